using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using PgSslAnalyzers.Certificates;
using PgSslAnalyzers.Servers;

namespace PgSslAnalyzers.EndToEnd.Tests.Probe;

/// <summary>What pgssl probe says of the handshake is where the real Npgsql, with the same root, user and machine, ends that stage: not one difference.</summary>
[Trait("Category", "Long")]
public sealed class ProbeTableTests(ProbeServers servers) : IClassFixture<ProbeServers>
{
    private static readonly Dictionary<string, string> NoVariables = [];

    public static TheoryData<string> NpgsqlVersions => [.. SslModeTable.NpgsqlVersions];

    /// <summary>Each kind of server with each root; the servers that refuse plain text or want a client certificate show that nothing is claimed about the login.</summary>
    [SkippableTheory, MemberData(nameof(NpgsqlVersions))]
    public Task Servers_and_roots(string npgsql)
    {
        string[] roots = ["", servers.RightRoot, servers.WrongRoot, servers.PathOf("missing.crt")];
        return CompareAsync(npgsql, NoVariables, [.. from kind in ProbeServers.Kinds from root in roots select Of(kind, "localhost", root)], "Accepted", "Rejected", "RootFileFault", "NoTls");
    }

    [SkippableTheory, MemberData(nameof(NpgsqlVersions))]
    public Task Names_and_addresses(string npgsql)
    {
        string[] kinds = ["good", "wrong name", "address in SAN", "wildcard", "common name only", "name in CN, another in SAN", "self-signed"], hosts = ["localhost", "LocalHost", "127.0.0.1", "127.1"];
        return CompareAsync(npgsql, NoVariables, [.. from kind in kinds from host in hosts select Of(kind, host, servers.RightRoot)], "Accepted", "Rejected");
    }

    [SkippableTheory, MemberData(nameof(NpgsqlVersions))]
    public Task Forms_of_root_files(string npgsql)
    {
        X509Certificate2 root = X509CertificateLoader.LoadCertificate(servers.Root.Certificate.RawData);
        File.WriteAllBytes(servers.PathOf("root.der"), root.RawData);
        File.WriteAllBytes(servers.PathOf("root.pfx"), root.Export(X509ContentType.Pfx));
        File.WriteAllBytes(servers.PathOf("pfx.crt"), root.Export(X509ContentType.Pfx));
        string[] roots =
        [
            servers.PathOf("root.der"), servers.PathOf("root.pfx"), servers.PathOf("pfx.crt"), servers.Write("bundle.crt", "text\n" + File.ReadAllText(servers.WrongRoot) + servers.RootPem),
            servers.Write("empty.crt", ""), servers.Write("text.crt", "no certificate"), servers.Write("key.pem", servers.Root.Certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()),
            servers.Write("broken.crt", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"), Path.GetTempPath(), servers.PathOf("no folder/root.crt"), servers.PathOf("self-signed.crt"), "relative.crt",
        ];
        return CompareAsync(npgsql, NoVariables, [.. from kind in (string[])["good", "self-signed", "wrong name", "chain"] from root1 in roots select Of(kind, "localhost", root1)], "Accepted", "Rejected", "RootFileFault");
    }

    /// <summary>Where the root comes from if the string does not say; and a string that says, against an operating system that trusts the authority.</summary>
    [SkippableTheory, MemberData(nameof(NpgsqlVersions))]
    public async Task Variables_the_file_of_the_user_and_the_operating_system(string npgsql)
    {
        _ = servers.Port("good");
        string home = Directory.CreateDirectory(servers.PathOf("home-" + npgsql)).FullName;
        Directory.CreateDirectory(Path.Combine(home, ".postgresql"));
        File.Copy(servers.RightRoot, Path.Combine(home, ".postgresql", "root.crt"), overwrite: true);
        string[] kinds = ["good", "wrong name", "impostor", "chain", "missing intermediate", "expired"], roots = ["", servers.RightRoot, servers.WrongRoot, servers.PathOf("missing.crt")];
        foreach (Dictionary<string, string> variables in (Dictionary<string, string>[])
        [
            new() { ["PGSSLROOTCERT"] = servers.RightRoot },
            new() { ["HOME"] = home },
            new() { ["SSL_CERT_FILE"] = servers.RightRoot },
            new() { ["SSL_CERT_FILE"] = servers.RightRoot, ["PGSSLROOTCERT"] = "" },
            new() { ["SSL_CERT_FILE"] = servers.RightRoot, ["HOME"] = home, ["PGSSLROOTCERT"] = servers.WrongRoot },
        ])
        {
            await CompareAsync(npgsql, variables, [.. from kind in kinds from root in variables.ContainsKey("HOME") ? [""] : roots select Of(kind, "localhost", root)]);
        }
    }

    /// <summary>Fake servers: what is no TLS, broken TLS, TLS with another protocol; and direct TLS, which PostgreSQL 15 does not speak.</summary>
    [SkippableTheory, MemberData(nameof(NpgsqlVersions))]
    public async Task Fake_servers(string npgsql)
    {
        await using var no = RawServer.Saying((byte)'N');
        await using var error = RawServer.Saying(Encoding.ASCII.GetBytes("Esorry\n\0"));
        await using var rubbish = RawServer.Saying(Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\n\r\n"));
        await using var clear = RawServer.Saying([.. "SZ"u8, 0, 0, 0, 5, .. "I"u8]);
        await using var end = RawServer.Saying((byte)'S');
        X509Certificate2 certificate = servers.Root.Issue("localhost");
        await using var plain = new TestServer(certificate) { RefusesLogin = true };
        await using TestServer alpn = Alpn(new TestServer(certificate) { RefusesLogin = true }, "postgresql");
        await using TestServer otherAlpn = Alpn(new TestServer(certificate) { RefusesLogin = true }, "h2");
        await using var asks = new TestServer(certificate, servers.Root.Certificate) { RefusesLogin = true };
        asks.Options.ClientCertificateRequired = true;
        asks.Options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        await using TestServer direct = Alpn(new TestServer(certificate) { RefusesLogin = true, IsDirect = true }, "postgresql");
        await using TestServer otherDirect = Alpn(new TestServer(certificate) { RefusesLogin = true, IsDirect = true }, "h2");
        string root = Path.GetTempFileName();
        await File.WriteAllTextAsync(root, servers.RootPem);
        try
        {
            int[] ports = [no.Port, error.Port, rubbish.Port, clear.Port, end.Port, plain.Port, alpn.Port, otherAlpn.Port, asks.Port];
            List<Asked> questions = [.. from port in ports from file in (string[])["", root] select Of(port, "localhost", file)];
            questions.Add(Of(plain.Port, "localhost", root, ";SSL Certificate=/nowhere/client.crt"));
            if (npgsql != "8.0.9")
                questions.AddRange(from port in (int[])[direct.Port, otherDirect.Port] select Of(port, "localhost", root, ";SSL Negotiation=Direct"));
            await CompareAsync(npgsql, NoVariables, questions, "Accepted", "Rejected", "NoTls", "Failed", "Throws");
        }
        finally
        {
            File.Delete(root);
        }

        static TestServer Alpn(TestServer server, string protocol)
        {
            server.Options.ApplicationProtocols = [new SslApplicationProtocol(protocol)];
            return server;
        }
    }

    /// <summary>Npgsql does fetch an intermediate from where the certificate says. The probe does not, and says that the verdict depends on it, unless it is allowed to.</summary>
    [SkippableTheory, MemberData(nameof(NpgsqlVersions))]
    public async Task An_intermediate_that_Npgsql_would_fetch(string npgsql)
    {
        byte[] issuer = [];
        int visits = 0;
        await using var elsewhere = new RawServer(async (stream, cancellationToken) =>
        {
            Interlocked.Increment(ref visits);
            await stream.ReadExactlyAsync(new byte[1], cancellationToken);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {issuer.Length}\r\nConnection: close\r\n\r\n"), cancellationToken);
            await stream.WriteAsync(issuer, cancellationToken);
            stream.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);
            await RawServer.DrainAsync(stream, cancellationToken);
        });
        using TestAuthority root = TestAuthority.Root(), intermediate = root.Intermediate("Example Intermediate CA");
        issuer = intermediate.Certificate.Export(X509ContentType.Cert);
        await using var server = new TestServer(intermediate.Issue(Spec.Server("localhost") with { Download = $"http://127.0.0.1:{elsewhere.Port}/ca.cer" })) { RefusesLogin = true };
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, root.Pem);
            Asked asked = Of(server.Port, "localhost", file);
            Assert.Equal(["Accepted Depends Depends"], await servers.Sides.ToolAsync([asked.Arguments(npgsql)], NoVariables));
            Assert.Equal(0, visits);
            Assert.Equal(["Accepted Accepted Accepted"], await servers.Sides.ToolAsync([[.. asked.Arguments(npgsql), "--online"]], NoVariables));
            Assert.NotEqual(0, visits);
            visits = 0;
            Assert.Equal(["Accepted Accepted Accepted"], await servers.Sides.NpgsqlAsync(npgsql, [asked.ConnectionString], NoVariables));
            Assert.NotEqual(0, visits);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>What the probe leaves in the log of a real server: a client that disconnected.</summary>
    [SkippableFact]
    public async Task The_server_has_seen_no_login()
    {
        _ = servers.Port("good");
        int before = servers.LogOf("client certificate asked for").Length;
        string[] outputs = await servers.Sides.OutputsAsync([Of("client certificate asked for", "localhost", servers.RightRoot).Arguments("10.0.3")], NoVariables);
        Assert.True((bool)JsonNode.Parse(outputs[0])!["hosts"]![0]!["tls"]!["askedForClientCertificate"]!);
        string log = servers.LogOf("client certificate asked for")[before..];
        Assert.DoesNotContain("FATAL", log, StringComparison.Ordinal);
        Assert.DoesNotContain("connection authorized", log, StringComparison.Ordinal);
    }

    private async Task CompareAsync(string npgsql, Dictionary<string, string> variables, List<Asked> questions, params string[] mustOccur)
    {
        using var folder = new OwnedFolder();
        string[] real = await servers.Sides.NpgsqlAsync(npgsql, [.. questions.Select(question => question.ConnectionString)], variables);
        string[] said = await servers.Sides.ToolAsync([.. questions.Select(question => question.Arguments(npgsql, folder.Path))], variables);
        Assert.Equal(questions.Count, real.Length);
        List<string> different = [.. questions.Zip(real, said).Where(row => row.Second != row.Third).Select(row => $"{row.First}: Npgsql {row.Second}, pgssl {row.Third}")];
        Assert.True(different.Count == 0, $"{different.Count} of {questions.Count} with {string.Join(' ', variables)}\n" + string.Join('\n', different));
        // The table shows something only if all of its ends occur.
        Assert.Subset(real.SelectMany(row => row.Split(' ')).ToHashSet(), mustOccur.ToHashSet());
    }

    private Asked Of(string kind, string host, string root) => new(kind, servers.Port(kind), host, root, "");

    private static Asked Of(int port, string host, string root, string settings = "") => new("fake", port, host, root, settings);

    /// <summary>A question to both sides.</summary>
    private sealed record Asked(string Kind, int Port, string Host, string Root, string Settings)
    {
        public string ConnectionString
            => $"Host={Host};Port={Port};Username=app;Database=postgres;Pooling=false;Timeout=60" + (Root.Length > 0 ? $";Root Certificate={Root}" : "") + Settings;

        /// <summary>The string comes in a variable where it says more than host and root.</summary>
        public string[] Arguments(string npgsql, string folder = "") =>
        [
            "probe", "--npgsql", npgsql, "--json", "--timeout", "60",
            .. Settings.Length > 0 ? (string[])["--from", "file:" + Written(folder)] : Root.Length > 0 ? [$"{Host}:{Port}", "--root", Root] : [$"{Host}:{Port}"],
        ];

        private string Written(string folder)
        {
            string file = Path.Combine(folder, Guid.NewGuid().ToString());
            File.WriteAllText(file, ConnectionString + ";SSL Mode=VerifyFull");
            return file;
        }
    }
}
