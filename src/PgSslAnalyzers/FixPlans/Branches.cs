using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.Flow.Models;

namespace PgSslAnalyzers.FixPlans;

/// <summary>Whether two places of one method can be passed on the same way through it. Syntax is enough for what a fix has to know.</summary>
internal static class Branches
{
    /// <summary>Whether the two stand in branches of which only one runs: the two sides of an <c>if</c>, two sections of a <c>switch</c>.</summary>
    public static bool AreExclusive(Written? one, Written? other)
    {
        if (one is null || other is null || one.Assignment.SyntaxTree != other.Assignment.SyntaxTree)
            return false;
        SyntaxNode? below = null;
        foreach (SyntaxNode common in one.Assignment.AncestorsAndSelf())
        {
            if (common.Span.Contains(other.Assignment.Span))
            {
                SyntaxNode? otherBelow = other.Assignment.AncestorsAndSelf().FirstOrDefault(node => node.Parent == common);
                return below != otherBelow && common switch
                {
                    IfStatementSyntax => below is StatementSyntax or ElseClauseSyntax && otherBelow is StatementSyntax or ElseClauseSyntax,
                    SwitchStatementSyntax => below is SwitchSectionSyntax && otherBelow is SwitchSectionSyntax,
                    _ => false,
                };
            }
            below = common;
        }
        return false;
    }

    /// <summary>Whether <paramref name="place"/> is passed whenever <paramref name="other"/> is: no condition stands around it that does not stand around the other.</summary>
    public static bool IsOnEveryWayTo(SyntaxNode place, SyntaxNode other)
        => place.SyntaxTree == other.SyntaxTree && place.AncestorsAndSelf().TakeWhile(node => !node.Span.Contains(other.Span)).All(static node => !MayNotRun(node));

    /// <summary>Whether the conditions around a place are about TLS by what they name, and so not about the host.</summary>
    public static bool IsChosenForTls(SyntaxNode place)
    {
        bool any = false;
        for (SyntaxNode node = place; node.Parent is { } parent && node is not MemberDeclarationSyntax; node = parent)
        {
            if (!MayNotRun(node))
                continue;
            if (parent is not IfStatementSyntax branch || !branch.Condition.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken) && NamesTls(token.ValueText)))
                return false;
            any = true;
        }
        return any;
    }

    private static bool NamesTls(string identifier) => identifier.IndexOf("ssl", StringComparison.OrdinalIgnoreCase) >= 0 || identifier.IndexOf("tls", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether a node is a part of something that need not be run when the rest of it is.</summary>
    private static bool MayNotRun(SyntaxNode node) => node.Parent switch
    {
        IfStatementSyntax branch => branch.Condition != node,
        ElseClauseSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax or CatchClauseSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax => true,
        ForStatementSyntax or ForEachStatementSyntax or WhileStatementSyntax => node is StatementSyntax,
        ConditionalExpressionSyntax choice => choice.Condition != node,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } binary => binary.Right == node,
        _ => node is CatchClauseSyntax,
    };
}
