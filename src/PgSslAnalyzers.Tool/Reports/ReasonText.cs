using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using PgSslAnalyzers.Tool.Certificates;
using PgSslAnalyzers.Tool.Judging;
using PgSslAnalyzers.Tool.Probing;
using PgSslAnalyzers.Tool.Wire;

namespace PgSslAnalyzers.Tool.Reports;

/// <summary>Why a handshake would not end well, in a sentence without its full stop.</summary>
internal sealed class ReasonText(HostResult result, DateTime utcNow)
{
    /// <summary>How many names of a certificate a sentence holds.</summary>
    private const int MostNames = 5;

    public string Of(Reason reason) => reason switch
    {
        Reason.Name => NameMismatch(),
        Reason.Chain { Problem: var problem, ByFile: var byFile } => OfChain(problem, byFile),
        Reason.SystemReplaced => "the operating system trusts this chain, but since Npgsql 10 a root certificate file replaces its authorities",
        Reason.RootFile { Fault: var fault } => RootFileFault(fault),
        Reason.Download => "it depends on a download that was not made: the certificate names a place to fetch its issuer from, and Npgsql would let .NET do that (--online allows it)",
        Reason.Revocation => "it depends on a download that was not made: Check Certificate Revocation=true wants revocation lists (--revocation fetches them)",
        Reason.NoCertificate => "the server showed no certificate",
        Reason.ClientCertificate => "the file of the client certificate is not there, and Npgsql throws on that before the handshake",
        _ => AnswerText(result),
    };

    /// <summary>What a server said that showed no certificate.</summary>
    public static string AnswerText(HostResult result) => result.Conversation?.Answer switch
    {
        null => "no TLS: PostgreSQL has none over a Unix-domain socket",
        ServerAnswer.NoTls => "no TLS offered: the server answered N to SSLRequest",
        ServerAnswer.Error { Text: var text } => $"in place of an answer to SSLRequest came an error message, from a server that is not authenticated: \"{SafeText.OfServer(text)}\"",
        ServerAnswer.NotPostgres { Bytes: var bytes } => $"what answers does not speak PostgreSQL's protocol: {Bytes(bytes)}",
        ServerAnswer.ClearBytes { Bytes: var bytes } =>
            $"behind the S that announces TLS came bytes in the clear, {Bytes(bytes)}: that is an attack by somebody on the way, or no PostgreSQL; Npgsql breaks off",
        ServerAnswer.TlsFailed { Cause: var cause } => $"TLS was {(result.IsDirect ? "asked for" : "offered")}, but its handshake failed: {SafeText.OfServer(cause)}",
        ServerAnswer.None { Cause: var cause } => SafeText.OfServer(cause),
        _ => "",
    };

    public static string JoinNames(IReadOnlyList<string> names)
    {
        List<string> shown = [.. names.Take(MostNames).Select(SafeText.OfServer)];
        if (names.Count > MostNames)
            shown.Add($"{names.Count - MostNames} more");
        return shown.Count < 2 ? string.Concat(shown) : string.Join(", ", shown[..^1]) + " and " + shown[^1];
    }

    private string NameMismatch()
    {
        CertificateNames names = CertificateNames.Of(result.Evidence!.Leaf!);
        string host = result.Target.Host;
        string text = names.All.Count == 0 ? $"the certificate names no host, and so not {host}" : $"the certificate is for {JoinNames(names.All)}, not for {host}";
        bool isCommonName = names.Dns.Count + names.Addresses.Count > 0 && string.Equals(names.CommonName, host, StringComparison.OrdinalIgnoreCase);
        bool isNameOfAddress = names.Dns.Contains(host, StringComparer.OrdinalIgnoreCase) && IPAddress.TryParse(host, out _);
        return isCommonName ? text + " (its common name does not count beside a subjectAltName)"
            : isNameOfAddress ? text + " (an address counts only as an IP address of the subjectAltName)"
            : text;
    }

    private string OfChain(ChainProblem problem, bool byFile)
    {
        X509Certificate2 certificate = problem.Certificate;
        string who = ReferenceEquals(certificate, result.Evidence!.Leaf) ? "the certificate" : $"the certificate of {CertificateWords.Name(certificate.SubjectName)} in the chain";
        string it = ReferenceEquals(certificate, result.Evidence.Leaf) ? "it" : who;
        return problem.Kind switch
        {
            ChainProblemKind.UntrustedAuthority => byFile
                ? $"the chain ends at an authority that is not in {File}: {CertificateWords.Name(certificate.SubjectName)}, SHA-256 {Fingerprint.Of(certificate)}"
                : $"the chain ends at an authority that this machine does not trust: {CertificateWords.Name(certificate.SubjectName)}, SHA-256 {Fingerprint.Of(certificate)}",
            ChainProblemKind.SelfSigned => byFile
                ? $"the certificate is self-signed and not in {File}: SHA-256 {Fingerprint.Of(certificate)}"
                : $"the certificate is self-signed, and this machine does not trust it: SHA-256 {Fingerprint.Of(certificate)}",
            ChainProblemKind.MissingIssuer when ReferenceEquals(certificate, result.Evidence.Leaf) =>
                $"the server did not send the intermediate {CertificateWords.Name(certificate.IssuerName)}; if that is no intermediate but the root certificate, {(byFile ? $"{File} does not hold it" : "this machine does not have it")}",
            ChainProblemKind.MissingIssuer =>
                $"the chain ends at {CertificateWords.Name(certificate.SubjectName)}: its issuer, {CertificateWords.Name(certificate.IssuerName)}, was not sent, and {(byFile ? $"{File} does not hold it" : "this machine does not have it")}",
            ChainProblemKind.SameNameOtherKey => $"{it} was not issued by the {CertificateWords.Name(certificate.IssuerName)} of {File}, but by another authority of the same name",
            ChainProblemKind.Expired => $"{it} expired {Ago(utcNow - certificate.NotAfter.ToUniversalTime())} ago, on {Day(certificate.NotAfter)}",
            ChainProblemKind.NotYetValid => $"{it} is not valid before {Day(certificate.NotBefore)}, in {Ago(certificate.NotBefore.ToUniversalTime() - utcNow)}: one of the clocks may be wrong",
            ChainProblemKind.BadSignature => $"the signature of {who} is wrong: {CertificateWords.Name(certificate.IssuerName)} has not made it",
            ChainProblemKind.NotForServers => $"{it} is not for servers: its extended key usage lacks server authentication",
            ChainProblemKind.NotAnAuthority => $"{who} has issued another one and may not: it is not marked as an authority for that",
            ChainProblemKind.Revoked => $"{it} has been revoked",
            ChainProblemKind.RevocationUnknown => $"whether {who} has been revoked could not be found out, which counts as a no",
            _ => $"{who}: {SafeText.OfServer(problem.Detail ?? "not accepted")}",
        };
    }

    private string File => result.Root.Path is { Length: > 0 } ? CertificateWords.Path(result.Root) : "the root certificate file";

    private string RootFileFault(Exception fault) => fault switch
    {
        _ when result.Root is { Origin: RootOrigin.Variable, Path: "" } => "PGSSLROOTCERT is set and empty: Npgsql takes that for the name of a file and fails; unset it",
        FileNotFoundException or DirectoryNotFoundException => $"the root certificate file {File} is not there",
        UnauthorizedAccessException => Directory.Exists(result.Root.Path) ? $"the root certificate file {File} is a folder" : $"the root certificate file {File} may not be read by this user",
        IOException => $"the root certificate file {File} cannot be read",
        _ => $"the root certificate file {File} holds no certificate that this Npgsql reads: PEM, or PKCS#12 in a .pfx; 8 and 9 read DER too",
    };

    private static string Day(DateTime date) => date.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Ago(TimeSpan time) => time.TotalDays >= 2 ? $"{(int)time.TotalDays} days" : time.TotalHours >= 2 ? $"{(int)time.TotalHours} hours" : $"{Math.Max(1, (int)time.TotalMinutes)} minutes";

    private static string Bytes(byte[] bytes)
    {
        string text = new([.. bytes.Take(24).Select(static b => b is >= 0x20 and < 0x7F ? (char)b : '.')]);
        return $"{bytes.Length} bytes, \"{text}\"";
    }
}
