using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PgSslAnalyzers.Servers;

internal enum ServerKind
{
    /// <summary>Certificate for localhost from our CA; refuses plain text.</summary>
    True,

    /// <summary>ssl = off.</summary>
    WithoutTls,

    /// <summary>Certificate for localhost from somebody else's CA of the same name; asks for the password in clear text.</summary>
    Impostor,

    /// <summary>Certificate from our CA, but for another host; refuses plain text.</summary>
    WrongName,
}

/// <summary>Real PostgreSQL servers on ports of their own, and two certificate authorities. Nothing of them survives this object or this process.</summary>
internal sealed class PostgresServers : IDisposable
{
    public const string HostName = "localhost";
    public const string User = "app";
    public const string Password = "s3cret";

    private readonly PostgresInstallation postgres;
    private readonly OwnedFolder folder = new();
    private readonly CertificateAuthority ourAuthority = new("Example Database CA");
    private readonly CertificateAuthority otherAuthority = new("Example Database CA");
    private readonly Dictionary<ServerKind, PostgresServer> servers;

    private PostgresServers(PostgresInstallation postgres, IEnumerable<ServerKind> kinds)
    {
        this.postgres = postgres;
        ImpostorCertificate = otherAuthority.Issue(HostName);
        RightRoot = Write("right-root.crt", ourAuthority.RootPem);
        WrongRoot = Write("wrong-root.crt", otherAuthority.RootPem);
        MissingRoot = Path.Combine(folder.Path, "missing-root.crt");
        servers = kinds.ToDictionary(kind => kind, Prepare);
    }

    public string RightRoot { get; }
    public string WrongRoot { get; }
    public string MissingRoot { get; }
    public X509Certificate2 ImpostorCertificate { get; }

    /// <summary>The Unix socket on which the impostor's PostgreSQL lets everybody in: the way in from its front door, a <see cref="FakeServer"/>.</summary>
    public string ImpostorBackDoor => Path.Combine(servers[ServerKind.Impostor].DataFolder, $".s.PGSQL.{Port(ServerKind.Impostor)}");

    public int Port(ServerKind kind) => servers[kind].Port;

    public static async Task<PostgresServers> StartAsync(PostgresInstallation postgres, IEnumerable<ServerKind> kinds, CancellationToken cancellationToken = default)
    {
        var servers = new PostgresServers(postgres, kinds);
        try
        {
            await servers.StartAsync(cancellationToken);
            return servers;
        }
        catch
        {
            servers.Dispose();
            throw;
        }
    }

    /// <summary>Starts one more server like the true one, with a certificate from files.</summary>
    /// <returns>Its port.</returns>
    public async Task<int> AddAsync(string name, string certificateFile, string keyFile)
    {
        string[] files =
        [
            Write(name + ".hba", "hostnossl all all all reject\nhostssl all all all password\n"), Write(name + ".crt", await File.ReadAllTextAsync(certificateFile)), Write(name + ".key", await File.ReadAllTextAsync(keyFile)),
        ];
        if (postgres.Owner is { } owner)
        {
            using var chown = Process.Start("chown", [owner, .. files]);
            await chown.WaitForExitAsync();
        }
        var server = new PostgresServer(folder.Path, name, ["hba_file=" + files[0], "ssl=on", "ssl_cert_file=" + files[1], "ssl_key_file=" + files[2]]);
        await RunAsync("copy-" + name, "cp", ["-R", Template, server.DataFolder]);
        await server.StartAsync(postgres, CancellationToken.None);
        return server.Port;
    }

    public void Dispose()
    {
        folder.Dispose();
        ImpostorCertificate.Dispose();
        ourAuthority.Dispose();
        otherAuthority.Dispose();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        if (postgres.Owner is { } owner)
        {
            using var chown = Process.Start("chown", ["-R", owner, folder.Path]);
            await chown.WaitForExitAsync(cancellationToken);
        }

        // Made once and copied: initdb is the slow part. No server is up yet, so the role is made in single-user mode.
        await RunAsync("initdb", "initdb", ["-D", Template, "-U", "postgres", "-A", "trust", "--no-sync", "--locale=C", "--encoding=UTF8", "--wal-segsize=1"], cancellationToken: cancellationToken);
        await RunAsync("role", "postgres", ["--single", "-D", Template, "postgres"], Path.Combine(folder.Path, "role.sql"), cancellationToken);
        await Task.WhenAll(servers.Values.Select(async server =>
        {
            await RunAsync("copy-" + server.Name, "cp", ["-R", Template, server.DataFolder], cancellationToken: cancellationToken);
            await server.StartAsync(postgres, cancellationToken);
        }));
    }

    private string Template => Path.Combine(folder.Path, "template");

    private async Task RunAsync(string name, string program, string[] arguments, string input = "/dev/null", CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (await postgres.RunAsync(folder.Path, name, program, arguments, input) != 0)
            throw new InvalidOperationException($"{name} failed: {File.ReadAllText(PostgresInstallation.LogFile(folder.Path, name))}");
    }

    private PostgresServer Prepare(ServerKind kind)
    {
        string name = kind.ToString();
        Write("role.sql", $"CREATE ROLE {User} LOGIN PASSWORD '{Password}'\n");
        string accessRules = Write(name + ".hba", kind switch
        {
            ServerKind.True or ServerKind.WrongName => "hostnossl all all all reject\nhostssl all all all password\n",
            ServerKind.Impostor => "local all all trust\nhost all all all password\n",
            _ => "host all all all password\n",
        });
        List<string> settings = ["hba_file=" + accessRules];
        if (kind == ServerKind.Impostor)
            settings.Add("unix_socket_directories=" + Path.Combine(folder.Path, name));
        if (kind != ServerKind.WithoutTls)
        {
            using X509Certificate2 certificate = kind switch
            {
                ServerKind.True => ourAuthority.Issue(HostName),
                ServerKind.WrongName => ourAuthority.Issue("db.other.example"),
                _ => X509CertificateLoader.LoadPkcs12(ImpostorCertificate.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable),
            };
            using ECDsa key = certificate.GetECDsaPrivateKey()!;
            settings.AddRange(["ssl=on", "ssl_cert_file=" + Write(name + ".crt", certificate.ExportCertificatePem()), "ssl_key_file=" + Write(name + ".key", key.ExportPkcs8PrivateKeyPem())]);
        }

        return new PostgresServer(folder.Path, name, settings);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder.Path, name);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}
