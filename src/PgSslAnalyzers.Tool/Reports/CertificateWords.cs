using System.Globalization;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using PgSslAnalyzers.Tool.Certificates;
using PgSslAnalyzers.Tool.Checking;
using PgSslAnalyzers.Tool.Judging;
using PgSslAnalyzers.Tool.Probing;

namespace PgSslAnalyzers.Tool.Reports;

/// <summary>Facts of a handshake in words.</summary>
internal static class CertificateWords
{
    /// <summary>Tls13 is 1.3.</summary>
    public static string Protocol(SslProtocols protocol) => protocol.ToString() is ['T', 'l', 's', var major, var minor] ? $"{major}.{minor}" : protocol.ToString();

    public static string Validity(CertificateFacts facts, DateTime utcNow)
    {
        string range = $"{Day(facts.NotBefore)} to {Day(facts.NotAfter)}";
        return utcNow > facts.NotAfter ? range + ", expired" : utcNow < facts.NotBefore ? range + ", not yet" : range;
    }

    /// <summary>Where the root certificate comes from, and what is there.</summary>
    public static string Root(HostResult host)
    {
        string origin = host.Root.Origin switch
        {
            RootOrigin.Given => $"{Path(host.Root)}, as given",
            RootOrigin.Variable => $"{(host.Root.Path is { Length: > 0 } ? Path(host.Root) : "nothing")}, by PGSSLROOTCERT",
            RootOrigin.UserFile => $"{Path(host.Root)}, the file of this user",
            _ => "none: the authorities of the operating system",
        };
        return host.RootFile is { Fault: null } file ? $"{origin} ({file.Certificates.Count} certificate{(file.Certificates.Count == 1 ? "" : "s")})" : origin;
    }

    /// <summary>The path of a root certificate file as a report may show it; a setting that was swallowed by Root Certificate is left out.</summary>
    public static string Path(RootSource root) => root.Path is null ? "" : ShownString.OfPath(root.Path);

    public static string Name(X500DistinguishedName name) => SafeText.OfServer(CertificateFacts.NameOf(name));

    public static string Day(DateTime utc) => utc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
