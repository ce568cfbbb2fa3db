using PgSslAnalyzers.Documentation;

namespace PgSslAnalyzers.Tests.Documentation;

/// <summary>Every link of every page leads somewhere, down to the heading, and none to an address that is not the project's.</summary>
public sealed class LinkTests
{
    public static TheoryData<string> Paths => [.. Page.All.Select(static page => page.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Links_lead_to_a_file_and_a_heading(string path)
    {
        foreach (string link in Page.Read(path).Links.Where(static link => !link.StartsWith("https://", StringComparison.Ordinal)))
        {
            string[] parts = link.Split('#');
            string target = parts[0].Length == 0 ? path : Path.GetRelativePath(Page.Root, Path.Combine(Page.Root, Path.GetDirectoryName(path)!, parts[0])).Replace('\\', '/');
            Assert.True(File.Exists(Path.Combine(Page.Root, target)), $"{path} links to {link}, which does not exist");
            if (parts.Length == 2)
                Assert.Contains(parts[1], Page.Read(target).Anchors);
        }
    }

    [Fact]
    public void The_index_lists_every_page()
    {
        IEnumerable<string> pages = Page.All.Select(static page => page.Path)
            .Where(static path => path.StartsWith("docs/", StringComparison.Ordinal) && !path.StartsWith("docs/rules/", StringComparison.Ordinal) && path != "docs/README.md");
        Assert.Equal(pages.Order(StringComparer.Ordinal), Page.Read("docs/README.md").Links.Where(static link => !link.StartsWith("..", StringComparison.Ordinal)).Select(static link => "docs/" + link).Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// The package is nowhere published and the repository has no confirmed address: a command or an address that names either would lead to whoever registers
    /// it first. The address is one property, empty until the owner confirms it.
    /// </summary>
    [Fact]
    public void No_page_and_no_build_file_names_an_address_of_the_project_or_installs_without_a_mapping()
    {
        string[] files = [.. Page.All.Select(static page => page.Path), .. BuildFiles()];
        Assert.All(files, static file => Assert.DoesNotMatch(@"(github|gitlab|nuget)\.(com|org)/[^\s)]*pgssl", File.ReadAllText(Path.Combine(Page.Root, file)).ToLowerInvariant()));
        foreach (Page page in Page.All.Where(static page => page.Text.Contains("dotnet add package PgSslAnalyzers", StringComparison.Ordinal) || page.Text.Contains("Include=\"PgSslAnalyzers\"", StringComparison.Ordinal)))
        {
            int mapping = page.Text.IndexOf("<package pattern=\"PgSslAnalyzers\" />", StringComparison.Ordinal);
            Assert.InRange(mapping, 0, page.Text.IndexOf("PgSslAnalyzers --version", StringComparison.Ordinal) is var install and >= 0 ? install : page.Text.IndexOf("Include=\"PgSslAnalyzers\"", StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> BuildFiles() => new[] { "*.props", "*.csproj", "*.targets", "*.yml" }
        .SelectMany(static pattern => Directory.GetFiles(Page.Root, pattern, SearchOption.AllDirectories))
        .Select(static file => Path.GetRelativePath(Page.Root, file)).Where(static file => !file.Contains("obj" + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !file.Contains("node_modules", StringComparison.Ordinal));
}
