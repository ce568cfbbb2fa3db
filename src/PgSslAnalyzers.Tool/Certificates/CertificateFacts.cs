using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PgSslAnalyzers.Tool.Certificates;

/// <summary>What a report says of a certificate.</summary>
internal sealed record CertificateFacts(
    string Subject,
    string Issuer,
    IReadOnlyList<string> Names,
    DateTime NotBefore,
    DateTime NotAfter,
    string Key,
    string Signature,
    string Sha256,
    bool IsSelfSigned)
{
    /// <summary>Reads them. Dates are in UTC.</summary>
    public static CertificateFacts Of(X509Certificate2 certificate) => new(
        NameOf(certificate.SubjectName),
        NameOf(certificate.IssuerName),
        CertificateNames.Of(certificate).All,
        certificate.NotBefore.ToUniversalTime(),
        certificate.NotAfter.ToUniversalTime(),
        KeyOf(certificate),
        certificate.SignatureAlgorithm.FriendlyName ?? certificate.SignatureAlgorithm.Value ?? "unknown",
        Fingerprint.Of(certificate).ToString(),
        IsSelfIssued(certificate));

    /// <summary>The distinguished name; its raw length where it cannot be read.</summary>
    public static string NameOf(X500DistinguishedName name)
    {
        try
        {
            return name.Name is { Length: > 0 } text ? text : "(no name)";
        }
        catch (CryptographicException)
        {
            return "(a name that cannot be read)";
        }
    }

    /// <summary>Whether it names itself as its issuer. Whether its own key signed it, <see cref="SavedRoot"/> checks.</summary>
    public static bool IsSelfIssued(X509Certificate2 certificate) => certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    private static string KeyOf(X509Certificate2 certificate)
    {
        try
        {
            using RSA? rsa = certificate.GetRSAPublicKey();
            if (rsa is not null)
                return $"RSA {rsa.KeySize}";
            using ECDsa? ecdsa = certificate.GetECDsaPublicKey();
            if (ecdsa is not null)
                return $"ECDSA {ecdsa.KeySize}";
        }
        catch (Exception e) when (e is CryptographicException or PlatformNotSupportedException or NotSupportedException)
        {
            // Named by its number, below.
        }
        return certificate.PublicKey.Oid.FriendlyName ?? certificate.PublicKey.Oid.Value ?? "unknown";
    }
}
