using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>A replacement in a configuration file.</summary>
/// <param name="Span">What is replaced; empty for an insertion.</param>
/// <param name="Text">What stands there afterwards.</param>
public sealed record ConfigurationEdit(FileSpan Span, string Text)
{
    /// <summary>What is replaced of the decoded text, where <see cref="Span"/> is a whole value in Base64, of which no part stands by itself; null for any other value.</summary>
    public TextRange? Inner { get; init; }
}

/// <summary>The edits that make a connection in a configuration file right; the same as in code, written as its format demands.</summary>
public static class ConfigurationUpgrade
{
    /// <summary>The edits for a finding, their texts not yet encoded; empty if there is no fix.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="rootCertificate">As in <see cref="Upgrade.Plan"/>.</param>
    /// <param name="version">The Npgsql of the project.</param>
    /// <param name="turnsGssOff">As in <see cref="Upgrade.Plan"/>.</param>
    public static IReadOnlyList<ConfigurationEdit> Plan(ConfigurationFinding finding, string? rootCertificate, NpgsqlVersion version, bool turnsGssOff = false)
    {
        if (finding.Connection is not { } connection || !version.HasVerifyFull)
            return [];
        if (connection.Text is not { } text)
        {
            // A number stays one: it may be bound to a number.
            string mode = char.IsDigit(connection.Value.Text.TrimStart()[0]) ? SslMode.VerifyFull.ToString("d") : nameof(SslMode.VerifyFull);
            return connection.PlaceOf(new TextRange(0, connection.Value.Text.Length)) is { } whole ? [new ConfigurationEdit(whole, mode)] : [];
        }
        IReadOnlyList<TextEdit> edits = Plan(finding.Finding, text, rootCertificate, version, turnsGssOff);
        if (connection.Value.IsBase64)
            return Inside(connection, text, edits);
        var placed = new List<ConfigurationEdit>(edits.Count);
        foreach (TextEdit edit in edits)
        {
            if (connection.PlaceOf(edit.Range) is not { } place)
                return [];
            placed.Add(new ConfigurationEdit(place, edit.NewText));
        }
        return placed;
    }

    private static IReadOnlyList<ConfigurationEdit> Inside(ConfigurationConnection connection, ConnectionString text, IReadOnlyList<TextEdit> edits)
    {
        if (text.Text.HasHoles || connection.PlaceOf(new TextRange(0, connection.Value.Text.Length)) is not { } whole)
            return [];
        return edits.Select(edit => new ConfigurationEdit(whole, edit.NewText) { Inner = edit.Range }).ToList();
    }

    private static IReadOnlyList<TextEdit> Plan(Finding finding, ConnectionString text, string? rootCertificate, NpgsqlVersion version, bool turnsGssOff)
    {
        Rule rule = finding.Rule;
        Keyword? keyword = finding.Setting?.Keyword;
        bool isWhole = Rules.IsWeakMode(rule) || rule == Rules.RootCertificateNotUsed || rule == Rules.NoOwnRootCertificate
            || (rule == Rules.RejectedSetting && keyword == KeywordTable.SslMode);
        if (isWhole)
            return Upgrade.Plan(text, rootCertificate, version, turnsGssOff: turnsGssOff);
        if (rule == Rules.TrustServerCertificate || (rule == Rules.ThrowingCombination && keyword == KeywordTable.TrustServerCertificate))
            return Upgrade.RemoveTrust(text);
        if (rule == Rules.RejectedSetting)
            return finding.Setting is { } rejected ? Upgrade.Correct(text, rejected, version) : [];
        if (rule == Rules.DuplicateSslMode)
            return Upgrade.RemoveDuplicateModes(text);
        if (rule == Rules.RootCertificatePath && rootCertificate is not null)
            return Upgrade.Set(text, KeywordTable.RootCertificate, rootCertificate);
        if (rule == Rules.RevocationNotChecked)
            return Upgrade.Set(text, KeywordTable.CheckCertificateRevocation, "true");
        return rule == Rules.GssMayReplaceTls ? Upgrade.Set(text, KeywordTable.GssEncryptionMode, "Disable") : [];
    }

    /// <summary>The edits as they are written to the file; null if a value cannot hold its text, or if there is none at its place.</summary>
    /// <param name="file">The file.</param>
    /// <param name="edits">Edits of <see cref="Plan"/>.</param>
    /// <param name="rootCertificate">The path that stands where <see cref="Upgrade.RootMarker"/> does, as it is.</param>
    public static IReadOnlyList<ConfigurationEdit>? Encode(ConfigurationFile file, IReadOnlyList<ConfigurationEdit> edits, string? rootCertificate)
    {
        if (Join(file, edits) is not { } joined)
            return null;
        var encoded = new List<ConfigurationEdit>(joined.Count);
        foreach (ConfigurationEdit edit in joined)
        {
            string text = rootCertificate is null ? edit.Text : edit.Text.Replace(Upgrade.RootMarker, Upgrade.QuoteValue(rootCertificate));
            if (text.Contains(Upgrade.RootMarker) || ValueAt(file, edit.Span) is not { } value || value.Encode(EditLayout.WithoutBlanks(text, value)) is not { } written)
                return null;
            encoded.Add(new ConfigurationEdit(edit.Span, EditLayout.WithLineBreaks(written, value, file.Text)));
        }
        return encoded;
    }

    /// <summary>The edits inside of a value in Base64 as one of the whole value; null if it is not there.</summary>
    private static List<ConfigurationEdit>? Join(ConfigurationFile file, IReadOnlyList<ConfigurationEdit> edits)
    {
        List<ConfigurationEdit> joined = edits.Where(static edit => edit.Inner is null).ToList();
        foreach (IGrouping<FileSpan, ConfigurationEdit> inside in edits.Where(static edit => edit.Inner is not null).GroupBy(static edit => edit.Span))
        {
            if (ValueAt(file, inside.Key) is not { } value || inside.Any(edit => edit.Inner!.Value.End > value.Text.Length))
                return null;
            joined.Add(new ConfigurationEdit(inside.Key, Apply(value.Text, inside.Select(static edit => new ConfigurationEdit(new FileSpan(edit.Inner!.Value.Start, edit.Inner.Value.End), edit.Text)))));
        }
        return joined;
    }

    private static ConfigurationValue? ValueAt(ConfigurationFile file, FileSpan span) => ValueAt(file.Connections, span) ?? ValueAt(file.Undecided, span);

    /// <summary>The value that holds <paramref name="span"/>: connections are sorted by their places and do not overlap.</summary>
    private static ConfigurationValue? ValueAt(IReadOnlyList<ConfigurationConnection> connections, FileSpan span)
    {
        int low = 0, high = connections.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            ConfigurationValue value = connections[middle].Value;
            if (value.Literal.End < span.Start)
                low = middle + 1;
            else if (value.Literal.Start > span.Start)
                high = middle - 1;
            else
                return span.End <= value.Literal.End ? value : null;
        }
        return null;
    }

    /// <summary>The file after <paramref name="edits"/>, which are disjoint.</summary>
    public static string Apply(string text, IEnumerable<ConfigurationEdit> edits)
    {
        var result = new System.Text.StringBuilder();
        int copied = 0;
        foreach (ConfigurationEdit edit in edits.OrderBy(static edit => edit.Span.Start).ThenBy(static edit => edit.Span.End))
        {
            result.Append(text, copied, edit.Span.Start - copied).Append(edit.Text);
            copied = edit.Span.End;
        }
        return result.Append(text, copied, text.Length - copied).ToString();
    }
}
