using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>An Npgsql connection in a configuration file: a connection string, or the mode in an object of split settings.</summary>
public sealed class ConfigurationConnection
{
    private readonly OffsetMap map;
    private readonly IReadOnlyList<int> settingsEnds;
    private readonly IReadOnlyList<MarkedRange> marked;
    private readonly bool hasPlaceholders;

    internal ConfigurationConnection(ConfigurationValue value, SettingName name, ConnectionSettings settings, bool isDeclared, ResolvedText? resolved = null)
    {
        Value = value;
        Name = name;
        Settings = settings;
        map = resolved?.Map ?? value.Map;
        settingsEnds = resolved?.SettingsEnds ?? [];
        marked = resolved?.Marked ?? [];
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

    /// <summary>The host is the default of a placeholder.</summary>
    internal bool IsHostFilledIn { get; init; }

    /// <summary>Every host is a service of the same compose file.</summary>
    internal bool IsServiceOfSameFile { get; init; }

    internal SettingName Name { get; }

    /// <summary>Where the setting or element starts that holds the value.</summary>
    internal int Anchor
    {
        get
        {
            // The element, or the object of name and value, that is the setting.
            bool isInElement = Name.Block != Value.Section;
            return isInElement ? Value.Section.Start : Value.KeySpan.Length > 0 ? Math.Min(Value.KeySpan.Start, Value.Literal.Start) : Value.Literal.Start;
        }
    }

    /// <summary>Where an edit of the text, in which placeholders are holes or stand as their default, has to be made; null if it would tear a placeholder apart.</summary>
    internal FileSpan? PlaceOf(TextRange range)
    {
        if (range.Length == 0)
        {
            int place = settingsEnds.Contains(range.Start) ? map.EndOf(range.Start) : map.StartOf(range.Start);
            return new FileSpan(place, place);
        }
        FileSpan span = map.Map(range.Start, range.End);
        foreach (MarkedRange mark in marked)
        {
            bool isApart = mark.Range.End <= range.Start || mark.Range.Start >= range.End, holdsEdit = mark.Range.Start <= range.Start && mark.Range.End >= range.End;
            if (isApart || holdsEdit)
                continue;
            if (mark.Range.Length == 0 || range.Start >= mark.Range.Start || range.End < mark.Range.End)
                return null;
            // The whole placeholder goes, with the mark that closes it.
            span = new FileSpan(span.Start, Math.Max(span.End, mark.FileEnd));
        }
        return span;
    }

    /// <summary>Where a setting is shown: with the mark that closes a placeholder if its default is the end of the setting alone.</summary>
    internal FileSpan SpanOf(Setting setting)
    {
        FileSpan span = map.Map(setting.Range.Start, setting.Range.End);
        return hasPlaceholders && !settingsEnds.Contains(setting.Range.End) ? new FileSpan(span.Start, map.StartOf(setting.Range.End)) : span;
    }
}
