using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PgSslAnalyzers.Sinks.Tests;

/// <summary>What the analyzers say about the generated programs: one finding for a weak, an absent and an unknown string, none for a strong one.</summary>
public sealed class ConsumerDiagnosticsTests
{
    internal static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(SinkTable).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    [Theory]
    [MemberData(nameof(ConsumerTests.Libraries), MemberType = typeof(ConsumerTests))]
    public Task Each_program_has_its_findings(string library) => AssertFindings(library, isStrict: false);

    /// <summary>Strict mode takes a provider that is not known for Npgsql.</summary>
    [Theory]
    [MemberData(nameof(ConsumerTests.Libraries), MemberType = typeof(ConsumerTests))]
    public Task Each_program_has_its_findings_in_strict_mode(string library) => AssertFindings(library, isStrict: true);

    private static async Task AssertFindings(string library, bool isStrict)
    {
        (Microsoft.CodeAnalysis.CSharp.CSharpCompilation? compilation, IReadOnlyList<(Consumer Consumer, SyntaxTree Tree)>? consumers) = ConsumerTests.Compile(library);
        var options = new AnalyzerOptions([], new Properties(isStrict ? "Strict" : "Default"));
        ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");

        ILookup<SyntaxTree, Diagnostic> byTree = diagnostics.Where(diagnostic => diagnostic.Location.SourceTree is not null).ToLookup(diagnostic => diagnostic.Location.SourceTree!);
        var wrong = new List<string>();
        foreach ((Consumer? consumer, SyntaxTree? tree) in consumers)
        {
            foreach ((string? method, string _) in Consumer.Values)
            {
                string found = string.Join(" ", byTree[tree].Where(diagnostic => IsIn(method, diagnostic, tree)).Select(diagnostic => diagnostic.Id)
                    .Where(id => id.StartsWith("PGSSL1", StringComparison.Ordinal) || id == "PGSSL2006").Order(StringComparer.Ordinal));
                string expected = Expected(consumer with { IsProven = consumer.IsProven || isStrict }, method, isStrict);
                if (found != expected)
                    wrong.Add($"{consumer}, {method}: [{found}], expected [{expected}]");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static string Expected(Consumer consumer, string method, bool isStrict) => (consumer, method) switch
    {
        // A text that is Npgsql's by what it says is reported where it is written to a property, whoever reads that.
        ({ IsProven: false, Member: IPropertySymbol }, "Weak") => "PGSSL1003",
        ({ IsProven: false, Member: IPropertySymbol }, "Absent") => "PGSSL1005",
        ({ IsProven: false }, _) => "",
        ({ Sink.Kind: SinkKind.ConnectionName, Member: IPropertySymbol }, "Weak") => "PGSSL1003",
        ({ Sink.Kind: SinkKind.ConnectionName, Member: IPropertySymbol }, "Absent") => isStrict ? "PGSSL1005 PGSSL1007" : "PGSSL1005",
        // What a name stands for is judged in the configuration; only a proof has to know it.
        ({ Sink.Kind: SinkKind.ConnectionName }, _) => isStrict ? "PGSSL1007" : "",
        (_, "Weak") => "PGSSL1003",
        (_, "Absent") => "PGSSL1005",
        ({ Sink.MayTakeKey: true }, "Unknown") when !isStrict => "",
        (_, "Unknown") => consumer.Sink.IsSlim ? "PGSSL1008" : "PGSSL1007",
        (_, "Strong") => consumer.Sink.IsSlim ? "PGSSL2006" : "",
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    /// <summary>What MSBuild tells the analyzers.</summary>
    internal sealed class Properties(string mode) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(("build_property.PgSslAnalysisMode", mode));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Values(params (string Key, string Value)[] values) : AnalyzerConfigOptions
        {
            private readonly Dictionary<string, string> byKey = values.ToDictionary(pair => pair.Key, pair => pair.Value, KeyComparer);

            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => byKey.TryGetValue(key, out value);
        }
    }

    private static bool IsIn(string method, Diagnostic diagnostic, SyntaxTree tree) =>
        tree.GetRoot().FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MemberDeclarationSyntax>(
            node => node is BaseMethodDeclarationSyntax or ClassDeclarationSyntax { ParameterList: not null }) switch
        {
            MethodDeclarationSyntax declaration => declaration.Identifier.ValueText == method,
            ConstructorDeclarationSyntax declaration => declaration.Identifier.ValueText == method,
            ClassDeclarationSyntax declaration => declaration.Identifier.ValueText == method,
            _ => false,
        };
}
