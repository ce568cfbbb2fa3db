using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.Findings;

/// <summary>
/// A text that a loop puts together from pairs is seen in all combinations of their keys and values, and with one pair again and again. What only these combinations say is said of no string.
/// </summary>
internal sealed class Combinations
{
    private AbstractValue current = AbstractValue.Unknown;

    /// <summary>The texts that are judged from here on are values of one string.</summary>
    public void Of(AbstractValue value) => current = value;

    /// <summary>Whether a finding speaks of a value that another text has for another key, or of a setting that is repeated by being written once.</summary>
    public bool AreBehind(Finding finding, SettingsCase settings)
    {
        if (finding.Setting is not { Keyword: { } keyword, Origin: null, Value: { } value })
            return false;
        if (finding.Rule == Rules.RejectedSetting)
            return IsOfAnother(keyword, value);
        return finding.Rule == Rules.DuplicateSslMode && settings.Parsed is { } parsed && IsRepeated(settings, parsed);
    }

    private bool IsOfAnother(Keyword keyword, string value)
        => current.Alternatives.Length > 1 && current.Alternatives.OfType<TextAlternative>().Where(static text => text.Builder is null)
            .SelectMany(static text => SettingsCase.Of(BuilderState.OfText(text))).Any(other => other.Parsed?.Settings.Any(one => one.Value == value && !ReferenceEquals(one.Keyword, keyword)) == true);

    private static bool IsRepeated(SettingsCase settings, ConnectionString parsed)
        => parsed.Settings.Where(static one => ReferenceEquals(one.Keyword, KeywordTable.SslMode)).GroupBy(one => Places.Of(settings, one).Span).Any(static place => place.Count() > 1);
}
