using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes.Editing;

namespace PgSslAnalyzers.CodeFixes;

/// <summary>Puts a builder around a connection string that is not known at build time: whatever it says, the mode is VerifyFull.</summary>
internal static class BuilderWrap
{
    public static bool TryApply(EditedFile file, TextSpan span, RootCertificate? root, bool withGss, List<TextChange> edits)
        => file.NodeAt(span) switch
        {
            ArgumentSyntax argument => TryApply(file, argument.Expression, root, withGss, edits),
            ExpressionSyntax expression => TryApply(file, expression, root, withGss, edits),
            _ => false,
        };

    public static bool TryApply(EditedFile file, ExpressionSyntax expression, RootCertificate? root, bool withGss, List<TextChange> edits)
    {
        // text! is taken as it is: behind the builder the sign would say nothing.
        while (expression.Parent is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed)
            expression = suppressed;
        int position = expression.SpanStart;
        if (expression.IsKind(SyntaxKind.NullLiteralExpression) || TypeNames.VerifyFull(file, position) is not { } mode)
            return false;
        string settings = "SslMode = " + mode + (root is null ? "" : ", RootCertificate = " + root.ToExpression(file, position))
            + (withGss ? ", " + TypeNames.GssDisabled(file, position) : "")
            + (TypeNames.RefusesTrust(file) ? ", TrustServerCertificate = false" : "");
        edits.Add(new TextChange(new TextSpan(position, 0), "new " + TypeNames.Write(file, position, TypeNames.ConnectionStringBuilder) + "("));
        edits.Add(new TextChange(new TextSpan(expression.Span.End, 0), ") { " + settings + " }.ConnectionString"));
        return true;
    }
}
