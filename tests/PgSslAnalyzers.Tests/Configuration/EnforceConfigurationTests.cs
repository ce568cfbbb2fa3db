using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.Documentation;
using PgSslAnalyzers.Tasks;
using PgSslAnalyzers.Tasks.Options;

namespace PgSslAnalyzers.Tests.Configuration;

/// <summary>The configurations that the package adds in the modes that fail a build, and for a report.</summary>
public class EnforceConfigurationTests
{
    /// <summary>A severity for all analyzers must not reach any rule that is on.</summary>
    [Theory]
    [InlineData("Enforce")]
    [InlineData("Report")]
    public void A_configuration_names_every_rule_that_is_on(string name)
    {
        OptionFile file = OptionFile.Parse($"/x/PgSslAnalyzers.{name}.globalconfig", Page.Read($"nuget/PgSslAnalyzers.Package/config/PgSslAnalyzers.{name}.globalconfig").Text);
        Assert.True(file.IsGlobal);
        Assert.Equal(-1, file.Level);
        Assert.Equal(
            Rules.All.Where(static rule => rule.IsEnabledByDefault).Select(static rule => $"dotnet_diagnostic.{rule.Id}.severity = default"),
            file.Lines.Where(static line => line.Key.StartsWith("dotnet_diagnostic.", StringComparison.Ordinal)).Select(static line => $"{line.Key} = {line.Value}"));
    }
}
