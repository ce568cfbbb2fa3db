using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.ConnectionStrings.Servers;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Whose connection string is it? First what is named beside it, then what the string itself proves.</summary>
internal static class Ownership
{
    private static readonly HashSet<string> OtherPorts = new(StringComparer.Ordinal)
    {
        "8123", "9000", "8443", "9440", "3306", "3307", "33060", "1433", "1434", "5672", "5671", "6379", "6380", "27017", "1521", "9042", "9200", "3050", "50000", "1883", "9092",
        "25", "465", "587", "389", "636", "4222", "7687", "11211", "61616",
    };

    /// <summary>PostgreSQL's own, those that containers and second servers are given, PgBouncer's, CockroachDB's.</summary>
    private static readonly HashSet<string> PostgresPorts = new(StringComparer.Ordinal)
    {
        "5432", "5433", "5434", "5435", "5436", "5437", "5438", "5439", "15432", "25432", "54320", "54321", "6432", "26257",
    };

    private static readonly string[] SqlServerProtocols = ["tcp:", "np:", "lpc:", "admin:"];

    private static readonly HashSet<string> ModesOfNpgsql = new(StringComparer.OrdinalIgnoreCase) { "Disable", "Allow", "Prefer", "Require" };

    private static readonly HashSet<string> ModesOfMySql = new(StringComparer.OrdinalIgnoreCase) { "None", "Disabled", "Preferred", "Required" };

    /// <summary>Whether the string is Npgsql's.</summary>
    /// <param name="text">The string.</param>
    /// <param name="neighbour">The database that the keys and neighbours of the string name.</param>
    /// <param name="isDeclared">A provider says so: then also a string that Npgsql would refuse is its.</param>
    public static bool IsNpgsqls(ConnectionString text, Engine neighbour, bool isDeclared)
    {
        if (neighbour == Engine.Other || text.IsMalformed || text.Settings.Count == 0 || (!isDeclared && IsLibpqs(text)))
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
        bool isPostgresPort = IsPostgresPort(port) || (host is not null && IsPostgresPort(PortOf(host)));
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

    public static bool IsPostgresPort(string? port) => port is not null && PostgresPorts.Contains(port.Trim());

    /// <summary><c>host=h dbname=d sslmode=x</c>: for Npgsql all of it is the name of the host.</summary>
    private static bool IsLibpqs(ConnectionString text)
    {
        if (text.Settings.Count > 1 || text.Settings[0].Keyword != KeywordTable.Host || text.Settings[0].ValueRange is not { Length: > 0 } range)
            return false;
        string value = text.Text.Text.Substring(range.Start, range.Length);
        int equals = value.IndexOf('=');
        return equals > 0 && value.LastIndexOf(' ', equals) > 0;
    }

    /// <summary>Host, Database and Username: other drivers call the first Server or Data Source, or the last User.</summary>
    private static bool HasItsHabit(ConnectionString text)
        => text.Last(KeywordTable.Host) is { Key: { } host } && string.Equals(host, "Host", StringComparison.OrdinalIgnoreCase)
            && Names(text, KeywordTable.Database) && Names(text, KeywordTable.Username);

    private static bool Names(ConnectionString text, Keyword keyword) => text.Last(keyword) is not null;

    /// <summary>The forms of SQL Server (<c>tcp:name,1433</c>, <c>name\SQLEXPRESS</c>, <c>(local)</c>), Azure's name for it, and ports of others behind the name.</summary>
    private static bool IsOtherHost(string host)
    {
        string trimmed = host.Trim();
        if (trimmed.StartsWith("(", StringComparison.Ordinal) || trimmed == "." || (trimmed.IndexOf('\\') >= 0 && Hosts.Classify(trimmed) != HostKind.UnixSocket)
            || trimmed.IndexOf(".database.windows.net", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return true;
        }
        foreach (string protocol in SqlServerProtocols)
        {
            if (trimmed.StartsWith(protocol, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return OtherPorts.Contains(PortOf(trimmed)) || OtherPorts.Contains(trimmed.Substring(trimmed.LastIndexOf(',') + 1).Trim());
    }

    /// <summary>The port behind the last host of the list; an IPv6 address without brackets has none.</summary>
    private static string PortOf(string host)
    {
        string last = host.Substring(host.LastIndexOf(',') + 1);
        int colon = last.LastIndexOf(':');
        return colon > 0 && (last[colon - 1] == ']' || last.IndexOf(':') == colon) ? last.Substring(colon + 1).Trim() : "";
    }
}
