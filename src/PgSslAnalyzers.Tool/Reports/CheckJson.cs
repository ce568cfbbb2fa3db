using System.Text.Json.Nodes;
using PgSslAnalyzers.Tool.Checking;

namespace PgSslAnalyzers.Tool.Reports;

/// <summary>The report of a check for programs. Members are added, never renamed or removed.</summary>
internal static class CheckJson
{
    public static JsonObject Of(StringCheck check) => new()
    {
        ["command"] = "check",
        ["npgsql"] = check.Version.Major,
        ["summary"] = JsonReport.Text(CheckText.Summary(check)),
        ["throws"] = check.Throws is not null,
        ["mode"] = check.Mode?.ToString(),
        ["isModeSet"] = check.IsModeSet,
        ["whoGetsThePassword"] = JsonReport.Array(PasswordReceivers.All(check.Text, check.Version)
            .Select(static receivers => (JsonNode)new JsonObject { ["mode"] = receivers.Mode.ToString(), ["text"] = receivers.Text })),
        ["findings"] = JsonReport.Array(check.Result.Findings.Select(static finding => (JsonNode)new JsonObject
        {
            ["id"] = finding.Rule.Id,
            ["title"] = finding.Rule.Title,
            ["severity"] = finding.Severity.ToString(),
            ["message"] = JsonReport.Text(finding.Message),
            ["page"] = Pages.OfRule(finding.Rule.Id),
        })),
        ["upgraded"] = check.Upgraded is { } upgraded ? JsonReport.Text(upgraded) : null,
        ["exitCode"] = check.ExitCode,
    };
}
