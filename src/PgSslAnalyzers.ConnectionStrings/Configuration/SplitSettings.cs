using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Host, port, user and mode as settings side by side, from which a program makes a connection string.</summary>
internal sealed class SplitSettings
{
    private readonly Dictionary<SettingPart, string> parts = [];
    private (SettingName Name, ConfigurationValue Value)? mode;
    private bool isBesideString;

    /// <summary>A connection string of Npgsql that stands with the settings and has no mode of its own: the one beside it is meant for it.</summary>
    /// <returns>Whether there is one.</returns>
    public bool TryServe()
    {
        isBesideString |= mode is not null;
        return mode is not null;
    }

    public void Add(SettingPart part, SettingName name, ConfigurationValue value)
    {
        parts[part] = value.Text;
        if (part == SettingPart.SslMode)
            mode = (name, value);
    }

    /// <summary>The connection, if the settings leave no doubt: a host, two further parts (one where PostgreSQL is named) and a mode that only Npgsql has.</summary>
    public ConfigurationConnection? ToConnection(Neighbours neighbours)
    {
        if (mode is not var (name, value) || !(parts.TryGetValue(SettingPart.Host, out string? host) ? parts.Count >= 3 || isBesideString : isBesideString))
            return null;
        Engine engine = neighbours.EngineOf(name, value, out bool isDeclared);
        parts.TryGetValue(SettingPart.Port, out string? port);
        bool isOther = engine == Engine.Other || (host is not null && EngineNames.Classify(host) == Engine.Other) || (port is not null && Ownership.IsOtherPort(port));
        string text = value.Text.Trim();
        bool isNpgsql = engine == Engine.Npgsql || isBesideString;
        if (isOther || (parts.Count < 4 && !isNpgsql) || !IsWrittenForNet(text, name, value) || !IsModeOfNpgsql(text, isNpgsql || Ownership.IsPostgresPort(port)))
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

    /// <summary>In the settings of other programs <c>sslmode: require</c> is a word of libpq; a key such as <c>Db__SslMode</c> or <c>"SslMode"</c>, or the word <c>Require</c>, speaks of Npgsql.</summary>
    private static bool IsWrittenForNet(string mode, SettingName name, ConfigurationValue value)
    {
        bool isNetKey = value.IsJsonOrXml ? HasCapital(name.Last) : name.Key.IndexOf("__", StringComparison.Ordinal) > 0 && IsMixed(name.Last);
        return isNetKey || IsMixed(mode) || (value.IsJsonOrXml && IsNumber(mode));
    }

    private static bool IsMixed(string text) => text.Length > 1 && char.IsUpper(text[0]) && char.IsLower(text[1]);

    private static bool HasCapital(string text)
    {
        foreach (char character in text)
        {
            if (char.IsUpper(character))
                return true;
        }
        return false;
    }
}
