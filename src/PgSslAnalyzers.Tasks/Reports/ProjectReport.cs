using System.Globalization;
using System.Xml.Linq;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.ConnectionStrings.Baselines;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Options;

namespace PgSslAnalyzers.Tasks.Reports;

/// <summary>What was seen of a project in one target framework.</summary>
/// <param name="Project">The project file, relative to the repository.</param>
/// <param name="Framework">The target framework; empty if it has none.</param>
/// <param name="Mode">The mode that the project has outside of the report.</param>
/// <param name="Root">The folder of the repository; the folder of the project if it is in none.</param>
/// <param name="Findings">Everything that was found.</param>
/// <param name="NotLookedAt">What was not looked at, and why.</param>
internal sealed record ProjectReport(string Project, string Framework, AnalysisMode Mode, string Root, IReadOnlyList<ReportedFinding> Findings, IReadOnlyList<string> NotLookedAt)
{
    /// <summary>The version of the files; readers refuse one that they do not know.</summary>
    public const int Version = 1;

    /// <summary>What the baseline of the project knows, and how much of each entry is found now. Several target frameworks together say what is stale.</summary>
    public IReadOnlyList<(BaselineEntry Entry, int Found)> Baseline { get; init; } = [];

    /// <summary>One finding a place, in the order of files and lines. A connection that is weak on one way and verified on another is weak.</summary>
    public IReadOnlyList<ReportedFinding> Places { get; } = Findings
        .Where(static finding => finding.Path.Length > 0)
        .GroupBy(static finding => (finding.Path, finding.Start, Rule: finding.Verdict is null ? finding.Rule : null))
        .Select(static place => place.OrderBy(static finding => Rank(finding)).ThenBy(static finding => finding.Rule.Id, StringComparer.Ordinal).First())
        .OrderBy(static finding => finding.Path, StringComparer.Ordinal).ThenBy(static finding => finding.Start.Line).ThenBy(static finding => finding.Start.Column).ThenBy(static finding => finding.Rule.Id, StringComparer.Ordinal)
        .ToList();

    /// <summary>The connections that have a verdict and are not suppressed.</summary>
    public int Count(Verdict verdict) => Places.Count(finding => finding.Verdict == verdict && finding.Suppressed is null);

    /// <summary>The connections whose finding somebody keeps quiet.</summary>
    public int CountSuppressed() => Places.Count(static finding => finding is { Verdict: not null, Suppressed: not null });

    /// <summary>The file <c>report.json</c>.</summary>
    public XElement ToJson()
    {
        Func<ReportedFinding, string> fingerprint = Fingerprints();
        return Json.Object("root",
            Json.Number("version", Version),
            Json.Text("project", Project),
            Json.Text("framework", Framework),
            Json.Text("mode", Mode.ToString()),
            Json.Object("counts",
                Json.Number("connections", Places.Count(static finding => finding.Verdict is not null)), Json.Number("verified", Count(Verdict.Verified)), Json.Number("weak", Count(Verdict.Weak)),
                Json.Number("unknown", Count(Verdict.Unknown)), Json.Number("development", Count(Verdict.Development)), Json.Number("suppressed", CountSuppressed())),
            Json.Array("notLookedAt", NotLookedAt.Select(static text => Json.Text("item", text))),
            Json.Array("baseline", Baseline.Select(static known => Json.Object("item",
                Json.Text("rule", known.Entry.RuleId), Json.Text("kind", known.Entry.Hash), Json.Text("file", known.Entry.Path), Json.Number("count", known.Entry.Count), Json.Number("found", known.Found)))),
            Json.Array("findings", Places.Select(finding => Json.Object("item",
                Json.Text("rule", finding.Rule.Id),
                finding.Verdict is { } verdict ? Json.Text("verdict", verdict.Word()) : null,
                Json.Text("file", Relative(finding.Path)), Json.Number("line", finding.Start.Line), Json.Number("column", finding.Start.Column),
                Json.Text("message", finding.Message),
                finding.Suppressed is { } suppressed ? Json.Object("suppressed", Json.Text("reason", suppressed.Reason), Json.Text("until", suppressed.Until), Json.Number("line", suppressed.Line)) : null,
                Json.Text("fingerprint", fingerprint(finding))))));
    }

    /// <summary>A number that stays when other lines of the file change, and does not depend on the connection string.</summary>
    public Func<ReportedFinding, string> Fingerprints()
    {
        var ordinals = new Dictionary<ReportedFinding, int>();
        foreach (IGrouping<(string, Rule), ReportedFinding> same in Places.GroupBy(static finding => (finding.Path, finding.Rule)))
        {
            int ordinal = 0;
            foreach (ReportedFinding finding in same)
                ordinals[finding] = ordinal++;
        }
        return finding => Fingerprint.Of([finding.Rule.Id, Relative(finding.Path), ordinals[finding].ToString(CultureInfo.InvariantCulture)]);
    }

    /// <summary>The path as seen from the repository, with <c>/</c>.</summary>
    public string Relative(string path) => RelativePath.Of(Root, path);

    private static int Rank(ReportedFinding finding) => finding switch
    {
        { Suppressed: not null } => 3,
        { Verdict: Verdict.Verified } => 2,
        { Verdict: Verdict.Development } => 1,
        _ => 0,
    };
}
