using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.Documentation;
using PgSslAnalyzers.Tasks;

namespace PgSslAnalyzers.Tests.Configuration;

/// <summary>The configuration that the package adds in the modes that fail a build.</summary>
public class EnforceConfigurationTests
{
    /// <summary>A severity for all analyzers must not reach any rule that is on.</summary>
    [Fact]
    public void The_configuration_of_Enforce_names_every_rule_that_is_on()
    {
        OptionFile file = OptionFile.Parse("/x/PgSslAnalyzers.Enforce.globalconfig", Page.Read("nuget/PgSslAnalyzers.Package/config/PgSslAnalyzers.Enforce.globalconfig").Text);
        Assert.True(file.IsGlobal);
        Assert.Equal(-1, file.Level);
        Assert.Equal(
            Rules.All.Where(static rule => rule.IsEnabledByDefault).Select(static rule => $"dotnet_diagnostic.{rule.Id}.severity = default"),
            file.Lines.Where(static line => line.Key.StartsWith("dotnet_", StringComparison.Ordinal)).Select(static line => $"{line.Key} = {line.Value}"));
    }
}
