namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>An Npgsql connection in a configuration file: a connection string, or the mode in an object of split settings.</summary>
public sealed class ConfigurationConnection
{
    internal ConfigurationConnection(ConfigurationValue value, SettingName name, ConnectionSettings settings, OffsetMap map, bool isDeclared)
    {
        Value = value;
        Name = name;
        Settings = settings;
        Map = map;
        IsDeclared = isDeclared;
    }

    /// <summary>The value that holds the string, or the mode.</summary>
    public ConfigurationValue Value { get; }

    /// <summary>What is set.</summary>
    public ConnectionSettings Settings { get; }

    /// <summary>The string; null for split settings.</summary>
    public ConnectionString? Text => Settings as ConnectionString;

    /// <summary>From the text, in which placeholders are holes or stand as their default, to the file.</summary>
    public OffsetMap Map { get; }

    /// <summary>A provider named beside it says that Npgsql reads it.</summary>
    public bool IsDeclared { get; }

    internal SettingName Name { get; }
}
