using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.Tasks;
using PgSslAnalyzers.Tasks.Options;

namespace PgSslAnalyzers.Tests.Configuration;

/// <summary>The task reads option files without the compiler, and as the compiler does.</summary>
public sealed class ProjectOptionsTests
{
    private const string Severity = "dotnet_diagnostic.";

    [Fact]
    public void Agrees_with_the_compiler()
    {
        int differences = 0;
        Gen.Int.Sample(seed =>
        {
            List<(string Path, string Text)> files = RandomOptionFiles.Generate(seed);
            var ours = new ProjectOptions(files.Select(static file => OptionFile.Parse(file.Path, file.Text)));
            if (Compiler(files) is not { } compiler)
                return;
            foreach (string path in RandomOptionFiles.Paths)
            {
                string expected = Values(compiler.GetOptionsForSourcePath(path).AnalyzerOptions);
                Assert.Equal(expected, Values(ours.For(path)));
                if (expected != Values(ours.Global))
                    Interlocked.Increment(ref differences);
            }
            Assert.Equal(Values(compiler.GlobalConfigOptions.AnalyzerOptions), Values(ours.Global));
            Assert.Equal(
                string.Join(' ', compiler.GlobalConfigOptions.TreeOptions.Where(static pair => pair.Value == ReportDiagnostic.Suppress).Select(static pair => pair.Key.ToUpperInvariant())),
                string.Join(' ', ours.Global.Where(static pair => pair.Key.StartsWith(Severity, StringComparison.OrdinalIgnoreCase) && pair.Value.Equals("none", StringComparison.OrdinalIgnoreCase))
                    .Select(static pair => pair.Key.Split('.')[1].ToUpperInvariant())));
        }, iter: 1000);
        // Sections do fit now and then.
        Assert.InRange(differences, 500, int.MaxValue);
    }

    /// <summary>Heads at which the compiler itself gives up leave everything else as it is.</summary>
    [Theory]
    [InlineData("[]a.json")]
    [InlineData("[!]a.json")]
    [InlineData("[z-a].json")]
    public void Heads_that_are_no_pattern_fit_nothing(string head)
    {
        var options = new ProjectOptions([OptionFile.Parse("/src/.editorconfig", $"[{head}]\npgssl.a = 1\n[*.json]\npgssl.b = 2\n")]);
        Assert.Equal("pgssl.b=2", Values(options.For("/src/a.json")));
    }

    [Theory]
    [InlineData("pgssl.a=1 pgssl.b=2", "pgssl.a = 1", "pgssl.b = 2")]
    [InlineData("pgssl.a=2", "pgssl.a = 1", "global_level = 1\npgssl.a = 2")]
    // Two of one level speak of one key: neither counts, also where they agree.
    [InlineData("", "pgssl.a = 1", "pgssl.a = 2")]
    [InlineData("", "pgssl.a = 1", "pgssl.a = 1")]
    [InlineData("pgssl.a=3", "pgssl.a = 1", "pgssl.a = 2", "global_level = 7\npgssl.a = 3")]
    // In one file the last word counts, unless the section stands there twice.
    [InlineData("pgssl.a=2", "pgssl.a = 1\npgssl.a = 2")]
    [InlineData("pgssl.a=2", "pgssl.a = 1\n[/src/a.json]\npgssl.a = 2")]
    [InlineData("pgssl.a=1", "pgssl.a = 1\n[/src/a.json]\npgssl.a = 2\n[/src/a.json]\npgssl.a = 3")]
    [InlineData("pgssl.a=", "pgssl.a =")]
    public void Global_files_are_one(string expected, params string[] texts)
        => Assert.Equal(expected, Values(new ProjectOptions(texts.Select(static (text, index) => OptionFile.Parse($"/packages/{index}.globalconfig", "is_global = true\n" + text))).For("/src/a.json")));

    /// <summary>Compilers before 4.10 took the name of a folder for the start of another's.</summary>
    [Fact]
    public void A_folder_is_not_the_start_of_a_name()
        => Assert.Equal("", Values(new ProjectOptions([OptionFile.Parse("/src/.editorconfig", "[*]\npgssl.a = 1\n")]).For("/srcs/a.json")));

    /// <summary>Null where the compiler throws.</summary>
    private static AnalyzerConfigSet? Compiler(List<(string Path, string Text)> files)
    {
        try
        {
            return AnalyzerConfigSet.Create(files.Select(static file => AnalyzerConfig.Parse(SourceText.From(file.Text), file.Path)).ToList(), out _);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Values(IEnumerable<KeyValuePair<string, string>> values)
        => string.Join(' ', values.Where(static pair => pair.Key.StartsWith("pgssl", StringComparison.OrdinalIgnoreCase))
            .Select(static pair => pair.Key.ToLowerInvariant() + "=" + pair.Value).Order(StringComparer.Ordinal));
}
