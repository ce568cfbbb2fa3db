using System.Globalization;

namespace PgSslAnalyzers.Tool.Tests.Wire;

/// <summary>What may go to a terminal.</summary>
internal static class Screen
{
    /// <summary>Line feeds, and characters that stand for themselves: no control, format, combining or unpaired one.</summary>
    public static void AssertHarmless(string text)
    {
        foreach (char c in text)
        {
            bool isHarmless = c == '\n' || !(char.IsControl(c) || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
            Assert.True(isHarmless, $"U+{(int)c:X4} in: {string.Concat(text.Where(static c => c is >= ' ' and <= '~'))}");
        }
    }
}
