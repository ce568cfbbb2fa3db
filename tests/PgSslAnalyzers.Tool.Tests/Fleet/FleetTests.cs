using System.Diagnostics;
using System.Text.Json.Nodes;

namespace PgSslAnalyzers.Tool.Tests.Fleet;

/// <summary>The reports that builds wrote, shown and put together. Real ones are read by the tests of the package.</summary>
public sealed class FleetTests : IDisposable
{
    private const string Hostile = "</td><script>alert(1)</script>\u001b[31m\u202e";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pgssl-fleet-");

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>A place that two frameworks share counts once; one that they judge differently counts as the worse.</summary>
    [Fact]
    public async Task Frameworks_of_a_project_count_together()
    {
        Write("web", "net9.0", Place("PGSSL1003", "weak", 5), Place("PGSSL0000", "verified", 7), Place("PGSSL0000", "verified", 9), Place("PGSSL2001", null, 5));
        Write("web", "net10.0", Place("PGSSL1003", "weak", 5), Place("PGSSL1002", "weak", 7), Place("PGSSL1006", "development", 11), Place("PGSSL1007", "unknown", 12));
        Write("worker", "net10.0", Place("PGSSL1003", "weak", 5, "the old cluster"));
        Run run = await Run.Async("report", folder.FullName);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
        [
            "project            connections  verified  weak  unknown  development  suppressed",
            "web/App.csproj               5         1     2        1            1           0",
            "worker/App.csproj            1         0     0        0            0           1",
            "all                          6         1     2        1            1           1",
        ], run.Output.ReplaceLineEndings("\n").Split('\n').Take(4));
        Assert.Contains("Shop.cs(5,3): PGSSL1003: the old cluster", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_weak_is_success()
    {
        Write("web", "net10.0", Place("PGSSL0000", "verified", 7));
        Assert.Equal(0, (await Run.Async("report", folder.FullName)).ExitCode);
    }

    [Theory]
    [InlineData("2999-01-01", "the old cluster, until 2999-01-01\n")]
    [InlineData("2020-01-01", "the old cluster, until 2020-01-01 (ended ")]
    public async Task An_exception_that_has_ended_is_named(string until, string expected)
    {
        Write("web", "net10.0", Place("PGSSL1003", "weak", 5, "the old cluster, until " + until, until));
        Assert.Contains(expected, (await Run.Async("report", folder.FullName)).Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    /// <summary>Frameworks see different files: stale is what none of them needs.</summary>
    [Fact]
    public async Task What_a_baseline_knows_and_no_framework_finds_is_named()
    {
        const string kind = "0123456789abcdef";
        ReportFolder.WriteWithBaseline(folder.FullName, "web", "net9.0", [new("PGSSL1003", kind, "Shop.cs", 2, 1), new("PGSSL1002", kind, "Windows.cs", 1, 0), new("PGSSL1001", kind, "Old.cs", 1, 0)]);
        ReportFolder.WriteWithBaseline(folder.FullName, "web", "net10.0", [new("PGSSL1003", kind, "Shop.cs", 2, 0), new("PGSSL1002", kind, "Windows.cs", 1, 1), new("PGSSL1001", kind, "Old.cs", 1, 0)]);
        Run run = await Run.Async("report", folder.FullName);
        Assert.Equal(
            ["web/App.csproj: Old.cs: 1 of 1 PGSSL1001: run dotnet build -t:PgSslBaseline", "web/App.csproj: Shop.cs: 1 of 2 PGSSL1003: run dotnet build -t:PgSslBaseline"],
            run.Output.ReplaceLineEndings("\n").Split('\n').SkipWhile(static line => line != "In a baseline, and not there any more").Skip(1).TakeWhile(static line => line.Length > 0).Select(static line => line.Trim(' ', '-', '•')));
        Assert.Equal(2, JsonNode.Parse((await Run.Async("report", folder.FullName, "--json")).Output)!["projects"]![0]!["staleInBaseline"]!.GetValue<int>());
    }

    /// <summary>The age is that of the comment or pragma, in what Git knows of the line.</summary>
    [Fact]
    public async Task The_age_of_an_exception_is_what_Git_knows_of_its_line()
    {
        DateOnly today = DateOnly.FromDateTime(DateTime.UtcNow);
        string source = Path.Combine(folder.FullName, "Shop.cs");
        Git("init", "--quiet");
        Commit("// first\n// second\n", 400);
        Commit("// first\n// second, new\n", 12);
        await File.WriteAllTextAsync(source, "// first\n// second, new\n// third\n");
        Write("web", "net10.0",
            Place("PGSSL1003", "weak", 5) with { Suppressed = new("the old cluster", "", 1) }, Place("PGSSL1003", "weak", 6) with { Suppressed = new("the replica", today.AddDays(1).ToString("yyyy-MM-dd", null), 2) },
            // Not committed, and an attribute, whose line nobody knows.
            Place("PGSSL1003", "weak", 7) with { Suppressed = new("the new one", "", 3) }, Place("PGSSL1003", "weak", 8) with { Suppressed = new("the tunnel", "", 0) });
        Run run = await Run.Async("report", folder.FullName);
        foreach (string expected in (string[])["the old cluster (400 days old)", "the replica (12 days old, ends in 1 day)", "the new one\n", "the tunnel\n"])
            Assert.Contains(expected, run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        JsonNode exceptions = JsonNode.Parse((await Run.Async("report", folder.FullName, "--json")).Output)!["projects"]![0]!["exceptions"]!;
        Assert.Equal([today.AddDays(-400).ToString("yyyy-MM-dd", null), today.AddDays(-12).ToString("yyyy-MM-dd", null), null, null], exceptions.AsArray().Select(static exception => exception!["since"]?.GetValue<string>()));

        void Commit(string text, int days)
        {
            File.WriteAllText(source, text);
            Git("add", "Shop.cs");
            Git("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", "commit", "--quiet", "-m", "x", $"--date={today.AddDays(-days):yyyy-MM-dd}T12:00:00Z");
        }
    }

    [Fact]
    public async Task A_page_holds_text_and_no_script()
    {
        Write("web", "net10.0", Place("PGSSL1003", "weak", 5, Hostile), Place("PGSSL1003", "weak", 6) with { Message = Hostile });
        string page = Path.Combine(folder.FullName, "page.html");
        Run run = await Run.Async("report", folder.FullName, "--html", page);
        string html = await File.ReadAllTextAsync(page);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("https?:|[\u001b\u202e]", html);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"1 weak, 1 suppressed\"", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("[\u001b\u202e]", run.All);
    }

    [Fact]
    public async Task Merge_makes_one_run_without_what_is_suppressed_or_verified()
    {
        Write("web", "net9.0", Place("PGSSL1003", "weak", 5), Place("PGSSL0000", "verified", 7));
        Write("web", "net10.0", Place("PGSSL1003", "weak", 5), Place("PGSSL1002", "weak", 8, "the old cluster"));
        Write("worker", "net10.0", Place("PGSSL1001", "weak", 5));
        JsonNode sarif = JsonNode.Parse((await Run.Async("merge", folder.FullName)).Output)!;
        JsonNode run = Assert.Single(sarif["runs"]!.AsArray())!;
        Assert.Equal(["PGSSL1003", "PGSSL1001"], run["results"]!.AsArray().Select(static result => result!["ruleId"]!.GetValue<string>()));
        Assert.Equal(["PGSSL1001", "PGSSL1003"], run["tool"]!["driver"]!["rules"]!.AsArray().Select(static rule => rule!["id"]!.GetValue<string>()));
        Assert.All(run["results"]!.AsArray(), result => Assert.Equal(result!["ruleId"]!.GetValue<string>(), run["tool"]!["driver"]!["rules"]![result["ruleIndex"]!.GetValue<int>()]!["id"]!.GetValue<string>()));

        JsonArray quality = JsonNode.Parse((await Run.Async("merge", folder.FullName, "--format", "gitlab")).Output)!.AsArray();
        Assert.Equal(2, quality.Count);
        Assert.All(quality, static item => Assert.Equal("major", item!["severity"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("report")]
    [InlineData("merge")]
    public async Task No_report_is_an_error(string command)
    {
        Run run = await Run.Async(command, folder.FullName);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("no report is there", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{ \"version\": 2 }")]
    public async Task A_file_of_another_version_is_refused(string text)
    {
        string at = Path.Combine(folder.FullName, "web", "obj", "pgssl", "net10.0");
        Directory.CreateDirectory(at);
        await File.WriteAllTextAsync(Path.Combine(at, "report.json"), text);
        Run run = await Run.Async("report", folder.FullName);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is no report of this version", run.Errors, StringComparison.Ordinal);
    }

    private void Git(params string[] arguments)
    {
        using Process git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder.FullName })!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }

    private static ReportPlace Place(string rule, string? verdict, int line, string? reason = null, string until = "")
        => new(rule, verdict, "Shop.cs", line, 3, "A message.", reason is null ? null : new ReportSuppressed(reason, until), rule + line);

    private void Write(string project, string framework, params ReportPlace[] places) => ReportFolder.Write(folder.FullName, project, framework, places);
}
