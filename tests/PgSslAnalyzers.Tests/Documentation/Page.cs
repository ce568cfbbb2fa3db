using System.Reflection;
using System.Text.RegularExpressions;

namespace PgSslAnalyzers.Documentation;

/// <summary>A page of the documentation: the README, the other texts at the top, and everything in docs.</summary>
internal sealed record Page(string Path, string Text)
{
    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = typeof(Page).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!;

    /// <summary><c>UPDATE_DOCS=1 dotnet test</c> writes what can be derived anew instead of comparing it.</summary>
    public static bool IsUpdate { get; } = Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1";

    /// <summary>All pages, the README first.</summary>
    public static IReadOnlyList<Page> All { get; } =
    [
        .. Directory.GetFiles(Root, "*.md").OrderBy(static file => !file.EndsWith("README.md", StringComparison.Ordinal)).ThenBy(static file => file, StringComparer.Ordinal)
            .Concat(Directory.GetFiles(System.IO.Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            .Select(static file => Read(System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/'))),
    ];

    /// <summary>The fenced blocks, in order.</summary>
    public IReadOnlyList<CodeBlock> Blocks { get; } = CodeBlock.Parse(Path, Text);

    /// <summary>The targets of the links and pictures, as written.</summary>
    public IEnumerable<string> Links => Regex.Matches(Text, @"\]\(([^)\s]+)\)").Select(static link => link.Groups[1].Value);

    /// <summary>The anchors of the headings, as GitHub makes them.</summary>
    public IEnumerable<string> Anchors => Regex.Matches(Text, "^#+ (.+)$", RegexOptions.Multiline)
        .Select(static heading => Regex.Replace(heading.Groups[1].Value.Trim().ToLowerInvariant(), @"[^\w\- ]", "").Replace(' ', '-'));

    /// <summary>The page at a path relative to the repository.</summary>
    public static Page Read(string path) => new(path, File.ReadAllText(System.IO.Path.Combine(Root, path)).ReplaceLineEndings("\n"));

    /// <summary>Compares the page with <paramref name="expected"/>, or writes it.</summary>
    public void AssertOrUpdate(string expected)
    {
        if (IsUpdate && Text != expected)
            File.WriteAllText(System.IO.Path.Combine(Root, Path), expected);
        else
            Assert.Equal(expected, Text);
    }
}
