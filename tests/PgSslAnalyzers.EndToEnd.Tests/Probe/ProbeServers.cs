using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using PgSslAnalyzers.Certificates;
using PgSslAnalyzers.Servers;

namespace PgSslAnalyzers.EndToEnd.Tests.Probe;

/// <summary>Real PostgreSQL servers, each with a certificate of another kind, started once for the tests of pgssl probe.</summary>
public sealed class ProbeServers : IAsyncLifetime
{
    /// <summary>Lets in over TLS alone.</summary>
    private const string TlsOnly = "hostnossl all all all reject\nhostssl all all all trust\n";

    private const string ForEverybody = "host all all all trust\n";

    private readonly TestAuthority root = TestAuthority.Root("Example Database CA");
    private readonly TestAuthority other = TestAuthority.Root("Example Database CA");
    private readonly Dictionary<string, PostgresServer> servers = [];
    private TestAuthority intermediate = null!;
    private OwnedFolder? folder;
    private string whyNot = "";

    /// <summary>The kinds of servers.</summary>
    internal static readonly string[] Kinds =
    [
        "good", "plain text refused", "no TLS", "impostor", "wrong name", "expired", "not yet valid", "address in SAN", "wildcard", "common name only", "name in CN, another in SAN",
        "chain", "chain with root", "missing intermediate", "self-signed", "self-signed, expired", "for clients", "client certificate asked for", "client certificate required", "TLS 1.2 only",
    ];

    /// <summary>The real Npgsql and the tool, made once.</summary>
    internal BothSides Sides { get; } = new();

    internal string RightRoot => PathOf("right-root.crt");

    internal string WrongRoot => PathOf("wrong-root.crt");

    internal string PathOf(string name) => Path.Combine(folder!.Path, name);

    internal string RootPem => root.Pem;

    internal TestAuthority Root => root;

    /// <summary>Skips the test where PostgreSQL is not installed, or fails it where it must be.</summary>
    internal int Port(string kind)
    {
        if (folder is null && Environment.GetEnvironmentVariable("PGSSL_REQUIRE_POSTGRES") == "1")
            Assert.Fail(whyNot);
        Skip.If(folder is null, whyNot);
        return servers[kind].Port;
    }

    public async Task InitializeAsync()
    {
        (PostgresInstallation? postgres, whyNot) = PostgresInstallation.Find();
        if (postgres is null)
            return;
        folder = new OwnedFolder();
        intermediate = root.Intermediate("Example Intermediate CA");
        Write("right-root.crt", root.Pem);
        Write("wrong-root.crt", other.Pem);
        foreach (string kind in Kinds)
            servers.Add(kind, Prepare(kind));
        string template = PathOf("template");
        if (postgres.Owner is { } owner)
            await Process.Start("chown", ["-R", owner, folder.Path]).WaitForExitAsync();
        await RunAsync("initdb", "initdb", ["-D", template, "-U", "app", "-A", "trust", "--no-sync", "--locale=C", "--encoding=UTF8", "--wal-segsize=1"]);
        foreach (PostgresServer server in servers.Values)
        {
            await RunAsync("copy-" + server.Name, "cp", ["-R", template, server.DataFolder]);
            await server.StartAsync(postgres, CancellationToken.None);
        }

        async Task RunAsync(string name, string program, string[] arguments)
        {
            if (await postgres.RunAsync(folder.Path, name, program, arguments) != 0)
                throw new InvalidOperationException($"{name} failed: {File.ReadAllText(PostgresInstallation.LogFile(folder.Path, name))}");
        }
    }

    public Task DisposeAsync()
    {
        folder?.Dispose();
        Sides.Dispose();
        root.Dispose();
        other.Dispose();
        return Task.CompletedTask;
    }

    internal string LogOf(string kind) => File.ReadAllText(PostgresInstallation.LogFile(folder!.Path, servers[kind].Name));

    internal string Write(string name, string text)
    {
        string path = PathOf(name);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    private PostgresServer Prepare(string kind)
    {
        string name = "server" + servers.Count;
        Spec local = Spec.Server("localhost");
        DateTimeOffset now = DateTimeOffset.UtcNow;
        X509Certificate2[] chain = kind switch
        {
            "no TLS" => [],
            "impostor" => [other.Issue(local), other.Certificate],
            "wrong name" => [root.Issue("db1.internal", "db2.internal")],
            "expired" => [root.Issue(local with { To = now.AddDays(-12) })],
            "not yet valid" => [root.Issue(local with { From = now.AddDays(2) })],
            "address in SAN" => [root.Issue("localhost", "127.0.0.1")],
            "wildcard" => [root.Issue("*.localhost")],
            "common name only" => [root.Issue(local with { Names = [] })],
            "name in CN, another in SAN" => [root.Issue(local with { Names = ["db.internal"] })],
            "chain" => [intermediate.Issue(local), intermediate.Certificate],
            "chain with root" => [intermediate.Issue(local), intermediate.Certificate, root.Certificate],
            "missing intermediate" => [intermediate.Issue(local)],
            "self-signed" => [TestAuthority.SelfSigned(local)],
            "self-signed, expired" => [TestAuthority.SelfSigned(local with { To = now.AddHours(-5) })],
            "for clients" => [root.Issue(local with { Usage = Spec.ForClients })],
            _ => [root.Issue(local)],
        };
        List<string> settings = ["hba_file=" + Write(name + ".hba", kind switch
        {
            "plain text refused" => TlsOnly,
            "client certificate required" => "hostssl all all all cert\n",
            _ => ForEverybody,
        })];
        if (chain.Length > 0)
        {
            settings.AddRange(["ssl=on", "ssl_cert_file=" + Write(name + ".crt", string.Concat(chain.Select(c => c.ExportCertificatePem() + "\n"))),
                "ssl_key_file=" + Write(name + ".key", chain[0].GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem())]);
            if (kind.StartsWith("self-signed", StringComparison.Ordinal))
                Write(kind + ".crt", chain[0].ExportCertificatePem());
        }
        if (kind.StartsWith("client certificate", StringComparison.Ordinal))
            settings.Add("ssl_ca_file=" + RightRoot);
        if (kind == "TLS 1.2 only")
            settings.Add("ssl_max_protocol_version=TLSv1.2");
        return new PostgresServer(folder!.Path, name, settings);
    }
}
