using PgSslAnalyzers.Documentation;

namespace PgSslAnalyzers.Tests.Options;

/// <summary>The compilation of a report silences every rule that the option file of the package does not name: one that is missing there would be in no report.</summary>
public class ReportOptionTests
{
    [Fact]
    public void Every_rule_that_is_on_by_default_is_in_reports()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Page.Root, "nuget", "PgSslAnalyzers.Package", "config", "PgSslAnalyzers.Report.globalconfig"));
        IEnumerable<string> named = lines.Where(static line => line.StartsWith("dotnet_diagnostic.", StringComparison.Ordinal));
        Assert.Equal(Descriptors.All.Where(static rule => rule.IsEnabledByDefault).Select(static rule => $"dotnet_diagnostic.{rule.Id}.severity = default"), named);
    }
}
