using System.Collections.Concurrent;
using PgSslAnalyzers.Servers;

namespace PgSslAnalyzers.EndToEnd.Tests;

/// <summary>The servers, started once for all tests that need them.</summary>
[CollectionDefinition(Name)]
public sealed class ServersFixture : IAsyncLifetime, ICollectionFixture<ServersFixture>
{
    public const string Name = "PostgreSQL servers";

    private readonly ConcurrentDictionary<string, Lazy<CompiledProgram>> probes = new();
    private PostgresServers? servers;
    private string whyNot = "";

    public async Task InitializeAsync()
    {
        (PostgresInstallation? installation, whyNot) = PostgresInstallation.Find();
        if (installation is not null)
            servers = await PostgresServers.StartAsync(installation, Enum.GetValues<ServerKind>());
    }

    public Task DisposeAsync()
    {
        servers?.Dispose();
        foreach (Lazy<CompiledProgram> probe in probes.Values)
            probe.Value.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Skips the test where PostgreSQL is not installed, or fails it where it must be.</summary>
    internal PostgresServers Servers
    {
        get
        {
            if (servers is null && Environment.GetEnvironmentVariable("PGSSL_REQUIRE_POSTGRES") == "1")
                Assert.Fail(whyNot);
            Skip.If(servers is null, whyNot);
            return servers!;
        }
    }

    /// <summary>Connects with each string in turn, with the real Npgsql of that version: "ssl", "PLAIN" or the error.</summary>
    internal async Task<string[]> ProbeAsync(string npgsqlVersion, IEnumerable<string> connectionStrings, string? systemTrusts = null)
    {
        Lazy<CompiledProgram> probe = probes.GetOrAdd(npgsqlVersion, version => new(() =>
        {
            string[] libraries = [CompiledProgram.Npgsql(version)];
            return CompiledProgram.Build(CompiledProgram.Compilation("program", CompiledProgram.Source("Probe.cs"), libraries), libraries);
        }));
        (int exitCode, string? output) = await probe.Value.RunAsync(string.Concat(connectionStrings.Select(s => s + "\n")), systemTrusts);
        Assert.True(exitCode == 0, output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
