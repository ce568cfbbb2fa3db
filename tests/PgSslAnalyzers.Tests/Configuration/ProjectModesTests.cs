using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.Documentation;
using PgSslAnalyzers.Findings;
using PgSslAnalyzers.Options;
using PgSslAnalyzers.Tasks;

namespace PgSslAnalyzers.Tests.Configuration;

/// <summary>Where a task takes the place of the analyzers, the severities are theirs.</summary>
public class ProjectModesTests
{
    [Fact]
    public void Severities_are_those_of_the_analyzers()
    {
        foreach (Rule rule in Rules.All)
        {
            foreach (FindingSeverity severity in Enum.GetValues<FindingSeverity>())
            {
                foreach (ProjectMode mode in Enum.GetValues<ProjectMode>())
                {
                    Assert.Equal(
                        StrictPolicy.SeverityIn(Enum.Parse<AnalysisMode>(mode.ToString()), rule, severity),
                        Descriptors.ToRoslyn(ProjectModes.SeverityIn(mode, rule, severity)));
                }
            }
        }
    }

    [Fact]
    public void Modes_are_those_of_the_analyzers() => Assert.Equal(Enum.GetNames<AnalysisMode>().Order(), Enum.GetNames<ProjectMode>().Order());

    [Theory]
    [InlineData("Strict", "Strict")]
    [InlineData(" strict ", "Strict")]
    [InlineData("Enfroce", "Default")]
    [InlineData("3", "Default")]
    [InlineData("", "Default")]
    public void Reads_a_mode_as_the_analyzers_do(string text, string mode) => Assert.Equal(Enum.Parse<ProjectMode>(mode), ProjectModes.Read(text));

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
