using System.Globalization;
using System.Text;

namespace PgSslAnalyzers.CodeFixes.Editing;

/// <summary>Writes a decoded text the way a kind of literal wants it.</summary>
internal static class LiteralEncoding
{
    /// <summary>The text as it stands inside <paramref name="literal"/>.</summary>
    /// <param name="literal">The literal.</param>
    /// <param name="text">What the program is to read there.</param>
    /// <param name="isFormat">The literal is a composite format, in which a brace is doubled once more.</param>
    public static string Encode(Literal literal, string text, bool isFormat)
    {
        if (isFormat)
            text = text.Replace("{", "{{").Replace("}", "}}");
        switch (literal.Kind)
        {
            case LiteralKind.Regular or LiteralKind.Character:
                return Escape(literal.IsInterpolated ? DoubleBraces(text) : text);
            case LiteralKind.Verbatim:
                text = text.Replace("\"", "\"\"");
                return literal.IsInterpolated ? DoubleBraces(text) : text;
            case LiteralKind.MultiLineRaw:
                text = text.Replace("\n", "\n" + literal.Indentation);
                break;
        }
        return literal.IsInterpolated ? BracesInHoles(text, literal.HoleBraces) : text;
    }

    private static string DoubleBraces(string text) => text.Replace("{", "{{").Replace("}", "}}");

    /// <summary>Raw texts have no escape for a brace that would open or close a hole: a hole holds it.</summary>
    private static string BracesInHoles(string text, int braces)
    {
        var result = new StringBuilder();
        for (int i = 0; i < text.Length;)
        {
            int end = i + 1;
            while (text[i] is '{' or '}' && end < text.Length && text[end] == text[i])
                end++;
            if (text[i] is '{' or '}' && end - i >= braces)
                result.Append('{', braces).Append('"').Append(text, i, end - i).Append('"').Append('}', braces);
            else
                result.Append(text, i, end - i);
            i = end;
        }
        return result.ToString();
    }

    private static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            switch (c)
            {
                case '"':
                    result.Append("\\\"");
                    break;
                case '\\':
                    result.Append("\\\\");
                    break;
                case '\r':
                    result.Append("\\r");
                    break;
                case '\n':
                    result.Append("\\n");
                    break;
                case '\t':
                    result.Append("\\t");
                    break;
                default:
                    if (char.IsControl(c) || c is '\u2028' or '\u2029')
                        result.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
                    else
                        result.Append(c);
                    break;
            }
        }
        return result.ToString();
    }
}
