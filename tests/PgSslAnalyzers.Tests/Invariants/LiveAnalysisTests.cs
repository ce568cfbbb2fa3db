using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PgSslAnalyzers.Tests.Corpus;

namespace PgSslAnalyzers.Tests.Invariants;

/// <summary>What an editor gets, file by file and each on its own, is what the build gets.</summary>
public sealed class LiveAnalysisTests
{
    public static TheoryData<string> Cases => [.. CorpusCase.All.Select(static known => known.File)];

    [Theory, MemberData(nameof(Cases))]
    public async Task Each_situation(string file)
    {
        CorpusCase known = CorpusCase.Named(file);
        await SameAsync(known.Compile(), known.AdditionalFiles);
    }

    [Fact]
    public Task Helpers_constants_and_wrappers_in_other_files()
        => SameAsync(Analysis.Compile([
            ("/src/Settings.cs", "static class Settings { public const string Weak = \"Host=h.example.org;SSL Mode=Require\", Lacking = \"Host=h.example.org\"; public static string Host => \"h.example.org\"; }"),
            ("/src/Db.cs", "using Npgsql; static class Db { public static NpgsqlConnection Open(string cs) => new(cs); public static void Secure(NpgsqlConnectionStringBuilder b, SslMode mode = SslMode.Prefer) => b.SslMode = mode; }"),
            ("/src/Build.cs", "partial class Shop { static string Build(string host) => $\"Host={host};SSL Mode=Prefer\"; }"),
            ("/src/Shop.cs", """
                using Npgsql;
                partial class Shop
                {
                    object A() => Db.Open(Settings.Weak);
                    object B() => Db.Open(Settings.Lacking);
                    object C() => Db.Open("Host=h.example.org;SSL Mode=Disable");
                    object D() => new NpgsqlConnection(Build(Settings.Host));
                    object E() { var b = new NpgsqlConnectionStringBuilder { Host = Settings.Host }; Db.Secure(b); return b.ToString(); }
                    object F() => new NpgsqlConnection(Settings.Lacking + ";SSL Mode=VerifyFull");
                }
                """),
            ("/src/Empty.cs", "")], TestReferences.Small), []);

    private static async Task SameAsync(Compilation compilation, IReadOnlyList<AdditionalText> additionalFiles)
    {
        IEnumerable<string> built = Described(await compilation.FindingsAsync(additionalFiles));
        var live = new List<Diagnostic>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            // An editor knows nothing of other files' findings, and may not have asked for them yet.
            CompilationWithAnalyzers analysis = compilation.WithAnalyzers(additionalFiles);
            live.AddRange(await analysis.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None));
            live.AddRange(await analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, CancellationToken.None));
        }
        foreach (AdditionalText file in additionalFiles)
        {
            AnalysisResult result = await compilation.WithAnalyzers(additionalFiles).GetAnalysisResultAsync(file, CancellationToken.None);
            live.AddRange(result.AdditionalFileDiagnostics.SelectMany(static byFile => byFile.Value.SelectMany(static byAnalyzer => byAnalyzer.Value)));
        }
        Assert.Equal(built, Described(Analysis.InOrder(live)));
    }

    private static IEnumerable<string> Described(IEnumerable<Diagnostic> diagnostics)
        => diagnostics.Select(static diagnostic => $"{diagnostic} {string.Join(' ', diagnostic.Properties.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => pair.Key + "=" + pair.Value))}");
}
