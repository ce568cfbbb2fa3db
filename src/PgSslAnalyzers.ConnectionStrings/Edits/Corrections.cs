using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Edits;

/// <summary>PGSSL2003: what is written in the words of another driver, in those of Npgsql.</summary>
internal static class Corrections
{
    /// <summary>
    /// The edits that write what was meant: the keyword under its name, <c>true</c> for <c>yes</c>. Nothing where the keyword is there already (the last one would win), or
    /// where its values have other names.
    /// </summary>
    public static IReadOnlyList<TextEdit> Of(ConnectionString text, Setting setting, NpgsqlVersion version)
    {
        if (setting.Keyword is { Type: KeywordType.Boolean } keyword && setting.Value is { } value && ForeignWords.Booleans.TryGetValue(value.Trim(), out string? boolean))
            return keyword == KeywordTable.TrustServerCertificate ? Upgrade.RemoveTrust(text) : [new TextEdit(setting.ValueRange, boolean)];
        if (setting is not { Keyword: null, Key: { } key } || !ForeignWords.Keywords.TryGetValue(key.Trim(), out string? name) || name is null || name == "Require Auth")
            return [];
        Keyword meant = Keyword.Find(name)!;
        var range = new TextRange(setting.Range.Start, key.Length);
        if (!meant.IsKnownTo(version) || text.Last(meant) is not null || text.Text.Text.Substring(range.Start, range.Length) != key)
            return [];
        var rename = new TextEdit(range, meant.Name);
        if (meant != KeywordTable.SslMode)
            return [rename];
        if (setting.Value is not { } mode)
            return [];
        // What others call encryption, on or off, is no mode.
        bool isMode = SslModeReading.Read(mode, version).Kind == SslModeReadingKind.Defined && !char.IsDigit(mode.Trim()[0]);
        return isMode ? [rename] : [rename, new TextEdit(setting.ValueRange, nameof(SslMode.VerifyFull))];
    }
}
