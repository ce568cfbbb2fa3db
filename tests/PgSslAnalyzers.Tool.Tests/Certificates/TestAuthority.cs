using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PgSslAnalyzers.Certificates;

/// <summary>A certificate authority of a test: a root, or an intermediate below one. What it issues is as good or as bad as asked for.</summary>
internal sealed class TestAuthority : IDisposable
{
    public static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-30);
    public static readonly DateTimeOffset To = DateTimeOffset.UtcNow.AddDays(30);

    private TestAuthority(X509Certificate2 certificate) => Certificate = certificate;

    /// <summary>With its private key.</summary>
    public X509Certificate2 Certificate { get; }

    public string Pem => Certificate.ExportCertificatePem() + "\n";

    public static TestAuthority Root(string name = "Example Root CA") => new(Make(Spec.Authority(name), null));

    public TestAuthority Intermediate(string name, string? download = null) => new(Make(Spec.Authority(name) with { Download = download }, Certificate));

    public X509Certificate2 Issue(Spec spec) => Make(spec, Certificate);

    public X509Certificate2 Issue(params string[] names) => Issue(Spec.Server(names));

    public static X509Certificate2 SelfSigned(Spec spec) => Make(spec, null);

    public void Dispose() => Certificate.Dispose();

    private static X509Certificate2 Make(Spec spec, X509Certificate2? issuer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(new X500DistinguishedName($"CN=\"{spec.CommonName.Replace("\"", "\"\"", StringComparison.Ordinal)}\""), key, HashAlgorithmName.SHA256);
        if (spec.Names.Count > 0)
        {
            var names = new SubjectAlternativeNameBuilder();
            foreach (string name in spec.Names)
            {
                if (IPAddress.TryParse(name, out IPAddress? address))
                    names.AddIpAddress(address);
                else
                    names.AddDnsName(name);
            }
            request.CertificateExtensions.Add(names.Build());
        }
        foreach (X509Extension extension in spec.Extensions)
            request.CertificateExtensions.Add(extension);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(spec.IsAuthority, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(spec.IsAuthority ? X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign : X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        if (spec.Usage is { } usage)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        if (spec.Download is { } download)
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([download], [download]));
        if (spec.RevocationList is { } list)
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([list]));
        if (issuer is null)
            return request.CreateSelfSigned(spec.From, spec.To);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        using X509Certificate2 certificate = request.Create(issuer.SubjectName, X509SignatureGenerator.CreateForECDsa(issuer.GetECDsaPrivateKey()!), spec.From, spec.To, [1, .. RandomNumberGenerator.GetBytes(15)]);
        return certificate.CopyWithPrivateKey(key);
    }
}

/// <summary>What a certificate says.</summary>
internal sealed record Spec
{
    public const string ForServers = "1.3.6.1.5.5.7.3.1";
    public const string ForClients = "1.3.6.1.5.5.7.3.2";

    public required string CommonName { get; init; }

    /// <summary>subjectAltName: host names and addresses.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    public bool IsAuthority { get; init; }

    public DateTimeOffset From { get; init; } = TestAuthority.From;

    public DateTimeOffset To { get; init; } = TestAuthority.To;

    public string? Usage { get; init; } = ForServers;

    /// <summary>Where the issuer (and the revocation status) may be fetched from.</summary>
    public string? Download { get; init; }

    /// <summary>Where the revocation list may be fetched from.</summary>
    public string? RevocationList { get; init; }

    public IReadOnlyList<X509Extension> Extensions { get; init; } = [];

    public static Spec Server(params string[] names) => new() { CommonName = names.Length > 0 ? names[0] : "server", Names = names };

    public static Spec Authority(string name) => new() { CommonName = name, IsAuthority = true, Usage = null };
}
