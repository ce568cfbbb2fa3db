namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Host, port, user and mode as settings side by side, from which a program makes a connection string.</summary>
internal sealed class SplitSettings
{
    private readonly Dictionary<string, string> parts = [];
    private (SettingName Name, ConfigurationValue Value)? mode;

    public void Add(string part, SettingName name, ConfigurationValue value)
    {
        parts[part] = value.Text;
        if (part == "sslmode")
            mode = (name, value);
    }

    /// <summary>The connection, if the settings leave no doubt: a host, two further parts and a mode that only Npgsql has.</summary>
    public ConfigurationConnection? ToConnection(Neighbours neighbours)
    {
        if (mode is not var (name, value) || !parts.TryGetValue("host", out string? host) || parts.Count < 4)
            return null;
        Engine engine = neighbours.EngineOf(name, value, out bool isDeclared);
        string text = value.Text.Trim();
        parts.TryGetValue("port", out string? port);
        bool isPostgres = engine == Engine.Npgsql || port?.Trim() == "5432";
        bool isOther = engine == Engine.Other || EngineNames.Classify(host) == Engine.Other || (port is not null && Ownership.IsOtherPort(port));
        if (isOther || !(Ownership.IsModeOfNpgsql(text) || (isPostgres && string.Equals(text, "VerifyCA", StringComparison.OrdinalIgnoreCase))))
            return null;
        var settings = new ConnectionSettings(
            [
                new Setting { Key = "Host", Keyword = KeywordTable.Host, Value = host },
                new Setting { Key = name.Last, Keyword = KeywordTable.SslMode, Value = text, Range = new TextRange(0, value.Text.Length), ValueRange = new TextRange(0, value.Text.Length) },
            ],
            mayCarryMore: true);
        return new ConfigurationConnection(value, name, settings, isDeclared);
    }
}
