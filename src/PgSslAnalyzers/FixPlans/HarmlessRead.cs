using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;

namespace PgSslAnalyzers.FixPlans;

/// <summary>
/// Tells whether what is read of the TLS settings of a builder decides about TLS and nothing else: it is written to such a setting, shown in a log, or the condition of a throw.
/// </summary>
internal static class HarmlessRead
{
    public static bool Is(SyntaxNode read, ReadBack objects) => Is(read, objects, depth: 0);

    private const int MaxDepth = 8;

    private static bool Is(SyntaxNode read, ReadBack objects, int depth)
    {
        if (depth > MaxDepth)
            return false;
        SyntaxNode node = read;
        while (true)
        {
            switch (node.Parent)
            {
                case ConditionalExpressionSyntax { WhenTrue: ThrowExpressionSyntax } or ConditionalExpressionSyntax { WhenFalse: ThrowExpressionSyntax }:
                case ExpressionStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax:
                    return true;
                case ExpressionSyntax and not (AssignmentExpressionSyntax or InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or InitializerExpressionSyntax or AnonymousFunctionExpressionSyntax):
                case InterpolationSyntax or SwitchExpressionArmSyntax:
                    node = node.Parent!;
                    continue;
                case AssignmentExpressionSyntax assignment when assignment.Right == node:
                    return IsAboutTls(assignment) || (objects.SymbolOf(assignment.Left) is ILocalSymbol local && objects.FollowSymbol(local, use => Is(use, objects, depth + 1)));
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }:
                    return objects.ModelOf(variable).GetDeclaredSymbol(variable, objects.Cancellation) is ILocalSymbol declared && objects.FollowSymbol(declared, use => Is(use, objects, depth + 1));
                case IfStatementSyntax condition:
                    return OnlyProtects(condition.Statement, objects) && (condition.Else is null || OnlyProtects(condition.Else.Statement, objects));
                case ArrowExpressionClauseSyntax or ReturnStatementSyntax:
                    return objects.FollowReturn(node, use => Is(use, objects, depth + 1));
                case ArgumentSyntax { Parent.Parent: { } call }:
                    return objects.SymbolOf(call) is IMethodSymbol method && (method.ContainingType.Name.EndsWith("Exception", StringComparison.Ordinal) || TextMembers.IsOnlyShown(method));
                default:
                    return false;
            }
        }
    }

    /// <summary>Whether a statement throws, logs or sets what is about TLS, and does nothing else.</summary>
    private static bool OnlyProtects(StatementSyntax statement, ReadBack objects) => statement switch
    {
        ThrowStatementSyntax or EmptyStatementSyntax => true,
        BlockSyntax block => block.Statements.All(inner => OnlyProtects(inner, objects)),
        IfStatementSyntax condition => OnlyProtects(condition.Statement, objects) && (condition.Else is null || OnlyProtects(condition.Else.Statement, objects)),
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } => IsAboutTls(assignment),
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } => objects.SymbolOf(call) is IMethodSymbol method && TextMembers.IsOnlyShown(method),
        _ => false,
    };

    /// <summary>Whether a loop over the keys of a builder copies their values and does nothing else.</summary>
    public static bool OnlyCopies(StatementSyntax body) => body switch
    {
        BlockSyntax block => block.Statements.All(OnlyCopies),
        IfStatementSyntax condition => OnlyCopies(condition.Statement) && condition.Else is null,
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax } } => true,
        _ => false,
    };

    private static bool IsAboutTls(AssignmentExpressionSyntax assignment) => assignment.Left switch
    {
        IdentifierNameSyntax member when assignment.Parent is InitializerExpressionSyntax => IsAboutTls(member),
        MemberAccessExpressionSyntax access => IsAboutTls(access.Name),
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: { } key }] } => key is not LiteralExpressionSyntax { Token.ValueText: { } name } || TlsOnly.IsAboutTls(Keyword.Find(name)),
        _ => false,
    };

    private static bool IsAboutTls(SimpleNameSyntax member) => TlsOnly.IsAboutTls(KeywordTable.OfProperty(member.Identifier.ValueText));
}
