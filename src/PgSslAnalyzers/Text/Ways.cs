using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PgSslAnalyzers.Text;

/// <summary>Whether two places of a program can be passed on the same way through it. Syntax is enough for what a verdict or a fix has to know.</summary>
internal static class Ways
{
    /// <summary>Whether the two stand in branches of which only one runs: the two sides of an <c>if</c> or a <c>?:</c>, two sections or arms of a <c>switch</c>, in front of a <c>return</c> in a branch and behind it.</summary>
    public static bool AreExclusive(SyntaxNode one, SyntaxNode other) => one.SyntaxTree == other.SyntaxTree && AnyPair(one, other, static (a, b) => a.Choice == b.Choice && a.Taken != b.Taken);

    /// <summary>The same, also where the same condition is asked twice: <c>dev ? "localhost" : "db"</c> and <c>dev ? SslMode.Disable : SslMode.VerifyFull</c>. That the program means the two to go together is likely, no more.</summary>
    public static bool AreChosenApart(SyntaxNode one, SyntaxNode other)
        => one.SyntaxTree == other.SyntaxTree && AnyPair(one, other, static (a, b) => (a.Choice == b.Choice && a.Taken != b.Taken) || IsSameConditionOtherwise(a, b));

    /// <summary>Whether <paramref name="place"/> is passed whenever <paramref name="other"/> is: no condition stands around it that does not stand around the other.</summary>
    public static bool IsOnEveryWayTo(SyntaxNode place, SyntaxNode other)
        => place.SyntaxTree == other.SyntaxTree && place.AncestorsAndSelf().TakeWhile(node => !node.Span.Contains(other.Span)).All(static node => !MayNotRun(node));

    /// <summary>Whether a node is a part of something that need not be run when the rest of it is.</summary>
    public static bool MayNotRun(SyntaxNode node) => node.Parent switch
    {
        IfStatementSyntax branch => branch.Condition != node,
        ElseClauseSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax or CatchClauseSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax => true,
        ForStatementSyntax or ForEachStatementSyntax or WhileStatementSyntax => node is StatementSyntax,
        ConditionalExpressionSyntax choice => choice.Condition != node,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } binary => binary.Right == node,
        _ => node is CatchClauseSyntax,
    };

    /// <summary>One of the ways that a choice leaves open.</summary>
    /// <param name="Choice">The statement or expression that chooses.</param>
    /// <param name="Taken">What stands for the way: the branch, section or arm; the choice itself where the way goes on behind it.</param>
    /// <param name="Condition">What is asked; null if it is no condition.</param>
    /// <param name="Holds">Whether it holds on this way.</param>
    private readonly record struct Arm(SyntaxNode Choice, SyntaxNode Taken, ExpressionSyntax? Condition, bool Holds);

    private static bool AnyPair(SyntaxNode one, SyntaxNode other, Func<Arm, Arm, bool> areApart)
    {
        List<Arm> arms = ArmsTo(one);
        return arms.Count > 0 && ArmsTo(other).Exists(second => arms.Exists(first => areApart(first, second)));
    }

    /// <summary>The choices on the way to a place in its member, the last one first.</summary>
    private static List<Arm> ArmsTo(SyntaxNode place)
    {
        var arms = new List<Arm>();
        for (SyntaxNode node = place; node.Parent is { } parent && node is not MemberDeclarationSyntax or GlobalStatementSyntax; node = parent)
        {
            switch (parent)
            {
                case IfStatementSyntax branch when node != branch.Condition:
                    arms.Add(new Arm(branch, node, branch.Condition, node == branch.Statement));
                    break;
                case ConditionalExpressionSyntax choice when node != choice.Condition:
                    arms.Add(new Arm(choice, node, choice.Condition, node == choice.WhenTrue));
                    break;
                case SwitchSectionSyntax or SwitchExpressionArmSyntax when parent.Parent is { } choice:
                    arms.Add(new Arm(choice, parent, null, true));
                    break;
                case BlockSyntax block:
                    AddLeft(block, node, arms);
                    break;
            }
        }
        return arms;
    }

    /// <summary>The branches in front of a statement that leave the member.</summary>
    private static void AddLeft(BlockSyntax block, SyntaxNode statement, List<Arm> arms)
    {
        foreach (StatementSyntax before in block.Statements)
        {
            if (before == statement)
                return;
            if (before is IfStatementSyntax { Else: null } branch && Leaves(branch.Statement))
                arms.Add(new Arm(branch, branch, branch.Condition, false));
        }
    }

    private static bool Leaves(StatementSyntax statement) => statement is ReturnStatementSyntax or ThrowStatementSyntax or BlockSyntax { Statements: [.., ReturnStatementSyntax or ThrowStatementSyntax] };

    private static bool IsSameConditionOtherwise(Arm one, Arm other)
    {
        if (one.Condition is null || other.Condition is null)
            return false;
        (ExpressionSyntax first, bool firstHolds) = WithoutNot(one.Condition, one.Holds);
        (ExpressionSyntax second, bool secondHolds) = WithoutNot(other.Condition, other.Holds);
        return firstHolds != secondHolds && SyntaxFactory.AreEquivalent(first, second) && IsAskedAgain(first)
            && first.FirstAncestorOrSelf<TypeDeclarationSyntax>() == second.FirstAncestorOrSelf<TypeDeclarationSyntax>();
    }

    private static (ExpressionSyntax Condition, bool Holds) WithoutNot(ExpressionSyntax condition, bool holds)
    {
        while (condition is ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression })
            (condition, holds) = condition is ParenthesizedExpressionSyntax parenthesized ? (parenthesized.Expression, holds) : (((PrefixUnaryExpressionSyntax)condition).Operand, !holds);
        return (condition, holds);
    }

    /// <summary>Whether a condition reads and does nothing else.</summary>
    private static bool IsAskedAgain(ExpressionSyntax condition)
        => !condition.DescendantNodesAndSelf().Any(static node => node is AssignmentExpressionSyntax or AwaitExpressionSyntax or AnonymousFunctionExpressionSyntax or PostfixUnaryExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not 0 }
            || node.IsKind(SyntaxKind.PreIncrementExpression) || node.IsKind(SyntaxKind.PreDecrementExpression));
}
