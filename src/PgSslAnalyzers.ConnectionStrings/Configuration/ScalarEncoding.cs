using System.Text;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Writes new text into a value that keeps its style.</summary>
internal static class ScalarEncoding
{
    /// <summary>The text as it must stand in the file, or null where the style cannot hold it.</summary>
    public static string? Encode(string text, ScalarStyle style)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character))
                return null;
        }

        return style switch
        {
            ScalarStyle.JsonString or ScalarStyle.YamlDoubleQuoted => Escape(text, "\"\\", '\\'),
            ScalarStyle.XmlDoubleQuoted => Entities(text).Replace("\"", "&quot;"),
            ScalarStyle.XmlSingleQuoted => Entities(text).Replace("'", "&apos;"),
            ScalarStyle.XmlText => Entities(text),
            ScalarStyle.XmlCData => text.Contains("]]>") ? null : text,
            ScalarStyle.YamlSingleQuoted => text.Replace("'", "''"),
            ScalarStyle.YamlPlain => IsPlain(text) ? text : null,
            ScalarStyle.YamlFlowPlain => IsPlain(text) && text.IndexOfAny(FlowIndicators) < 0 ? text : null,
            ScalarStyle.ShellDoubleQuoted => Escape(text, "\"\\$`", '\\'),
            ScalarStyle.ShellSingleQuoted => text.IndexOf('\'') < 0 ? text : null,
            ScalarStyle.ShellWord => Escape(text, " \"'\\$", '\\'),
            ScalarStyle.Line => text.Contains(" #") || text.IndexOf('$') >= 0 ? null : text,
            ScalarStyle.YamlBlock => text,
            _ => null,
        };
    }

    private static readonly char[] FlowIndicators = [',', '[', ']', '{', '}'];

    private static bool IsPlain(string text) => !text.Contains(": ") && !text.Contains(" #") && !text.EndsWith(":", StringComparison.Ordinal);

    private static string Entities(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static string Escape(string text, string special, char escape)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (special.IndexOf(character) >= 0)
                escaped.Append(escape);
            escaped.Append(character);
        }

        return escaped.ToString();
    }
}
