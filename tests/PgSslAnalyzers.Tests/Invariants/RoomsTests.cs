using System.Reflection;
using System.Text.RegularExpressions;

namespace PgSslAnalyzers.Tests.Invariants;

/// <summary>A namespace is a folder, and each folder uses only those that stand below it in docs/architecture.md.</summary>
public sealed partial class RoomsTests
{
    private static readonly string Root = Path.GetFullPath(typeof(RoomsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryRoot").Value!);

    /// <summary>The projects that have folders.</summary>
    public static TheoryData<string> Projects => ["PgSslAnalyzers.ConnectionStrings", "PgSslAnalyzers", "PgSslAnalyzers.Tool"];

    [Theory, MemberData(nameof(Projects))]
    public void Each_folder_uses_only_those_below_it(string project)
    {
        string[] order = Order(project);
        var wrong = new List<string>();
        foreach ((string folder, string text) in Files(project))
        {
            int own = Array.IndexOf(order, folder);
            Assert.True(own >= 0, $"{project}/{folder} has no row in docs/architecture.md.");
            Assert.Contains($"namespace {project}.{folder.Replace('/', '.')};", text, StringComparison.Ordinal);
            wrong.AddRange(from other in order[..own] where Uses(text, project, other) select $"{folder} -> {other}");
        }
        Assert.Empty(wrong.Distinct());
    }

    /// <summary>What all folders use has a folder of its own, below them.</summary>
    [Fact]
    public void The_root_of_the_tool_holds_the_entry_point_alone()
        => Assert.Equal(["Program.cs"], Directory.EnumerateFiles(Source("PgSslAnalyzers.Tool"), "*.cs").Select(Path.GetFileName));

    [Theory, MemberData(nameof(Projects))]
    public void Every_row_of_the_page_is_a_folder(string project)
        => Assert.All(Order(project), folder => Assert.True(Directory.Exists(Path.Combine(Source(project), folder)), folder));

    [Fact]
    public void The_flow_knows_no_Npgsql()
        => Assert.DoesNotContain(Files("PgSslAnalyzers"), static file => file.Folder == "Flow" && file.Text.Contains("using PgSslAnalyzers.ConnectionStrings", StringComparison.Ordinal));

    /// <summary>The mode is known before the analysis, where bodies are chosen, and behind it in one class.</summary>
    [Fact]
    public void One_class_behind_the_analysis_knows_the_mode()
    {
        string source = Source("PgSslAnalyzers");
        string[] readers = [.. Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar)[0] is "Flow" or "Findings" or "FixPlans" or "Callbacks" or "Text")
            .Where(static file => Regex.IsMatch(File.ReadAllText(file), @"\bIsStrict\b|AnalysisMode\.Strict"))
            .Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];
        Assert.Equal(["StrictPolicy"], readers);
    }

    private static string Source(string project) => Path.Combine(Root, "src", project);

    /// <summary>The rows of the table of the project's folders, from top to bottom.</summary>
    private static string[] Order(string project)
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs", "architecture.md")), heading = $"## Folders of `src/{project}`\n";
        int start = page.IndexOf(heading, StringComparison.Ordinal) + heading.Length, end = page.IndexOf("\n## ", start, StringComparison.Ordinal);
        string[] rows = [.. Row().Matches(page[start..end]).Select(static row => row.Groups["folder"].Value)];
        Assert.NotEmpty(rows);
        return rows;
    }

    private static IEnumerable<(string Folder, string Text)> Files(string project)
        => from file in Directory.EnumerateFiles(Source(project), "*.cs", SearchOption.AllDirectories)
           let path = Path.GetRelativePath(Source(project), file).Replace('\\', '/')
           where !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal) && path.Contains('/')
           select (path[..path.LastIndexOf('/')], File.ReadAllText(file));

    /// <summary>By a using directive, or by a type whose name begins with the folder.</summary>
    private static bool Uses(string text, string project, string folder)
    {
        string name = Regex.Escape(folder.Replace('/', '.'));
        return Regex.IsMatch(text, $@"^using {Regex.Escape(project)}\.{name};", RegexOptions.Multiline)
            || Regex.Matches(text, $@"(?<![\w.]|using |namespace ){name}\.(?<type>[A-Z]\w*)").Any(used => File.Exists(Path.Combine(Source(project), folder, used.Groups["type"].Value + ".cs")));
    }

    [GeneratedRegex(@"^\| `(?<folder>[\w/]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
