using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PgSslAnalyzers.FixPlans;

/// <summary>Sums of texts of which an operand goes.</summary>
internal static class Sums
{
    /// <summary>Whether what is left of a sum is never null where the sum is used: a sum is a text, even if an operand is null. A part of a longer sum may be null.</summary>
    /// <param name="sum">The sum.</param>
    /// <param name="left">The operand that is left.</param>
    /// <param name="model">The model of its file.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static bool StaysText(BinaryExpressionSyntax sum, ExpressionSyntax left, SemanticModel model, CancellationToken cancellation)
    {
        SyntaxNode whole = sum;
        while (whole.Parent is ParenthesizedExpressionSyntax)
            whole = whole.Parent;
        if (whole.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } outer && IsString(outer.Left == whole ? outer.Right : outer.Left))
            return true;
        return whole.Parent is InterpolationSyntax || IsNeverNull(left) || model.GetTypeInfo(left, cancellation).Nullability.FlowState == NullableFlowState.NotNull;

        bool IsString(ExpressionSyntax expression) => model.GetTypeInfo(expression, cancellation).Type?.SpecialType == SpecialType.System_String;
    }

    private static bool IsNeverNull(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } => true,
        ParenthesizedExpressionSyntax parentheses => IsNeverNull(parentheses.Expression),
        _ => false,
    };
}
