using PgSslAnalyzers.ConnectionStrings.Keywords;

namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>A scalar of a configuration file: its key, its decoded text and the way back to the file.</summary>
public sealed class ConfigurationValue
{
    private readonly ScalarStyle style;
    private readonly string? lineBreak;
    private readonly ConfigurationValue? container;

    internal ConfigurationValue(ConfigurationSection section, string key, FileSpan keySpan, Scalar scalar, ConfigurationValue? container = null)
    {
        Section = section;
        Key = key;
        KeySpan = keySpan;
        (Text, Map, Literal, style, lineBreak) = scalar;
        this.container = container;
    }

    /// <summary>The object, element, mapping, list or file that the value is a member of.</summary>
    public ConfigurationSection Section { get; }

    /// <summary>The name of the value within its section; empty for an element of a list and for the text of an XML element.</summary>
    public string Key { get; }

    /// <summary>Where the key stands; empty if there is none.</summary>
    public FileSpan KeySpan { get; }

    /// <summary>The decoded text.</summary>
    public string Text { get; }

    /// <summary>From <see cref="Text"/> to the file.</summary>
    public OffsetMap Map { get; }

    /// <summary>The value as it is written, quotes included.</summary>
    public FileSpan Literal { get; }

    /// <summary>The text as it must be written here, or null where this value cannot hold it.</summary>
    public string? Encode(string text)
    {
        string? encoded = ScalarEncoding.Encode(text, style, lineBreak);
        return encoded is null || container is null ? encoded : container.Encode(encoded);
    }

    /// <summary>True if <c>$NAME</c> is replaced before the program sees the value.</summary>
    internal bool ExpandsVariables => style >= ScalarStyle.Line && style is not (ScalarStyle.ShellSingleQuoted or ScalarStyle.Base64);

    internal bool IsXml => style is >= ScalarStyle.XmlDoubleQuoted and <= ScalarStyle.XmlCData;

    /// <summary>In the formats of .NET's own configuration files.</summary>
    internal bool IsJsonOrXml => style <= ScalarStyle.XmlCData;

    /// <summary>Whether it is written in Base64: then it can be replaced only as a whole.</summary>
    internal bool IsBase64 => style == ScalarStyle.Base64;

    /// <summary>The text that a value of a Secret holds in Base64; null if it holds none.</summary>
    internal ConfigurationValue? Decoded()
    {
        if (Base64Text.Decode(Text) is not { } text)
            return null;
        // The break at the end of a block stays.
        FileSpan span = Map.Map(Text.Length - Text.TrimStart().Length, Text.TrimEnd().Length);
        var map = new OffsetMapBuilder();
        map.Add(text.Length, span.Start, span.End);
        return new ConfigurationValue(Section, Key, KeySpan, new Scalar(text, map.Build(span.Start, span.End), Literal, ScalarStyle.Base64, null));
    }

    /// <summary>A blank may end the value.</summary>
    internal bool IsAssignment => style == ScalarStyle.Assignment;

    internal bool IsBlock => style == ScalarStyle.YamlBlock;

    /// <summary>Whether it was read out of the text of another value.</summary>
    internal bool IsNested => container is not null;

    /// <summary>One of several texts of an XML element: a comment or CDATA parts what belongs together.</summary>
    internal bool IsFragment => style is ScalarStyle.XmlText or ScalarStyle.XmlCData && Section.HasSeveralTexts;

    /// <summary>The value without blanks and line breaks around its text, and without a <c>KEY=</c> in front of it that is no keyword of a connection string.</summary>
    internal ConfigurationValue Trimmed()
    {
        int start = 0, end = Text.Length;
        while (end > 0 && char.IsWhiteSpace(Text[end - 1]))
            end--;
        while (start < end && char.IsWhiteSpace(Text[start]))
            start++;
        int keyEnd = start;
        while (keyEnd < end && (char.IsLetterOrDigit(Text[keyEnd]) || Text[keyEnd] is '_' or '.' or '-' or ':'))
            keyEnd++;
        bool isOneLine = Text.IndexOf('\n', start, end - start) < 0;
        if (isOneLine && keyEnd > start && keyEnd < end && Text[keyEnd] == '=' && IsPrefix(start, keyEnd, end))
            return Part(Text.Substring(start, keyEnd - start), Map.Map(start, keyEnd), keyEnd + 1, end, Map.Map(keyEnd + 1, end));
        return start == 0 && end == Text.Length ? this : Part(Key, KeySpan, start, end, Literal);
    }

    /// <summary>Whether a name and <c>=</c> lead a value, or are the first pair of a connection string themselves.</summary>
    private bool IsPrefix(int start, int keyEnd, int end)
    {
        int next = Text.IndexOf('=', keyEnd + 1, end - keyEnd - 1);
        // DB=Host=...: a variable may be called as a keyword is.
        if (Keyword.Find(Text.Substring(start, keyEnd - start)) is not null)
            return next > 0 && Keyword.Find(Text.Substring(keyEnd + 1, next - keyEnd - 1)) == KeywordTable.Host;
        if (next < 0)
            return Text.IndexOf(';', keyEnd, end - keyEnd) < 0;
        bool isPlaceholder = Text[keyEnd + 1] == '$' || (keyEnd + 2 < end && Text[keyEnd + 1] is '{' or '#' && Text[keyEnd + 2] == '{');
        return isPlaceholder || Keyword.Find(Text.Substring(keyEnd + 1, next - keyEnd - 1)) is not null;
    }

    private ConfigurationValue Part(string key, FileSpan keySpan, int start, int end, FileSpan literal)
        => new(Section, key, keySpan, new Scalar(Text.Substring(start, end - start), Map.Slice(start, end), literal, style, lineBreak), container);

    /// <summary>A value that was read out of the text of <paramref name="outer"/>, placed in the file.</summary>
    internal ConfigurationValue Within(ConfigurationValue outer, ConfigurationSection section)
        => new(section, Key, outer.Map.Map(KeySpan.Start, KeySpan.End), new Scalar(Text, Map.Within(outer.Map), outer.Map.Map(Literal.Start, Literal.End), style, lineBreak), outer);
}
