using System.IO.Compression;
using System.Xml.Linq;

namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>The package, packed once from the sources into a feed of its own, under a version that no cache has seen.</summary>
[CollectionDefinition(Name)]
public sealed class PackageFixture : IAsyncLifetime, ICollectionFixture<PackageFixture>
{
    public const string Name = "Package";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pgssl-package-");

    /// <summary>The version of this run.</summary>
    public string Version { get; } = $"0.0.1-run.{DateTime.UtcNow:yyyyMMddHHmmss}.{Environment.ProcessId}";

    /// <summary>The packed file.</summary>
    public string PackagePath => Path.Combine(Feed, $"PgSslAnalyzers.{Version}.nupkg");

    /// <summary>Where the build's output is: a second build from there is quick.</summary>
    internal string Artifacts => Path.Combine(folder.FullName, "artifacts");

    private string Feed => Path.Combine(folder.FullName, "feed");

    public async Task InitializeAsync()
    {
        // Builds into folders of its own: the tests that run beside this one use the ordinary ones.
        await DotNet.SucceedAsync(Repository.Root, "pack", Repository.PathOf("nuget", "PgSslAnalyzers.Package"), "--output", Feed,
            $"-p:PackageVersion={Version}", $"-p:ArtifactsPath={Artifacts}");
        new XDocument(
            new XElement("configuration",
                new XElement("packageSources", new XElement("clear"), Add("feed", Feed)),
                new XElement("fallbackPackageFolders", new XElement("clear"), Add("machine", Repository.PackageCache)),
                new XElement("config", Add("globalPackagesFolder", Path.Combine(folder.FullName, "packages")))))
            .Save(Path.Combine(folder.FullName, "nuget.config"));
        new XDocument(new XElement("Project", new XElement("PropertyGroup", new XElement("PgSslVersion", Version))))
            .Save(Path.Combine(folder.FullName, "Directory.Build.props"));

        static XElement Add(string key, string value) => new("add", new XAttribute("key", key), new XAttribute("value", value));
    }

    public Task DisposeAsync()
    {
        folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A copy of a program that references the package, in a folder where only the feed and the packages of this machine are known.</summary>
    internal Consumer Consumer(string name)
    {
        string source = Repository.PathOf("tests", "PgSslAnalyzers.EndToEnd.Tests", "Package", name), target = Path.Combine(folder.FullName, name);
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return new Consumer(target);
    }

    internal ZipArchive Open() => ZipFile.OpenRead(PackagePath);
}
