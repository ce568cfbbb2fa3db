using PgSslAnalyzers.ConnectionStrings.Keywords;

namespace PgSslAnalyzers.ConnectionStrings.Parsing;

/// <summary>One <c>keyword=value</c> of a connection, from a text or from an assignment to a builder.</summary>
public sealed class Setting
{
    /// <summary>The keyword as written; null if a part of it is unknown.</summary>
    public string? Key { get; init; }

    /// <summary>The keyword it spells; null if unknown, or if no version of Npgsql has it.</summary>
    public Keyword? Keyword { get; init; }

    /// <summary>The value as Npgsql reads it (unquoted, trimmed); null if a part of it is unknown, or if this is a removal.</summary>
    public string? Value { get; init; }

    /// <summary>The known characters that a value begins with of which a part is unknown; null if there are none.</summary>
    public string? Start { get; init; }

    /// <summary>Whether a value of which a part is unknown has a slash among its known characters: a host with one is a path.</summary>
    public bool HasSlash { get; init; }

    /// <summary>An unquoted empty value: Npgsql then removes the keyword, so that the default applies again.</summary>
    public bool IsRemoval { get; init; }

    /// <summary>From the first character of the key to the last of the value, quotes included. Empty for a builder.</summary>
    public TextRange Range { get; init; }

    /// <summary>The value with its quotes; empty, after the <c>=</c>, for a removal.</summary>
    public TextRange ValueRange { get; init; }

    /// <summary>Where a builder got it: whatever the caller needs to find the place again.</summary>
    public object? Origin { get; init; }
}

/// <summary>All that is known of the settings of one connection.</summary>
public class ConnectionSettings
{
    /// <param name="settings">The settings in the order in which they take effect.</param>
    /// <param name="mayCarryMore">Whether an unknown part may hold further settings.</param>
    public ConnectionSettings(IReadOnlyList<Setting> settings, bool mayCarryMore)
    {
        Settings = settings;
        MayCarryMore = mayCarryMore;
    }

    /// <summary>The settings in the order in which they take effect: the last one of a keyword wins.</summary>
    public IReadOnlyList<Setting> Settings { get; }

    /// <summary>Whether an unknown part may hold further settings, so that absence proves nothing.</summary>
    public bool MayCarryMore { get; }

    /// <summary>
    /// How many of <see cref="Settings"/> a value from outside may overrule, or may have made a part of something else: those up to the last such value, or all if a quote follows it.
    /// Only a proof asks: a value is most probably just a value.
    /// </summary>
    public int Unsettled { get; init; }

    /// <summary>Whether <paramref name="setting"/>, one of <see cref="Settings"/>, holds whatever the unknown parts are.</summary>
    public bool IsSettled(Setting setting)
    {
        for (int i = 0; i < Unsettled && i < Settings.Count; i++)
        {
            if (ReferenceEquals(Settings[i], setting))
                return false;
        }
        return true;
    }

    /// <summary>Whether a value from outside may hold settings that are not seen.</summary>
    public bool IsOpen => Unsettled > 0;

    /// <summary>The setting that takes effect for <paramref name="keyword"/>; null if there is none or if the last one removes it.</summary>
    public Setting? Effective(Keyword keyword)
    {
        Setting? last = Last(keyword);
        return last is { IsRemoval: false } ? last : null;
    }

    /// <summary>The last setting of <paramref name="keyword"/>, also if it is a removal.</summary>
    public Setting? Last(Keyword keyword)
    {
        for (int i = Settings.Count - 1; i >= 0; i--)
        {
            if (ReferenceEquals(Settings[i].Keyword, keyword))
                return Settings[i];
        }
        return null;
    }

    /// <summary>The root certificate that is set by keyword; an empty one counts as none.</summary>
    public Setting? RootCertificate => Effective(KeywordTable.RootCertificate) is { Value: not "" } root ? root : null;

    /// <summary>Whether <paramref name="keyword"/> is set to <c>true</c>.</summary>
    public bool IsTrue(Keyword keyword) => Effective(keyword) is { Value: { } value } && bool.TryParse(value.Trim(), out bool set) && set;
}

/// <summary>The settings of a text, with their places in it.</summary>
public sealed class ConnectionString : ConnectionSettings
{
    internal ConnectionString(PartialText text, IReadOnlyList<Setting> settings, bool mayCarryMore, int errorPosition)
        : base(settings, mayCarryMore)
    {
        Text = text;
        ErrorPosition = errorPosition;
    }

    /// <summary>The text that was read.</summary>
    public PartialText Text { get; }

    /// <summary>Where Npgsql stops with a syntax error; -1 if it does not. The settings before it are in <see cref="ConnectionSettings.Settings"/>.</summary>
    public int ErrorPosition { get; }

    /// <summary>Whether Npgsql refuses the text because of its syntax.</summary>
    public bool IsMalformed => ErrorPosition >= 0;
}
