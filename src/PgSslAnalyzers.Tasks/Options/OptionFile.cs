using System.Text.RegularExpressions;
using Microsoft.Build.Framework;

namespace PgSslAnalyzers.Tasks.Options;

/// <summary>A part of an option file: which files it is for, and what it says of them.</summary>
internal sealed record OptionSection(string Head, IReadOnlyDictionary<string, string> Values)
{
    // Asked for every configuration file of the project; a global file has paths in place of patterns and never asks.
    private readonly Lazy<Func<string, bool>?> pattern = new(() => SectionPattern.Compile(Head));

    /// <summary>Whether the pattern fits a path, which begins with <c>/</c> at the folder of the option file.</summary>
    public bool Fits(string relative) => pattern.Value?.Invoke(relative) == true;
}

/// <summary>A line that gives a key a value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
/// <param name="Number">The line, from 1.</param>
internal sealed record OptionLine(string Key, string Value, int Number);

/// <summary>An .editorconfig or .globalconfig file.</summary>
internal sealed class OptionFile
{
    // The one value that the compiler writes in small letters.
    private const string Unset = "unset";

    // As the compiler has them: a comment may follow behind a value.
    private static readonly Regex SectionLine = new(@"^\s*\[(([^#;]|\\#|\\;)+)\]\s*([#;].*)?$", RegexOptions.CultureInvariant);
    private static readonly Regex LineBreak = new("\r\n|[\n\r\u0085\u2028\u2029]", RegexOptions.CultureInvariant);
    private static readonly Regex PropertyLine = new(@"^\s*([\w\.\-_]+)\s*[=:]\s*(.*?)\s*([#;].*)?$", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, string> top = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<OptionSection> sections = [];
    private readonly List<OptionLine> lines = [];

    private OptionFile(string path)
    {
        Path = path;
        string normal = path.Replace('\\', '/');
        int slash = normal.LastIndexOf('/');
        Folder = slash < 0 ? "" : normal.Substring(0, slash);
        Name = normal.Substring(slash + 1);
    }

    /// <summary>Where it lies.</summary>
    public string Path { get; }

    /// <summary>Every line that gives a key a value, in their order.</summary>
    public IReadOnlyList<OptionLine> Lines => lines;

    /// <summary>The folder, with <c>/</c> and without one at its end.</summary>
    public string Folder { get; }

    /// <summary>The values above all sections.</summary>
    public IReadOnlyDictionary<string, string> Top => top;

    /// <summary>The sections, in their order.</summary>
    public IReadOnlyList<OptionSection> Sections => sections;

    /// <summary>Whether the file counts for the whole project: the compiler asks for the key, not for its value.</summary>
    public bool IsGlobal => IsGlobalName || top.ContainsKey("is_global");

    /// <summary>The rank among global files: the higher one wins.</summary>
    public int Level => top.TryGetValue("global_level", out string? text) && int.TryParse(text, out int level) ? level : IsGlobalName ? 100 : 0;

    /// <summary>Whether files further up do not count below this one.</summary>
    public bool IsRoot => IsTrue("root");

    /// <summary>The name of the file.</summary>
    public string Name { get; }

    private bool IsGlobalName => string.Equals(Name, ".globalconfig", StringComparison.OrdinalIgnoreCase);

    /// <summary>The files that there are, each once.</summary>
    public static IEnumerable<OptionFile> ReadAll(IEnumerable<ITaskItem> items)
    {
        foreach (string path in items.Select(static item => item.GetMetadata("FullPath")).Distinct(StringComparer.Ordinal))
        {
            if (File.Exists(path))
                yield return Parse(path, File.ReadAllText(path));
        }
    }

    public static OptionFile Parse(string path, string text)
    {
        var file = new OptionFile(path);
        Dictionary<string, string> values = file.top;
        int number = 0;
        foreach (string line in LineBreak.Split(text))
        {
            number++;
            string trimmed = line.Trim();
            if (trimmed.Length == 0 || trimmed[0] is '#' or ';')
                continue;
            if (SectionLine.Match(line) is { Success: true } section)
            {
                values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                file.sections.Add(new OptionSection(section.Groups[1].Value, values));
            }
            else if (PropertyLine.Match(line) is { Success: true } property)
            {
                string value = string.Equals(property.Groups[2].Value, Unset, StringComparison.OrdinalIgnoreCase) ? Unset : property.Groups[2].Value;
                values[property.Groups[1].Value] = value;
                file.lines.Add(new OptionLine(property.Groups[1].Value, value, number));
            }
        }
        return file;
    }

    /// <summary>The sections whose pattern fits <paramref name="path"/>, in their order; a later one wins.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> SectionsFor(string path)
    {
        if (!IsAbove(path))
            yield break;
        string relative = path.Replace('\\', '/').Substring(Folder.Length);
        foreach (OptionSection section in sections)
        {
            if (section.Fits(relative))
                yield return section.Values;
        }
    }

    /// <summary>Whether this file lies in a folder above <paramref name="path"/>.</summary>
    public bool IsAbove(string path) => path.Replace('\\', '/').StartsWith(Folder + "/", StringComparison.Ordinal);

    private bool IsTrue(string key) => top.TryGetValue(key, out string? value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
