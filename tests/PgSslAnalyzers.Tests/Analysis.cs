using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace PgSslAnalyzers.Tests;

/// <summary>Runs all analyzers of the package over a compilation, where a test asks more than which findings stand where.</summary>
internal static class Analysis
{
    /// <summary>Roslyn before 4.10 has no operation for a collection expression: there such a list is unknown, and unknown is silent.</summary>
    public static readonly bool KnowsCollectionExpressions = typeof(IOperation).Assembly.GetName().Version >= new Version(4, 10);

    /// <summary>Whether the compiler of the tests knows C# 14.</summary>
    public static readonly bool KnowsExtensionMembers = typeof(IOperation).Assembly.GetName().Version >= new Version(5, 0);

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    public static readonly CSharpCompilationOptions CompilationOptions = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>Every analyzer of the package.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers =>
    [
        .. typeof(Descriptors).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(static type => type.FullName, StringComparer.Ordinal)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> files, ImmutableArray<MetadataReference>? references = null)
        => CSharpCompilation.Create("Program", files.Select(static file => CSharpSyntaxTree.ParseText(SourceText.From(file.Text), ParseOptions, file.Path)), references ?? TestReferences.All, CompilationOptions);

    public static CompilationWithAnalyzers WithAnalyzers(this Compilation compilation, IEnumerable<AdditionalText>? additionalFiles = null, AnalyzerConfigOptionsProvider? options = null, bool logTimes = false)
        => compilation.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. additionalFiles ?? []], options ?? TestOptions.None),
            onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: logTimes));

    /// <summary>All findings of a compilation, in the order of files and text.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> FindingsAsync(this Compilation compilation, IEnumerable<AdditionalText>? additionalFiles = null, AnalyzerConfigOptionsProvider? options = null)
        => InOrder(await compilation.WithAnalyzers(additionalFiles, options).GetAnalyzerDiagnosticsAsync(CancellationToken.None));

    /// <summary>The findings in the order of files and text; an exception in an analyzer fails the test.</summary>
    public static IReadOnlyList<Diagnostic> InOrder(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics.Select(static diagnostic => diagnostic.Id == "AD0001" ? throw new InvalidOperationException(diagnostic.ToString()) : diagnostic)
            .OrderBy(static diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal),
    ];

    /// <summary>Options from pairs of key and value, the same for every file.</summary>
    public sealed class TestOptions(params (string Key, string Value)[] pairs) : AnalyzerConfigOptionsProvider
    {
        public static readonly TestOptions None = new();

        private readonly Pairs options = new(pairs.ToImmutableDictionary(static pair => pair.Key, static pair => pair.Value, StringComparer.OrdinalIgnoreCase));

        public override AnalyzerConfigOptions GlobalOptions => options;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => options;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => options;

        private sealed class Pairs(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override IEnumerable<string> Keys => values.Keys;

            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
        }
    }
}
