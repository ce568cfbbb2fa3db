using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PgSslAnalyzers.CodeFixes.Editing;

/// <summary>Replaces what says the mode by VerifyFull: the member's name where it is named, the word where it is text, the whole expression otherwise.</summary>
internal static class ModeExpression
{
    private const string VerifyFull = "VerifyFull";

    public static bool TryApply(EditedFile file, TextSpan span, List<TextChange> edits)
    {
        SyntaxNode? node = file.NodeAt(span);
        node = node switch
        {
            ArgumentSyntax argument => argument.Expression,
            EqualsValueClauseSyntax clause => clause.Value,
            ArrowExpressionClauseSyntax clause => clause.Expression,
            _ => node,
        };
        return node switch
        {
            ExpressionSyntax expression => TryReplace(file, expression, edits),
            VariableDeclaratorSyntax { Initializer: { } initializer } => TryReplace(file, initializer.Value, edits),
            PropertyDeclarationSyntax { Initializer: { } initializer } => TryReplace(file, initializer.Value, edits),
            PropertyDeclarationSyntax property => TryInitialize(file, property, edits),
            _ => false,
        };
    }

    private static bool TryReplace(EditedFile file, ExpressionSyntax expression, List<TextChange> edits)
    {
        while (expression is ParenthesizedExpressionSyntax parentheses)
            expression = parentheses.Expression;
        switch (expression)
        {
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) || literal.IsKind(SyntaxKind.Utf8StringLiteralExpression):
                return TryReplaceText(file, literal, edits);
            case InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax] } text:
                return TryReplaceText(file, text, edits);
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" }, ArgumentList.Arguments: [{ Expression: { } named }] }:
                return TryRename(file, named, edits);
        }
        if (TypeNames.VerifyFull(file, expression.SpanStart) is not { } full)
            return false;
        if (TryRename(file, expression, edits))
            return true;
        edits.Add(new TextChange(expression.Span, full));
        return true;
    }

    /// <summary>Keeps qualification and aliases: only the last name changes.</summary>
    private static bool TryRename(EditedFile file, ExpressionSyntax expression, List<TextChange> edits)
    {
        SimpleNameSyntax? name = expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            IdentifierNameSyntax identifier => identifier,
            _ => null,
        };
        if (name is null || file.Model.GetSymbolInfo(name, file.Cancellation).Symbol is not IFieldSymbol { ContainingType: { TypeKind: TypeKind.Enum } type }
            || type.GetMembers(VerifyFull).Length == 0)
        {
            return false;
        }
        edits.Add(new TextChange(name.Span, VerifyFull));
        return true;
    }

    private static bool TryReplaceText(EditedFile file, ExpressionSyntax text, List<TextChange> edits)
    {
        // Just behind the opening quotes: on the first line of a raw text this is no text yet.
        int inside = text is InterpolatedStringExpressionSyntax interpolated ? interpolated.Contents[0].SpanStart : text.SpanStart + 1;
        Literal? literal = Literal.At(file, new TextSpan(inside, 0)) ?? Literal.At(file, new TextSpan(FirstContent(file, text), 0));
        if (literal is null)
            return false;
        string written = file.Text.ToString(literal.Content);
        int blanks = written.Length - written.TrimStart().Length;
        string word = written.Trim();
        if (word.Length == 0)
            return false;
        edits.Add(new TextChange(new TextSpan(literal.Content.Start + blanks, word.Length), VerifyFull));
        return true;
    }

    private static int FirstContent(EditedFile file, ExpressionSyntax text)
    {
        int position = text.SpanStart;
        while (position < text.Span.End && file.Text[position] is '$' or '@' or '"')
            position++;
        if (file.Text[position] is '\r' or '\n')
            position = file.Text.Lines[file.Text.Lines.IndexOf(position) + 1].Start;
        return Math.Min(position, text.Span.End - 1);
    }

    /// <summary>An options property without an initializer starts as Disable.</summary>
    private static bool TryInitialize(EditedFile file, PropertyDeclarationSyntax property, List<TextChange> edits)
    {
        if (property.AccessorList is not { } accessors || TypeNames.VerifyFull(file, property.SpanStart) is not { } full)
            return false;
        edits.Add(new TextChange(new TextSpan(accessors.Span.End, 0), " = " + full + ";"));
        return true;
    }
}
