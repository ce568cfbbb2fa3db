using System.Globalization;
using System.Text;

namespace PgSslAnalyzers.Tool.Reports;

/// <summary>Text that a terminal can be given, whoever wrote it: every control, format, bidirectional or combining character is written as its number.</summary>
internal static class SafeText
{
    /// <summary>The longest text of a server that is shown, in UTF-16 code units.</summary>
    public const int Limit = 300;

    /// <summary>A text of the server: made harmless, and cut.</summary>
    public static string OfServer(string text) => Of(text.Length <= Limit ? text : text[..Limit] + "...");

    /// <summary>Any text, made harmless. One line stays one line.</summary>
    public static string Of(string text)
    {
        if (text.All(static c => c is >= ' ' and <= '~'))
            return text;
        var safe = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsHarmless(rune))
                safe.Append(rune);
            else
                safe.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X}}}");
        }
        return safe.ToString();
    }

    /// <summary>ASCII, and letters and digits of scripts that are written from left to right. An unpaired surrogate has become U+FFFD, which is neither.</summary>
    private static bool IsHarmless(Rune rune)
        => rune.IsAscii ? rune.Value is >= ' ' and <= '~'
            : Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
            && !IsRightToLeft(rune.Value);

    /// <summary>Hebrew, Arabic and their neighbours: the blocks of Unicode with strong right-to-left letters.</summary>
    private static bool IsRightToLeft(int value)
        => value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
