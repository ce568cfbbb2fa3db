using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.Flow.Models;

namespace PgSslAnalyzers.Text;

/// <summary>Maps positions of a decoded literal to the file. Where decoding does not give what the compiler says, the whole literal stands for any part of it.</summary>
internal static class LiteralMap
{
    /// <summary>The place of a part of a piece in its file; null if it cannot be told.</summary>
    /// <param name="piece">A known piece.</param>
    /// <param name="start">First character, counted from the start of the piece.</param>
    /// <param name="length">Number of characters.</param>
    public static TextSpan? SpanOf(Piece piece, int start, int length)
    {
        if (piece.Text is null || piece.Source == default)
            return null;
        var decoded = new StringBuilder();
        var starts = new List<int>();
        var ends = new List<int>();
        int from = piece.Offset + start;
        if (!Decode(piece.Source, decoded, starts, ends)
            || piece.Offset + piece.Length > decoded.Length || decoded.ToString(piece.Offset, piece.Length) != piece.Text)
        {
            return null;
        }
        // A range ends behind its last character, not before the next one: between them may stand the indentation of a raw literal.
        int first = length > 0 || from == 0 ? (from < starts.Count ? starts[from] : EmptyOffset(piece.Source)) : ends[from - 1];
        int end = length > 0 ? ends[from + length - 1] : first;
        return TextSpan.FromBounds(piece.Source.SpanStart + first, piece.Source.SpanStart + end);
    }

    /// <summary>Decodes a token; the lists get where each character starts and ends in its text.</summary>
    private static bool Decode(SyntaxToken token, StringBuilder decoded, List<int> offsets, List<int> ends)
        => token.Kind() switch
        {
            SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken => token.Text.StartsWith("@", StringComparison.Ordinal)
                ? Verbatim(token.Text, 2, ContentEnd(token.Text), false, decoded, offsets, ends)
                : Regular(token.Text, 1, ContentEnd(token.Text), false, decoded, offsets, ends),
            SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken => Plain(token.Text, QuotesOf(token.Text), ContentEnd(token.Text) - QuotesOf(token.Text) + 1, decoded, offsets, ends),
            SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken => MultiLineRaw(token.Text, decoded, offsets, ends),
            SyntaxKind.InterpolatedStringTextToken => InterpolatedText(token, decoded, offsets, ends),
            SyntaxKind.IdentifierToken => Plain(token.Text, 0, token.Text.Length, decoded, offsets, ends),
            _ => false,
        };

    private static int EmptyOffset(SyntaxToken token) => token.IsKind(SyntaxKind.StringLiteralToken) ? token.Text.IndexOf('"') + 1 : 0;

    private static int ContentEnd(string text) => text.LastIndexOf('"');

    private static int QuotesOf(string text)
    {
        int count = 0;
        while (count < text.Length && text[count] == '"')
            count++;
        return count;
    }

    private static void Add(char c, int start, int end, StringBuilder decoded, List<int> offsets, List<int> ends)
    {
        decoded.Append(c);
        offsets.Add(start);
        ends.Add(end);
    }

    private static bool Plain(string text, int from, int to, StringBuilder decoded, List<int> offsets, List<int> ends)
    {
        for (int i = from; i < to; i++)
            Add(text[i], i, i + 1, decoded, offsets, ends);
        return true;
    }

    private static bool Verbatim(string text, int from, int to, bool isInterpolated, StringBuilder decoded, List<int> offsets, List<int> ends)
    {
        for (int i = from; i < to; i++)
        {
            bool isDoubled = i + 1 < to && text[i + 1] == text[i] && (text[i] == '"' || (isInterpolated && (text[i] == '{' || text[i] == '}')));
            Add(text[i], i, isDoubled ? i + 2 : i + 1, decoded, offsets, ends);
            if (isDoubled)
                i++;
        }
        return true;
    }

    private static bool Regular(string text, int from, int to, bool isInterpolated, StringBuilder decoded, List<int> offsets, List<int> ends)
    {
        int i = from;
        while (i < to)
        {
            int start = i;
            char c = text[i++];
            if (isInterpolated && (c == '{' || c == '}') && i < to && text[i] == c)
            {
                i++;
            }
            else if (c == '\\')
            {
                if (!Escape(text, ref i, to, out string value))
                    return false;
                foreach (char part in value)
                    Add(part, start, i, decoded, offsets, ends);
                continue;
            }
            Add(c, start, i, decoded, offsets, ends);
        }
        return true;
    }

    private static bool Escape(string text, ref int i, int to, out string value)
    {
        value = "";
        if (i >= to)
            return false;
        char kind = text[i++];
        const string Names = "'\"\\0abfnrtve", Values = "'\"\\\0\a\b\f\n\r\t\v\u001b";
        int known = Names.IndexOf(kind);
        if (known >= 0)
        {
            value = Values[known].ToString();
            return true;
        }
        int digits = kind switch { 'u' => 4, 'U' => 8, 'x' => 4, _ => 0 };
        int length = 0;
        while (length < digits && i + length < to && Uri.IsHexDigit(text[i + length]))
            length++;
        if (length == 0 || (kind != 'x' && length != digits)
            || !int.TryParse(text.Substring(i, length), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int code) || code > 0x10FFFF)
        {
            return false;
        }
        i += length;
        value = code < 0x10000 ? ((char)code).ToString() : char.ConvertFromUtf32(code);
        return true;
    }

    private static bool MultiLineRaw(string text, StringBuilder decoded, List<int> offsets, List<int> ends)
    {
        int quotes = QuotesOf(text);
        int close = ContentEnd(text) - quotes + 1;
        int contentStart = NextLine(text, quotes);
        int lastBreak = Math.Max(text.LastIndexOf('\n', close - 1), text.LastIndexOf('\r', close - 1));
        if (contentStart < 0 || lastBreak < 0)
            return false;
        string indentation = text.Substring(lastBreak + 1, close - lastBreak - 1);
        // The line break before the closing quotes is no part of the value.
        int contentEnd = lastBreak > 0 && text[lastBreak] == '\n' && text[lastBreak - 1] == '\r' ? lastBreak - 1 : lastBreak;
        return contentEnd < contentStart || Lines(text, contentStart, contentEnd, indentation, true, decoded, offsets, ends);
    }

    private static bool Lines(string text, int from, int to, string indentation, bool atLineStart, StringBuilder decoded, List<int> offsets, List<int> ends)
    {
        int i = from;
        while (i < to)
        {
            if (atLineStart)
            {
                int skipped = 0;
                while (skipped < indentation.Length && i + skipped < to && text[i + skipped] == indentation[skipped])
                    skipped++;
                i += skipped;
                atLineStart = false;
                continue;
            }
            Add(text[i], i, i + 1, decoded, offsets, ends);
            atLineStart = text[i] == '\n' || (text[i] == '\r' && (i + 1 >= to || text[i + 1] != '\n'));
            i++;
        }
        return true;
    }

    private static int NextLine(string text, int from)
    {
        int at = text.IndexOf('\n', from);
        int carriage = text.IndexOf('\r', from);
        return at < 0 ? carriage < 0 ? -1 : carriage + 1 : at + 1;
    }

    private static bool InterpolatedText(SyntaxToken token, StringBuilder decoded, List<int> offsets, List<int> ends)
    {
        if (token.Parent?.Parent is not InterpolatedStringExpressionSyntax interpolated)
            return false;
        string text = token.Text;
        switch (interpolated.StringStartToken.Kind())
        {
            case SyntaxKind.InterpolatedStringStartToken:
                return Regular(text, 0, text.Length, true, decoded, offsets, ends);
            case SyntaxKind.InterpolatedVerbatimStringStartToken:
                return Verbatim(text, 0, text.Length, true, decoded, offsets, ends);
            case SyntaxKind.InterpolatedSingleLineRawStringStartToken:
                return Plain(text, 0, text.Length, decoded, offsets, ends);
            default:
                // The closing token of a multi-line raw string holds the last line break and the indentation.
                string end = interpolated.StringEndToken.Text;
                string indentation = end.TrimStart('\r', '\n').TrimEnd('"');
                bool isFirst = interpolated.Contents[0] == token.Parent;
                return Lines(text, 0, text.Length, indentation, isFirst || text.Length == 0, decoded, offsets, ends);
        }
    }
}
