using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;

namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>The package of pgssl, packed once, installed from a folder, and run with one command.</summary>
public sealed class ToolPackageTests(ToolPackageTests.Packed packed) : IClassFixture<ToolPackageTests.Packed>
{
    [Fact]
    public void Holds_the_tool_and_all_that_it_needs()
    {
        using ZipArchive archive = ZipFile.OpenRead(packed.PackagePath);
        string[] entries = [.. archive.Entries.Select(entry => entry.FullName)];
        Assert.Superset(new HashSet<string>
        {
            "LICENSE", "README.md", "docs/check-and-probe.md", "docs/rules/PGSSL1003.md", "tools/net8.0/any/DotnetToolSettings.xml", "tools/net8.0/any/pgssl.dll", "tools/net8.0/any/pgssl.runtimeconfig.json",
            "tools/net8.0/any/PgSslAnalyzers.ConnectionStrings.dll", "tools/net8.0/any/System.CommandLine.dll", "tools/net8.0/any/Spectre.Console.dll",
        }, entries.ToHashSet());
        using var settings = new StreamReader(archive.GetEntry("tools/net8.0/any/pgssl.runtimeconfig.json")!.Open());
        Assert.Contains("\"rollForward\": \"Major\"", settings.ReadToEnd(), StringComparison.Ordinal);
        XElement metadata = XDocument.Load(archive.GetEntry("PgSslAnalyzers.Tool.nuspec")!.Open()).Root!.Elements().Single();
        Assert.Equal("DotnetTool", metadata.Descendants().Single(element => element.Name.LocalName == "packageType").Attribute("name")!.Value);
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
    }

    [Fact]
    public async Task Is_installed_from_a_folder_and_runs()
    {
        string tools = Path.Combine(packed.Folder, "tools");
        await DotNet.SucceedAsync(packed.Folder, "tool", "install", "PgSslAnalyzers.Tool", "--version", packed.Version, "--tool-path", tools, "--source", Path.Combine(packed.Folder, "feed"));
        string pgssl = Path.Combine(tools, OperatingSystem.IsWindows() ? "pgssl.exe" : "pgssl");
        Assert.True(File.Exists(pgssl));
        using Process process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(pgssl, ["check"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.StandardInput.Write("Host=db;SSL Mode=Require");
        process.StandardInput.Close();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Contains("PGSSL1003", output, StringComparison.Ordinal);
        Assert.Equal(1, process.ExitCode);
    }

    /// <summary>dnx, which is this command, comes with the .NET 10 SDK.</summary>
    [Fact]
    public async Task Runs_with_one_command_and_without_being_installed()
    {
        CommandResult help = await DotNet.RunAsync(packed.Folder, "tool", "exec", "--yes", $"PgSslAnalyzers.Tool@{packed.Version}", "--source", Path.Combine(packed.Folder, "feed"), "--", "probe", "--help");
        Assert.Contains("pgssl probe db.example.com", help.Output, StringComparison.Ordinal);
        Assert.Equal(0, help.ExitCode);
    }

    /// <summary>The package in a folder of its own, where no other feed is known.</summary>
    public sealed class Packed : IAsyncLifetime
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pgssl-tool-");

        public string Version { get; } = $"0.0.1-run.{DateTime.UtcNow:yyyyMMddHHmmss}.{Environment.ProcessId}";

        public string Folder => folder.FullName;

        public string PackagePath => Path.Combine(Folder, "feed", $"PgSslAnalyzers.Tool.{Version}.nupkg");

        public async Task InitializeAsync()
        {
            await DotNet.SucceedAsync(Repository.Root, "pack", Repository.PathOf("src", "PgSslAnalyzers.Tool"), "--output", Path.Combine(Folder, "feed"),
                $"-p:PackageVersion={Version}", $"-p:ArtifactsPath={Path.Combine(Folder, "artifacts")}");
            new XDocument(
                new XElement("configuration",
                    new XElement("packageSources", new XElement("clear"), Add("feed", Path.Combine(Folder, "feed"))),
                    new XElement("config", Add("globalPackagesFolder", Path.Combine(Folder, "packages")))))
                .Save(Path.Combine(Folder, "nuget.config"));

            static XElement Add(string key, string value) => new("add", new XAttribute("key", key), new XAttribute("value", value));
        }

        public Task DisposeAsync()
        {
            folder.Delete(recursive: true);
            return Task.CompletedTask;
        }
    }
}
