using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PgSslAnalyzers.Documentation;

namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>Counts and reports of a solution, and what pgssl makes of them.</summary>
[Collection(PackageFixture.Name)]
[Trait("Category", "Long")]
public sealed partial class FleetTests(FleetStory story) : IClassFixture<FleetStory>
{
    private const string Web = "Web/obj/pgssl/net10.0/report.json", Windows = "Web/obj/pgssl/net10.0-windows/report.json", FSharp = "Fs/obj/pgssl/net10.0/report.json", Worker = "Worker/obj/pgssl/net10.0/report.json";

    /// <summary>What there is in each project, all frameworks together.</summary>
    private static readonly string[] Table =
    [
        "project  connections  verified  weak  unknown  development  suppressed",
        "Bare.csproj  0  0  0  0  0  0",
        "Deploy.csproj  2  0  1  1  0  0",
        "Fs.fsproj  3  0  1  0  1  1",
        "Late.csproj  2  1  0  1  0  0",
        "Pages.csproj  1  0  1  0  0  0",
        "Tests.csproj  3  0  1  0  2  0",
        "Vb.vbproj  2  1  1  0  0  0",
        "Web.csproj  11  3  4  1  1  2",
        // NoWarn hides nothing from a report.
        "Worker.csproj  2  0  2  0  0  0",
        "all  26  5  11  3  4  3",
    ];

    [Fact]
    public void A_report_succeeds_where_findings_break_the_build()
    {
        Assert.Equal((0, 0), (story.Report.ExitCode, story.SecondReport.ExitCode));
        Assert.DoesNotMatch("(warning|error) [A-Z]+[0-9]+", story.Report.Output);
        Assert.NotEqual(0, story.Own.ExitCode);
        Assert.Contains("error PGSSL1003", story.Own.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_framework_has_its_files()
        => Assert.Equal(
            new[] { "Bare", "Deploy", "Fs", "Late", "Pages", "Tests", "Vb", "Worker" }.Select(static project => $"{project}/obj/pgssl/net10.0/report.json").Append(Web).Append(Windows)
                .SelectMany(static file => (string[])[file, file.Replace(".json", ".sarif", StringComparison.Ordinal)]).Order(StringComparer.Ordinal),
            story.Written.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_text_or_builder_counts_once_in_its_project()
    {
        CommandResult table = await story.PgSslAsync("report", await story.CopyOfReportsAsync());
        Assert.Equal(1, table.ExitCode);
        Assert.Equal(Table, table.Output.ReplaceLineEndings("\n").Split('\n').Take(Table.Length).Select(static line => Blanks().Replace(line, "  ").Trim()));
        Assert.Contains("Fs.fsproj: F# code", table.Output, StringComparison.Ordinal);
        Assert.Contains("Vb.vbproj: Visual Basic code", table.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Web, "connections 10: 3 verified, 3 weak, 1 unknown, 1 development, 2 suppressed")]
    // The configuration files are looked at in the other one.
    [InlineData(Windows, "connections 6: 2 verified, 2 weak, 1 unknown, 0 development, 1 suppressed")]
    public void A_framework_has_its_own_counts(string file, string expected)
    {
        JsonNode counts = story.Json(file)["counts"]!;
        Assert.Equal(expected, $"connections {counts["connections"]}: {counts["verified"]} verified, {counts["weak"]} weak, {counts["unknown"]} unknown, {counts["development"]} development, {counts["suppressed"]} suppressed");
    }

    /// <summary>A rule that is off is no finding; an option that does nothing is one, at its line.</summary>
    [Fact]
    public void Each_finding_stands_once_in_a_report()
    {
        foreach (string report in story.Written.Keys.Where(static file => file.EndsWith(".json", StringComparison.Ordinal)))
        {
            string[] places = [.. story.Json(report)["findings"]!.AsArray().Select(static finding => $"{finding!["file"]}({finding["line"]},{finding["column"]}): {finding["rule"]}")];
            Assert.Equal(places.Distinct(), places);
            Assert.Equal(places.Length, story.Json(report)["findings"]!.AsArray().Select(static finding => finding!["fingerprint"]!.GetValue<string>()).Distinct().Count());
        }
        Assert.Contains(story.Json("Late/obj/pgssl/net10.0/report.json")["findings"]!.AsArray(), static finding => finding!["rule"]!.GetValue<string>() == "PGSSL0001" && finding["file"]!.GetValue<string>() == ".editorconfig" && finding["line"]!.GetValue<int>() == 4);
    }

    /// <summary>Warnings are errors here; what there is to say in the modes of the projects themselves is said, and nothing of the project without Npgsql.</summary>
    [Fact]
    public void Own_modes_fail_where_they_should_and_nowhere_else()
    {
        string[] failing = [.. Printed(story.Own).Where(static row => row.StartsWith("error", StringComparison.Ordinal)).Select(static row => row.Split(" [")[0]).Distinct()];
        Assert.Contains("error Worker/Jobs.cs(7,135): PGSSL1003", failing);
        Assert.Contains("error Late/Ledger.cs(10,66): PGSSL1007", failing);
        // The mode of this one is set behind the package's files, and its option does not exist.
        Assert.Contains("error Late/.editorconfig(4,1): PGSSL0001", failing);
        Assert.DoesNotContain(failing, static row => row.StartsWith("error Bare", StringComparison.Ordinal));
    }

    [Fact]
    public void A_build_prints_each_finding_once_in_each_framework()
    {
        Assert.Equal(0, story.Default.ExitCode);
        // The summary at the end says all of it again.
        string[] rows = [.. Printed(story.Default with { Output = story.Default.Output.Split("\nBuild succeeded.")[0] })];
        Assert.Equal(rows.Distinct().Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
        string[] places = [.. rows.Select(static row => row.Split(" [")[0]).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(
        [
            "warning Deploy/docker-compose.yml(4,108): PGSSL1002",
            "warning Fs/Fs.fsproj: PGSSL0001",
            "warning Fs/appsettings.json(3,80): PGSSL1003",
            "warning Late/.editorconfig(4,1): PGSSL0001",
            "warning Pages/Status.razor(10,122): PGSSL1002",
            "warning Tests/Fixture.cs(12,138): PGSSL1003",
            "warning Vb/Vb.vbproj: PGSSL0001",
            "warning Vb/app.config(3,112): PGSSL1004",
            "warning Web/Source.cs(24,118): PGSSL1002",
            "warning Web/Source.cs(7,93): PGSSL1003",
            "warning Web/appsettings.json(4,88): PGSSL1002",
            "warning Web/secret.yaml(4,31): PGSSL1003",
            "warning Worker/Jobs.cs(7,135): PGSSL1003",
        ], places);
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
            Assert.True(build.ExitCode == 0, build.Output);
            Assert.Equal(
            [
                "Deploy.csproj : warning PGSSL0000: 2 connections: 1 weak, 1 unknown",
                "Fs.fsproj : warning PGSSL0000: 3 connections: 1 weak, 1 development, 1 suppressed; not looked at: F# code",
                "Late.csproj : warning PGSSL0000: 2 connections: 1 verified, 1 unknown",
                "Pages.csproj : warning PGSSL0000: 1 connection: 1 weak",
                "Tests.csproj : warning PGSSL0000: 3 connections: 1 weak, 2 development",
                "Vb.vbproj : warning PGSSL0000: 2 connections: 1 verified, 1 weak; not looked at: Visual Basic code",
                "Web.csproj : warning PGSSL0000: 10 connections: 3 verified, 3 weak, 1 unknown, 1 development, 2 suppressed",
                "Worker.csproj : warning PGSSL0000: 1 connection: 1 weak",
            ], Counts().Matches(build.Output.ReplaceLineEndings("\n")).Select(static match => match.Value).Distinct().Order(StringComparer.Ordinal));
        });
    }

    /// <summary>The logger that people see hides messages, even important ones.</summary>
    [SkippableFact]
    public void Audit_says_the_counts_in_a_terminal()
    {
        Skip.If(story.AuditInTerminal is null, "There is no program here that makes a terminal.");
        Assert.Equal(0, story.AuditInTerminal.ExitCode);
        string seen = Sequences().Replace(story.AuditInTerminal.Output, "");
        // This is the terminal logger: the other one says "Build succeeded." and the number of warnings in a line of its own.
        Assert.Matches("Build succeeded with [0-9]+ warning", seen);
        Assert.Contains("PGSSL0000: 10 connections: 3 verified, 3 weak, 1 unknown, 1 development, 2 suppressed", seen, StringComparison.Ordinal);
    }

    /// <summary>The two frameworks of the web program and the worker.</summary>
    [Fact]
    public void A_report_leaves_the_next_build_nothing_to_compile()
        => Assert.Equal(3, story.AuditAfterReport.Output.Split("Skipping target \"CoreCompile\"").Length - 1);

    /// <summary>The finding that somebody wants as an error breaks the build, and not the report; the compilation of one is not the compilation of the other.</summary>
    [Fact]
    public void A_build_and_a_report_in_one_command_are_both_there()
    {
        Assert.Contains("Web.csproj (net10.0): 10 connections: 3 verified, 3 weak, 1 unknown, 1 development, 2 suppressed", story.BuildAndReport.Output, StringComparison.Ordinal);
        Assert.Contains("Web.csproj (net10.0-windows): 6 connections", story.BuildAndReport.Output, StringComparison.Ordinal);
        Assert.Contains("error PGSSL1002", story.BuildAndReport.Output, StringComparison.Ordinal);
    }

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
        Assert.Contains("Worker.csproj: Jobs.cs: 1 of 1 PGSSL1004: run dotnet build -t:PgSslBaseline", story.ReportOfStale.Output, StringComparison.Ordinal);
        Assert.Equal(["PGSSL1003"], Ids(story.BaselineTextWhenMended));
    }

    /// <summary>The command of docs/roll-out.md.</summary>
    [Fact]
    public async Task Projects_that_were_forgotten_are_found()
    {
        string command = Assert.Single(Page.Read("docs/roll-out.md").Blocks, static block => block.RunBy.Contains(nameof(FleetTests)) && block.Text.StartsWith("grep", StringComparison.Ordinal)).Text;
        await story.RestoreForgottenAsync();
        Assert.Equal("./Plain/obj/project.assets.json", (await story.TypeAsync(command)).Trim());
    }

    private static IEnumerable<string> Ids(string baseline) => baseline.Split('\n').Where(static line => line.StartsWith("PGSSL", StringComparison.Ordinal)).Select(static line => line.Split(' ')[0]);

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

    /// <summary>Each finding with the project and framework in which it was printed.</summary>
    private IEnumerable<string> Printed(CommandResult build) => Finding().Matches(build.Output.ReplaceLineEndings("\n")).Select(match =>
    {
        string file = match.Groups["file"].Value.Trim(), project = match.Groups["project"].Value;
        string path = Path.GetRelativePath(story.Folder, Path.IsPathRooted(file) ? file : Path.Combine(Path.GetDirectoryName(project)!, file)).Replace('\\', '/');
        return $"{match.Groups["level"]} {path}{match.Groups["place"]}: {match.Groups["id"]} [{Path.GetFileName(project)}{match.Groups["framework"]}]";
    });

    [GeneratedRegex(@"^(?<file>[^\n(:]+?)(?<place>\([\d,]+\))? ?: (?<level>warning|error) (?<id>PGSSL\d+): [^\n]*\[(?<project>[^\n\]:]+)(?<framework>::[^\n\]]*)?\]$", RegexOptions.Multiline)]
    private static partial Regex Finding();

    /// <summary>Colours, and what moves the cursor.</summary>
    [GeneratedRegex(@"\u001b(\[[0-9;?]*[A-Za-z]|\][^\u0007\u001b]*(\u0007|\u001b\\))")]
    private static partial Regex Sequences();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Blanks();
}
