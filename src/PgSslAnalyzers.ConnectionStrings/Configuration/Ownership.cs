namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Whose connection string is it? First what is named beside it, then what the string itself proves.</summary>
internal static class Ownership
{
    private static readonly HashSet<string> OtherPorts = new(StringComparer.Ordinal)
    {
        "8123", "9000", "8443", "9440", "3306", "33060", "1433", "5672", "5671", "6379", "27017", "1521", "9042", "9200", "3050", "50000", "1883", "9092",
    };

    private static readonly HashSet<string> ModesOfNpgsql = new(StringComparer.OrdinalIgnoreCase) { "Disable", "Allow", "Prefer", "Require" };

    private static readonly HashSet<string> ModesOfMySql = new(StringComparer.OrdinalIgnoreCase) { "None", "Disabled", "Preferred", "Required" };

    /// <summary>Whether the string is Npgsql's.</summary>
    /// <param name="text">The string.</param>
    /// <param name="neighbour">The database that the keys and neighbours of the string name.</param>
    /// <param name="isDeclared">A provider says so: then also a string that Npgsql would refuse is its.</param>
    public static bool IsNpgsqls(ConnectionString text, Engine neighbour, bool isDeclared)
    {
        if (neighbour == Engine.Other || text.IsMalformed || text.Settings.Count == 0)
            return false;
        bool hasKnownKeyword = false, hasOwnKeyword = false;
        foreach (Setting setting in text.Settings)
        {
            if (setting.Key is null)
                continue;
            if (setting.Keyword is null && !isDeclared)
                return false;
            hasKnownKeyword |= setting.Keyword is not null;
            hasOwnKeyword |= setting.Keyword is { OnlyNpgsql: true };
        }
        if (neighbour == Engine.Npgsql)
            return hasKnownKeyword && (isDeclared || Names(text, KeywordTable.Host) || Names(text, KeywordTable.SslMode));

        string mode = text.Effective(KeywordTable.SslMode)?.Value?.Trim() ?? "";
        string? port = text.Effective(KeywordTable.Port)?.Value?.Trim();
        string? host = text.Effective(KeywordTable.Host)?.Value;
        Engine ofHost = host is null ? Engine.Unknown : EngineNames.Classify(host);
        if (ofHost == Engine.Other || (port is not null && OtherPorts.Contains(port)) || (host is not null && IsOtherHost(host)))
            return false;
        bool isPostgresPort = port == "5432" || (host is not null && host.TrimEnd().EndsWith(":5432", StringComparison.Ordinal));
        if (ModesOfMySql.Contains(mode))
            return isPostgresPort || hasOwnKeyword;
        return ModesOfNpgsql.Contains(mode) || hasOwnKeyword || isPostgresPort || ofHost == Engine.Npgsql || HasItsHabit(text);
    }

    /// <summary>Whether Npgsql would accept the string, and nothing beside it names another database.</summary>
    public static bool MayBeNpgsqls(ConnectionString text, Engine neighbour)
    {
        if (neighbour == Engine.Other || text.IsMalformed || !Names(text, KeywordTable.Host))
            return false;
        foreach (Setting setting in text.Settings)
        {
            if (setting.Key is not null && setting.Keyword is null)
                return false;
        }
        return true;
    }

    /// <summary>A mode beside the host in an object of split settings: one that only Npgsql has.</summary>
    public static bool IsModeOfNpgsql(string mode) => ModesOfNpgsql.Contains(mode);

    public static bool IsOtherPort(string port) => OtherPorts.Contains(port.Trim());

    /// <summary>Host, Database and Username: other drivers call the first Server or Data Source, or the last User.</summary>
    private static bool HasItsHabit(ConnectionString text)
        => text.Last(KeywordTable.Host) is { Key: { } host } && string.Equals(host, "Host", StringComparison.OrdinalIgnoreCase)
            && Names(text, KeywordTable.Database) && Names(text, KeywordTable.Username);

    private static bool Names(ConnectionString text, Keyword keyword) => text.Last(keyword) is not null;

    /// <summary>The forms of SQL Server (<c>tcp:name,1433</c>, <c>.\SQLEXPRESS</c>, <c>(local)</c>) and ports of others behind the name.</summary>
    private static bool IsOtherHost(string host)
    {
        string trimmed = host.Trim();
        if (trimmed.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase) || trimmed.StartsWith("(", StringComparison.Ordinal) || trimmed == "." || trimmed.StartsWith(".\\", StringComparison.Ordinal))
            return true;
        int separator = trimmed.LastIndexOfAny([',', ':']);
        return separator > 0 && OtherPorts.Contains(trimmed.Substring(separator + 1).Trim());
    }
}
