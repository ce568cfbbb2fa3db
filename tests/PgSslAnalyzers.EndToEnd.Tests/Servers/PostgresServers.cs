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

    private readonly PostgresInstallation _postgres;
    private readonly OwnedFolder _folder = new();
    private readonly CertificateAuthority _ourAuthority = new("Example Database CA");
    private readonly CertificateAuthority _otherAuthority = new("Example Database CA");
    private readonly Dictionary<ServerKind, PostgresServer> _servers;

    private PostgresServers(PostgresInstallation postgres, IEnumerable<ServerKind> kinds)
    {
        _postgres = postgres;
        ImpostorCertificate = _otherAuthority.Issue(HostName);
        RightRoot = Write("right-root.crt", _ourAuthority.RootPem);
        WrongRoot = Write("wrong-root.crt", _otherAuthority.RootPem);
        MissingRoot = Path.Combine(_folder.Path, "missing-root.crt");
        _servers = kinds.ToDictionary(kind => kind, Prepare);
    }

    public string RightRoot { get; }
    public string WrongRoot { get; }
    public string MissingRoot { get; }
    public X509Certificate2 ImpostorCertificate { get; }

    /// <summary>The Unix socket on which the impostor's PostgreSQL lets everybody in: the way in from its front door, a <see cref="FakeServer"/>.</summary>
    public string ImpostorBackDoor => Path.Combine(_servers[ServerKind.Impostor].DataFolder, $".s.PGSQL.{Port(ServerKind.Impostor)}");

    public int Port(ServerKind kind) => _servers[kind].Port;

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

    public void Dispose()
    {
        _folder.Dispose();
        ImpostorCertificate.Dispose();
        _ourAuthority.Dispose();
        _otherAuthority.Dispose();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_postgres.Owner is { } owner)
        {
            using var chown = Process.Start("chown", ["-R", owner, _folder.Path]);
            await chown.WaitForExitAsync(cancellationToken);
        }

        // Made once and copied: initdb is the slow part. No server is up yet, so the role is made in single-user mode.
        var template = Path.Combine(_folder.Path, "template");
        await RunAsync("initdb", "initdb", ["-D", template, "-U", "postgres", "-A", "trust", "--no-sync", "--locale=C", "--encoding=UTF8", "--wal-segsize=1"]);
        await RunAsync("role", "postgres", ["--single", "-D", template, "postgres"], Path.Combine(_folder.Path, "role.sql"));
        await Task.WhenAll(_servers.Values.Select(async server =>
        {
            await RunAsync("copy-" + server.Name, "cp", ["-R", template, server.DataFolder]);
            await server.StartAsync(_postgres, cancellationToken);
        }));

        async Task RunAsync(string name, string program, string[] arguments, string input = "/dev/null")
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await _postgres.RunAsync(_folder.Path, name, program, arguments, input) != 0)
                throw new InvalidOperationException($"{name} failed: {File.ReadAllText(PostgresInstallation.LogFile(_folder.Path, name))}");
        }
    }

    private PostgresServer Prepare(ServerKind kind)
    {
        var name = kind.ToString();
        Write("role.sql", $"CREATE ROLE {User} LOGIN PASSWORD '{Password}'\n");
        var accessRules = Write(name + ".hba", kind switch
        {
            ServerKind.True or ServerKind.WrongName => "hostnossl all all all reject\nhostssl all all all password\n",
            ServerKind.Impostor => "local all all trust\nhost all all all password\n",
            _ => "host all all all password\n",
        });
        List<string> settings = ["hba_file=" + accessRules];
        if (kind == ServerKind.Impostor)
            settings.Add("unix_socket_directories=" + Path.Combine(_folder.Path, name));
        if (kind != ServerKind.WithoutTls)
        {
            using var certificate = kind switch
            {
                ServerKind.True => _ourAuthority.Issue(HostName),
                ServerKind.WrongName => _ourAuthority.Issue("db.other.example"),
                _ => X509CertificateLoader.LoadPkcs12(ImpostorCertificate.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable),
            };
            using var key = certificate.GetECDsaPrivateKey()!;
            settings.AddRange(["ssl=on", "ssl_cert_file=" + Write(name + ".crt", certificate.ExportCertificatePem()), "ssl_key_file=" + Write(name + ".key", key.ExportPkcs8PrivateKeyPem())]);
        }

        return new PostgresServer(_folder.Path, name, settings);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}
