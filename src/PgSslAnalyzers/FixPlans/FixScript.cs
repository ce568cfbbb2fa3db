using System.Globalization;
using System.Text;

namespace PgSslAnalyzers.FixPlans;

/// <summary>How the steps of a fix are written in the properties of a diagnostic, which compilers log as they are: characters that are printed everywhere.</summary>
internal static class FixScript
{
    /// <summary>Between two steps.</summary>
    public const string Steps = "|";

    /// <summary>Between the fields of a step.</summary>
    public const string Fields = ",";

    private const char Mark = '%';
    private const int Digits = 4;

    /// <summary>Letters, digits and what settings are made of stay; any other UTF-16 code unit is <c>%</c> and four hexadecimal digits.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or ' ' or '=' or ';' or '.' or '/' or '_' or '-' or ':' or '+' or '(' or ')')
                escaped.Append(c);
            else
                escaped.Append(Mark).Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }
        return escaped.ToString();
    }

    /// <summary>What <see cref="Escape"/> wrote; null for anything else.</summary>
    public static string? Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != Mark)
            {
                plain.Append(text[i]);
                continue;
            }
            if (i + Digits >= text.Length || !int.TryParse(text.Substring(i + 1, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int unit))
                return null;
            plain.Append((char)unit);
            i += Digits;
        }
        return plain.ToString();
    }
}
