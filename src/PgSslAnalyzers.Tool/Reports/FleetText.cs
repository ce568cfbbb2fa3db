using System.Globalization;
using PgSslAnalyzers.Tool.Fleet;

namespace PgSslAnalyzers.Tool.Reports;

/// <summary>The table of a report for people.</summary>
internal sealed class FleetText(FleetReport fleet, TextReport report)
{
    /// <summary>How many days before its last day an exception is named.</summary>
    private const int NamedBefore = 30;

    private static readonly string[] Columns = ["connections", "verified", "weak", "unknown", "development", "suppressed"];

    public void Write(DateOnly today)
    {
        int width = Math.Max("project".Length, fleet.Projects.Max(static project => SafeText.Of(project.Project).Length));
        report.Heading("project".PadRight(width) + string.Concat(Columns.Select(static column => column.PadLeft(column.Length + 2))));
        foreach (ProjectSummary project in fleet.Projects)
        {
            report.Line(SafeText.Of(project.Project).PadRight(width) + Cells(Counts(project)), 0, project.Weak > 0 ? TextReport.Bad : project.Unknown > 0 || project.NotLookedAt.Count > 0 ? TextReport.Open : TextReport.Good);
        }
        if (fleet.Projects.Count > 1)
            report.Heading("all".PadRight(width) + Cells(Enumerable.Range(0, Columns.Length).Select(column => fleet.Projects.Sum(project => Counts(project)[column]))));
        Section("Not looked at", fleet.Projects.SelectMany(static project => project.NotLookedAt.Select(what => $"{project.Project}: {what}")));
        Section("Weak", Places(static place => place.Verdict == "weak" && place.Suppressed is null));
        Section("In a baseline, and not there any more", fleet.Projects.SelectMany(static project => project.Stale.Select(known => $"{project.Project}: {Stale(known)}")));
        Section("Suppressed", fleet.Projects.SelectMany(project => project.Suppressed).Select(place => $"{At(place)}: {Exception(place.Suppressed!, today)}"));
    }

    private IEnumerable<string> Places(Func<ReportedPlace, bool> filter) => fleet.Projects.SelectMany(static project => project.Connections).Where(filter).Select(static place => $"{At(place)}: {place.Message}");

    private void Section(string title, IEnumerable<string> lines)
    {
        string[] all = [.. lines.Distinct(StringComparer.Ordinal)];
        if (all.Length == 0)
            return;
        report.Blank();
        report.Heading(title);
        foreach (string line in all)
            report.Bullet(line);
    }

    private static string At(ReportedPlace place) => string.Create(CultureInfo.InvariantCulture, $"{place.File}({place.Line},{place.Column}): {place.Rule}");

    /// <summary>The reason, how old the exception is, and what the day says of it.</summary>
    internal static string Exception(SuppressedPlace suppressed, DateOnly today)
    {
        var facts = new List<string>();
        if (suppressed.Since is { } since)
            facts.Add(Days(today.DayNumber - since.DayNumber) + " old");
        if (DateOnly.TryParseExact(suppressed.Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly until))
        {
            int left = until.DayNumber - today.DayNumber;
            if (left < 0)
                facts.Add($"ended {Days(-left)} ago");
            else if (left <= NamedBefore)
                facts.Add($"ends in {Days(left)}");
        }
        string reason = suppressed.Reason.Length == 0 ? "no reason is given" : suppressed.Reason;
        return facts.Count == 0 ? reason : $"{reason} ({string.Join(", ", facts)})";
    }

    /// <summary>An entry of a baseline that nothing needs any more.</summary>
    internal static string Stale(KnownPlace known) => string.Create(CultureInfo.InvariantCulture, $"{known.File}: {known.Count - known.Found} of {known.Count} {known.Rule}: run dotnet build -t:PgSslBaseline");

    private static string Days(int days) => string.Create(CultureInfo.InvariantCulture, $"{days} {(days == 1 ? "day" : "days")}");

    private static int[] Counts(ProjectSummary project) => [project.Connections.Count(), project.Verified, project.Weak, project.Unknown, project.Development, project.Suppressed.Count()];

    private static string Cells(IEnumerable<int> counts) => string.Concat(counts.Zip(Columns, static (count, column) => count.ToString(CultureInfo.InvariantCulture).PadLeft(column.Length + 2)));
}
