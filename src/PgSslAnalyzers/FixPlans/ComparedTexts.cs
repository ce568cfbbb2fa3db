using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.Flow.Models;

namespace PgSslAnalyzers.FixPlans;

/// <summary>Whether those who compare a value find the same after an edit.</summary>
internal sealed class ComparedTexts(FileContext context, NameIndex names, WordChange change, CancellationToken cancellation)
{
    /// <summary>Whether a comparison of the value on one side comes out as before.</summary>
    public bool IsAlike(BinaryExpressionSyntax comparison, SyntaxNode side, bool isWhole)
    {
        bool isLeft = comparison.Left == side;
        ExpressionSyntax other = isLeft ? comparison.Right : comparison.Left;
        if (change.IsMode && names.ModelOf(other.SyntaxTree).GetTypeInfo(other, cancellation) is var type && context.Types.IsSslMode(type.ConvertedType)
            && names.ModelOf(other.SyntaxTree).GetConstantValue(other, cancellation) is { HasValue: true, Value: int number })
        {
            return change.ComparesAlike(comparison.Kind(), number, isLeft);
        }
        return comparison.IsKind(SyntaxKind.EqualsExpression) || comparison.IsKind(SyntaxKind.NotEqualsExpression) ? IsAlike(other, isWhole) : false;
    }

    /// <summary>The same for a comparison with a constant.</summary>
    public bool IsAlike(ExpressionSyntax constant, bool isWhole)
    {
        Optional<object?> value = names.ModelOf(constant.SyntaxTree).GetConstantValue(constant, cancellation);
        return value is { HasValue: true, Value: null } || (value is { HasValue: true, Value: string text } && change.ComparesAlike(text, isWhole))
            || (value is { HasValue: true, Value: int number } && change.ComparesAlike(SyntaxKind.EqualsExpression, number, isLeft: true));
    }

    /// <summary>The same for a pattern.</summary>
    public bool IsAlike(PatternSyntax pattern, bool isWhole) => pattern switch
    {
        ConstantPatternSyntax { Expression: { } constant } => IsAlike(constant, isWhole),
        UnaryPatternSyntax { Pattern: { } negated } => IsAlike(negated, isWhole),
        ParenthesizedPatternSyntax { Pattern: { } inner } => IsAlike(inner, isWhole),
        BinaryPatternSyntax both => IsAlike(both.Left, isWhole) && IsAlike(both.Right, isWhole),
        DiscardPatternSyntax => true,
        RecursivePatternSyntax { PropertyPatternClause.Subpatterns: [{ NameColon.Name.Identifier.ValueText: "Length", Pattern: RelationalPatternSyntax { Expression: LiteralExpressionSyntax { Token.ValueText: "0" } } }] } => change.After.Length > 0,
        RecursivePatternSyntax { PropertyPatternClause.Subpatterns.Count: 0, Designation: null } => true,
        _ => false,
    };
}
