namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>What a value is called, and beside what it stands, whatever the format writes: a key, a <c>KEY=</c> prefix, a pair of name and value.</summary>
/// <param name="Key">The whole key; a flattened one holds <c>__</c> or <c>:</c>.</param>
/// <param name="Span">Where the key stands.</param>
/// <param name="Block">The section of which the setting is a member.</param>
internal readonly record struct SettingName(string Key, FileSpan Span, ConfigurationSection Block)
{
    private static readonly string[] Separators = ["__", ":", "."];

    /// <summary>The part of the key behind the last separator.</summary>
    public string Last => Key.Substring(PrefixLength);

    /// <summary>The part of the key up to the last separator.</summary>
    public string Prefix => Key.Substring(0, PrefixLength);

    private int PrefixLength => LengthOfPrefix(Key);

    /// <summary>The prefix around a prefix: <c>a:</c> around <c>a:b:</c>.</summary>
    public static string ParentOf(string prefix)
    {
        string plain = prefix.TrimEnd('_', ':', '.');
        return plain.Substring(0, LengthOfPrefix(plain));
    }

    private static int LengthOfPrefix(string key)
    {
        int length = 0;
        foreach (string separator in Separators)
        {
            int at = key.LastIndexOf(separator, StringComparison.Ordinal);
            if (at >= 0)
                length = Math.Max(length, at + separator.Length);
        }
        return length;
    }

    /// <summary>The name of <paramref name="value"/>.</summary>
    public static SettingName Of(ConfigurationValue value)
    {
        ConfigurationSection section = value.Section;
        // <add name="X" connectionString="..."/>, <add key="X" value="..."/>, - name: X / value: ...
        // <property name="X">...</property>
        bool isContent = value.Key.Length == 0 && value.IsXml;
        if ((IsValueKey(value.Key) || isContent) && NameIn(section, value) is { } name && section.Parent is { } parent)
            return new SettingName(name.Text, name.Literal, parent);
        // <setting name="X"><value>...</value></setting>
        if (value.Key.Length == 0 && IsValueKey(section.Key) && section.Parent is { Parent: { } block } outer && NameIn(outer, value) is { } outerName)
            return new SettingName(outerName.Text, outerName.Literal, block);
        // <X>...</X>, <X value="..."/>
        bool isOfElement = value.IsXml && string.Equals(value.Key, "value", StringComparison.OrdinalIgnoreCase);
        if ((isContent || isOfElement) && section.Parent is { } enclosing)
            return new SettingName(section.Key.Substring(section.Key.LastIndexOf(':') + 1), new FileSpan(section.Start, section.Start), enclosing);
        return new SettingName(value.Key, value.KeySpan, section);
    }

    private static bool IsValueKey(string key)
        => string.Equals(key, "value", StringComparison.OrdinalIgnoreCase) || string.Equals(key, "connectionString", StringComparison.OrdinalIgnoreCase);

    private static ConfigurationValue? NameIn(ConfigurationSection section, ConfigurationValue value)
    {
        // A section of many members is no pair, and looking through it for each of them would not be linear.
        const int most = 8;
        IReadOnlyList<ConfigurationValue> members = section.Values;
        for (int i = 0; i < members.Count && i < most; i++)
        {
            if (members[i] != value && (string.Equals(members[i].Key, "name", StringComparison.OrdinalIgnoreCase) || string.Equals(members[i].Key, "key", StringComparison.OrdinalIgnoreCase)))
                return members[i];
        }
        return null;
    }
}
