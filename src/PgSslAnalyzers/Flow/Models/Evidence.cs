using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;

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
    /// Whether only Npgsql could accept the text: every keyword is valid there, and one is Npgsql's own, or the mode is one that only Npgsql has beside a Host, or it has the habit of a
    /// string of Npgsql. A pure function of the text and of what the project references.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="hasOtherDrivers">Whether a driver is referenced that shares keywords: see <see cref="PgSslAnalyzers.Symbols.OtherDrivers"/>.</param>
    public static bool IsNpgsqls(ConnectionString text, bool hasOtherDrivers) => IsOnlyNpgsqls(text) || HasHabit(text, hasOtherDrivers);

    /// <summary>Whether a keyword or mode of its own proves that the text is Npgsql's.</summary>
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
            // A password that nobody has: the text is shown, not used.
            if (IsMasked(setting))
                return false;
            hasOwnKeyword |= keyword.OnlyNpgsql;
            hasHost |= ReferenceEquals(keyword, KeywordTable.Host);
            hasOwnMode |= ReferenceEquals(keyword, KeywordTable.SslMode) && setting.Value is { } mode
                && (mode.Trim().ToUpperInvariant() is "DISABLE" or "ALLOW" or "PREFER" or "REQUIRE");
        }
        return hasHost && (hasOwnKeyword || hasOwnMode);
    }

    /// <summary>
    /// Host, Username and Database, or Port 5432 in the place of the last: no other driver calls them so. Server, User ID and their like count only where no driver is referenced that has them too.
    /// Message buses, SMTP and FTP have a host, a user and a port as well, and no database.
    /// </summary>
    private static bool HasHabit(ConnectionString text, bool hasOtherDrivers)
    {
        if (text.IsMalformed)
            return false;
        Setting? host = text.Last(KeywordTable.Host), user = text.Last(KeywordTable.Username), port = text.Last(KeywordTable.Port);
        if (host is null || user is null || text.Settings.Any(static setting => (setting.Key is not null && setting.Keyword is null) || IsMasked(setting) || IsPrompt(setting)))
            return false;
        bool isSpelled = string.Equals(host.Key, "Host", StringComparison.OrdinalIgnoreCase) && string.Equals(user.Key?.Replace(" ", ""), "Username", StringComparison.OrdinalIgnoreCase);
        bool isPostgresPort = port?.Value?.Trim() is "5432" or "5433" or "6432";
        bool isOtherPort = port?.Value is { } number && !isPostgresPort && int.TryParse(number.Trim(), out int known) && known is 3306 or 3307 or 1433 or 5671 or 5672 or 9000 or 8123 or 21 or 25 or 465 or 587;
        // The names of others beside a mode or a word of others are theirs.
        bool isTheirs = !isSpelled && (hasOtherDrivers || text.Last(KeywordTable.SslMode) is not null || text.Last(KeywordTable.TrustServerCertificate) is not null);
        return !isTheirs && !isOtherPort && (text.Last(KeywordTable.Database) is not null || (isPostgresPort && isSpelled));
    }

    private static bool IsMasked(Setting setting)
        => ReferenceEquals(setting.Keyword, KeywordTable.Password) && setting.Value?.Trim() is { Length: > 2 } password && (password.Trim('*').Length == 0 || password.Trim('\u2022').Length == 0);

    /// <summary>A value that somebody is asked to replace: <c>Host=&lt;your-host&gt;</c>.</summary>
    private static bool IsPrompt(Setting setting) => setting.Value?.Trim() is ['<', .., '>'] or ['[', .., ']'] or ['{', '{', .., '}', '}'] || (setting.Value?.IndexOf("...", StringComparison.Ordinal) ?? -1) == 0;

    /// <summary>Whether a whole string in a collection that is written down proves enough: where it goes is not seen, so that only a weak mode that somebody has written counts.</summary>
    public static bool IsWholeWithMode(ConnectionString text)
        => !text.IsMalformed && text.Settings.All(static setting => setting.Keyword is not null && !IsMasked(setting)) && text.Last(KeywordTable.Host) is not null && text.Last(KeywordTable.Username) is not null
            && text.Last(KeywordTable.Database) is not null && text.Effective(KeywordTable.SslMode)?.Value is not null;

    /// <summary>Whether a key is one under which configuration holds a connection string: <c>ConnectionStrings:Main</c>, <c>ConnectionStrings__Main</c>, <c>Storage:ConnectionString</c>.</summary>
    public static bool NamesConnectionString(string key)
    {
        const string section = "ConnectionStrings", name = "ConnectionString";
        int at = key.IndexOf(section, StringComparison.OrdinalIgnoreCase);
        int end = at + section.Length;
        if (at >= 0 && key.Length > end + 1 && (key[end] == ':' || (key[end] == '_' && key[end + 1] == '_')))
            return true;
        return key.EndsWith(name, StringComparison.OrdinalIgnoreCase) && (key.IndexOf(':') > 0 || key.IndexOf("__", StringComparison.Ordinal) > 0);
    }

    /// <summary>Whether the name of what holds a text says that it is meant for readers.</summary>
    public static bool IsForReaders(string name)
    {
        foreach (string word in Shown)
        {
            int at = name.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            bool starts = at == 0 || (at > 0 && (char.IsUpper(name[at]) || name[at - 1] == '_'));
            if (at >= 0 && starts)
                return true;
        }
        return false;
    }

    private static readonly string[] Shown = ["Documentation", "Example", "Sample", "Usage", "HelpText", "Description", "Hint", "Placeholder", "Watermark", "Tooltip"];

    private static bool Has(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
