using System.Text.Json;
using System.Text.Json.Nodes;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.Tool.Fleet;

namespace PgSslAnalyzers.Tool.Reports;

/// <summary>The reports of a repository as GitLab's Code Quality reads them.</summary>
internal static class CodeQuality
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Of(FleetReport fleet) => JsonReport.Array(fleet.Projects.SelectMany(static project => project.Places)
        .Where(static place => place.Suppressed is null && place.Rule != Rules.ConnectionCounted.Id)
        .DistinctBy(static place => (place.Rule, place.File, place.Line, place.Column))
        .Select(static place => (JsonNode)new JsonObject
        {
            ["description"] = JsonReport.Text(place.Message),
            ["check_name"] = place.Rule,
            ["fingerprint"] = place.Fingerprint,
            ["severity"] = SeverityOf(place.Rule),
            ["location"] = new JsonObject { ["path"] = place.File, ["lines"] = new JsonObject { ["begin"] = place.Line } },
        })).ToJsonString(Indented);

    private static string SeverityOf(string id) => Rules.All.FirstOrDefault(rule => rule.Id == id)?.Severity switch
    {
        FindingSeverity.Error => "critical",
        FindingSeverity.Warning => "major",
        _ => "info",
    };
}
