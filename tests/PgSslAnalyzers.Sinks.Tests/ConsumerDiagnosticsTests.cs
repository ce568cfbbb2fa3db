using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PgSslAnalyzers.Sinks.Tests;

/// <summary>What the analyzers say about the generated programs: one finding for a weak, an absent and an unknown string, none for a strong one.</summary>
public sealed class ConsumerDiagnosticsTests
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(SinkTable).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    [Theory]
    [MemberData(nameof(ConsumerTests.Libraries), MemberType = typeof(ConsumerTests))]
    public async Task Each_program_has_its_findings(string library)
    {
        var (compilation, consumers) = ConsumerTests.Compile(library);
        var diagnostics = await compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Id == "AD0001");

        var byTree = diagnostics.Where(diagnostic => diagnostic.Location.SourceTree is not null).ToLookup(diagnostic => diagnostic.Location.SourceTree!);
        var wrong = new List<string>();
        foreach (var (consumer, tree) in consumers)
        {
            foreach (var (method, _) in Consumer.Values)
            {
                var found = string.Join(" ", byTree[tree].Where(diagnostic => IsIn(method, diagnostic, tree)).Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));
                var expected = Expected(consumer, method);
                if (found != expected)
                {
                    wrong.Add($"{consumer}, {method}: [{found}], expected [{expected}]");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static string Expected(Consumer consumer, string method) => (consumer, method) switch
    {
        // A text that only Npgsql could accept is reported where it is written to a property, whoever reads that.
        ({ IsProven: false, Member: IPropertySymbol } or { Sink.Kind: SinkKind.ConnectionName, Member: IPropertySymbol }, "Weak") => "PGSSL1003",
        ({ IsProven: false } or { Sink.Kind: SinkKind.ConnectionName }, _) => "",
        (_, "Weak") => "PGSSL1003",
        (_, "Absent") => "PGSSL1005",
        (_, "Unknown") => consumer.Sink.IsSlim ? "PGSSL1008" : "PGSSL1007",
        (_, "Strong") => consumer.Sink.IsSlim ? "PGSSL2006" : "",
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

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
