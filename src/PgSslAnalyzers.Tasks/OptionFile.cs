using System.Text.RegularExpressions;

namespace PgSslAnalyzers.Tasks;

/// <summary>An .editorconfig or .globalconfig file.</summary>
internal sealed class OptionFile
{
    // As the compiler has them: a comment may follow behind a value.
    private static readonly Regex SectionLine = new(@"^\s*\[(([^#;]|\\#|\\;)+)\]\s*([#;].*)?$", RegexOptions.CultureInvariant);
    private static readonly Regex PropertyLine = new(@"^\s*([\w\.\-_]+)\s*[=:]\s*(.*?)\s*([#;].*)?$", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, string> top = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Head, Func<string, bool>? Matches, Dictionary<string, string> Values)> sections = [];

    private OptionFile(string path)
    {
        string normal = path.Replace('\\', '/');
        int slash = normal.LastIndexOf('/');
        Folder = slash < 0 ? "" : normal.Substring(0, slash);
        Name = normal.Substring(slash + 1);
    }

    /// <summary>The folder, with <c>/</c> and without one at its end.</summary>
    public string Folder { get; }

    /// <summary>The values above all sections.</summary>
    public IReadOnlyDictionary<string, string> Top => top;

    /// <summary>Whether the file counts for the whole project.</summary>
    public bool IsGlobal => IsGlobalName || IsTrue("is_global");

    /// <summary>The rank among global files: the higher one wins.</summary>
    public int Level => top.TryGetValue("global_level", out string? text) && int.TryParse(text, out int level) ? level : IsGlobalName ? 100 : 0;

    /// <summary>Whether files further up do not count below this one.</summary>
    public bool IsRoot => IsTrue("root");

    private string Name { get; }

    private bool IsGlobalName => string.Equals(Name, ".globalconfig", StringComparison.OrdinalIgnoreCase);

    public static OptionFile Parse(string path, string text)
    {
        var file = new OptionFile(path);
        Dictionary<string, string> values = file.top;
        foreach (string line in text.Split('\n'))
        {
            string trimmed = line.Trim();
            if (trimmed.Length == 0 || trimmed[0] is '#' or ';')
                continue;
            if (SectionLine.Match(line.TrimEnd('\r')) is { Success: true } section)
            {
                string head = section.Groups[1].Value;
                values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                file.sections.Add((head, SectionPattern.Compile(head), values));
            }
            else if (PropertyLine.Match(line.TrimEnd('\r')) is { Success: true } property)
            {
                values[property.Groups[1].Value] = property.Groups[2].Value;
            }
        }
        return file;
    }

    /// <summary>Puts what the sections of this file say of <paramref name="path"/> into <paramref name="values"/>; a later section wins.</summary>
    public void AddSections(string path, Dictionary<string, string> values)
    {
        string normal = path.Replace('\\', '/');
        bool isBelow = normal.StartsWith(Folder + "/", StringComparison.Ordinal);
        foreach ((string head, Func<string, bool>? matches, Dictionary<string, string> own) in sections)
        {
            bool applies = IsGlobal ? string.Equals(head, normal, StringComparison.Ordinal) : isBelow && matches is not null && matches(normal.Substring(Folder.Length));
            if (!applies)
                continue;
            foreach (KeyValuePair<string, string> pair in own)
                values[pair.Key] = pair.Value;
        }
    }

    /// <summary>Whether this file is below or in the folder of <paramref name="path"/>'s parents.</summary>
    public bool IsAbove(string path) => path.Replace('\\', '/').StartsWith(Folder + "/", StringComparison.Ordinal);

    private bool IsTrue(string key) => top.TryGetValue(key, out string? value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
