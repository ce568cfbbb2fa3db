using System.Globalization;
using System.Text.Json.Nodes;
using PgSslAnalyzers.Tool.Fleet;

namespace PgSslAnalyzers.Tool.Reports;

/// <summary>A report for programs. Members are added, never renamed or removed.</summary>
internal static class FleetJson
{
    public static JsonObject Of(FleetReport fleet, int exitCode) => new()
    {
        ["command"] = "report",
        ["projects"] = JsonReport.Array(fleet.Projects.Select(static project => (JsonNode)new JsonObject
        {
            ["project"] = JsonReport.Text(project.Project),
            ["mode"] = JsonReport.Text(project.Mode),
            ["frameworks"] = JsonReport.Array(project.Frameworks.Select(JsonReport.Text)),
            ["connections"] = project.Connections.Count(),
            ["verified"] = project.Verified,
            ["weak"] = project.Weak,
            ["unknown"] = project.Unknown,
            ["development"] = project.Development,
            ["suppressed"] = project.Suppressed.Count(),
            ["exceptions"] = JsonReport.Array(project.Suppressed.Select(static place => (JsonNode)new JsonObject
            {
                ["rule"] = place.Rule,
                ["file"] = JsonReport.Text(place.File),
                ["line"] = place.Line,
                ["reason"] = JsonReport.Text(place.Suppressed!.Reason),
                ["until"] = place.Suppressed.Until.Length == 0 ? null : JsonReport.Text(place.Suppressed.Until),
                ["since"] = place.Suppressed.Since?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            })),
            ["staleInBaseline"] = project.Stale.Sum(static known => known.Count - known.Found),
            ["notLookedAt"] = JsonReport.Array(project.NotLookedAt.Select(JsonReport.Text)),
        })),
        ["exitCode"] = exitCode,
    };
}
