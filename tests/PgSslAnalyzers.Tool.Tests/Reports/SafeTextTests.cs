using PgSslAnalyzers.Tool.Reports;
using PgSslAnalyzers.Tool.Tests.Wire;

namespace PgSslAnalyzers.Tool.Tests.Reports;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("CN=db, O=Shop", "CN=db, O=Shop")]
    [InlineData("Größe 数据库", "Größe 数据库")]
    [InlineData("a\u001b[31mb", "a\\u{1B}[31mb")]
    [InlineData("a\r\nb\tc\0", "a\\u{D}\\u{A}b\\u{9}c\\u{0}")]
    [InlineData("\u202Eevil", "\\u{202E}evil")]
    [InlineData("\u2066\u2069\u200B\uFEFF\u00AD", "\\u{2066}\\u{2069}\\u{200B}\\u{FEFF}\\u{AD}")]
    [InlineData("\u0085\u009B31m", "\\u{85}\\u{9B}31m")]
    [InlineData("e\u0301", "e\\u{301}")]
    [InlineData("\u05D0\u0627", "\\u{5D0}\\u{627}")]
    [InlineData("[red]", "[red]")]
    public void Of(string text, string expected) => Assert.Equal(expected, SafeText.Of(text));

    [Fact]
    public void No_character_at_all_gets_through_that_could_steer_a_terminal()
    {
        for (int value = 0; value <= 0xFFFF; value++)
        {
            string safe = SafeText.Of(((char)value).ToString());
            if (value != '\n')
                Assert.DoesNotContain('\n', safe);
            Screen.AssertHarmless(safe);
        }
    }
}
