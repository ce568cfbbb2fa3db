using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

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
            "LICENSE",
            "README.md",
            "analyzers/dotnet/cs/PgSslAnalyzers.CodeFixes.dll",
            "analyzers/dotnet/cs/PgSslAnalyzers.ConnectionStrings.dll",
            "analyzers/dotnet/cs/PgSslAnalyzers.dll",
            "buildMultiTargeting/PgSslAnalyzers.targets",
            "buildTransitive/PgSslAnalyzers.props",
            "buildTransitive/PgSslAnalyzers.targets",
            "config/PgSslAnalyzers.Strict.globalconfig",
            "tasks/PgSslAnalyzers.ConnectionStrings.dll",
            "tasks/PgSslAnalyzers.Tasks.dll",
        ], entries);

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
        Assert.Null(Value("dependencies"));

        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
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
        var foreign = assemblies.SelectMany(assembly => assembly.References).Where(reference => !own.Contains(reference.Name))
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
