using System.Diagnostics;
using PgSslAnalyzers.Servers;

namespace PgSslAnalyzers.EndToEnd.Tests;

/// <summary>However a process ends that has started servers, neither a server nor a file of theirs stays. The demo is such a process.</summary>
[Collection(ServersFixture.Name)]
[Trait("Category", "Long")]
public sealed class NothingIsLeftTests(ServersFixture fixture) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly OwnedFolder folder = new();

    [SkippableTheory]
    [InlineData("it ends")]
    [InlineData("kill -9")]
    [InlineData("kill -9 of the process and its children")]
    [InlineData("Ctrl+C")]
    [InlineData("kill -9 while the servers start")]
    public async Task When(string how)
    {
        _ = fixture.Servers;
        // The servers' own user must be able to go through this folder.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.Path, (UnixFileMode)0b_111_101_101);
        ProcessStartInfo start = CompiledProgram.Start(CompiledProgram.BuildValue("Impostor"), folder.Path);
        start.Environment["TMPDIR"] = folder.Path;
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // its sockets stay in the temporary folder after kill -9
        using Process process = Process.Start(start)!;
        if (how == "kill -9 while the servers start")
            await Until(() => ProcessesHere().Any(p => p.Contains("initdb", StringComparison.Ordinal)));
        else
        {
            Assert.StartsWith("Two PostgreSQL servers run", await process.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
            Assert.NotEmpty(ProcessesHere());
            Assert.NotEmpty(Directory.GetFileSystemEntries(folder.Path));
        }

        switch (how)
        {
            case "it ends":
                break;
            case "Ctrl+C":
                using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
                    await kill.WaitForExitAsync();
                break;
            default:
                process.Kill(entireProcessTree: how.EndsWith("children", StringComparison.Ordinal));
                break;
        }

        await process.WaitForExitAsync();
        await Until(() => !ProcessesHere().Any() && Directory.GetFileSystemEntries(folder.Path).Length == 0);
        Assert.Empty(ProcessesHere());
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    public void Dispose() => folder.Dispose();

    private static async Task Until(Func<bool> condition)
    {
        for (var waited = Stopwatch.StartNew(); !condition() && waited.Elapsed < Patience;)
            await Task.Delay(50);
    }

    /// <summary>The command lines of all running processes that work in the demo's temporary folder.</summary>
    private List<string> ProcessesHere()
    {
        using Process ps = Process.Start(new ProcessStartInfo("ps", ["-eo", "args", "-ww"]) { RedirectStandardOutput = true })!;
        string[] lines = ps.StandardOutput.ReadToEnd().Split('\n');
        return [.. lines.Where(l => l.Contains(Path.Combine(folder.Path, "pgssl-"), StringComparison.Ordinal))];
    }
}
