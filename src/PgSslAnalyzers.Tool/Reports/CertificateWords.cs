using System.Globalization;
using System.Security.Authentication;
using PgSslAnalyzers.Tool.Certificates;
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
            RootOrigin.Given => $"{host.Root.ShownPath}, as given",
            RootOrigin.Variable => $"{(host.Root.Path is { Length: > 0 } ? host.Root.ShownPath : "nothing")}, by PGSSLROOTCERT",
            RootOrigin.UserFile => $"{host.Root.ShownPath}, the file of this user",
            _ => "none: the authorities of the operating system",
        };
        return host.RootFile is { Fault: null } file ? $"{origin} ({file.Certificates.Count} certificate{(file.Certificates.Count == 1 ? "" : "s")})" : origin;
    }

    public static string Day(DateTime utc) => utc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
