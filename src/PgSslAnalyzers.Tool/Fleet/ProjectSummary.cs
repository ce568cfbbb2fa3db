namespace PgSslAnalyzers.Tool.Fleet;

/// <summary>A project, all its target frameworks together: a connection in the same place counts once, and as the worst that one of them says.</summary>
internal sealed record ProjectSummary
{
    private static readonly string[] WorstFirst = ["weak", "unknown", "development", "verified"];

    /// <summary>The project file, relative to its repository.</summary>
    public required string Project { get; init; }

    public required string Mode { get; init; }

    public required IReadOnlyList<string> Frameworks { get; init; }

    /// <summary>Every place once, in the order of files and lines.</summary>
    public required IReadOnlyList<ReportedPlace> Places { get; init; }

    /// <summary>What was not looked at, and why.</summary>
    public required IReadOnlyList<string> NotLookedAt { get; init; }

    /// <summary>What the baseline knows: each entry once, with as many findings as the framework has that has most of them.</summary>
    public required IReadOnlyList<KnownPlace> Baseline { get; init; }

    /// <summary>What the baseline knows and no framework finds any more.</summary>
    public IEnumerable<KnownPlace> Stale => Baseline.Where(static known => known.Found < known.Count);

    public IEnumerable<ReportedPlace> Connections => Places.Where(static place => place.Verdict is not null);

    public IEnumerable<ReportedPlace> Suppressed => Connections.Where(static place => place.Suppressed is not null);

    public int Verified => Count("verified");

    public int Weak => Count("weak");

    public int Unknown => Count("unknown");

    public int Development => Count("development");

    /// <summary>Puts the reports of one project together.</summary>
    public static ProjectSummary Of(IReadOnlyList<ReportFile> frameworks) => new()
    {
        Project = frameworks[0].Project,
        Mode = string.Join(", ", frameworks.Select(static file => file.Mode).Distinct(StringComparer.Ordinal)),
        Frameworks = [.. frameworks.Select(static file => file.Framework).Where(static framework => framework.Length > 0).Order(StringComparer.Ordinal)],
        NotLookedAt = [.. frameworks.SelectMany(static file => file.NotLookedAt).Distinct(StringComparer.Ordinal)],
        Baseline =
        [
            .. frameworks.SelectMany(static file => file.Baseline).GroupBy(static known => (known.Rule, known.Kind, known.File))
                .Select(static same => same.First() with { Found = same.Max(static known => known.Found) })
                .OrderBy(static known => known.File, StringComparer.Ordinal).ThenBy(static known => known.Rule, StringComparer.Ordinal).ThenBy(static known => known.Kind, StringComparer.Ordinal),
        ],
        Places =
        [
            .. frameworks.SelectMany(static file => file.Findings)
                .GroupBy(static place => (place.File, place.Line, place.Column, Rule: place.Verdict is null ? place.Rule : ""))
                .Select(static same => same.OrderBy(static place => place.Suppressed is not null).ThenBy(static place => Array.IndexOf(WorstFirst, place.Verdict)).ThenBy(static place => place.Rule, StringComparer.Ordinal).First())
                .OrderBy(static place => place.File, StringComparer.Ordinal).ThenBy(static place => place.Line).ThenBy(static place => place.Column).ThenBy(static place => place.Rule, StringComparer.Ordinal),
        ],
    };

    private int Count(string verdict) => Connections.Count(place => place.Verdict == verdict && place.Suppressed is null);
}
