using System.Collections.Concurrent;
using PgSslAnalyzers.EndToEnd.Tests.Package;

namespace PgSslAnalyzers.EndToEnd.Tests.Documentation;

/// <summary>The clone in which the pages build the package. Two pages say the same command: it runs once, and each reader gets what it left in the home folder.</summary>
public sealed class Clone(PackageFixture package) : IDisposable
{
    private readonly DirectoryInfo cloneHome = Directory.CreateTempSubdirectory("pgssl-clone-");
    private readonly ConcurrentDictionary<string, Lazy<Task<CommandResult>>> results = new();

    public void Dispose() => cloneHome.Delete(recursive: true);

    /// <summary>The variables of a reader's shell: nothing of the test's, a home folder without packages.</summary>
    internal static Dictionary<string, string> Variables(string home) => new()
    {
        ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
        ["HOME"] = home,
        ["LANG"] = "C.UTF-8",
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "0",
        ["MSBUILDDISABLENODEREUSE"] = "1",
    };

    /// <summary>Runs a command in the clone, unless it has run, and copies what is in the home folder then.</summary>
    internal async Task<CommandResult> RunAsync(string command, string home)
    {
        CommandResult result = await results.GetOrAdd(command, command => new(() => new Shell(Repository.Root,
            // The contributor's cache is warm, and the output goes where this run has built already.
            new Dictionary<string, string>(Variables(cloneHome.FullName)) { ["NUGET_PACKAGES"] = Repository.PackageCache, ["ArtifactsPath"] = package.Artifacts }).RunAsync(command))).Value;
        foreach (string folder in Directory.GetDirectories(cloneHome.FullName).Where(static folder => !Path.GetFileName(folder).StartsWith('.')))
        {
            Directory.CreateDirectory(Path.Combine(home, Path.GetFileName(folder)));
            foreach (string file in Directory.GetFiles(folder))
                File.Copy(file, Path.Combine(home, Path.GetFileName(folder), Path.GetFileName(file)));
        }
        return result;
    }
}
