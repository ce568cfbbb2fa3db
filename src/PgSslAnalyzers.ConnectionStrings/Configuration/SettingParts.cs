namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>A part of a connection that has a setting of its own: <c>Host</c>, <c>DbHost</c>, <c>ORDERS_DB_HOST</c>.</summary>
internal enum SettingPart
{
    Host,
    Port,
    Database,
    User,
    Password,
    SslMode,
}

/// <summary>Which part of which connection a key names.</summary>
internal static class SettingParts
{
    private static readonly Dictionary<string, SettingPart> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["host"] = SettingPart.Host, ["hostname"] = SettingPart.Host, ["server"] = SettingPart.Host, ["servername"] = SettingPart.Host, ["address"] = SettingPart.Host,
        ["port"] = SettingPart.Port,
        ["database"] = SettingPart.Database, ["databasename"] = SettingPart.Database, ["dbname"] = SettingPart.Database, ["name"] = SettingPart.Database, ["db"] = SettingPart.Database,
        ["user"] = SettingPart.User, ["username"] = SettingPart.User, ["userid"] = SettingPart.User, ["login"] = SettingPart.User,
        ["password"] = SettingPart.Password, ["pwd"] = SettingPart.Password, ["pass"] = SettingPart.Password,
        ["sslmode"] = SettingPart.SslMode,
    };

    /// <summary>What may stand before a part and tells nothing about which connection it is.</summary>
    private static readonly string[] Fillers = ["db", "database", "sql", "pg", "postgres", "postgresql", "connection"];

    /// <summary>The part that <paramref name="key"/> ends in, and what is before it; null if it names none.</summary>
    public static (SettingPart Part, string Group)? Of(string key)
    {
        string plain = key.Replace("_", "").Replace("-", "").Replace(" ", "");
        for (int start = 0; start < plain.Length; start++)
        {
            if (Names.TryGetValue(plain.Substring(start), out SettingPart part))
                return (part, WithoutFiller(plain.Substring(0, start)));
        }
        return null;
    }

    private static string WithoutFiller(string group)
    {
        foreach (string filler in Fillers)
        {
            if (group.EndsWith(filler, StringComparison.OrdinalIgnoreCase))
                return group.Substring(0, group.Length - filler.Length).ToUpperInvariant();
        }
        return group.ToUpperInvariant();
    }
}
