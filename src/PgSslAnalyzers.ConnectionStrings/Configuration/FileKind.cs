namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>How a configuration file is read.</summary>
public enum FileKind
{
    /// <summary>Not at all: source code, documentation, an API list.</summary>
    None,

    /// <summary>JSON with comments and trailing commas.</summary>
    Json,

    /// <summary>XML.</summary>
    Xml,

    /// <summary>YAML, also as a template.</summary>
    Yaml,

    /// <summary>Lines of <c>KEY=value</c>.</summary>
    Env,

    /// <summary>A Dockerfile.</summary>
    Dockerfile,

    /// <summary>Any other text: assignments and texts in quotes.</summary>
    Text,
}

/// <summary>Tells the kind of a file by its name, and by its first character where the name says nothing.</summary>
public static class FileKinds
{
    // Source code is the compiler's (Razor files are additional files, too) or reaches PostgreSQL without Npgsql; prose only talks about settings.
    private static readonly HashSet<string> NotConfiguration = new(StringComparer.OrdinalIgnoreCase)
    {
        "cs", "csx", "vb", "fs", "fsx", "razor", "cshtml", "vbhtml", "xaml", "axaml", "md", "markdown", "rst", "adoc", "txt", "html", "htm",
        "py", "ipynb", "go", "rs", "java", "kt", "scala", "rb", "php", "pl", "lua", "swift", "dart", "ex", "exs", "c", "h", "cpp", "css", "scss", "less", "js", "jsx", "mjs", "ts", "tsx", "svg", "sql", "proto", "graphql", "map", "g4", "xsd", "dll", "pfx", "pem", "crt", "snk", "baseline",
    };

    // appsettings.json.template, .env.example, app.config.dist: the name before tells the kind.
    private static readonly HashSet<string> Wrappers = new(StringComparer.OrdinalIgnoreCase)
    {
        "template", "tmpl", "tpl", "j2", "jinja", "gotmpl", "example", "sample", "dist", "erb", "in", "default", "bak", "orig",
    };

    /// <summary>The kind of the file at <paramref name="path"/>.</summary>
    public static FileKind Of(string path, string text)
    {
        string name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        bool isTemplate = false;
        while (name.LastIndexOf('.') is > 0 and var dot && Wrappers.Contains(name.Substring(dot + 1)))
        {
            isTemplate = true;
            name = name.Substring(0, dot);
        }
        if (StartsWith(name, "Dockerfile") || StartsWith(name, "Containerfile") || EndsWith(name, ".dockerfile"))
            return FileKind.Dockerfile;
        if (StartsWith(name, ".env.") || EndsWith(name, ".env"))
            return FileKind.Env;
        if (EndsWith(name, ".json") || EndsWith(name, ".jsonc") || EndsWith(name, ".json5"))
            return FileKind.Json;
        if (EndsWith(name, ".yml") || EndsWith(name, ".yaml"))
            return FileKind.Yaml;
        return NotConfiguration.Contains(name.Substring(name.LastIndexOf('.') + 1))
            ? FileKind.None
            : OfContent(text, isTemplate ? FileKind.Yaml : FileKind.Text);
    }

    private static bool StartsWith(string name, string start) => name.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    private static bool EndsWith(string name, string end) => name.EndsWith(end, StringComparison.OrdinalIgnoreCase);

    internal static FileKind OfContent(string text, FileKind otherwise)
    {
        int start = 0;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || text[start] == '\uFEFF'))
            start++;
        if (start >= text.Length)
            return FileKind.None;
        return text[start] switch
        {
            '<' => FileKind.Xml,
            '{' when start + 1 < text.Length && text[start + 1] is '{' or '%' => FileKind.Yaml,
            '{' => FileKind.Json,
            _ => otherwise,
        };
    }

    /// <summary>Reads <paramref name="text"/> as <paramref name="kind"/>.</summary>
    public static ConfigurationDocument Read(string text, FileKind kind) => kind switch
    {
        FileKind.Json => JsonReader.Read(text),
        FileKind.Xml => XmlReader.Read(text),
        FileKind.Yaml => YamlReader.Read(text),
        FileKind.None => new ConfigurationDocument(),
        _ => LineReader.Read(text, kind),
    };
}
