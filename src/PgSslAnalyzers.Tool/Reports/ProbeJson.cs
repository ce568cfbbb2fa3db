using System.Globalization;
using System.Text.Json.Nodes;
using PgSslAnalyzers.Tool.Certificates;
using PgSslAnalyzers.Tool.Input;
using PgSslAnalyzers.Tool.Judging;
using PgSslAnalyzers.Tool.Probing;
using PgSslAnalyzers.Tool.Wire;

namespace PgSslAnalyzers.Tool.Reports;

/// <summary>The report of a probe for programs. Members are added, never renamed or removed.</summary>
internal static class ProbeJson
{
    public static JsonObject Of(ProbeResult result, DateTime utcNow) => new()
    {
        ["command"] = "probe",
        ["npgsql"] = result.Request.Version.Major,
        ["mode"] = result.Request.Mode?.ToString(),
        ["operatingSystem"] = result.OperatingSystem,
        ["hosts"] = JsonReport.Array(result.Hosts.Select(host => (JsonNode)OfHost(result, host, utcNow))),
        ["notLookedAt"] = JsonReport.Array(NotLookedAt.Of(result).Select(JsonReport.Text)),
        ["connections"] = result.Connections,
        ["exitCode"] = result.ExitCode,
    };

    private static JsonObject OfHost(ProbeResult result, HostResult host, DateTime utcNow)
    {
        var reasons = new ReasonText(host, utcNow);
        return new JsonObject
        {
            ["host"] = JsonReport.Text(host.Target.Host),
            ["port"] = host.Target.Port ?? HostPort.DefaultPort,
            ["connectedTo"] = host.Conversation?.ConnectedTo?.ToString(),
            ["answer"] = AnswerName(host.Conversation?.Answer),
            ["answerText"] = host.Evidence is null ? JsonReport.Text(ReasonText.AnswerText(host)) : null,
            ["tls"] = host.Evidence is { } evidence ? OfHandshake(host, evidence) : null,
            ["certificates"] = JsonReport.Array((host.Evidence?.Sent ?? []).Take(ProbeText.MostCertificates).Select(certificate => (JsonNode)OfCertificate(CertificateFacts.Of(certificate)))),
            ["certificatesSent"] = host.Evidence?.Sent.Count ?? 0,
            ["root"] = new JsonObject
            {
                ["origin"] = host.Root.Origin.ToString(),
                ["path"] = host.Root.Path is null ? null : JsonReport.Text(CertificateWords.Path(host.Root)),
                ["certificates"] = host.RootFile is { Fault: null } file ? file.Certificates.Count : null,
            },
            ["provider"] = host.Provider is { } provider
                ? new JsonObject { ["name"] = provider.Name, ["page"] = provider.Page, ["bundle"] = provider.BundleFile, ["text"] = Remedies.ProviderText(provider) }
                : null,
            ["verdicts"] = JsonReport.Array(host.Ends.Select(end => (JsonNode)new JsonObject
            {
                ["mode"] = end.Mode.ToString(),
                ["end"] = end.End.ToString(),
                ["text"] = JsonReport.Text(VerdictText.Sentence(result, end, reasons)),
                ["reasons"] = JsonReport.Array(end.Reasons.Select(reason => (JsonNode)new JsonObject { ["kind"] = KindOf(reason), ["text"] = JsonReport.Text(reasons.Of(reason)) })),
            })),
            ["remedies"] = JsonReport.Array(Remedies.Of(host).Select(JsonReport.Text)),
            ["saved"] = host.Saved is { } saved
                ? new JsonObject
                {
                    ["path"] = saved.Path is { } written ? JsonReport.Text(written) : null,
                    ["whyNot"] = saved.WhyNot is { } why ? JsonReport.Text(why) : null,
                    ["verifyFull"] = saved.VerifyFull?.ToString(),
                }
                : null,
        };
    }

    private static JsonObject OfHandshake(HostResult host, ServerEvidence evidence) => new()
    {
        ["protocol"] = evidence.Protocol.ToString(),
        ["cipher"] = evidence.Cipher.ToString(),
        ["applicationProtocol"] = evidence.ApplicationProtocol is { } protocol ? JsonReport.Text(protocol) : null,
        ["direct"] = host.IsDirect,
        ["askedForClientCertificate"] = evidence.AskedForClientCertificate,
    };

    private static JsonObject OfCertificate(CertificateFacts facts) => new()
    {
        ["subject"] = JsonReport.Text(facts.Subject),
        ["issuer"] = JsonReport.Text(facts.Issuer),
        ["names"] = JsonReport.Array(facts.Names.Select(JsonReport.Text)),
        ["notBefore"] = facts.NotBefore.ToString("O", CultureInfo.InvariantCulture),
        ["notAfter"] = facts.NotAfter.ToString("O", CultureInfo.InvariantCulture),
        ["key"] = JsonReport.Text(facts.Key),
        ["signature"] = JsonReport.Text(facts.Signature),
        ["sha256"] = facts.Sha256,
        ["selfSigned"] = facts.IsSelfSigned,
    };

    private static string AnswerName(ServerAnswer? answer) => answer is null ? "UnixSocket" : answer.GetType().Name;

    private static string KindOf(Reason reason) => reason is Reason.Chain { Problem.Kind: var kind } ? kind.ToString() : reason.GetType().Name;
}
