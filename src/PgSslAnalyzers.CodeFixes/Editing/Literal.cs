using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PgSslAnalyzers.CodeFixes.Editing;

/// <summary>How the characters of a literal are written.</summary>
internal enum LiteralKind
{
    /// <summary>With escapes.</summary>
    Regular,

    /// <summary>Behind an <c>@</c>: quotes are doubled.</summary>
    Verbatim,

    /// <summary>Between three or more quotes, on one line.</summary>
    Raw,

    /// <summary>Between three or more quotes on lines of their own.</summary>
    MultiLineRaw,

    /// <summary>A single character between apostrophes.</summary>
    Character,
}

/// <summary>A string literal, or an interpolated string, whose text a fix edits.</summary>
/// <param name="Node">The whole expression.</param>
/// <param name="Kind">How it is written.</param>
/// <param name="Content">What stands between the delimiters; for <see cref="LiteralKind.MultiLineRaw"/> without the line breaks next to them.</param>
/// <param name="HoleBraces">How many braces open a hole; 0 if the text is not interpolated.</param>
/// <param name="Indentation">What leads every line of a <see cref="LiteralKind.MultiLineRaw"/> text and is no part of it.</param>
internal sealed record Literal(ExpressionSyntax Node, LiteralKind Kind, TextSpan Content, int HoleBraces, string Indentation)
{
    /// <summary>Whether the text has holes, or may have.</summary>
    public bool IsInterpolated => HoleBraces > 0;

    /// <summary>Whether the bytes of the text are meant, so that no other expression can stand for it.</summary>
    public bool IsUtf8 => Node.IsKind(SyntaxKind.Utf8StringLiteralExpression);

    /// <summary>The literal that holds <paramref name="span"/>; null if the span is not inside the text of one.</summary>
    public static Literal? At(EditedFile file, TextSpan span)
    {
        if (!file.Root.FullSpan.Contains(span))
            return null;
        SyntaxToken token = file.Root.FindToken(span.Start);
        Literal? literal = token.Parent switch
        {
            LiteralExpressionSyntax plain when span.Start > token.SpanStart => OfToken(file, plain, token),
            InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax text } => OfInterpolated(file, text),
            // At the brace of a hole, or at the closing quotes, ends a text that may be empty.
            InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } hole when token == hole.OpenBraceToken => OfInterpolated(file, text),
            InterpolatedStringExpressionSyntax text when token == text.StringEndToken => OfInterpolated(file, text),
            _ => null,
        };
        return literal is not null && literal.Content.Contains(span) ? literal : null;
    }

    private static Literal? OfToken(EditedFile file, LiteralExpressionSyntax node, SyntaxToken token)
    {
        string text = token.Text;
        int suffix = node.IsKind(SyntaxKind.Utf8StringLiteralExpression) ? 2 : 0;
        int start = token.SpanStart, end = token.Span.End - suffix;
        if (token.IsKind(SyntaxKind.CharacterLiteralToken))
            return new Literal(node, LiteralKind.Character, TextSpan.FromBounds(start + 1, end - 1), 0, "");
        if (text[0] == '@')
            return new Literal(node, LiteralKind.Verbatim, TextSpan.FromBounds(start + 2, end - 1), 0, "");
        int quotes = CountQuotes(text, 0);
        if (quotes >= 3 && !(text.Length == quotes + suffix && quotes % 2 == 0))
            return OfRaw(file, node, start + quotes, end - quotes, 0);
        return text[0] == '"' ? new Literal(node, LiteralKind.Regular, TextSpan.FromBounds(start + 1, end - 1), 0, "") : null;
    }

    private static Literal OfInterpolated(EditedFile file, InterpolatedStringExpressionSyntax node)
    {
        string opening = node.StringStartToken.Text;
        int start = node.StringStartToken.Span.End, end = node.StringEndToken.SpanStart;
        int dollars = opening.Count(static c => c == '$');
        if (opening.IndexOf("\"\"\"", StringComparison.Ordinal) < 0)
        {
            LiteralKind kind = opening.IndexOf('@') >= 0 ? LiteralKind.Verbatim : LiteralKind.Regular;
            return new Literal(node, kind, TextSpan.FromBounds(start, end), dollars, "");
        }
        // The tokens of a raw text on several lines hold the line breaks next to the quotes.
        int quotes = node.StringStartToken.SpanStart + dollars;
        quotes += CountQuotes(file.Text.ToString(TextSpan.FromBounds(quotes, node.Span.End)), 0);
        int closing = node.Span.End;
        while (file.Text[closing - 1] == '"')
            closing--;
        return OfRaw(file, node, quotes, closing, dollars);
    }

    private static Literal OfRaw(EditedFile file, ExpressionSyntax node, int start, int end, int dollars)
    {
        TextLine first = file.Text.Lines.GetLineFromPosition(start), last = file.Text.Lines.GetLineFromPosition(end);
        if (first.LineNumber == last.LineNumber)
            return new Literal(node, LiteralKind.Raw, TextSpan.FromBounds(start, end), dollars, "");
        string indentation = file.Text.ToString(TextSpan.FromBounds(last.Start, end));
        // Without any line of text the two line breaks are one.
        int contentEnd = Math.Max(first.EndIncludingLineBreak, file.Text.Lines[last.LineNumber - 1].End);
        return new Literal(node, LiteralKind.MultiLineRaw, TextSpan.FromBounds(first.EndIncludingLineBreak, contentEnd), dollars, indentation);
    }

    private static int CountQuotes(string text, int start)
    {
        int end = start;
        while (end < text.Length && text[end] == '"')
            end++;
        return end - start;
    }
}
