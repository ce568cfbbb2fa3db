namespace PgSslAnalyzers.ConnectionStrings.Keywords;

/// <summary>What kind of value a keyword takes.</summary>
public enum KeywordType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary><c>true</c> or <c>false</c>, in any case.</summary>
    Boolean,

    /// <summary>A 32-bit integer.</summary>
    Number,

    /// <summary>The names or numbers of an enum of Npgsql.</summary>
    Enum,
}

/// <summary>A keyword of Npgsql's connection strings.</summary>
public sealed class Keyword
{
    internal Keyword(string name, string property, KeywordType type, int since, int until, bool onlyNpgsql, string[] synonyms)
    {
        (Name, Property, Type, Since, Until, OnlyNpgsql, Synonyms) = (name, property, type, since, until, onlyNpgsql, synonyms);
    }

    /// <summary>The documented spelling, such as <c>SSL Mode</c>.</summary>
    public string Name { get; }

    /// <summary>The property of NpgsqlConnectionStringBuilder, such as <c>SslMode</c>; also a spelling of the keyword.</summary>
    public string Property { get; }

    /// <summary>What it takes.</summary>
    public KeywordType Type { get; }

    /// <summary>First major version that knows it.</summary>
    public int Since { get; }

    /// <summary>First major version that no longer knows it; <see cref="int.MaxValue"/> if all do.</summary>
    public int Until { get; }

    /// <summary>Whether no other driver known to us has this keyword: its presence shows whose string it is.</summary>
    public bool OnlyNpgsql { get; }

    /// <summary>Further spellings.</summary>
    public IReadOnlyList<string> Synonyms { get; }

    /// <summary>Whether <paramref name="version"/> accepts it; another version throws on it.</summary>
    public bool IsKnownTo(NpgsqlVersion version) => version.Major >= Since && version.Major < Until;

    /// <summary>
    /// Finds the keyword that <paramref name="key"/> spells in any version, as Npgsql matches it: any letter case, otherwise exactly the documented
    /// name, the property name or a synonym.
    /// </summary>
    /// <returns>The keyword, or null if no version knows the spelling.</returns>
    public static Keyword? Find(string key) => KeywordTable.BySpelling.TryGetValue(FoldCase(key), out Keyword? keyword) ? keyword : null;

    /// <summary>
    /// Npgsql compares after ToLowerInvariant and ToUpperInvariant, which turn two further characters into ASCII letters; an ordinal comparison
    /// without case does not. By hand, because the two methods depend on the operating system of the analyzer's host.
    /// </summary>
    private static string FoldCase(string key)
        => key.IndexOf('\u017F') < 0 && key.IndexOf('\u212A') < 0 ? key : key.Replace('\u017F', 's').Replace('\u212A', 'k');

    /// <inheritdoc/>
    public override string ToString() => Name;
}
