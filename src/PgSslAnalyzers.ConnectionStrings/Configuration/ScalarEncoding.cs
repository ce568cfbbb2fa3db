using System.Text;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Writes new text into a value that keeps its style.</summary>
internal static class ScalarEncoding
{
    /// <summary>The text as it must stand in the file, or null where the style cannot hold it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="style">The style.</param>
    /// <param name="lineBreak">How a line break in the text is written: in a YAML block with the indent of the block. Null if it cannot be.</param>
    public static string? Encode(string text, ScalarStyle style, string? lineBreak)
    {
        bool hasBreak = false;
        foreach (char character in text)
        {
            hasBreak |= character == '\n';
            if (char.IsControl(character) && character is not ('\n' or '\r' or '\t'))
                return null;
        }
        return style switch
        {
            ScalarStyle.JsonLiteral => text.Length == 1 && char.IsDigit(text[0]) ? text : null,
            ScalarStyle.JsonString or ScalarStyle.YamlDoubleQuoted => Escape(text, "\"\\", '\\').Replace("\n", "\\n").Replace("\r", "\\r").Replace("\t", "\\t"),
            ScalarStyle.XmlDoubleQuoted => Attribute(text).Replace("\"", "&quot;"),
            ScalarStyle.XmlSingleQuoted => Attribute(text).Replace("'", "&apos;"),
            ScalarStyle.ShellDoubleQuoted => Escape(text, "\"\\$`", '\\'),
            ScalarStyle.ShellSingleQuoted => text.IndexOf('\'') < 0 ? text : null,
            ScalarStyle.Base64 => Base64Text.Encode(text),
            _ when hasBreak && lineBreak is null => null,
            ScalarStyle.XmlText => Entities(text).Replace("\n", lineBreak),
            ScalarStyle.XmlCData => text.Contains("]]>") ? null : text.Replace("\n", lineBreak),
            ScalarStyle.HereDocument => text.IndexOfAny(ShellMarks) < 0 ? text.Replace("\n", lineBreak) : null,
            ScalarStyle.YamlBlock => text.Replace("\n", lineBreak),
            _ when hasBreak => null,
            ScalarStyle.YamlSingleQuoted => text.Replace("'", "''"),
            ScalarStyle.YamlPlain => IsPlain(text) ? text : null,
            ScalarStyle.YamlFlowPlain => IsPlain(text) && text.IndexOfAny(FlowIndicators) < 0 ? text : null,
            ScalarStyle.ShellWord => Escape(text, " \"'\\$", '\\'),
            // What reads an assignment of an unknown kind may take a quote for the start of a text in quotes.
            ScalarStyle.Assignment when text.IndexOfAny(Quotes) >= 0 => null,
            ScalarStyle.Line or ScalarStyle.Assignment => text.Contains(" #") || text.IndexOf('$') >= 0 ? null : text,
            _ => null,
        };
    }

    private static string Attribute(string text) => Entities(text).Replace("\n", "&#10;").Replace("\r", "&#13;").Replace("\t", "&#9;");

    private static readonly char[] FlowIndicators = [',', '[', ']', '{', '}'];

    private static readonly char[] Quotes = ['"', '\'', '`'];

    private static readonly char[] ShellMarks = ['$', '`', '\\'];

    private static bool IsPlain(string text) => !text.Contains(": ") && !text.Contains(" #") && !text.EndsWith(":", StringComparison.Ordinal);

    private static string Entities(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static string Escape(string text, string special, char escape)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            if (special.IndexOf(character) >= 0)
                escaped.Append(escape);
            escaped.Append(character);
        }

        return escaped.ToString();
    }
}
