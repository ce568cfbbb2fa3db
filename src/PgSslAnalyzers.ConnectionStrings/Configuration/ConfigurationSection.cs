namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>What stands side by side: the members of an object, the attributes of an element, the variables of a file.</summary>
public sealed class ConfigurationSection
{
    /// <summary>Deeper sections count as their parent: nothing that .NET loads is nested so deep, and memory stays bounded.</summary>
    internal const int MaximumDepth = 256;

    private List<ConfigurationValue>? values;
    private bool hasText;

    internal ConfigurationSection(ConfigurationSection? parent, string key, int start)
    {
        Parent = parent;
        Depth = parent is null ? 0 : parent.Depth + 1;
        Key = key;
        Start = start;
    }

    /// <summary>The section that this one is a member of.</summary>
    public ConfigurationSection? Parent { get; }

    /// <summary>The name of the section; empty for the root and for an element of a list.</summary>
    public string Key { get; }

    /// <summary>Where the section starts in its file.</summary>
    public int Start { get; }

    /// <summary>The scalars directly in this section, in the order of the file.</summary>
    public IReadOnlyList<ConfigurationValue> Values => values ?? [];

    internal int Depth { get; }

    /// <summary>Whether more than one value has no key.</summary>
    internal bool HasSeveralTexts { get; private set; }

    internal void Add(ConfigurationValue value)
    {
        HasSeveralTexts |= hasText && value.Key.Length == 0;
        hasText |= value.Key.Length == 0;
        (values ??= []).Add(value);
    }
}

/// <summary>What a reader found in a file.</summary>
public sealed class ConfigurationDocument
{
    private readonly List<ConfigurationValue> values = [];
    private readonly List<FileSpan> comments = [];

    /// <summary>All scalars in the order of the file.</summary>
    public IReadOnlyList<ConfigurationValue> Values => values;

    /// <summary>All comments with their marks.</summary>
    public IReadOnlyList<FileSpan> Comments => comments;

    /// <summary>How many characters the reader looked at, repetitions included: the cost that is promised to be linear.</summary>
    public long Steps { get; internal set; }

    internal void Add(ConfigurationValue value)
    {
        values.Add(value);
        value.Section.Add(value);
    }

    internal void AddComment(int start, int end) => comments.Add(new FileSpan(start, end));
}
