using System.Text.RegularExpressions;
using PgSslAnalyzers.Documentation;

namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>The first command of the demonstration and what it prints.</summary>
[Trait("Category", "Long")]
public sealed partial class WeakShopTests : IDisposable
{
    private const string Command = "dotnet build tests/samples/WeakShop";

    private readonly DirectoryInfo artifacts = Directory.CreateTempSubdirectory("pgssl-weakshop-");

    public void Dispose() => artifacts.Delete(recursive: true);

    [Fact]
    public async Task The_documentation_shows_what_the_build_prints()
    {
        CommandResult build = await DotNet.SucceedAsync(Repository.Root, "build", "tests/samples/WeakShop", $"-p:ArtifactsPath={artifacts.FullName}");
        string printed = Summary().Match(build.Output.ReplaceLineEndings("\n").Replace(Repository.Root, "", StringComparison.Ordinal)).Value;
        Assert.Matches(@"\n +([2-9]\d|1[2-9]) Warning\(s\)\n +0 Error\(s\)$", printed);
        // The compiler looks at several files at a time: their order is not always the same.

        Page page = Page.Read("docs/demonstration.md");
        string shown = Summary().Match(page.Text[page.Text.IndexOf($"$ {Command}\n", StringComparison.Ordinal)..]).Value;
        if (Page.IsUpdate)
            page.AssertOrUpdate(page.Text.Replace(shown, printed, StringComparison.Ordinal));
        else
            Assert.Equal(printed.Split('\n').Order(StringComparer.Ordinal), shown.Split('\n').Order(StringComparer.Ordinal));
    }

    /// <summary>The end of what MSBuild prints, without the time that it took.</summary>
    [GeneratedRegex(@"Build succeeded\.\n.* Error\(s\)", RegexOptions.Singleline)]
    private static partial Regex Summary();
}
