using System.Globalization;
using System.Xml.Linq;
using PgSslAnalyzers.ConnectionStrings.Catalog;

namespace PgSslAnalyzers.Tasks.Reports;

/// <summary>A report as SARIF 2.1.0: with the texts and the weight of the rules, suppressed findings with their reasons, and nothing that only fixes need.</summary>
internal static class ReportSarif
{
    private const string Root = "SRCROOT";

    public static XElement Of(ProjectReport report)
    {
        Func<ReportedFinding, string> fingerprint = report.Fingerprints();
        Rule[] rules = [.. report.Places.Select(static finding => finding.Rule).Distinct().OrderBy(static rule => rule.Id, StringComparer.Ordinal)];
        return Json.Object("root",
            Json.Text("$schema", "https://json.schemastore.org/sarif-2.1.0.json"),
            Json.Text("version", "2.1.0"),
            Json.Array("runs",
            [
                Json.Object("item",
                    Json.Object("tool", Json.Object("driver", Json.Text("name", "PgSslAnalyzers"), Json.Text("semanticVersion", VersionText()), Json.Array("rules", rules.Select(RuleOf)))),
                    Json.Object("automationDetails", Json.Text("id", "pgssl/" + report.Project + (report.Framework.Length == 0 ? "" : "/" + report.Framework) + "/")),
                    Json.Text("columnKind", "utf16CodeUnits"),
                    Json.Array("results", report.Places.Select(finding => ResultOf(report, finding, fingerprint(finding), System.Array.IndexOf(rules, finding.Rule))))),
            ]));
    }

    private static string VersionText()
    {
        Version version = typeof(Rules).Assembly.GetName().Version;
        return string.Format(CultureInfo.InvariantCulture, "{0}.{1}.{2}", version.Major, version.Minor, version.Build);
    }

    private static XElement RuleOf(Rule rule) => Json.Object("item",
        Json.Text("id", rule.Id),
        Json.Object("shortDescription", Json.Text("text", rule.Title)),
        Json.Object("fullDescription", Json.Text("text", rule.Description)),
        Json.Object("help", Json.Text("text", $"{rule.Title}. {rule.Description} The page docs/rules/{rule.Id}.md of the package tells how to fix it.")),
        Json.Object("defaultConfiguration", Json.Text("level", LevelOf(rule))),
        Json.Object("properties",
            Json.Array("tags", rule.Cwes.Select(static cwe => "external/cwe/cwe-" + cwe.ToString(CultureInfo.InvariantCulture)).Prepend("security").Select(static tag => Json.Text("item", tag))),
            SecuritySeverity.Of(rule) is { } severity ? Json.Text("security-severity", severity) : null));

    private static XElement ResultOf(ProjectReport report, ReportedFinding finding, string fingerprint, int rule) => Json.Object("item",
        Json.Text("ruleId", finding.Rule.Id),
        Json.Number("ruleIndex", rule),
        Json.Text("level", LevelOf(finding.Rule)),
        Json.Object("message", Json.Text("text", finding.Message)),
        Json.Array("locations",
        [
            Json.Object("item", Json.Object("physicalLocation",
                Json.Object("artifactLocation", Json.Text("uri", UriOf(report.Relative(finding.Path))), Json.Text("uriBaseId", Root)),
                Json.Object("region",
                    Json.Number("startLine", finding.Start.Line), Json.Number("startColumn", finding.Start.Column), Json.Number("endLine", finding.End.Line), Json.Number("endColumn", finding.End.Column)))),
        ]),
        Json.Object("partialFingerprints", Json.Text("pgssl/v1", fingerprint)),
        finding.Suppressed is { } suppressed
            ? Json.Array("suppressions", [Json.Object("item", Json.Text("kind", "inSource"), suppressed.Reason.Length > 0 ? Json.Text("justification", suppressed.Reason) : null)])
            : null);

    private static string LevelOf(Rule rule) => rule.Severity == FindingSeverity.Info ? "note" : "warning";

    private static string UriOf(string path) => string.Join("/", path.Split('/').Select(Uri.EscapeDataString));
}
