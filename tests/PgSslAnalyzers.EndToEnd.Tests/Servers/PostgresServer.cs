using System.Diagnostics;
using System.Globalization;

namespace PgSslAnalyzers.Servers;

/// <summary>One PostgreSQL server in a sub-folder of an <see cref="OwnedFolder"/>, which ends it.</summary>
internal sealed class PostgresServer(string folder, string name, IEnumerable<string> settings)
{
    // Nothing of value is stored here, and several of these start at once on small machines.
    private static readonly string[] CommonSettings =
    [
        "listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "shared_buffers=16MB", "max_connections=40", "autovacuum=off",
        "wal_level=minimal", "max_wal_senders=0", "max_worker_processes=0", "max_parallel_workers=0", "dynamic_shared_memory_type=mmap",
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string[] allSettings = [.. CommonSettings, .. settings];

    public string Name => name;
    public string DataFolder { get; } = Path.Combine(folder, name);
    public int Port { get; private set; }

    public async Task StartAsync(PostgresInstallation postgres, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            Port = LocalListener.FreePort();
            string[] arguments = ["-D", DataFolder, "-p", Port.ToString(CultureInfo.InvariantCulture), .. allSettings.SelectMany(s => new[] { "-c", s })];
            Task<int> end = postgres.RunAsync(folder, Name, "postgres", arguments);
            for (var waited = Stopwatch.StartNew(); !end.IsCompleted && waited.Elapsed < Patience;)
            {
                if (IsReady())
                    return;
                await Task.Delay(20, cancellationToken);
            }

            string log = File.ReadAllText(PostgresInstallation.LogFile(folder, Name));
            if (!end.IsCompleted || !log.Contains("could not bind", StringComparison.Ordinal) || attempt == 5)
                throw new InvalidOperationException($"PostgreSQL ({Name}) did not start: {log}");
        }
    }

    // The last line of the server's own lock file is its state.
    private bool IsReady()
    {
        try
        {
            return File.ReadLines(Path.Combine(DataFolder, "postmaster.pid")).ElementAtOrDefault(7)?.Trim() == "ready";
        }
        catch (IOException)
        {
            return false;
        }
    }
}
