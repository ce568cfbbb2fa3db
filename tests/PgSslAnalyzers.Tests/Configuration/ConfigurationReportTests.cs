using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.Tasks.Options;
using PgSslAnalyzers.Tasks.Reports;

namespace PgSslAnalyzers.Tests.Configuration;

/// <summary>What a report says of a configuration file: what the build would report there, whatever its severity, and nothing that is off. A baseline would know it for ever otherwise.</summary>
public sealed class ConfigurationReportTests
{
    private const string Weak = "Host=db.example.com;Database=d;Username=u;SSL Mode=Require", Verified = "Host=db.example.com;Database=d;Username=u;SSL Mode=VerifyFull";

    [Theory]
    [InlineData(Weak, "", AnalysisMode.Audit, "PGSSL1003")]
    // Off by default, as in code.
    [InlineData(Verified, "", AnalysisMode.Enforce, "PGSSL0000")]
    [InlineData(Verified, "", AnalysisMode.Strict, "PGSSL3005 PGSSL0000")]
    [InlineData(Verified, "pgssl.severity.PGSSL3003 = warning", AnalysisMode.Enforce, "PGSSL3003 PGSSL0000")]
    [InlineData(Verified, "dotnet_diagnostic.PGSSL3003.severity = warning", AnalysisMode.Enforce, "PGSSL3003 PGSSL0000")]
    // Silenced.
    [InlineData(Weak, "pgssl.severity.PGSSL1003 = none", AnalysisMode.Enforce, "")]
    [InlineData(Weak, "dotnet_diagnostic.PGSSL1003.severity = none", AnalysisMode.Audit, "")]
    [InlineData(Weak, "pgssl.severity.PGSSL1003 = error", AnalysisMode.Audit, "PGSSL1003")]
    public void What_is_off_is_no_finding(string text, string option, AnalysisMode mode, string expected)
    {
        var options = new ProjectOptions([OptionFile.Parse("/src/.globalconfig", "is_global = true\n" + option + "\n")]);
        var settings = new ProjectSettings(NpgsqlVersion.Newest, "", new HashSet<string>(), new HashSet<string>(), false, mode);
        Assert.Equal(expected, string.Join(" ", ConfigurationReport.Read("/src/a.env", $"CS={text}\n", new ConfigurationFileOptions("/src/a.env", options, settings)).Select(static finding => finding.Rule.Id)));
    }
}
