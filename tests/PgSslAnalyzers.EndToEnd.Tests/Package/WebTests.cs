using System.Text.RegularExpressions;

namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>What somebody sees who adds the package to a web project with configuration files of every kind.</summary>
[Collection(PackageFixture.Name)]
[Trait("Category", "Long")]
public class WebTests(WebStory story) : IClassFixture<WebStory>
{
    private const string Root = "SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt";
    private const string InCompose = "ConnectionStrings__Archive=Host=db;Port=5432;Database=archive;Username=app";

    /// <summary>
    /// Every finding. What is not here is silent for a reason that stands in the files: a comment, NoWarn (PGSSL1001), .globalconfig (PGSSL1004), an .editorconfig beside the file
    /// (PGSSL1003 in Legacy.cs and appsettings.json, PGSSL1005 in the deployed file), a value of another engine, a folder of built files.
    /// </summary>
    private static readonly string[] Code =
    [
        "warning Web/Legacy.cs(7,81): PGSSL1002: SSL Mode=Prefer",
        "warning Web/Program.cs(5,123): PGSSL1003: SSL Mode=Require",
    ];

    /// <summary>What is said of the string where the files are not looked at; where they are, PGSSL1009 says more.</summary>
    private const string Unknown = "note Web/Program.cs(4,55): PGSSL1007: builder.Configuration.GetConnectionString(\"Main\")";

    private static readonly string[] Files =
    [
        "warning Web/.env(3,90): PGSSL1002: SSL Mode=Allow",
        "warning Web/.env(4,73): PGSSL1003: SSL Mode=Require",
        "warning Web/Dockerfile(4,79): PGSSL1002: SSL Mode=Prefer",
        "note Web/Program.cs(4,55): PGSSL1009: builder.Configuration.GetConnectionString(\"Main\")",
        "warning Web/Properties/launchSettings.json(7,121): PGSSL1002: SSL Mode=Allow",
        "note Web/appsettings.Development.json(3,13): PGSSL1006: \"Host=localhost;Port=5432;Database=main;Username=app;Password=s3cret-development\"",
        "warning Web/appsettings.Production.json(3,98): PGSSL1003: SSL Mode=Require",
        "note Web/appsettings.Production.json(3,115): PGSSL2001: Trust Server Certificate=true",
        "warning Web/appsettings.Staging.json(5,92): PGSSL1002: SSL Mode=Prefer",
        "warning Web/appsettings.json(4,13): PGSSL1005: \"Host=main.example;Port=5432;Database=main;Username=app;Password=s3cret-base\"",
        "warning Web/docker-compose.yml(5,108): PGSSL1002: SSL Mode=Prefer",
        "warning Web/docker-compose.yml(12,84): PGSSL1003: SSL Mode=Require",
        "warning Web/web.Release.config(4,106): PGSSL1002: SSL Mode=Prefer",
        "warning Web/web.config(5,101): PGSSL1003: SSL Mode=Require",
        "warning deploy/appsettings.Cloud.json(4,97): PGSSL1002: SSL Mode=Prefer",
        "warning deploy/web.yaml(6,18): PGSSL1003: SSL Mode=Require",
        "warning deploy/web.yaml(7,29): PGSSL1005: \"Host={{ .Values.host }};Database=audit;Username=app\"",
    ];

    [Fact]
    public void Build_warns_once_in_each_place()
    {
        Assert.True(story.FirstBuild.Succeeded, story.FirstBuild.Result.Output);
        Assert.DoesNotMatch("CS8032|AD0001|CS8034|CS9057", story.FirstBuild.Result.Output);
        // Both frameworks compile the code, one looks at the files.
        AssertFindings(story.FirstBuild, row => row);
        Assert.Contains("Connection string 'Main' is weak in appsettings.Production.json (SSL Mode=Require) and appsettings.json (SSL Mode is not set)",
            story.FirstBuild.Findings.Single(finding => finding.Rule == "PGSSL1009").Message, StringComparison.Ordinal);
        // What the compiler logs is what the console shows.
        Assert.All(story.FirstBuild.Findings.Where(finding => finding.Level == "warning"), finding
            => Assert.Contains($"{finding.File}({finding.Line},{finding.Column}): warning {finding.Rule}: {finding.Message}", story.FirstBuild.Result.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Build_after_an_edit_of_one_JSON_file_warns_again()
    {
        // The framework that does not look at files has nothing to compile.
        Assert.Equal(["Web/net10.0.sarif"], story.BuildAfterEdit.Logs.Keys);
        Assert.Equal(
            Sorted(Code.Concat(Files).Select(row => row.Replace("Staging.json(5,", "Staging.json(6,", StringComparison.Ordinal))),
            Rows(story.BuildAfterEdit.Findings));
    }

    [Fact]
    public void Enforce_breaks_the_build_in_the_same_places()
    {
        Assert.False(story.Enforce.Succeeded);
        // A severity that somebody gave a file keeps its word.
        AssertFindings(story.Enforce, row => row.Contains(".env(3", StringComparison.Ordinal) ? row : row.Replace("warning ", "error ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_can_keep_its_files_to_itself()
    {
        Assert.True(story.WithoutFiles.Succeeded, story.WithoutFiles.Result.Output);
        Assert.All(story.WithoutFiles.Logs.Values, log => Assert.Equal(Sorted(Code.Append(Unknown)), Rows(log.Results)));
    }

    [Fact]
    public void Format_cleans_the_code_and_the_files_whose_strings_the_code_asks_for()
    {
        Assert.True(story.Format.Succeeded, story.Format.Result.Output);
        AssertSame(
            Changed(story.Enforce.Sources, ("Web/Program.cs", "SSL Mode=Require", Root), ("Web/Legacy.cs", "SSL Mode=Prefer", Root),
                ("Web/appsettings.json", "s3cret-base", "s3cret-base;" + Root), ("Web/appsettings.Production.json", "SSL Mode=Require;Trust Server Certificate=true", Root)),
            story.Format.Sources);
    }

    [Fact]
    public void Dry_run_says_what_would_change_and_changes_nothing()
    {
        Assert.True(story.DryRun.Succeeded, story.DryRun.Result.Output);
        AssertSame(story.Format.Sources, story.DryRun.Sources);
        string[] left =
        [
            .. Files.Where(row => row.StartsWith("warning ", StringComparison.Ordinal) && !Regex.IsMatch(row, @"appsettings\.(Production\.)?json"))
                .Select(row => row["warning ".Length..]),
        ];
        Assert.Equal(
            Sorted(left.Select(row => row[..row.LastIndexOf(": ", StringComparison.Ordinal)] + ": VerifyFull, root certificate '/etc/pg/root.crt'")),
            Sorted(story.DryRun.Result.Output.Split('\n').Where(line => line.Contains("PGSSL", StringComparison.Ordinal)).Select(line => Path.GetRelativePath(story.Folder, line.Trim()))));
        Assert.Contains($"PgSslUpgrade: {left.Length} places in 9 files would be changed", story.DryRun.Result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Upgrade_cleans_the_files()
    {
        Assert.True(story.Upgrade.Succeeded, story.Upgrade.Result.Output);
        AssertSame(
            Changed(story.DryRun.Sources, ("Web/.env", "SSL Mode=Allow", Root), ("Web/.env", "SSL Mode=Require", Root), ("Web/Dockerfile", "SSL Mode=Prefer", Root),
                ("Web/Properties/launchSettings.json", "SSL Mode=Allow", Root), ("Web/appsettings.Staging.json", "s3cret-staging;SSL Mode=Prefer", "s3cret-staging;" + Root),
                ("Web/docker-compose.yml", "SSL Mode=Prefer", Root),
                ("Web/docker-compose.yml", $"- {InCompose};SSL Mode=Require", $"- {InCompose};{Root}"),
                ("Web/web.config", "&quot;;SSL Mode=Require", "&quot;;" + Root), ("Web/web.Release.config", "SSL Mode=Prefer", Root),
                ("deploy/appsettings.Cloud.json", "SSL Mode=Prefer", Root), ("deploy/web.yaml", "SSL Mode=Require", Root), ("deploy/web.yaml", "Database=audit;Username=app", "Database=audit;Username=app;" + Root)),
            story.Upgrade.Sources);
    }

    [Fact]
    public void Enforce_is_green_when_both_have_run()
    {
        Assert.True(story.EnforceWhenFixed.Succeeded, story.EnforceWhenFixed.Result.Output);
        Assert.All(story.EnforceWhenFixed.Findings, finding => Assert.Equal("note", finding.Level));
    }

    [Fact]
    public void Both_change_nothing_twice()
    {
        Assert.True(story.FormatAgain.Succeeded && story.UpgradeAgain.Succeeded);
        Assert.Contains("PgSslUpgrade: no configuration file has to change", story.UpgradeAgain.Result.Output, StringComparison.Ordinal);
        AssertSame(story.Upgrade.Sources, story.UpgradeAgain.Sources);
    }

    [Fact]
    public void Nothing_of_a_connection_string_is_printed()
        => Assert.All([story.FirstBuild, story.BuildAfterEdit, story.Enforce, story.Format, story.DryRun, story.Upgrade, story.UpgradeAgain],
            step => Assert.DoesNotMatch(@"s3cret|\.example|Username|Database", step.Result.Output));

    private void AssertFindings(Step step, Func<string, string> expected)
    {
        Assert.Equal(["Web/net10.0-windows.sarif", "Web/net10.0.sarif"], step.Logs.Keys);
        Assert.Equal(Sorted(Code.Append(Unknown).Select(expected)), Rows(step.Logs["Web/net10.0-windows.sarif"].Results));
        Assert.Equal(Sorted(Code.Concat(Files).Select(expected)), Rows(step.Logs["Web/net10.0.sarif"].Results));
    }

    private static void AssertSame(IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> files)
    {
        Assert.Equal(Sorted(expected.Keys), Sorted(files.Keys));
        Assert.All(expected, file => Assert.Equal(file.Value, files[file.Key]));
    }

    private string Rows(IEnumerable<SarifResult> results) => Sorted(results.Where(result => result.Rule.StartsWith("PGSSL", StringComparison.Ordinal)).Select(result
        => $"{result.Level} {Path.GetRelativePath(story.Folder, result.File).Replace('\\', '/')}({result.Line},{result.Column}): {result.Rule}: {result.Text}"));

    /// <summary>One text: where two differ, the test shows the line.</summary>
    private static string Sorted(IEnumerable<string> rows) => string.Join('\n', rows.Order(StringComparer.Ordinal));

    /// <summary>The files with one place changed in each row.</summary>
    private static Dictionary<string, string> Changed(IReadOnlyDictionary<string, string> files, params (string File, string Weak, string Strong)[] changes)
    {
        var changed = files.ToDictionary();
        foreach ((string file, string weak, string strong) in changes)
        {
            string[] around = changed[file].Split(weak);
            Assert.True(around.Length == 2, $"{weak} in {file}: {around.Length - 1} times");
            changed[file] = string.Join(strong, around);
        }
        return changed;
    }
}
