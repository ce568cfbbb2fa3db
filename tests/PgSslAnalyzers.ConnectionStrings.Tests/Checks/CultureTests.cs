using System.Globalization;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Checks;

/// <summary>
/// The culture of the machine changes nothing. In Turkish the capital of i is İ, so that "sslmode" and "SSLMODE" differ by culture; in Thai the years count from another
/// date; in Arabic and Persian numbers may be written otherwise.
/// </summary>
public class CultureTests
{
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("az-Latn-AZ")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("sv-SE")]
    public void Every_string_means_the_same_in_every_culture(string name)
    {
        string[] expected = Said();
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
            Assert.Equal(expected, Said());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Turkish_has_letters_that_would_show_a_mistake()
        => Assert.NotEqual("I", "i".ToUpper(CultureInfo.GetCultureInfo("tr-TR")));

    private static string[] Said() =>
    [
        .. VersionTable.Rows.SelectMany(static row => (int[])row[0], static (row, major) => (Major: major, Settings: (string)row[1]))
            .SelectMany(static row => new[] { row.Settings, row.Settings.ToUpperInvariant(), row.Settings.ToLowerInvariant() }, static (row, settings) => (row.Major, Settings: settings))
            .SelectMany(static row => Checker.Check(ConnectionStringParser.Parse(VersionTable.Host + row.Settings), new CheckOptions { Version = new(row.Major) }, ConnectionUse.Plain).Findings
                .Select(finding => $"{row.Major} {row.Settings}: {finding.Rule.Id} {finding.Message}")),
    ];
}
