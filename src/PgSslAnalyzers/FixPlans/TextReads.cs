using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.FixPlans;

/// <summary>The same for the connection string that somebody takes from an object: it may be kept, put together with more and handed on, but not measured, compared or searched.</summary>
internal sealed class TextReads(ReadBack objects)
{
    /// <param name="node">An expression that is the text, or holds it.</param>
    public bool Follow(SyntaxNode node)
    {
        switch (node.Parent)
        {
            case ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or InterpolationSyntax or InterpolatedStringExpressionSyntax:
            case ConditionalExpressionSyntax choice when choice.Condition != node:
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.AddExpression }:
            case SwitchExpressionArmSyntax:
                return objects.FollowText(node.Parent!);
            case SwitchExpressionSyntax chosen when chosen.GoverningExpression != node:
                return objects.FollowText(chosen);
            case SwitchExpressionSyntax or SwitchStatementSyntax:
                return false;
            case BinaryExpressionSyntax comparison:
                return IsNothing(comparison.Left == node ? comparison.Right : comparison.Left);
            case IsPatternExpressionSyntax { Pattern: { } pattern }:
                return pattern.DescendantNodesAndSelf().OfType<ConstantPatternSyntax>().All(static constant => IsNothing(constant.Expression)) && !pattern.DescendantNodesAndSelf().OfType<SubpatternSyntax>().Any();
            case EqualsValueClauseSyntax { Parent: { } declaration }:
                return objects.ModelOf(node).GetDeclaredSymbol(declaration, objects.Cancellation) is not { } declared || objects.FollowSymbol(declared, objects.FollowText);
            case AssignmentExpressionSyntax assignment when assignment.Right == node:
                return objects.SymbolOf(assignment.Left) is not { } target || objects.FollowSymbol(target, objects.FollowText);
            case ArrowExpressionClauseSyntax or ReturnStatementSyntax:
                return objects.FollowReturn(node, objects.FollowText);
            case MemberAccessExpressionSyntax access when access.Expression == node:
                return FollowMember(access);
            case ElementAccessExpressionSyntax or ForEachStatementSyntax:
                return false;
            case ArgumentSyntax { Parent: BracketedArgumentListSyntax }:
                return false;
            case ArgumentSyntax argument:
                return FollowArgument(argument);
            default:
                return true;
        }
    }

    private bool FollowMember(MemberAccessExpressionSyntax access)
    {
        if (access.Parent is not InvocationExpressionSyntax call)
            return access.Name.Identifier.ValueText == "Length" && WordChange.IsWithZero(access);
        if (objects.SymbolOf(call) is IMethodSymbol { ReducedFrom: { Parameters: [{ } extended, ..] } extension } && objects.IsInSource(extension))
            return objects.FollowSymbol(extended, objects.FollowText);
        return access.Name.Identifier.ValueText is "ToString" or "Trim" or "TrimEnd" or "TrimStart" or "Replace" && objects.FollowText(call);
    }

    private bool FollowArgument(ArgumentSyntax argument)
    {
        if (argument.Parent?.Parent is not { } call || objects.SymbolOf(call) is not IMethodSymbol method)
            return true;
        if (objects.IsInSource(method))
            return (objects.ModelOf(argument).GetOperation(argument, objects.Cancellation) as IArgumentOperation)?.Parameter is not { } parameter || objects.FollowSymbol(parameter.OriginalDefinition, objects.FollowText);
        if (method.ContainingType.SpecialType == SpecialType.System_String)
            return method.Name is "IsNullOrEmpty" or "IsNullOrWhiteSpace" || (method.Name is not ("Equals" or "Compare" or "CompareOrdinal") && objects.FollowText(call));
        if (method.ContainingType is { ContainingNamespace: { } space } && space.ToDisplayString() is "System.Collections.Generic" or "System.Collections.Concurrent" or "System.Text.RegularExpressions")
            return method.Name is "Add" or "Append" or ".ctor" or "GetOrAdd" or "TryAdd" or "Enqueue" or "Push" or "Insert";
        return objects.Follow(call);
    }

    private static bool IsNothing(ExpressionSyntax constant)
        => constant.IsKind(SyntaxKind.NullLiteralExpression) || constant is LiteralExpressionSyntax { Token.ValueText: "" } || constant.ToString() is "string.Empty" or "String.Empty";
}
