using System.Text.Json;

namespace PgSslAnalyzers.Tool.Tests.Fleet;

/// <summary>A finding in a report that a test writes.</summary>
internal sealed record ReportPlace(string Rule, string? Verdict, string File, int Line, int Column, string Message, ReportSuppressed? Suppressed, string Fingerprint);

/// <summary>Why it is kept quiet.</summary>
internal sealed record ReportSuppressed(string Reason, string Until, int Line = 0);

/// <summary>An entry of a baseline in such a report.</summary>
internal sealed record ReportKnown(string Rule, string Kind, string File, int Count, int Found);

/// <summary>Writes the files that <c>dotnet build -t:PgSslReport</c> leaves in a project.</summary>
internal static class ReportFolder
{
    public static void Write(string root, string project, string framework, params ReportPlace[] places) => WriteWithBaseline(root, project, framework, [], places);

    public static void WriteWithBaseline(string root, string project, string framework, ReportKnown[] baseline, params ReportPlace[] places)
    {
        string at = Path.Combine(root, project, "obj", "pgssl", framework);
        Directory.CreateDirectory(at);
        File.WriteAllText(Path.Combine(at, "report.json"), JsonSerializer.Serialize(
            new { version = 1, project = project + "/App.csproj", framework, mode = "Audit", notLookedAt = Array.Empty<string>(), baseline, findings = places }, JsonSerializerOptions.Web));
        File.WriteAllText(Path.Combine(at, "report.sarif"), JsonSerializer.Serialize(new
        {
            version = "2.1.0",
            runs = new[]
            {
                new
                {
                    tool = new { driver = new { name = "PgSslAnalyzers", rules = places.Select(static place => place.Rule).Distinct().Select(static id => new { id }) } },
                    results = places.Select(place => new Dictionary<string, object>
                    {
                        ["ruleId"] = place.Rule,
                        ["locations"] = new[] { new { physicalLocation = new { artifactLocation = new { uri = project + "/" + place.File }, region = new { startLine = place.Line, startColumn = place.Column } } } },
                    }.Concat(place.Suppressed is null ? [] : [KeyValuePair.Create<string, object>("suppressions", new[] { new { kind = "inSource" } })]).ToDictionary()),
                },
            },
        }));
    }
}
