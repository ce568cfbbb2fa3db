using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Suppression;
using PgSslAnalyzers.Tests.Configuration;

namespace PgSslAnalyzers.Tests.Options;

/// <summary>The compilation that a report reads: it must not fail, whatever is said of single rules, and it sees what the mode of the project sees.</summary>
public sealed class ReportTests
{
    private const string Weak = """class C { void M() => new Npgsql.NpgsqlConnection("Host=db.example.com;SSL Mode=Require").Open(); }""";
    private const string Verified = """class C { void M() => new Npgsql.NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull").Open(); }""";
    private const string Unproven = "class C { void M(Npgsql.NpgsqlConnectionStringBuilder b, System.Action a) { b.SslMode = Npgsql.SslMode.VerifyFull; b.GssEncryptionMode = Npgsql.GssEncryptionMode.Disable; a(); new Npgsql.NpgsqlConnection(b.ConnectionString).Open(); } }";

    [Theory]
    [InlineData(Weak, "", "Info PGSSL1003")]
    [InlineData(Weak, "[*.cs]\ndotnet_diagnostic.PGSSL1003.severity = error", "Info PGSSL1003")]
    [InlineData(Weak, "[*.cs]\ndotnet_diagnostic.PGSSL1003.severity = warning", "Info PGSSL1003")]
    [InlineData(Weak, "[*.cs]\ndotnet_diagnostic.PGSSL1003.severity = none", "")]
    [InlineData(Verified, "[*.cs]\ndotnet_diagnostic.PGSSL3005.severity = error", "Info PGSSL3005")]
    [InlineData(Verified, "", "")]
    public async Task Nothing_is_more_than_information(string program, string own, string expected)
        => Assert.Equal(expected, await FindingsAsync(program, own, ""));

    [Fact]
    public async Task The_command_line_raises_nothing_either()
        => Assert.Equal("Info PGSSL1003", string.Join(", ", Show(await Project(Weak, "", "").WithSpecific("PGSSL1003", ReportDiagnostic.Error).FindingsAsync())));

    /// <summary>The compiler does not look at pragmas where severities are not looked at: the finding says it itself.</summary>
    [Theory]
    [InlineData("#pragma warning disable PGSSL1003 // the tunnel\n" + Weak, true)]
    [InlineData("#pragma warning disable\n" + Weak, true)]
    [InlineData("#pragma warning disable PGSSL1002 // the tunnel\n" + Weak, false)]
    [InlineData("#pragma warning disable PGSSL1003\n#pragma warning restore\n" + Weak, false)]
    public async Task A_pragma_is_told(string program, bool isSuppressed)
    {
        Diagnostic finding = Assert.Single(await Project(program, "", "").FindingsAsync());
        Assert.Equal(isSuppressed, finding.Properties.ContainsKey(SuppressionReason.PropertyName));
    }

    [Theory]
    [InlineData(Unproven, "", "")]
    [InlineData(Unproven, "build_property.PgSslReportsProof = true", "Info PGSSL1007")]
    [InlineData(Weak, "build_property.PgSslReportsProof = true", "Info PGSSL1003")]
    public async Task What_strict_mode_would_say_is_information(string program, string option, string expected)
        => Assert.Equal(expected, await FindingsAsync(program, "", option));

    private static async Task<string> FindingsAsync(string program, string own, string option) => string.Join(", ", Show(await Project(program, own, option).FindingsAsync()));

    private static IEnumerable<string> Show(IEnumerable<Diagnostic> findings) => findings.Select(static finding => $"{finding.Severity} {finding.Id}");

    private static ConfigurationProject Project(string program, string own, string option)
        => new ConfigurationProject(program).With(".editorconfig", own + "\n").With(".globalconfig", $"is_global = true\nbuild_property.PgSslAnalysisMode = Audit\nbuild_property.PgSslIsReport = true\n{option}\n");
}
