using System.Globalization;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Plain and quoted YAML scalars, folded over lines. The indent of the parent decides where a scalar that is never closed gives up.</summary>
internal sealed class YamlScalars(Cursor cursor)
{
    /// <summary>A scalar in quotes; null if it is not closed before the indent ends.</summary>
    public Scalar? Quoted(int parentIndent)
    {
        int start = cursor.Position;
        char quote = cursor.Current;
        cursor.Advance();
        var decoded = new DecodedText(cursor.Text, cursor.Position);
        while (!cursor.AtEnd)
        {
            int position = cursor.Position;
            if (cursor.Current == quote)
            {
                if (quote == '\'' && cursor.Peek() == '\'')
                {
                    cursor.Advance(2);
                    decoded.Escape("'", position, cursor.Position);
                    continue;
                }

                cursor.Advance();
                (string? text, OffsetMap? map) = decoded.Build();
                return new Scalar(text, map, new FileSpan(start, cursor.Position), quote == '"' ? ScalarStyle.YamlDoubleQuoted : ScalarStyle.YamlSingleQuoted);
            }

            if (cursor.Current is ' ' or '\t' or '\n' or '\r')
            {
                cursor.SkipBlanks();
                if (!cursor.AtLineBreak)
                    decoded.Verbatim(position, cursor.Position);
                else if (!Fold(decoded, position, parentIndent, isEscaped: false))
                    return null;
            }
            else if (cursor.Current == '\\' && quote == '"')
            {
                if (!ReadEscape(decoded, parentIndent))
                    return null;
            }
            else
            {
                cursor.MoveTo(Math.Max(cursor.TemplateEnd(), position + 1));
                decoded.Verbatim(position, cursor.Position);
            }
        }

        return null;
    }

    /// <summary>A scalar without quotes and its continuation lines.</summary>
    public Scalar Plain(int parentIndent, bool inFlow)
    {
        int start = cursor.Position;
        var decoded = new DecodedText(cursor.Text, start);
        while (true)
        {
            ReadPlainLine(decoded, inFlow);
            int end = cursor.Position;
            if (!ContinuePlain(decoded, parentIndent, inFlow))
            {
                cursor.MoveTo(end);
                break;
            }
        }

        (string? text, OffsetMap? map) = decoded.Build();
        return new Scalar(text, map, new FileSpan(start, Math.Max(start, map.EndOf(text.Length))), inFlow ? ScalarStyle.YamlFlowPlain : ScalarStyle.YamlPlain);
    }

    private void ReadPlainLine(DecodedText decoded, bool inFlow)
    {
        while (!cursor.AtEnd && !cursor.AtLineBreak)
        {
            int position = cursor.Position;
            if (cursor.Current is ' ' or '\t')
            {
                cursor.SkipBlanks();
                if (cursor.AtEnd || cursor.AtLineBreak || cursor.Current == '#')
                    return;
                if (inFlow && EndsFlowPlain())
                    return;
                decoded.Verbatim(position, cursor.Position);
            }
            else if (inFlow && EndsFlowPlain())
                return;
            else
            {
                cursor.MoveTo(Math.Max(cursor.TemplateEnd(), position + 1));
                decoded.Verbatim(position, cursor.Position);
            }
        }
    }

    /// <summary>True at a mark that ends a plain scalar inside a flow collection.</summary>
    public bool EndsFlowPlain() =>
        cursor.Current is ',' or '[' or ']' or '{' or '}' && cursor.TemplateEnd() < 0
        || cursor.Current == ':' && cursor.Peek() is ' ' or '\t' or '\n' or '\r' or '\0' or ',' or '[' or ']' or '{' or '}';

    /// <summary>Goes on to the next line if that one belongs to the scalar.</summary>
    private bool ContinuePlain(DecodedText decoded, int parentIndent, bool inFlow)
    {
        int foldStart = cursor.Position;
        while (foldStart > 0 && cursor.Text[foldStart - 1] is ' ' or '\t')
            foldStart--;
        cursor.SkipBlanks();
        if (!cursor.AtLineBreak)
            return false;
        int breaks = SkipLineBreaks(out int indent);
        if (cursor.AtEnd || cursor.Current == '#' || indent <= parentIndent || cursor.TemplateEnd() > 0 || IsDocumentMark(indent))
            return false;
        if (inFlow ? EndsFlowPlain() : HasKey())
            return false;
        decoded.Escape(Breaks(breaks), foldStart, cursor.Position);
        return true;
    }

    private bool Fold(DecodedText decoded, int foldStart, int parentIndent, bool isEscaped)
    {
        int breaks = SkipLineBreaks(out int indent);
        if (cursor.AtEnd || indent <= parentIndent || IsDocumentMark(indent))
            return false;
        decoded.Escape(isEscaped ? new string('\n', breaks - 1) : Breaks(breaks), foldStart, cursor.Position);
        return true;
    }

    private static string Breaks(int count) => count == 1 ? " " : new string('\n', count - 1);

    private int SkipLineBreaks(out int indent)
    {
        int breaks = 0;
        int lineStart = cursor.Position;
        while (cursor.AtLineBreak)
        {
            cursor.SkipLineBreak();
            breaks++;
            lineStart = cursor.Position;
            cursor.SkipBlanks();
        }

        indent = cursor.Position - lineStart;
        return breaks;
    }

    private bool IsDocumentMark(int indent) => indent == 0 && (cursor.StartsWith("---") || cursor.StartsWith("..."));

    /// <summary>True if the rest of the line has the form of a key: the plain scalar before it has ended.</summary>
    private bool HasKey()
    {
        int position = cursor.Position;
        int end = cursor.LineEnd();
        for (; position < end; position++)
        {
            if (cursor.Text[position] == ':' && (position + 1 == end || cursor.Text[position + 1] is ' ' or '\t'))
                return true;
        }

        return false;
    }

    private bool ReadEscape(DecodedText decoded, int parentIndent)
    {
        int start = cursor.Position;
        if (cursor.Peek() is '\n' or '\r')
        {
            cursor.Advance();
            return Fold(decoded, start, parentIndent, isEscaped: true);
        }

        int length = cursor.Peek() switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        string? replacement = cursor.Peek() switch
        {
            '0' => "\0",
            'a' => "\a",
            'b' => "\b",
            't' or '\t' => "\t",
            'n' => "\n",
            'v' => "\v",
            'f' => "\f",
            'r' => "\r",
            'e' => "\u001b",
            ' ' => " ",
            '"' => "\"",
            '/' => "/",
            '\\' => "\\",
            'N' => "\u0085",
            '_' => "\u00a0",
            'L' => "\u2028",
            'P' => "\u2029",
            _ => length == 0 ? null : Hexadecimal(start + 2, length),
        };
        if (replacement is null)
        {
            cursor.Advance();
            decoded.Verbatim(start, cursor.Position);
        }
        else
        {
            cursor.Advance(2 + length);
            decoded.Escape(replacement, start, cursor.Position);
        }

        return true;
    }

    private string? Hexadecimal(int start, int length)
    {
        if (start + length > cursor.Text.Length
            || !uint.TryParse(cursor.Text.Substring(start, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint code))
        {
            return null;
        }

        return code is < 0xD800 or > 0xDFFF and <= 0x10FFFF ? char.ConvertFromUtf32((int)code) : null;
    }
}
