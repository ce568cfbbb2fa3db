using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>Counts and reports of a solution, and what pgssl makes of them.</summary>
[Collection(PackageFixture.Name)]
[Trait("Category", "Long")]
public sealed partial class FleetTests(FleetStory story) : IClassFixture<FleetStory>
{
    private const string Web = "Web/obj/pgssl/net10.0/report.json", Windows = "Web/obj/pgssl/net10.0-windows/report.json", Worker = "Worker/obj/pgssl/net10.0/report.json", FSharp = "Fs/obj/pgssl/net10.0/report.json";

    [Fact]
    public void A_report_succeeds_where_findings_break_the_build()
    {
        Assert.Equal((0, 0), (story.Report.ExitCode, story.SecondReport.ExitCode));
        Assert.DoesNotMatch("(warning|error) [A-Z]+[0-9]+", story.Report.Output);
        Assert.NotEqual(0, story.Enforce.ExitCode);
        Assert.Contains("error PGSSL1003", story.Enforce.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_framework_has_its_files()
        => Assert.Equal(
            new[] { FSharp, Windows, Web, Worker }.SelectMany(static file => (string[])[file, file.Replace(".json", ".sarif", StringComparison.Ordinal)]).Order(StringComparer.Ordinal),
            story.Written.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(Web, "connections 10: 3 verified, 3 weak, 1 unknown, 1 development, 2 suppressed")]
    [InlineData(Windows, "connections 6: 2 verified, 2 weak, 1 unknown, 0 development, 1 suppressed")]
    // NoWarn hides nothing from a report.
    [InlineData(Worker, "connections 2: 0 verified, 2 weak, 0 unknown, 0 development, 0 suppressed")]
    [InlineData(FSharp, "connections 3: 0 verified, 1 weak, 0 unknown, 1 development, 1 suppressed")]
    public void A_text_or_builder_counts_once(string file, string expected)
    {
        JsonNode counts = story.Json(file)["counts"]!;
        Assert.Equal(expected, $"connections {counts["connections"]}: {counts["verified"]} verified, {counts["weak"]} weak, {counts["unknown"]} unknown, {counts["development"]} development, {counts["suppressed"]} suppressed");
    }

    [Fact]
    public void A_suppressed_finding_has_its_reason_and_its_date()
    {
        Assert.Equal(
            ["PGSSL1001 the old cluster, until 2027-05-01 2027-05-01", "PGSSL1003 the replica, until 2020-01-01 2020-01-01"],
            story.Json(Web)["findings"]!.AsArray().Where(static finding => finding!["suppressed"] is not null)
                .Select(static finding => $"{finding!["rule"]} {finding["suppressed"]!["reason"]} {finding["suppressed"]!["until"]}").Order(StringComparer.Ordinal));
        Assert.Equal("F# code", Assert.Single(story.Json(FSharp)["notLookedAt"]!.AsArray())!.GetValue<string>());
        Assert.Equal("Enforce", story.Json(Worker)["mode"]!.GetValue<string>());
    }

    [Fact]
    public void The_SARIF_file_says_what_code_scanning_asks_for()
    {
        JsonNode run = JsonNode.Parse(story.Written[Web.Replace(".json", ".sarif", StringComparison.Ordinal)])!["runs"]![0]!;
        JsonNode weak = run["tool"]!["driver"]!["rules"]!.AsArray().Single(static rule => rule!["id"]!.GetValue<string>() == "PGSSL1003")!;
        Assert.Equal("7.4", weak["properties"]!["security-severity"]!.GetValue<string>());
        Assert.Equal("Server is not authenticated", weak["shortDescription"]!["text"]!.GetValue<string>());
        Assert.All(run["results"]!.AsArray(), static result =>
        {
            Assert.Null(result!["properties"]);
            Assert.Matches("^[0-9a-f]{16}$", result["partialFingerprints"]!["pgssl/v1"]!.GetValue<string>());
        });
        Assert.Contains(run["results"]!.AsArray(), static result => result!["ruleId"]!.GetValue<string>() == "PGSSL0000" && result["level"]!.GetValue<string>() == "note");
        Assert.Contains(run["results"]!.AsArray(), static result => result!["suppressions"]?[0]?["justification"]?.GetValue<string>() == "the old cluster, until 2027-05-01");
    }

    [Fact]
    public void Two_reports_are_the_same_bytes() => Assert.Equal(story.Written, story.WrittenAgain);

    [Fact]
    public void Audit_says_the_counts_in_every_build_and_breaks_none()
    {
        Assert.All([story.Audit, story.AuditAgain], static build =>
        {
            Assert.Equal(0, build.ExitCode);
            Assert.Equal(
                ["Web.csproj : warning PGSSL0000: 10 connections: 3 verified, 3 weak, 1 unknown, 1 development, 2 suppressed", "Worker.csproj : warning PGSSL0000: 1 connection: 1 weak"],
                Counts().Matches(build.Output.ReplaceLineEndings("\n")).Select(static match => match.Value).Distinct().Order(StringComparer.Ordinal));
        });
    }

    /// <summary>The two frameworks of the library and the worker.</summary>
    [Fact]
    public void A_report_leaves_the_next_build_nothing_to_compile()
        => Assert.Equal(3, story.AuditAfterReport.Output.Split("Skipping target \"CoreCompile\"").Length - 1);

    [Fact]
    public void What_a_baseline_knows_stays_quiet_and_what_is_new_does_not()
    {
        Assert.Equal(0, story.Baseline.ExitCode);
        Assert.Equal(["PGSSL1003", "PGSSL1004"], Ids(story.BaselineText));
        Assert.True(story.EnforceWithBaseline.ExitCode == 0, story.EnforceWithBaseline.Output);
        Assert.NotEqual(0, story.EnforceWithNewFinding.ExitCode);
        Assert.Contains("error PGSSL1003", story.EnforceWithNewFinding.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_mended_leaves_the_baseline()
    {
        Assert.NotEqual(0, story.BaselineCheck.ExitCode);
        Assert.Contains("This baseline knows 1 PGSSL1004 in Jobs.cs that is not there any more", story.BaselineCheck.Output, StringComparison.Ordinal);
        Assert.Equal(["PGSSL1003"], Ids(story.BaselineTextWhenMended));
    }

    private static IEnumerable<string> Ids(string baseline) => baseline.Split('\n').Where(static line => line.StartsWith("PGSSL", StringComparison.Ordinal)).Select(static line => line.Split(' ')[0]);

    [Fact]
    public async Task The_tool_shows_all_of_it_in_one_table()
    {
        CommandResult table = await story.PgSslAsync("report", "Fs", "Web", "Worker", "--html", "page.html");
        Assert.Equal(
        [
            "project  connections  verified  weak  unknown  development  suppressed",
            "Fs.fsproj  3  0  1  0  1  1",
            "Web.csproj  11  3  4  1  1  2",
            // Mended in the meantime.
            "Worker.csproj  2  1  1  0  0  0",
        ], table.Output.ReplaceLineEndings("\n").Split('\n').Take(4).Select(static line => Blanks().Replace(line, "  ")));
        Assert.Equal(1, table.ExitCode);
    }

    /// <summary>Planted in C#, JSON and Base64.</summary>
    [Fact]
    public async Task Nothing_of_a_connection_string_is_in_any_report()
    {
        CommandResult merged = await story.PgSslAsync("merge", "--out", "merged.sarif"), gitlab = await story.PgSslAsync("merge", "--format", "gitlab");
        await story.PgSslAsync("report", "--html", "secret.html");
        Assert.Equal((0, 0), (merged.ExitCode, gitlab.ExitCode));
        string[] files = [.. Directory.GetFiles(story.Folder, "*.sarif", SearchOption.AllDirectories), .. Directory.GetFiles(story.Folder, "report.json", SearchOption.AllDirectories), Path.Combine(story.Folder, "secret.html")];
        Assert.Contains(files, static file => Path.GetFileName(file) == "compiler.sarif");
        Assert.All(files.Select(File.ReadAllText).Append(gitlab.Output).Append(story.Report.Output).Append(story.Audit.Output), static text => Assert.DoesNotMatch(@"s3cret|\.example|SG9zdD1rOHM", text));
    }

    /// <summary>No file of the project changes but those in obj.</summary>
    [Fact]
    public async Task Scan_reports_a_project_that_does_not_have_the_package()
    {
        CommandResult scan = await story.PgSslAsync("scan", "--build", "Plain");
        Assert.Equal(1, scan.ExitCode);
        Assert.Contains("Source.cs(5,", scan.Output, StringComparison.Ordinal);
        Assert.Contains("PGSSL1003", scan.Output, StringComparison.Ordinal);
        string plain = Path.Combine(story.Folder, "Plain");
        Assert.Equal(["Plain.csproj", "Source.cs"], Directory.GetFiles(plain, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(plain, file)).Where(static file => !file.StartsWith("obj", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(2, (await story.PgSslAsync("scan", "Plain")).ExitCode);
    }

    [GeneratedRegex(@"^\S+ : warning PGSSL0000: [^\[\n]*[^\[\n ]", RegexOptions.Multiline)]
    private static partial Regex Counts();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Blanks();
}
