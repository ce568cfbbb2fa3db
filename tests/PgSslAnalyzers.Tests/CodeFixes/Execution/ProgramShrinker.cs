using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.Demand;

namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>Makes a program with a fault smaller, as long as fixes of the same rule do the same kind of wrong to it.</summary>
internal static class ProgramShrinker
{
    private const int Orders = 3, MostRounds = 60;

    public static async Task<Trial> ShrinkAsync(Trial faulty)
    {
        Trial smallest = faulty;
        for (int round = 0; round < MostRounds; round++)
        {
            if (await SmallerAsync(smallest) is not { } smaller)
                break;
            smallest = smaller;
        }
        return smallest;
    }

    /// <summary>The smallest program that is one step smaller and has the fault.</summary>
    private static async Task<Trial?> SmallerAsync(Trial faulty)
    {
        List<IReadOnlyList<string>> candidates = [.. Candidates(faulty.Program.Files).DistinctBy(static files => string.Join("\n", files))];
        var trials = new List<Trial>();
        foreach (IReadOnlyList<string> files in candidates)
        {
            for (int order = 0; order < Orders; order++)
            {
                // A name of its own for each, so that they can stand in one assembly.
                int seed = trials.Count + 1;
                string from = $"namespace {faulty.Program.Namespace};", to = $"namespace P{seed};";
                var program = new RandomProgram(seed, faulty.Program.Connections, [.. files.Select(file => file.Replace(from, to, StringComparison.Ordinal))]);
                trials.Add(new Trial(program, faulty.Plan with { Order = faulty.Plan.Order + order }));
            }
        }
        if (trials.Count == 0)
            return null;
        await TrialBatch.RunAsync(trials);
        return trials.Where(trial => !trial.IsInvalid && trial.Fault is { } fault && fault.Kind == faulty.Fault!.Kind && fault.Rule == faulty.Fault.Rule)
            .MinBy(static trial => trial.Program.Files.Sum(static file => file.Length));
    }

    private static IEnumerable<IReadOnlyList<string>> Candidates(IReadOnlyList<string> files)
    {
        for (int i = 0; i < files.Count; i++)
        {
            if (i > 0)
                yield return [.. files.Where((_, index) => index != i)];
            SyntaxNode root = CSharpSyntaxTree.ParseText(files[i], Analysis.ParseOptions).GetRoot();
            foreach (SyntaxNode node in root.DescendantNodes())
            {
                foreach (string smaller in Smaller(root, node))
                    yield return [.. files.Select((file, index) => index == i ? smaller : file)];
            }
        }
    }

    private static IEnumerable<string> Smaller(SyntaxNode root, SyntaxNode node)
    {
        switch (node)
        {
            case MemberDeclarationSyntax and not (BaseNamespaceDeclarationSyntax or ClassDeclarationSyntax { Identifier.Text: "Program" } or MethodDeclarationSyntax { Identifier.Text: "Strings" }):
                yield return Without(root, node);
                break;
            case StatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } and not ReturnStatementSyntax:
                yield return Without(root, node);
                if (node is IfStatementSyntax condition)
                    yield return With(root, node, condition.Statement);
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.CoalesceExpression } binary:
                yield return With(root, node, binary.Left);
                yield return With(root, node, binary.Right);
                break;
            case ConditionalExpressionSyntax choice:
                yield return With(root, node, choice.WhenTrue);
                yield return With(root, node, choice.WhenFalse);
                break;
            case SwitchExpressionSyntax arms:
                foreach (SwitchExpressionArmSyntax arm in arms.Arms)
                    yield return With(root, node, arm.Expression);
                break;
            case ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: > 1 } }:
            case InterpolationSyntax:
            case ExpressionSyntax { Parent: InitializerExpressionSyntax or ExpressionElementSyntax }:
            case ParameterSyntax { Parent: ParameterListSyntax }:
                yield return Without(root, node is ExpressionSyntax { Parent: ExpressionElementSyntax element } ? element : node);
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax or IdentifierNameSyntax or LiteralExpressionSyntax or ObjectCreationExpressionSyntax } access }:
                yield return With(root, node, access.Expression);
                break;
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal:
                foreach (string text in Shorter(literal.Token.Text))
                    yield return Replaced(root, literal.Token, text);
                break;
            case InterpolatedStringTextSyntax part:
                foreach (string text in Shorter(part.TextToken.Text))
                    yield return Replaced(root, part.TextToken, text);
                break;
        }
    }

    /// <summary>The text without one of its settings.</summary>
    private static IEnumerable<string> Shorter(string text)
    {
        int start = text.StartsWith('"') ? 1 : 0;
        for (int at = start; at < text.Length;)
        {
            int end = text.IndexOf(';', at + 1);
            if (end < 0)
                break;
            yield return text.Remove(at, end - at);
            at = end;
        }
        int last = text.LastIndexOf(';');
        if (last >= 0 && last < text.Length - 1)
            yield return text[..last] + (start == 1 ? "\"" : "");
    }

    private static string Replaced(SyntaxNode root, SyntaxToken token, string text) => root.ToFullString().Remove(token.SpanStart, token.Span.Length).Insert(token.SpanStart, text);

    private static string With(SyntaxNode root, SyntaxNode node, SyntaxNode other) => root.ToFullString().Remove(node.SpanStart, node.Span.Length).Insert(node.SpanStart, other.ToString());

    private static string Without(SyntaxNode root, SyntaxNode node) => root.RemoveNode(node, SyntaxRemoveOptions.KeepNoTrivia)!.ToFullString();
}
