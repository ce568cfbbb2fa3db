using System.Reflection;
using System.Text.RegularExpressions;

namespace PgSslAnalyzers.Tests.Invariants;

/// <summary>The folders of the analyzers are rooms: a namespace is a folder, and each uses only those that stand behind it in docs/architecture.md.</summary>
public sealed partial class RoomsTests
{
    private static readonly string Root = Path.GetFullPath(typeof(RoomsTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryRoot").Value!);

    /// <summary>From the ends to the beginning.</summary>
    private static readonly string[] Order =
    [
        "Analyzers", "Findings", "FixPlans", "Callbacks", "Text", "Demand", "Flow/Models", "Flow", "ProjectFiles", "Options", "Sinks", "Symbols",
    ];

    private static string Source() => Path.Combine(Root, "src", "PgSslAnalyzers");

    private static IEnumerable<(string Room, string Text)> Files()
        => from file in Directory.EnumerateFiles(Source(), "*.cs", SearchOption.AllDirectories)
           let path = Path.GetRelativePath(Source(), file).Replace('\\', '/')
           where !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal) && path.Contains('/')
           select (path[..path.LastIndexOf('/')], File.ReadAllText(file));

    [Fact]
    public void Each_room_uses_only_those_behind_it()
    {
        var wrong = new List<string>();
        foreach ((string room, string text) in Files())
        {
            int own = Array.IndexOf(Order, room);
            Assert.True(own >= 0, $"{room} has no place in the order.");
            Assert.Contains($"namespace PgSslAnalyzers.{room.Replace('/', '.')};", text, StringComparison.Ordinal);
            foreach (Match used in Using().Matches(text))
            {
                int other = Array.IndexOf(Order, used.Groups["room"].Value.Replace('.', '/'));
                if (other >= 0 && other < own)
                    wrong.Add($"{room} -> {Order[other]}");
            }
        }
        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void The_flow_knows_no_Npgsql()
        => Assert.DoesNotContain(Files(), static file => file.Room == "Flow" && file.Text.Contains("using PgSslAnalyzers.ConnectionStrings", StringComparison.Ordinal));

    [Fact]
    public void The_page_shows_the_same_order()
    {
        string page = File.ReadAllText(Path.Combine(Root, "docs", "architecture.md"));
        Assert.Equal(Order, Row().Matches(page[page.IndexOf("## Folders of", StringComparison.Ordinal)..page.IndexOf("## How the analysis", StringComparison.Ordinal)]).Select(static row => row.Groups["room"].Value));
    }

    /// <summary>The mode is known before the analysis, where bodies are chosen, and behind it in one class.</summary>
    [Fact]
    public void One_class_behind_the_analysis_knows_the_mode()
    {
        string[] readers = [.. Directory.EnumerateFiles(Source(), "*.cs", SearchOption.AllDirectories)
            .Where(static file => Path.GetRelativePath(Source(), file).Split(Path.DirectorySeparatorChar)[0] is "Flow" or "Findings" or "FixPlans" or "Callbacks" or "Text")
            .Where(static file => Regex.IsMatch(File.ReadAllText(file), @"\bIsStrict\b|AnalysisMode\.Strict"))
            .Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];
        Assert.Equal(["StrictPolicy"], readers);
    }

    [GeneratedRegex(@"^using PgSslAnalyzers\.(?<room>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"^\| `(?<room>[\w/]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
