using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes.Editing;
using PgSslAnalyzers.FixPlans;

namespace PgSslAnalyzers.CodeFixes.Literals;

/// <summary>Writes the name of a mode in the place of an expression that reads it from a name that others use: <c>{Modes.Require}</c> becomes <c>VerifyFull</c>.</summary>
internal static class OperandReplacement
{
    public static bool TryApply(EditedFile file, FixStep step, List<TextChange> edits)
    {
        SyntaxNode? node = file.NodeAt(step.Span);
        switch (node)
        {
            case InterpolationSyntax { AlignmentClause: null, FormatClause: null }:
                edits.Add(new TextChange(node.Span, step.Text));
                return true;
            case ArgumentSyntax { Expression: { } argument }:
                return TryReplace(file, argument, step.Text, edits);
            case ExpressionSyntax expression:
                return TryReplace(file, expression, step.Text, edits);
            default:
                return false;
        }
    }

    private static bool TryReplace(EditedFile file, ExpressionSyntax expression, string text, List<TextChange> edits)
    {
        if (file.Model.GetTypeInfo(expression, file.Cancellation).Type?.SpecialType != SpecialType.System_String)
            return ModeExpression.TryApply(file, expression.Span, edits);
        edits.Add(new TextChange(expression.Span, SymbolDisplay.FormatLiteral(text, quote: true)));
        return true;
    }
}
