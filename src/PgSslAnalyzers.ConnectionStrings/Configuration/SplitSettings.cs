namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Host, port, user and mode as settings side by side, from which a program makes a connection string.</summary>
internal sealed class SplitSettings
{
    private readonly Dictionary<SettingPart, string> parts = [];
    private (SettingName Name, ConfigurationValue Value)? mode;

    public void Add(SettingPart part, SettingName name, ConfigurationValue value)
    {
        parts[part] = value.Text;
        if (part == SettingPart.SslMode)
            mode = (name, value);
    }

    /// <summary>The connection, if the settings leave no doubt: a host, two further parts and a mode that only Npgsql has.</summary>
    public ConfigurationConnection? ToConnection(Neighbours neighbours)
    {
        if (mode is not var (name, value) || !parts.TryGetValue(SettingPart.Host, out string? host) || parts.Count < 4)
            return null;
        Engine engine = neighbours.EngineOf(name, value, out bool isDeclared);
        parts.TryGetValue(SettingPart.Port, out string? port);
        bool isOther = engine == Engine.Other || EngineNames.Classify(host) == Engine.Other || (port is not null && Ownership.IsOtherPort(port));
        string text = value.Text.Trim();
        if (isOther || !IsWrittenForNet(text, name, value) || !IsModeOfNpgsql(text, engine == Engine.Npgsql || Ownership.IsPostgresPort(port)))
            return null;
        var settings = new ConnectionSettings(
            [
                new Setting { Key = "Host", Keyword = KeywordTable.Host, Value = host },
                new Setting { Key = name.Last, Keyword = KeywordTable.SslMode, Value = text, Range = new TextRange(0, value.Text.Length), ValueRange = new TextRange(0, value.Text.Length) },
            ],
            mayCarryMore: true);
        return new ConfigurationConnection(value, name, settings, isDeclared);
    }

    /// <summary>A number and VerifyCA are MySQL's, too.</summary>
    private static bool IsModeOfNpgsql(string mode, bool isPostgres)
        => Ownership.IsModeOfNpgsql(mode) || (isPostgres && (string.Equals(mode, "VerifyCA", StringComparison.OrdinalIgnoreCase) || IsNumber(mode)));

    private static bool IsNumber(string mode) => mode.Length == 1 && mode[0] is >= '0' and <= '9';

    /// <summary>In the environment of other programs <c>require</c> is a word of libpq; .NET's configuration, or <c>Require</c>, speaks of Npgsql.</summary>
    private static bool IsWrittenForNet(string mode, SettingName name, ConfigurationValue value)
        => value.IsJsonOrXml || name.Key.IndexOf("__", StringComparison.Ordinal) > 0 || (mode.Length > 1 && char.IsUpper(mode[0]) && char.IsLower(mode[1]));
}
