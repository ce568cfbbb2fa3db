using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>Whose text is it? What a text alone proves.</summary>
internal static class Evidence
{
    /// <summary>A cheap filter: an equals sign and the beginning of a word that matters.</summary>
    public static bool MayBeConnectionString(string text)
        => text.IndexOf('=') >= 0
            && (Has(text, "host") || Has(text, "server") || Has(text, "ssl") || Has(text, "trust"));

    public static bool MayBeConnectionString(TextAlternative text)
    {
        if (text.Builder is not null)
            return true;
        bool hasEquals = false, hasWord = false;
        foreach (Piece piece in text.Pieces)
        {
            if (piece.Text is not { } known)
                continue;
            hasEquals |= known.IndexOf('=') >= 0;
            hasWord |= Has(known, "host") || Has(known, "server") || Has(known, "ssl") || Has(known, "trust");
        }
        return hasEquals && hasWord;
    }

    /// <summary>
    /// Whether only Npgsql could accept the text: every keyword is valid there, and one is Npgsql's own, or the mode is one that only Npgsql has
    /// beside a Host. A pure function of the text.
    /// </summary>
    public static bool IsOnlyNpgsqls(ConnectionString text)
    {
        if (text.IsMalformed || text.Settings.Count == 0)
            return false;
        bool hasHost = false, hasOwnKeyword = false, hasOwnMode = false;
        foreach (Setting setting in text.Settings)
        {
            if (setting.Key is null)
                continue;
            if (setting.Keyword is not { } keyword)
                return false;
            hasOwnKeyword |= keyword.OnlyNpgsql;
            hasHost |= ReferenceEquals(keyword, KeywordTable.Host);
            hasOwnMode |= ReferenceEquals(keyword, KeywordTable.SslMode) && setting.Value is { } mode
                && (mode.Trim().ToUpperInvariant() is "DISABLE" or "ALLOW" or "PREFER" or "REQUIRE");
        }
        return hasHost && (hasOwnKeyword || hasOwnMode);
    }

    private static bool Has(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
