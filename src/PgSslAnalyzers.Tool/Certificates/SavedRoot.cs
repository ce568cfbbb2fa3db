using System.Security.Cryptography.X509Certificates;

namespace PgSslAnalyzers.Tool.Certificates;

/// <summary>
/// Writes a root certificate that the server sent, if the user has its fingerprint from elsewhere. The connection proves nothing about it: whoever answered may have made it a minute ago.
/// </summary>
internal static class SavedRoot
{
    /// <summary>The certificate among those sent that is self-signed and has this fingerprint; else null, and why.</summary>
    public static (X509Certificate2? Certificate, string? WhyNot) Choose(IReadOnlyList<X509Certificate2> sent, Fingerprint fingerprint)
    {
        if (sent.FirstOrDefault(certificate => Fingerprint.Of(certificate).Equals(fingerprint)) is { } match)
        {
            return IsSelfSigned(match)
                ? (match, null)
                : (null, "the certificate with this fingerprint is not self-signed: Npgsql would not accept it as a root certificate");
        }
        if (sent.Any(IsSelfSigned))
            return (null, "no certificate that the server sent has this fingerprint");
        return (null, sent.Count == 0
            ? "the server sent no certificate"
            : $"the server did not send its root certificate. Its issuer is {CertificateFacts.NameOf(sent[^1].IssuerName)}: get that file from whoever runs the server");
    }

    /// <summary>Writes it as PEM into a new file; an existing one is never overwritten.</summary>
    /// <exception cref="IOException">It exists, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(X509Certificate2 certificate, string path)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        using var writer = new StreamWriter(file);
        writer.Write(certificate.ExportCertificatePem());
        writer.Write('\n');
    }

    /// <summary>Whether its own key signed it, whatever its dates.</summary>
    private static bool IsSelfSigned(X509Certificate2 certificate)
    {
        if (!CertificateFacts.IsSelfIssued(certificate))
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(certificate);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid | X509VerificationFlags.IgnoreInvalidBasicConstraints;
        return chain.Build(certificate) && chain.ChainElements.Count == 1;
    }
}
