using System.Text.RegularExpressions;

namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>What somebody sees who adds the package to a solution.</summary>
[Collection(PackageFixture.Name)]
[Trait("Category", "Long")]
public class ConsumerTests(ConsumerStory story) : IClassFixture<ConsumerStory>
{
    /// <summary>The logs of all projects; the second target framework of the web project looks at its code again, not at its files.</summary>
    private static readonly string[] Logs = ["Shop/net10.0.sarif"];

    [Fact]
    public void Build_warns_exactly_where_the_files_say()
    {
        Assert.True(story.FirstBuild.Succeeded, story.FirstBuild.Result.Output);
        Assert.Equal(Logs, story.FirstBuild.Logs.Keys);
        Assert.All(story.FirstBuild.Logs, log => Assert.Equal(Expected(log.Key), Found(log.Value, "warning")));
        // What the compiler logs is what the console shows.
        Assert.All(story.FirstBuild.Findings.Where(finding => finding.Level == "warning"), finding
            => Assert.Matches($@"{Regex.Escape(Path.GetFileName(finding.File))}\({finding.Line},\d+\): warning {finding.Rule}: {Regex.Escape(finding.Message)}", story.FirstBuild.Result.Output));
    }

    [Fact]
    public void Every_analyzer_loads_and_none_throws()
        => Assert.DoesNotMatch("CS8032|AD0001|CS8034|CS9057", string.Concat(story.FirstBuild.Result.Output, story.Enforce.Result.Output, story.FirstFormat.Result.Output));

    [Fact]
    public void Tools_learn_the_help_page_and_the_weakness_of_every_rule()
    {
        var rules = story.FirstBuild.Logs.Values.SelectMany(log => log.Rules.Values).Where(rule => rule.Id.StartsWith("PGSSL", StringComparison.Ordinal)).ToList();
        Assert.Superset(new HashSet<string> { "PGSSL1001", "PGSSL1002", "PGSSL1003", "PGSSL1004", "PGSSL1005" }, rules.Select(rule => rule.Id).ToHashSet());
        Assert.All(rules, rule =>
        {
            // As long as the project has no address of its own, no link leads to somebody else's.
            Assert.True(rule.HelpUri.Length == 0 || rule.HelpUri.EndsWith($"/docs/rules/{rule.Id}.md", StringComparison.Ordinal), rule.HelpUri);
            Assert.Contains("security", rule.Tags);
        });
        Assert.Contains("external/cwe/cwe-319", rules.First(rule => rule.Id == "PGSSL1001").Tags);
        Assert.Contains("external/cwe/cwe-295", rules.First(rule => rule.Id == "PGSSL1003").Tags);
        Assert.Contains("external/cwe/cwe-297", rules.First(rule => rule.Id == "PGSSL1004").Tags);
    }

    [Fact]
    public void Audit_lets_everything_pass_and_hides_nothing()
    {
        Assert.True(story.Audit.Succeeded, story.Audit.Result.Output);
        // The counts alone, read from the log that the project asks for itself.
        Assert.DoesNotMatch("PGSSL(?!0000)", story.Audit.Result.Output);
        Assert.Matches(@"Shop\.csproj : warning PGSSL0000: \d+ connections: .*\d+ weak", story.Audit.Result.Output);
        Assert.All(story.Audit.Logs, log => Assert.Equal(Rows(story.FirstBuild.Logs[log.Key].Results), Rows(log.Value.Results.Where(static result => result.Rule != "PGSSL0000"))));
        Assert.All(story.Audit.Findings, finding => Assert.Equal("note", finding.Level));
    }

    [Fact]
    public void Enforce_turns_the_warnings_into_errors()
    {
        Assert.False(story.Enforce.Succeeded);
        Assert.All(story.Enforce.Logs, log => Assert.Equal(Expected(log.Key), Found(log.Value, "error")));
        Assert.DoesNotContain(story.Enforce.Findings, finding => finding.Level == "warning");
    }

    [Fact]
    public void A_misspelt_mode_breaks_the_build()
    {
        Assert.False(story.MisspeltMode.Succeeded);
        Assert.Contains("error PGSSL0001: PgSslAnalysisMode is 'Enfroce', which is not understood. Use Audit, Default, Enforce or Strict.", story.MisspeltMode.Result.Output);
    }

    [Fact]
    public void Enforce_breaks_a_build_in_which_the_analyzers_do_not_run()
    {
        Assert.False(story.WithoutAnalyzers.Succeeded);
        Assert.Contains("error PGSSL0001: PgSslAnalysisMode is Enforce, but RunAnalyzers or RunAnalyzersDuringBuild keeps the analyzers from running", story.WithoutAnalyzers.Result.Output);
        // The compiler takes an analyzer that has only warnings for switched off.
        Assert.False(story.AtWarningLevelZero.Succeeded);
        Assert.Contains("error PGSSL0001: PgSslAnalysisMode is Enforce, but WarningLevel is 0, which keeps the analyzers from running", story.AtWarningLevelZero.Result.Output);
    }

    [Fact]
    public void The_fixes_make_the_build_green()
    {
        Assert.True(story.FirstFormat.Succeeded, story.FirstFormat.Result.Output);
        Assert.True(story.EnforceWhenFixed.Succeeded, story.EnforceWhenFixed.Result.Output);
        Assert.DoesNotContain(story.EnforceWhenFixed.Findings, finding => finding.Level is "warning" or "error");
    }

    [Fact]
    public void The_fixes_change_nothing_twice()
    {
        Assert.True(story.SecondFormat.Succeeded, story.SecondFormat.Result.Output);
        Assert.Equal(story.FirstFormat.Sources, story.SecondFormat.Sources);
    }

    /// <summary>The real Npgsql is the judge of what the fixed program asks for.</summary>
    [Fact]
    public async Task The_fixed_program_verifies_every_server_but_the_local_one()
    {
        CommandResult run = await DotNet.SucceedAsync(story.Folder, "exec", Path.Combine(story.Folder, "Shop", "bin", "Debug", "net10.0", "Shop.dll"));
        var settings = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new Npgsql.NpgsqlConnectionStringBuilder(line)).ToList();
        Assert.Equal(["plain", "strong", "local", "fallback", "trusting", "anyhost", "assembled", "silent", "required", "allowed", "indexed"], settings.Select(setting => setting.Database));
        Assert.All(settings.Where(setting => setting.Database != "local"), setting =>
        {
            Assert.Equal(Npgsql.SslMode.VerifyFull, setting.SslMode);
            Assert.Equal("/etc/pg/root.crt", setting.RootCertificate);
        });
    }

    /// <summary>What the files of the project of a log announce.</summary>
    private string Expected(string log)
    {
        string project = log[..(log.IndexOf('/', StringComparison.Ordinal) + 1)];
        return Lines(story.FirstBuild.Sources.Where(source => source.Key.StartsWith(project, StringComparison.Ordinal))
            .SelectMany(source => Expectations.In(source.Key, source.Value)));
    }

    private string Found(Sarif log, string level) => Rows(log.Results.Where(result => result.Level == level));

    private string Rows(IEnumerable<SarifResult> results)
        => Lines(results.Where(result => result.Rule.StartsWith("PGSSL", StringComparison.Ordinal)).Select(result => Expectations.Of(result, story.Folder)));

    private static string Lines(IEnumerable<string> rows) => string.Join('\n', rows.Order(StringComparer.Ordinal));
}
