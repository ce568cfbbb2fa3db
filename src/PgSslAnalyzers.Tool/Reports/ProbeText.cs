using System.Globalization;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.Tool.Certificates;
using PgSslAnalyzers.Tool.Judging;
using PgSslAnalyzers.Tool.Probing;
using PgSslAnalyzers.Tool.Wire;
using Spectre.Console;

namespace PgSslAnalyzers.Tool.Reports;

/// <summary>The report of a probe for people.</summary>
internal sealed class ProbeText(ProbeResult result, TextReport report, DateTime utcNow)
{
    /// <summary>How many certificates are shown. A hostile server sends hundreds.</summary>
    public const int MostCertificates = 10;

    private const int Deep = 4;

    public void Write()
    {
        foreach (HostResult host in result.Hosts)
        {
            WriteHost(host);
            report.Blank();
        }
        report.Heading("Not looked at");
        foreach (string item in NotLookedAt.Of(result))
            report.Bullet(item);
        report.Blank();
        report.Line(result.Connections switch
        {
            0 => "No connection was made.",
            1 => "One connection was made; it appears in the server's log. No login, name of a database or client certificate was sent.",
            var count => $"{count} connections were made; they appear in the servers' logs. No login, name of a database or client certificate was sent.",
        }, indent: 0);
        if (result.Request.IsOnline || result.Request.ChecksRevocation)
            report.Line("What was fetched from places that the certificates name is not counted; .NET keeps it for this user, as it does for Npgsql.", indent: 0);
    }

    private void WriteHost(HostResult host)
    {
        report.Heading($"{host.Target}{(host.Conversation?.ConnectedTo is { } address ? $" ({address})" : "")}");
        if (host.Ends.Count == 0)
        {
            report.Line($"Could not ask: {ReasonText.AnswerText(host)}.", style: TextReport.Bad);
            return;
        }
        if (host.Evidence is { } evidence)
            WriteHandshake(host, evidence);
        else
            report.Line($"{Capital(ReasonText.AnswerText(host))}.");
        report.Blank();
        WriteVerdict(host);
        WriteRemedies(host);
        WriteSaved(host);
    }

    private void WriteHandshake(HostResult host, ServerEvidence evidence)
    {
        string how = host.IsDirect ? "from the first byte (SSL Negotiation=Direct)" : "after an SSLRequest";
        string alpn = evidence.ApplicationProtocol is { } protocol ? $", ALPN {SafeText.OfServer(protocol)}" : "";
        report.Field("TLS", $"{CertificateWords.Protocol(evidence.Protocol)}, {evidence.Cipher}{alpn}, {how}");
        report.Field("client", evidence.AskedForClientCertificate ? "the server asked for a client certificate; none was sent" : "the server did not ask for a client certificate");
        WriteRoot(host);
        report.Blank();
        report.Heading($"Certificates that the server sent: {evidence.Sent.Count}");
        for (int i = 0; i < Math.Min(evidence.Sent.Count, MostCertificates); i++)
            WriteCertificate(i + 1, CertificateFacts.Of(evidence.Sent[i]));
        if (evidence.Sent.Count > MostCertificates)
            report.Line($"and {evidence.Sent.Count - MostCertificates} more");
    }

    private void WriteRoot(HostResult host)
    {
        report.Field("root", CertificateWords.Root(host));
        if (host.Root.Path is { Length: > 0 } path && !Path.IsPathRooted(path))
            report.Field("", "This path is relative: the program resolves it against its own current directory.", style: TextReport.Open);
    }

    private void WriteCertificate(int number, CertificateFacts facts)
    {
        report.Field(number.ToString(CultureInfo.InvariantCulture), SafeText.OfServer(facts.Subject), nameWidth: 2);
        // Only the first one has to be for a host.
        if (number == 1 && facts.Names.Count > 0)
            report.Field("for", ReasonText.JoinNames(facts.Names), Deep);
        report.Field("issuer", facts.IsSelfSigned ? "itself" : SafeText.OfServer(facts.Issuer), Deep);
        report.Field("valid", CertificateWords.Validity(facts, utcNow), Deep);
        report.Field("key", $"{SafeText.OfServer(facts.Key)}, signed with {SafeText.OfServer(facts.Signature)}", Deep);
        report.Field("SHA-256", facts.Sha256, Deep);
    }

    private void WriteVerdict(HostResult host)
    {
        var reasons = new ReasonText(host, utcNow);
        report.Heading("Verdict");
        report.Line(VerdictText.Begin(result) + ":");
        foreach (ModeEnd end in host.Ends)
        {
            report.Field(end.Mode.ToString(), VerdictText.Of(end) + (end.Mode == result.Request.Mode ? " (the mode of this string)" : ""), Deep, nameWidth: 12, style: StyleOf(end));
            // The reasons of the strictest mode hold those of the others.
            if (end.Mode == SslMode.VerifyFull)
            {
                foreach (Reason reason in end.Reasons)
                    report.Bullet(reasons.Of(reason), Deep + 2);
            }
        }
        report.Line(VerdictText.End);
        if (result.Request.Mode is { } mode && mode < SslMode.Require)
            report.Line($"SSL Mode={mode}, the mode of this string, does not look at any of this.", style: TextReport.Open);
    }

    private void WriteRemedies(HostResult host)
    {
        IReadOnlyList<string> remedies = Remedies.Of(host);
        if (remedies.Count > 0)
        {
            report.Blank();
            report.Heading("What to do");
            foreach (string remedy in remedies)
                report.Bullet(remedy);
            report.Bullet($"More: {Pages.CheckAndProbe}");
        }
        else if (host.Provider is { } provider)
        {
            report.Blank();
            report.Line(Remedies.ProviderText(provider));
        }
    }

    private void WriteSaved(HostResult host)
    {
        if (host.Saved is not { } saved)
            return;
        report.Blank();
        if (saved.Path is null)
        {
            report.Line($"Nothing was written: {SafeText.OfServer(saved.WhyNot!)}.", indent: 0, style: TextReport.Bad);
            return;
        }
        report.Line($"Written: {saved.Path}, the certificate with the fingerprint that you brought.", indent: 0, style: TextReport.Good);
        var end = new ModeEnd(SslMode.VerifyFull, saved.VerifyFull!.Value, []);
        report.Line($"{VerdictText.Begin(result)} and Root Certificate={saved.Path}, SSL Mode=VerifyFull {VerdictText.Of(end)}. {VerdictText.End}", indent: 0);
    }

    private static Style StyleOf(ModeEnd end) => end.End switch
    {
        // That Require accepts is no good news.
        HandshakeEnd.Accepted => end.Mode == SslMode.VerifyFull ? TextReport.Good : TextReport.Plain,
        HandshakeEnd.Depends => TextReport.Open,
        _ => TextReport.Bad,
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
