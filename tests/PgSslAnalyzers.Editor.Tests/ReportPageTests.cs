using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using PgSslAnalyzers.Documentation;
using PgSslAnalyzers.Tool.Tests.Fleet;

namespace PgSslAnalyzers.Editor.Tests;

/// <summary>The page of <c>pgssl report --html</c> in a real browser: it asks for nothing else, can be read on a screen and on a phone, and shows the figures of the table in its pictures too.</summary>
public sealed class ReportPageTests : IDisposable
{
    private static readonly string PageFolder = Path.Combine(Page.Root, "tests", "PgSslAnalyzers.Editor.Tests", "Page");
    private static readonly string Tool = typeof(ReportPageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "Tool").Value!;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pgssl-page-");

    public void Dispose() => folder.Delete(recursive: true);

    [SkippableFact]
    public async Task The_page_can_be_read_and_shows_the_figures_of_the_table()
    {
        string browser = Browser.FindOrSkip(PageFolder);
        const string longest = "services/orders-and-everything-that-belongs-to-them";
        Write("billing", [("PGSSL0000", "verified", 7), ("PGSSL1003", "weak", 2), ("PGSSL1006", "development", 1)], suppressed: 2);
        Write(longest, [("PGSSL0000", "verified", 1), ("PGSSL1007", "unknown", 3)], suppressed: 0);
        Write("tools", [], suppressed: 0);
        string file = Path.Combine(folder.FullName, "page.html");
        string[][] table = await ReportAsync(file);

        SeenPage[] seen = await Browser.OpenAsync(browser, PageFolder, file);
        Assert.Equal([1280, 390], seen.Select(static page => page.Width));
        Assert.All(seen, page =>
        {
            Assert.Equal("Connections to PostgreSQL", page.Title);
            Assert.Equal((1, 0), (page.Requests, page.Scripts));
            Assert.Empty(page.Complaints);
            Assert.True(page.Fits, $"the page is wider than {page.Width} pixels");
            Assert.InRange(page.SmallestText, 12, 100);
            Assert.InRange(page.TextContrast, 4.5, 21);
            Assert.InRange(page.BarContrast, 3, 21);
            // Project, mode, picture, and the figures: those of the table, the sum included.
            Assert.Equal(table.Skip(1).Select(static row => string.Join(' ', row)), page.Tables[0].Skip(1).Select(static row => string.Join(' ', (string[])[row[0], .. row[3..]])));
            Assert.Equal(["7 verified, 2 weak, 1 development, 2 suppressed", "1 verified, 3 unknown"], page.Bars.Select(static bar => bar.Label));
            Assert.All(page.Bars, static bar =>
            {
                int[] counts = [.. bar.Label.Split(", ").Select(static share => int.Parse(share.Split(' ')[0], CultureInfo.InvariantCulture))];
                Assert.Equal(counts.Length, bar.Parts.Length);
                Assert.All(counts.Zip(bar.Parts), pair => Assert.InRange(pair.Second / bar.Width, (pair.First / (double)counts.Sum()) - 0.01, (pair.First / (double)counts.Sum()) + 0.01));
            });
        });
    }

    private void Write(string project, (string Rule, string Verdict, int Count)[] shares, int suppressed)
    {
        int line = 0;
        ReportPlace[] places =
        [
            .. shares.SelectMany(share => Enumerable.Range(0, share.Count).Select(_ => Place(share.Rule, share.Verdict, null))),
            .. Enumerable.Range(0, suppressed).Select(_ => Place("PGSSL1003", "weak", new ReportSuppressed("the tunnel checks the server", "2999-01-01"))),
        ];
        ReportFolder.Write(folder.FullName, project, "net10.0", places);

        ReportPlace Place(string rule, string verdict, ReportSuppressed? reason) => new(rule, verdict, "Shop/Data/Orders.cs", ++line, 3, "SSL Mode=Require: use VerifyFull. An impostor gets the login and every query.", reason, $"{line}");
    }

    /// <summary>The rows of the table that the tool prints; blanks of two and more are between cells.</summary>
    private async Task<string[][]> ReportAsync(string file)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Tool, "report", folder.FullName, "--html", file]) { RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return [.. output.ReplaceLineEndings("\n").Split('\n').TakeWhile(static line => line.Length > 0).Select(static line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
    }
}
