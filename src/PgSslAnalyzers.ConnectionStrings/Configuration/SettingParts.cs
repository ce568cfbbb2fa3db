using PgSslAnalyzers.ConnectionStrings.Keywords;

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
    /// <summary>The longer of two that end alike first.</summary>
    private static readonly (string Name, SettingPart Part)[] Names =
    [
        ("databasename", SettingPart.Database), ("servername", SettingPart.Host), ("hostname", SettingPart.Host), ("username", SettingPart.User), ("dbname", SettingPart.Database),
        ("database", SettingPart.Database), ("password", SettingPart.Password), ("address", SettingPart.Host), ("sslmode", SettingPart.SslMode), ("server", SettingPart.Host),
        ("userid", SettingPart.User), ("login", SettingPart.User), ("host", SettingPart.Host), ("port", SettingPart.Port), ("name", SettingPart.Database), ("user", SettingPart.User),
        ("pass", SettingPart.Password), ("pwd", SettingPart.Password), ("db", SettingPart.Database),
    ];

    /// <summary>What may stand before a part and tells nothing about which connection it is.</summary>
    private static readonly string[] Fillers = ["db", "database", "sql", "pg", "postgres", "postgresql", "connection"];

    /// <summary>The part that <paramref name="key"/> ends in, and what is before it; null if it names none.</summary>
    public static (SettingPart Part, string Group)? Of(string key)
    {
        string plain = key.Replace("_", "").Replace("-", "").Replace(" ", "");
        foreach ((string name, SettingPart part) in Names)
        {
            if (plain.EndsWith(name, StringComparison.OrdinalIgnoreCase))
                return (part, WithoutFiller(plain.Substring(0, plain.Length - name.Length)));
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
