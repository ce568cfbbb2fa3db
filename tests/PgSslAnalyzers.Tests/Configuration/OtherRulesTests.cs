using PgSslAnalyzers.Tasks.Options;

namespace PgSslAnalyzers.Tests.Configuration;

/// <summary>A log of the compiler must not wake the analyzers of the SDK that do not run without it.</summary>
public sealed class OtherRulesTests
{
    private const string Global = "is_global = true\nglobal_level = -100\n";

    /// <summary>What the SDK has beside the file of the project's level and mode.</summary>
    private static readonly Dictionary<string, string> Sdk = new()
    {
        ["/sdk/analysislevel_10_0_none.globalconfig"] = Rules("none", "CA1", "CA2", "CA3", "CA4"),
        ["/sdk/analysislevel_10_0_all.globalconfig"] = Rules("warning", "CA1", "CA2", "CA3", "CA5"),
    };

    [Theory]
    // CA4 is a warning by default, CA5 is off.
    [InlineData("analysislevel_10_0_default.globalconfig", "", "CA1 CA2 CA3")]
    [InlineData("AnalysisLevel_10_0_Default_WarnAsError.globalconfig", "CA4=error", "CA1 CA2 CA3")]
    // What the mode raises or turns off stays so; what it makes information sleeps.
    [InlineData("analysislevel_10_0_recommended.globalconfig", "CA1=warning CA2=none CA6=suggestion", "CA3 CA6")]
    // Another level, of which nothing is known, and files of others.
    [InlineData("analysislevel_9_default.globalconfig", "CA1=suggestion", "CA1")]
    [InlineData("house.globalconfig", "CA1=suggestion", "")]
    public void What_is_information_sleeps(string name, string said, string expected)
        => Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static id => $"dotnet_diagnostic.{id}.severity = silent"), Quieten(name, said, isAll: false));

    [Fact]
    public void In_a_report_everything_that_the_SDK_raises_sleeps()
        => Assert.Equal(
            ["dotnet_diagnostic.CA1.severity = none", "dotnet_diagnostic.CA6.severity = none"],
            Quieten("analysislevel_10_0_recommended.globalconfig", "CA1=warning CA6=suggestion", isAll: true));

    private static IEnumerable<string> Quieten(string name, string said, bool isAll)
    {
        string text = Global + string.Concat(said.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static pair => pair.Split('=')).Select(static pair => $"dotnet_diagnostic.{pair[0]}.severity = {pair[1]}\n"));
        OptionFile own = OptionFile.Parse("/src/.globalconfig", "is_global = true\ndotnet_diagnostic.CA7.severity = suggestion\n");
        string file = OtherRules.Quieten([OptionFile.Parse("/sdk/" + name, text), own], static path => Sdk.FirstOrDefault(pair => string.Equals(pair.Key, path, StringComparison.OrdinalIgnoreCase)).Value is { } found ? OptionFile.Parse(path, found) : null, isAll);
        var read = OptionFile.Parse("/obj/quiet.globalconfig", file);
        // Below whatever a user says, and above the SDK.
        Assert.True(read is { IsGlobal: true, Level: -1 });
        return file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2);
    }

    private static string Rules(string severity, params string[] ids) => Global + string.Concat(ids.Select(id => $"dotnet_diagnostic.{id}.severity = {severity}\n"));
}
