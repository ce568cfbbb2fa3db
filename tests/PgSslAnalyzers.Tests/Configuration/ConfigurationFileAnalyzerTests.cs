using Microsoft.CodeAnalysis;
using PgSslAnalyzers.FixPlans;

namespace PgSslAnalyzers.Tests.Configuration;

/// <summary>The places and severities of findings in configuration files.</summary>
public sealed class ConfigurationFileAnalyzerTests
{
    private const string Weak = "{\n  \"ConnectionStrings\": { \"Main\": \"Host=db;SSL Mode=Require\" }\n}\n";

    [Fact]
    public async Task Each_finding_once_at_its_place()
        => Assert.Equal(
            [
                "Properties/launchSettings.json(1,51): Info PGSSL1006",
                "appsettings.Production.json(2,43): Warning PGSSL1003",
                "appsettings.json(2,43): Warning PGSSL1003",
                "compose.yaml(2,8): Warning PGSSL1005",
                "web.config(1,37): Warning PGSSL1002",
                "web.config(1,53): Info PGSSL2001",
            ],
            await new ConfigurationProject()
                .With("appsettings.json", Weak).With("appsettings.Production.json", Weak)
                .With("Properties/launchSettings.json", "{ \"environmentVariables\": { \"CS\": \"Host=localhost;SSL Mode=Disable\" } }")
                .With("web.config", "<add connectionString=\"Host=db;A=b;SSL Mode=Prefer;Trust Server Certificate=true\" providerName=\"Npgsql\"/>".Replace("A=b;", "DB=b;"))
                .With("compose.yaml", "environment:\n  - CS=Host=db.example.com;Database=d;Username=u\n")
                .With("README.md", "Write SSL Mode=Require;Host=db.").With("Page.razor", "@{ var s = \"Host=db;SSL Mode=Require\"; }")
                .ShowAsync());

    [Theory]
    [InlineData("", "", "Warning")]
    [InlineData("[appsettings.json]\npgssl.severity.PGSSL1003 = error", "", "Error")]
    [InlineData("[*.json]\npgssl.severity.PGSSL1003 = suggestion", "", "Info")]
    [InlineData("[appsettings.json]\npgssl.severity.PGSSL1003 = none", "", null)]
    [InlineData("[other.json]\npgssl.severity.PGSSL1003 = none", "", "Warning")]
    [InlineData("[appsettings.json]\npgssl.exempt_hosts = db", "", null)]
    [InlineData("[appsettings.json]\npgssl.minimum_ssl_mode = Require", "", null)]
    // The compiler reads no severities for such files from an .editorconfig, but those of a .globalconfig.
    [InlineData("[appsettings.json]\ndotnet_diagnostic.PGSSL1003.severity = none", "", "Warning")]
    [InlineData("", "dotnet_diagnostic.PGSSL1003.severity = none", null)]
    [InlineData("", "dotnet_diagnostic.PGSSL1003.severity = error", "Error")]
    [InlineData("", "build_property.PgSslConfigurationFiles = false", null)]
    [InlineData("", "build_property.PgSslAnalysisMode = Audit", "Info")]
    [InlineData("", "build_property.PgSslAnalysisMode = Enforce", "Error")]
    [InlineData("[appsettings.json]\npgssl.severity.PGSSL1003 = none", "build_property.PgSslAnalysisMode = Enforce", null)]
    [InlineData("[appsettings.json]\npgssl.severity.PGSSL1003 = warning", "build_property.PgSslAnalysisMode = Enforce", "Warning")]
    [InlineData("", "build_property.PgSslAnalysisMode = Enforce\ndotnet_diagnostic.PGSSL1003.severity = none", null)]
    public async Task Severity(string editorConfig, string globalConfig, string? expected)
        => Assert.Equal(
            expected is null ? [] : [$"appsettings.json(2,43): {expected} PGSSL1003"],
            await new ConfigurationProject().With("appsettings.json", Weak).With(".editorconfig", "root = true\n" + editorConfig + "\n").With(".globalconfig", "is_global = true\n" + globalConfig + "\n").ShowAsync());

    [Fact]
    public async Task A_comment_with_a_reason_silences_in_Enforce_too()
        => Assert.Equal(
            ["appsettings.json(4,16): Error PGSSL1003"],
            await new ConfigurationProject().WithProperty("PgSslAnalysisMode", "Enforce")
                .With("appsettings.json", "{\n  // pgssl: disable PGSSL1003 - the proxy checks\n  \"A\": \"Host=db;SSL Mode=Require\",\n  \"B\": \"Host=c;SSL Mode=Require\"\n}").ShowAsync());

    /// <summary>A build that counts reads the log of the compiler, and the files no more.</summary>
    [Theory]
    [InlineData("SSL Mode=VerifyFull", "PgSslCountsConnections", "Info PGSSL0000")]
    [InlineData("${OPTIONS}", "PgSslCountsConnections", "Info PGSSL1007")]
    [InlineData("SSL Mode=Require", "PgSslCountsConnections", "Warning PGSSL1003")]
    [InlineData("SSL Mode=VerifyFull", "PgSslShowBaseline", null)]
    [InlineData("${OPTIONS}", "PgSslShowBaseline", null)]
    public async Task Connections_are_counted_where_a_build_counts(string setting, string property, string? expected)
    {
        string text = "{ \"ConnectionStrings\": { \"Main\": \"Host=db.example.com;Database=d;Username=u;" + setting + "\" } }";
        string[] found = await new ConfigurationProject().WithProperty(property, "true").With("appsettings.json", text).ShowAsync();
        Assert.Equal(expected is null ? [] : [expected], found.Select(static line => line.Substring(line.IndexOf(' ') + 1)));
    }

    /// <summary>Nobody takes a fix from a build: it would only make the log longer.</summary>
    [Theory]
    [InlineData("PgSslCountsConnections", false)]
    [InlineData("PgSslShowBaseline", true)]
    public async Task A_build_that_counts_plans_no_fix(string property, bool hasFix)
    {
        IReadOnlyList<Diagnostic> findings = await new ConfigurationProject("class A { object M() => new Npgsql.NpgsqlConnection(\"Host=db;SSL Mode=Require\"); }")
            .WithProperty(property, "true").With("appsettings.json", Weak).FindingsAsync();
        Assert.Equal(["PGSSL1003", "PGSSL1003"], findings.Select(static finding => finding.Id));
        Assert.All(findings, finding => Assert.Equal(hasFix, FixData.TryParse(finding.Properties) is not null));
    }

    [Fact]
    public async Task A_rule_that_is_off_can_be_switched_on_for_a_file()
    {
        ConfigurationProject project = new ConfigurationProject().With("a.env", "CS=Host=db;Port=5432;SSL Mode=VerifyFull\n");
        Assert.Empty(await project.ShowAsync());
        project.With(".editorconfig", "[a.env]\npgssl.severity.PGSSL3003 = warning\n");
        Assert.Equal(["a.env(1,22): Warning PGSSL3003"], await project.ShowAsync());
    }

    [Fact]
    public async Task A_severity_that_is_not_understood_is_said()
    {
        IReadOnlyList<Diagnostic> findings = await new ConfigurationProject().With("appsettings.json", Weak).With(".editorconfig", "[*.json]\npgssl.severity.PGSSL1003 = loud\n").FindingsAsync();
        Assert.Equal(["PGSSL0001", "PGSSL1003"], findings.Select(static finding => finding.Id));
        Assert.Contains("pgssl.severity.PGSSL1003", findings[0].GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("pgssl.npgsql_version = 9.0", 1)]
    public async Task Without_Npgsql_a_version_opens_the_gate(string option, int count)
    {
        ConfigurationProject project = new ConfigurationProject("class C { }", TestReferences.WithoutNpgsql).With("appsettings.json", Weak).With(".globalconfig", "is_global = true\n" + option + "\n");
        IReadOnlyList<Diagnostic> findings = await project.FindingsAsync();
        Assert.Equal(count, findings.Count);
        Assert.All(findings, static finding => Assert.Contains("Npgsql 9", finding.GetMessage(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("8.0.9", "Npgsql 8")]
    [InlineData("10.0.3", "Npgsql 10")]
    public async Task The_referenced_version_decides(string version, string name)
        => Assert.Contains(name, (await new ConfigurationProject(references: TestReferences.For(version)).With("appsettings.json", Weak).FindingsAsync())[0].GetMessage(), StringComparison.Ordinal);

    [Fact]
    public async Task Nothing_of_a_string_but_the_setting_is_in_a_diagnostic()
    {
        IReadOnlyList<Diagnostic> findings = await new ConfigurationProject()
            .With("a.json", "{ \"Provider\": \"Npgsql\", \"Cs\": \"Host=secret-host;Username=secret-user;Password=secret-password;Secret Key=secret-value;SSL Mode=Require;Trust Server Certificate=true\" }").FindingsAsync();
        Assert.NotEmpty(findings);
        foreach (Diagnostic finding in findings)
            Assert.DoesNotContain("secret", finding.GetMessage() + string.Concat(finding.Properties.Select(static pair => pair.Key + pair.Value)), StringComparison.OrdinalIgnoreCase);
    }
}
