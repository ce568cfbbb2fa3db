using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit.Abstractions;

namespace PgSslAnalyzers.Sinks.Tests;

/// <summary>A program for each sink of each library: it compiles against the real assembly, and the lookup finds the string in it.</summary>
public sealed class ConsumerTests(ITestOutputHelper output)
{
    public static TheoryData<string> Libraries => [Newest, .. EcosystemTests.EarlierVersions];

    private const string Newest = "newest";

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Each_sink_is_found_in_a_program_that_uses_it(string library)
    {
        (CSharpCompilation? compilation, IReadOnlyList<(Consumer Consumer, SyntaxTree Tree)>? consumers) = Compile(library);
        var errors = new List<string>();
        foreach ((Consumer? consumer, SyntaxTree? tree) in consumers)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            errors.AddRange(model.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => $"{consumer}: {diagnostic.GetMessage()}\n{consumer.Source}"));
            foreach ((string? method, string? value) in Consumer.Values)
            {
                var found = MatchesIn(tree, method, model).Where(match => match.Sink == consumer.Sink && match.Value.Syntax.ToString().Contains(value, StringComparison.Ordinal)).ToList();
                if (found is not [{ } match] || match.IsProven != consumer.IsProven)
                    errors.Add($"{consumer}: {method} found {found.Count} times, proven: {consumer.IsProven} expected");
            }
        }

        output.WriteLine($"{consumers.Count} programs");
        foreach ((Consumer? consumer, SyntaxTree _) in consumers)
            output.WriteLine($"    {consumer}{(consumer.IsProven ? "" : " (strict only)")}");

        Assert.NotEmpty(consumers);
        Assert.True(errors.Count == 0, string.Join("\n", errors));
    }

    internal static (CSharpCompilation Compilation, IReadOnlyList<(Consumer Consumer, SyntaxTree Tree)> Consumers) Compile(string library)
    {
        string? earlier = Ecosystem.Earlier.Keys.SingleOrDefault(path => EcosystemTests.Label(path) == library);
        CSharpCompilation references = earlier is null ? Ecosystem.WithNotServed : Ecosystem.Earlier[earlier];
        var consumers = ConsumerGenerator.Of(references, earlier is null ? null : Ecosystem.EarlierAssembly(earlier))
            .Select((consumer, i) => (consumer, Tree: CSharpSyntaxTree.ParseText(Namespaced(consumer.Source, i), path: $"Consumer{i}.cs"))).ToList();
        return (references.AddSyntaxTrees(consumers.Select(pair => pair.Tree)), consumers);
    }

    // The programs are compiled together, so each gets a namespace.
    private static string Namespaced(string source, int number)
    {
        int start = source.IndexOf("internal ", StringComparison.Ordinal);
        return $"{source[..start]}namespace Consumer{number} {{\n{source[start..]}\n}}\n";
    }

    private static IEnumerable<SinkMatch> MatchesIn(SyntaxTree tree, string method, SemanticModel model) =>
        from declaration in tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()
        where declaration is MethodDeclarationSyntax m && m.Identifier.ValueText == method
            || declaration is ConstructorDeclarationSyntax c && c.Identifier.ValueText == method
            || declaration is ClassDeclarationSyntax { ParameterList: not null } p && p.Identifier.ValueText == method
        from node in declaration.DescendantNodes()
        where node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or AssignmentExpressionSyntax
            or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax
        let operation = model.GetOperation(node)
        where operation is not null
        from match in SinkLookup.Default.Find(operation)
        select match;
}
