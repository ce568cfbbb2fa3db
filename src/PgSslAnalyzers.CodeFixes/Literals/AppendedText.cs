using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes.Editing;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.FixPlans;

namespace PgSslAnalyzers.CodeFixes.Literals;

/// <summary>Adds a text behind an expression that ends with something else than a literal: <c>"...;Password=" + password + ";SSL Mode=VerifyFull"</c>.</summary>
internal static class AppendedText
{
    public static bool TryApply(EditedFile file, FixStep step, RootCertificate? root, List<TextChange> edits)
    {
        if (file.NodeAt<ExpressionSyntax>(step.Span) is not { } expression)
            return false;
        string[] parts = step.Text.Split([Upgrade.RootMarker], StringSplitOptions.None);
        if (parts.Length > 1 && root is null)
            return false;
        string literal;
        if (parts.Length > 1 && root!.IsBesideProgram)
        {
            if (parts.Length > 2 || ProgramPathSteps.RequiresConstant(expression))
                return false;
            literal = Quote(parts[0]) + " + " + root.ToExpression(file, expression.SpanStart) + (parts[1].Length > 0 ? " + " + Quote(parts[1]) : "");
        }
        else
        {
            literal = Quote(string.Join(root is null ? "" : Upgrade.QuoteValue(root.Path), parts));
        }

        bool isSum = expression is BinaryExpressionSyntax sum && sum.IsKind(SyntaxKind.AddExpression);
        bool isOperand = isSum || expression is InvocationExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax or ElementAccessExpressionSyntax
            or LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or ParenthesizedExpressionSyntax;
        string open = isOperand ? "" : "(", close = isOperand ? "" : ")";
        if (!isSum && ProgramPathSteps.NeedsParentheses(expression))
        {
            open = "(" + open;
            literal += ")";
        }
        if (open.Length > 0)
            edits.Add(new TextChange(new TextSpan(expression.SpanStart, 0), open));
        edits.Add(new TextChange(new TextSpan(expression.Span.End, 0), close + Joint(file, expression) + literal));
        return true;
    }

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>The operator, on the line where the last one of the sum stands.</summary>
    private static string Joint(EditedFile file, ExpressionSyntax expression)
    {
        if (expression is not BinaryExpressionSyntax sum)
            return " + ";
        string newLine = file.LineBreakAt(sum.SpanStart) + file.IndentationAt(sum.Right.SpanStart);
        if (file.IsFirstOnLine(sum.OperatorToken.SpanStart))
            return newLine + "+ ";
        return file.IsFirstOnLine(sum.Right.SpanStart) ? " +" + newLine : " + ";
    }
}
