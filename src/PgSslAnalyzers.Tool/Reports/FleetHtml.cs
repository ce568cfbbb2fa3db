using System.Globalization;
using System.Net;
using System.Text;
using PgSslAnalyzers.Tool.Fleet;

namespace PgSslAnalyzers.Tool.Reports;

/// <summary>A report as one page: no script, nothing from elsewhere, and every text of a project as text.</summary>
internal static class FleetHtml
{
    private const int BarWidth = 400;

    private static readonly (string Name, string Colour, Func<ProjectSummary, int> Count)[] Shares =
    [
        ("verified", "#1a7f37", static project => project.Verified),
        ("weak", "#cf222e", static project => project.Weak),
        ("unknown", "#bf8700", static project => project.Unknown),
        ("development", "#57606a", static project => project.Development),
        ("suppressed", "#8250df", static project => project.Suppressed.Count()),
    ];

    public static string Of(FleetReport fleet, DateOnly today)
    {
        var page = new StringBuilder();
        page.Append("""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Connections to PostgreSQL</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; color: #1f2328; background: #fff; }
            table { border-collapse: collapse; width: 100%; }
            th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #d0d7de; vertical-align: top; }
            td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
            td { overflow-wrap: anywhere; min-width: 5rem; }
            td:first-child { min-width: 14rem; }
            td.n, td.b { overflow-wrap: normal; }
            div { overflow-x: auto; }
            .key { display: inline-block; width: .8em; height: .8em; margin: 0 .3em 0 1em; }
            </style>
            </head>
            <body>
            <h1>Connections to PostgreSQL</h1>

            """);
        page.Append(CultureInfo.InvariantCulture, $"<p>{fleet.Projects.Count} projects, {today:yyyy-MM-dd}.</p>\n<p>");
        foreach ((string name, string colour, _) in Shares)
            page.Append(CultureInfo.InvariantCulture, $"<span class=\"key\" style=\"background:{colour}\"></span>{name}");
        page.Append("</p>\n<div><table>\n<tr><th>project</th><th>mode</th><th>shares</th><th class=\"n\">connections</th>");
        foreach ((string name, _, _) in Shares)
            page.Append(CultureInfo.InvariantCulture, $"<th class=\"n\">{name}</th>");
        page.Append("</tr>\n");
        foreach (ProjectSummary project in fleet.Projects)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(project.Project)}</td><td>{Text(project.Mode)}</td><td class=\"b\">{Bar(project)}</td><td class=\"n\">{project.Connections.Count()}</td>");
            foreach ((_, _, Func<ProjectSummary, int> count) in Shares)
                page.Append(CultureInfo.InvariantCulture, $"<td class=\"n\">{count(project)}</td>");
            page.Append("</tr>\n");
        }
        if (fleet.Projects.Count > 1)
            page.Append(CultureInfo.InvariantCulture, $"<tr><th>all</th><th></th><th></th>{Sum(static project => project.Connections.Count())}{string.Concat(Shares.Select(share => Sum(share.Count)))}</tr>\n");
        page.Append("</table></div>\n");
        Table(page, "Weak", ["place", "finding"], fleet.Projects.SelectMany(static project => project.Connections.Where(static place => place.Verdict == "weak" && place.Suppressed is null)).Select(static place => (string[])[At(place), place.Message]));
        Table(page, "Suppressed", ["place", "reason"], fleet.Projects.SelectMany(static project => project.Suppressed).Select(place => (string[])[At(place), FleetText.Exception(place.Suppressed!, today)]));
        Table(page, "In a baseline, and not there any more", ["project", "entry"], fleet.Projects.SelectMany(static project => project.Stale.Select(known => (string[])[project.Project, FleetText.Stale(known)])));
        Table(page, "Not looked at", ["project", "what"], fleet.Projects.SelectMany(static project => project.NotLookedAt.Select(what => (string[])[project.Project, what])));
        return page.Append("</body>\n</html>\n").ToString();

        string Sum(Func<ProjectSummary, int> count) => string.Create(CultureInfo.InvariantCulture, $"<th class=\"n\">{fleet.Projects.Sum(count)}</th>");
    }

    private static void Table(StringBuilder page, string title, string[] columns, IEnumerable<string[]> rows)
    {
        string[][] all = [.. rows];
        if (all.Length == 0)
            return;
        page.Append(CultureInfo.InvariantCulture, $"<h2>{title}</h2>\n<div><table>\n<tr>{string.Concat(columns.Select(static column => $"<th>{column}</th>"))}</tr>\n");
        foreach (string[] row in all)
            page.Append(CultureInfo.InvariantCulture, $"<tr>{string.Concat(row.Select(static cell => $"<td>{Text(cell)}</td>"))}</tr>\n");
        page.Append("</table></div>\n");
    }

    /// <summary>A picture of the shares, which says the same in words.</summary>
    private static string Bar(ProjectSummary project)
    {
        int all = project.Connections.Count();
        if (all == 0)
            return "";
        var bar = new StringBuilder();
        string words = string.Join(", ", Shares.Where(share => share.Count(project) > 0).Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Count(project)} {share.Name}")));
        bar.Append(CultureInfo.InvariantCulture, $"<svg role=\"img\" aria-label=\"{words}\" width=\"{BarWidth}\" height=\"16\" viewBox=\"0 0 {BarWidth} 16\">");
        int before = 0;
        foreach ((_, string colour, Func<ProjectSummary, int> count) in Shares)
        {
            int from = BarWidth * before / all, to = BarWidth * (before += count(project)) / all;
            if (to > from)
                bar.Append(CultureInfo.InvariantCulture, $"<rect x=\"{from}\" y=\"0\" width=\"{to - from}\" height=\"16\" fill=\"{colour}\"/>");
        }
        return bar.Append("</svg>").ToString();
    }

    private static string At(ReportedPlace place) => string.Create(CultureInfo.InvariantCulture, $"{place.File}:{place.Line} {place.Rule}");

    private static string Text(string text) => WebUtility.HtmlEncode(SafeText.Of(text));
}
