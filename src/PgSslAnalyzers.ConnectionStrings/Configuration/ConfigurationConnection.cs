namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>An Npgsql connection in a configuration file: a connection string, or the mode in an object of split settings.</summary>
public sealed class ConfigurationConnection
{
    private readonly OffsetMap map;
    private readonly IReadOnlyList<int> settingsEnds;
    private readonly bool hasPlaceholders;

    internal ConfigurationConnection(ConfigurationValue value, SettingName name, ConnectionSettings settings, bool isDeclared, ResolvedText? resolved = null)
    {
        Value = value;
        Name = name;
        Settings = settings;
        map = resolved?.Map ?? value.Map;
        settingsEnds = resolved?.SettingsEnds ?? [];
        hasPlaceholders = resolved is { HasPlaceholders: true };
        IsDeclared = isDeclared;
    }

    /// <summary>The value that holds the string, or the mode.</summary>
    public ConfigurationValue Value { get; }

    /// <summary>What is set.</summary>
    public ConnectionSettings Settings { get; }

    /// <summary>The string; null for split settings.</summary>
    public ConnectionString? Text => Settings as ConnectionString;

    /// <summary>A provider named beside it says that Npgsql reads it.</summary>
    public bool IsDeclared { get; }

    /// <summary>The key under which a program finds the string; null if no key leads to it.</summary>
    public ConfigurationKey? Key { get; internal init; }

    internal SettingName Name { get; }

    /// <summary>Where an edit of the text, in which placeholders are holes or stand as their default, has to be made.</summary>
    internal FileSpan PlaceOf(TextRange range)
    {
        if (range.Length > 0)
            return map.Map(range.Start, range.End);
        int place = settingsEnds.Contains(range.Start) ? map.EndOf(range.Start) : map.StartOf(range.Start);
        return new FileSpan(place, place);
    }

    /// <summary>Where a setting is shown: with the mark that closes a placeholder if its default is the end of the setting alone.</summary>
    internal FileSpan SpanOf(Setting setting)
    {
        FileSpan span = map.Map(setting.Range.Start, setting.Range.End);
        return hasPlaceholders && !settingsEnds.Contains(setting.Range.End) ? new FileSpan(span.Start, map.StartOf(setting.Range.End)) : span;
    }
}
