using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PgSslAnalyzers.Tool.Certificates;

/// <summary>For which hosts a certificate was issued. Anyone may have written it.</summary>
/// <param name="Dns">Host names in subjectAltName; <c>*</c> stands for one label.</param>
/// <param name="Addresses">Addresses in subjectAltName.</param>
/// <param name="CommonName">The CN of the subject, which counts only where there is no subjectAltName; null if there is none.</param>
internal sealed record CertificateNames(IReadOnlyList<string> Dns, IReadOnlyList<IPAddress> Addresses, string? CommonName)
{
    private const string SubjectAlternativeName = "2.5.29.17";
    private const string CommonNameOid = "2.5.4.3";

    /// <summary>How many names are read. A certificate may hold thousands.</summary>
    private const int Limit = 1000;

    /// <summary>Reads them; what cannot be read is left out.</summary>
    public static CertificateNames Of(X509Certificate2 certificate)
    {
        List<string> names = [];
        List<IPAddress> addresses = [];
        foreach (X509Extension extension in certificate.Extensions.Where(static extension => extension.Oid?.Value == SubjectAlternativeName))
        {
            try
            {
                X509SubjectAlternativeNameExtension alternative = extension as X509SubjectAlternativeNameExtension ?? new X509SubjectAlternativeNameExtension(extension.RawData);
                names.AddRange(alternative.EnumerateDnsNames().Take(Limit));
                addresses.AddRange(alternative.EnumerateIPAddresses().Take(Limit));
            }
            catch (CryptographicException)
            {
                // Not what the standard says: no name that .NET would accept.
            }
        }
        return new CertificateNames(names, addresses, CommonNameOf(certificate.SubjectName));
    }

    /// <summary>All names that count: those of subjectAltName, or the common name where there are none.</summary>
    public IReadOnlyList<string> All => Dns.Count + Addresses.Count > 0
        ? [.. Dns, .. Addresses.Select(static address => address.ToString())]
        : CommonName is null ? [] : [CommonName];

    private static string? CommonNameOf(X500DistinguishedName name)
    {
        try
        {
            return name.EnumerateRelativeDistinguishedNames(reversed: true)
                .LastOrDefault(static part => !part.HasMultipleElements && part.GetSingleElementType().Value == CommonNameOid)?.GetSingleElementValue();
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
