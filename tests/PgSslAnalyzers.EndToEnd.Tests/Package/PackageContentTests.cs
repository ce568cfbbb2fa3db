using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PgSslAnalyzers.Documentation;
using PgSslAnalyzers.Servers;

namespace PgSslAnalyzers.EndToEnd.Tests.Package;

[Collection(PackageFixture.Name)]
public class PackageContentTests(PackageFixture package)
{
    [Fact]
    public void Holds_exactly_these_files()
    {
        using ZipArchive archive = package.Open();
        string[] entries = [.. archive.Entries.Select(entry => entry.FullName).Where(name => !IsPackaging(name)).Order(StringComparer.Ordinal)];
        Assert.Equal(
        [
            "CHANGELOG.md",
            "CONTRIBUTING.md",
            "LICENSE",
            "README.md",
            "SECURITY.md",
            "analyzers/dotnet/PgSslAnalyzers.CodeFixes.dll",
            "analyzers/dotnet/PgSslAnalyzers.ConnectionStrings.dll",
            "analyzers/dotnet/PgSslAnalyzers.dll",
            "buildMultiTargeting/PgSslAnalyzers.targets",
            "buildTransitive/PgSslAnalyzers.Checks.targets",
            "buildTransitive/PgSslAnalyzers.Report.targets",
            "buildTransitive/PgSslAnalyzers.props",
            "buildTransitive/PgSslAnalyzers.targets",
            "config/PgSslAnalyzers.Build.globalconfig",
            "config/PgSslAnalyzers.Count.globalconfig",
            "config/PgSslAnalyzers.Enforce.globalconfig",
            "config/PgSslAnalyzers.Report.globalconfig",
            "config/PgSslAnalyzers.ReportStrict.globalconfig",
            "config/PgSslAnalyzers.Strict.globalconfig",
            .. Documentation(),
            "icon.png",
            "tasks/PgSslAnalyzers.ConnectionStrings.dll",
            "tasks/PgSslAnalyzers.Tasks.dll",
        ], entries);

        static IEnumerable<string> Documentation() => Directory.GetFiles(Repository.PathOf("docs"), "*", SearchOption.AllDirectories)
            .Select(static file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

        static bool IsPackaging(string name) => name is "[Content_Types].xml" or "PgSslAnalyzers.nuspec" or "_rels/.rels" || name.StartsWith("package/", StringComparison.Ordinal);
    }

    [Fact]
    public void Is_a_development_dependency_without_dependencies()
    {
        using ZipArchive archive = package.Open();
        using Stream stream = archive.GetEntry("PgSslAnalyzers.nuspec")!.Open();
        XElement metadata = XDocument.Load(stream).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        Assert.Equal("true", Value("developmentDependency"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.Null(Value("dependencies"));
        // No address before the owner has confirmed one.
        Assert.Null(Value("projectUrl"));
        Assert.Null(metadata.Elements().SingleOrDefault(static element => element.Name.LocalName == "repository")?.Attribute("url"));

        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
    }

    [Fact]
    public void Says_what_the_changelog_says_of_its_version()
    {
        string version = XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single().Value;
        string changelog = Page.Read("CHANGELOG.md").Text;
        string section = changelog[changelog.IndexOf($"## [{version}]", StringComparison.Ordinal)..].Split('\n', 2)[1].Split("\n## ")[0].Trim();
        using ZipArchive archive = package.Open();
        using Stream stream = archive.GetEntry("PgSslAnalyzers.nuspec")!.Open();
        Assert.Equal(section, XDocument.Load(stream).Descendants().Single(static element => element.Name.LocalName == "releaseNotes").Value.ReplaceLineEndings("\n"));
        // The documentation installs this version.
        Assert.All(Page.All.SelectMany(static page => Regex.Matches(page.Text, "PgSslAnalyzers(?: --version |\" Version=\")(?<version>[0-9.]+)")), match => Assert.Equal(version, match.Groups["version"].Value));
    }

    [Fact]
    public void Every_link_of_its_pages_leads_to_a_page_that_it_holds()
    {
        using ZipArchive archive = package.Open();
        string[] names = [.. archive.Entries.Select(static entry => entry.FullName)];
        foreach (ZipArchiveEntry entry in archive.Entries.Where(static entry => entry.FullName.EndsWith(".md", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            var folder = new Uri("file:///" + entry.FullName);
            foreach (string link in new Page(entry.FullName, reader.ReadToEnd()).Links.Where(static link => !link.StartsWith("https://", StringComparison.Ordinal)))
                Assert.Contains(Uri.UnescapeDataString(new Uri(folder, link).AbsolutePath)[1..], names);
        }
    }

    /// <summary>A package page on the web shows the README alone: with an address, its links are absolute.</summary>
    [Fact]
    public async Task With_an_address_the_links_of_the_README_are_absolute()
    {
        using var folder = new OwnedFolder();
        await DotNet.SucceedAsync(folder.Path, "msbuild", Repository.PathOf("nuget", "PgSslAnalyzers.Package"), "-t:WriteReadme", "-p:RepositoryUrl=https://github.com/example/it", $"-p:IntermediateOutputPath={folder.Path}/");
        string[] packed = [.. new Page("README.md", await File.ReadAllTextAsync(Path.Combine(folder.Path, "README.md"))).Links];
        Assert.Equal(Page.Read("README.md").Links.Select(static link => link.EndsWith(".png", StringComparison.Ordinal) ? "https://raw.githubusercontent.com/example/it/main/" + link : "https://github.com/example/it/blob/main/" + link), packed);
    }

    [Fact]
    public void The_assemblies_carry_their_symbols()
    {
        using ZipArchive archive = package.Open();
        Assert.All(archive.Entries.Where(static entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal)), static entry =>
        {
            using Stream stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            copy.Position = 0;
            using var file = new PEReader(copy);
            Assert.Contains(file.ReadDebugDirectory(), static debug => debug.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        });
    }

    /// <summary>Desktop Visual Studio loads assemblies by identity: it would mix the assemblies of two releases if their versions were equal.</summary>
    [Fact]
    public void The_analyzer_assemblies_share_one_version_and_need_nothing_that_a_host_lacks()
    {
        using ZipArchive archive = package.Open();
        var assemblies = archive.Entries.Where(entry => entry.FullName.StartsWith("analyzers/", StringComparison.Ordinal)).Select(Read).ToList();
        Version version = Assert.Single(assemblies.Select(assembly => assembly.Name.Version!).Distinct());
        Assert.NotEqual(new Version(1, 0, 0, 0), version);

        string[] own = [.. assemblies.Select(assembly => assembly.Name.Name!)];
        ILookup<string, Version> foreign = assemblies.SelectMany(assembly => assembly.References).Where(reference => !own.Contains(reference.Name))
            .ToLookup(reference => reference.Name!, reference => reference.Version!);
        // The hosts of Roslyn 4.8: Visual Studio 17.8 and the .NET 8 SDK.
        Assert.All(foreign, reference => Assert.True(
            reference.Key is "netstandard" or "System.Collections.Immutable" or "System.Reflection.Metadata" or "System.Memory" or "System.Runtime.CompilerServices.Unsafe"
                or "System.Threading.Tasks.Extensions" || reference.Key.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), reference.Key));
        Assert.All(foreign.Where(reference => reference.Key.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)),
            reference => Assert.Equal(new Version(4, 8, 0, 0), reference.Max()));
        Assert.All(foreign["System.Collections.Immutable"], reference => Assert.True(reference <= new Version(7, 0, 0, 0)));
    }

    private static (AssemblyName Name, List<AssemblyName> References) Read(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        using var file = new PEReader(copy);
        MetadataReader reader = file.GetMetadataReader();
        return (reader.GetAssemblyDefinition().GetAssemblyName(),
            [.. reader.AssemblyReferences.Select(handle => reader.GetAssemblyReference(handle).GetAssemblyName())]);
    }
}
