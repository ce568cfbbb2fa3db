using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Options;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Options;

/// <summary>What the modes make of the severity of a rule: for analyzers and tasks alike.</summary>
public sealed class AnalysisModeTests
{
    /// <summary>A rule, and its severity in Default, Audit, Enforce and Strict; "off" where nothing is reported by itself.</summary>
    [Theory]
    [InlineData("PGSSL0001", "Warning Info Error Error")]
    [InlineData("PGSSL1003", "Warning Info Error Error")]
    [InlineData("PGSSL1006", "Info Info Info Info")]
    [InlineData("PGSSL1009", "Info Info Info Info")]
    // Parts of the proof.
    [InlineData("PGSSL1007", "Info Info Info Error")]
    [InlineData("PGSSL3002", "Warning Info Error Error")]
    [InlineData("PGSSL3005", "off off off Error")]
    // Nobody asks for these but the user.
    [InlineData("PGSSL3003", "off off off off")]
    [InlineData("PGSSL3004", "off off off off")]
    public void A_mode_gives_severities(string id, string expected)
    {
        Rule rule = Rules.All.Single(rule => rule.Id == id);
        Assert.Equal(expected, string.Join(" ", Enum.GetValues<AnalysisMode>().Select(mode => AnalysisModes.IsOn(mode, rule) ? AnalysisModes.SeverityIn(mode, rule, rule.Severity).ToString() : "off")));
    }

    /// <summary>What the user has raised stays raised, but in Audit.</summary>
    [Fact]
    public void An_error_is_one_in_every_mode_but_Audit()
        => Assert.Equal("Error Info Error Error", string.Join(" ", Enum.GetValues<AnalysisMode>().Select(static mode => AnalysisModes.SeverityIn(mode, Rules.DevelopmentConnection, FindingSeverity.Error))));

    [Fact]
    public void In_Audit_a_finding_is_as_grave_as_in_Default()
        => Assert.Equal("Warning Warning Error Error", string.Join(" ", Enum.GetValues<AnalysisMode>().Select(static mode => AnalysisModes.GravityIn(mode, Rules.ServerNotAuthenticated, FindingSeverity.Warning))));

    [Theory]
    [InlineData("PGSSL1003", true)]
    [InlineData("PGSSL1007", true)]
    [InlineData("PGSSL3005", true)]
    [InlineData("PGSSL1006", false)]
    [InlineData("PGSSL3003", false)]
    public void Strict_mode_demands_what_it_stands_on(string id, bool isDemanded) => Assert.Equal(isDemanded, AnalysisModes.IsDemandedInStrict(Rules.All.Single(rule => rule.Id == id)));

    [Theory]
    [InlineData("Strict", AnalysisMode.Strict, true)]
    [InlineData(" strict ", AnalysisMode.Strict, true)]
    [InlineData("Enfroce", AnalysisMode.Default, false)]
    [InlineData("Audit,Default", AnalysisMode.Default, false)]
    [InlineData("3", AnalysisMode.Default, false)]
    [InlineData("", AnalysisMode.Default, false)]
    public void A_mode_is_read_by_its_name(string text, AnalysisMode expected, bool isOne)
    {
        Assert.Equal(isOne, AnalysisModes.TryRead(text, out AnalysisMode mode));
        Assert.Equal(expected, mode);
    }
}
