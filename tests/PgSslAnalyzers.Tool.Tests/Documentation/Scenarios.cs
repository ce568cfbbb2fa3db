using System.Security.Cryptography.X509Certificates;
using PgSslAnalyzers.Certificates;
using PgSslAnalyzers.Servers;
using PgSslAnalyzers.Tool.Certificates;
using PgSslAnalyzers.Tool.Tests.Judging;

namespace PgSslAnalyzers.Tool.Tests.Documentation;

/// <summary>The runs that the pages show. Each server answers on this machine; --connect, which is not shown, leads there.</summary>
internal static class Scenarios
{
    private const string Host = "db.example.com", Shown = "/etc/pg/";

    public static async Task<Dictionary<string, string>> RunAllAsync(HashSet<string> names)
    {
        using TestAuthority root = TestAuthority.Root("Example Root CA"), intermediate = root.Intermediate("Example Intermediate CA");
        using var folder = new RootFolder();
        folder.Write("root.crt", root.Pem);
        folder.Write("connection.txt", $"Host={Host};Username=app;Password=hunter2;Database=shop;SSL Mode=Require;Trust Server Certificate=true");
        X509Certificate2 good = root.Issue(Host);
        var outputs = new Dictionary<string, string>();
        string[] withRoot = ["--root", "root.crt"];

        await CheckAsync("check", ["check", "--from", "connection.txt"]);
        await CheckAsync("check-argument", ["check", $"Host={Host};Password=hunter2"], shown: $"check \"Host={Host};Password=...\"");
        await ProbeAsync("accepted", [Host, .. withRoot], new TestServer(good), from: null);
        await ProbeAsync("untrusted", [Host], new TestServer(good, root.Certificate), from: "");
        await ProbeAsync("not-in-file", [Host, .. withRoot], new TestServer(TestAuthority.Root("Other CA").Issue(Host)));
        await ProbeAsync("name", [Host, .. withRoot], new TestServer(root.Issue("db1.internal", "db2.internal")));
        await ProbeAsync("address", ["10.0.0.5", .. withRoot], new TestServer(good));
        await ProbeAsync("expired", [Host, .. withRoot], new TestServer(root.Issue(Spec.Server(Host) with { To = DateTimeOffset.UtcNow.AddDays(-12) })));
        await ProbeAsync("intermediate", [Host, .. withRoot], new TestServer(intermediate.Issue(Host)));
        await ProbeAsync("download", [Host, .. withRoot], new TestServer(intermediate.Issue(Spec.Server(Host) with { Download = "http://ca.example.com/intermediate.cer" })));
        await ProbeAsync("self-signed", [Host], new TestServer(TestAuthority.SelfSigned(Spec.Server(Host))));
        await ProbeAsync("file", [Host, "--root", "missing.crt"], new TestServer(good));
        await ProbeAsync("provider", ["shop.abc.eu-west-1.rds.amazonaws.com"], new TestServer(root.Issue("shop.abc.eu-west-1.rds.amazonaws.com"), root.Certificate));
        await ProbeAsync("no-tls", [Host], RawServer.Saying((byte)'N'));
        await ProbeAsync("error", [Host], RawServer.Saying([.. "E\0\0\0\x34SFATAL\0C53300\0Msorry, too many clients already\0\0"u8]));
        await ProbeAsync("clear", [Host], RawServer.Saying([.. "SZ\0\0\0\x05I"u8]));
        await ProbeAsync("save", [Host, "--save-root", "new-root.crt", "--sha256", Fingerprint.Of(root.Certificate).ToString()], new TestServer(good, root.Certificate), from: "Written: ");
        if (names.Contains("not-asked"))
            outputs["not-asked"] = "$ pgssl probe localhost:1\n" + (await Run.Async("probe", "localhost:1")).All;
        Assert.Empty(names.Except(outputs.Keys));
        return outputs;

        async Task CheckAsync(string name, string[] arguments, string? shown = null)
        {
            if (names.Contains(name))
                outputs[name] = Show(shown ?? string.Join(' ', arguments), await RunAsync(arguments));
        }

        async Task ProbeAsync(string name, string[] arguments, IAsyncDisposable server, string? from = "Verdict\n")
        {
            await using (server)
            {
                if (!names.Contains(name))
                    return;
                int port = server is TestServer tls ? tls.Port : ((RawServer)server).Port;
                string output = await RunAsync(["probe", .. arguments, "--connect", $"127.0.0.1:{port}"]);
                // What is not looked at is the same each time, and shown once; and so are the certificates.
                string part = from is null ? output : output[..output.IndexOf("\nNot looked at\n", StringComparison.Ordinal)];
                bool isCut = from is { Length: > 0 } && part.Contains("Certificates that the server sent", StringComparison.Ordinal);
                outputs[name] = Show("probe " + string.Join(' ', arguments), isCut ? "...\n" + part[part.IndexOf(from!, StringComparison.Ordinal)..] : part);
            }
        }

        async Task<string> RunAsync(string[] arguments)
        {
            string[] real = [.. arguments.Select(word => word.EndsWith(".crt", StringComparison.Ordinal) || word.EndsWith(".txt", StringComparison.Ordinal) ? folder.Path(word) : word)];
            return (await Run.Async(real, operatingSystem: "Debian GNU/Linux 12 (bookworm)")).All;
        }

        string Show(string command, string output)
            => $"$ pgssl {command.Replace("root.crt", Shown + "root.crt", StringComparison.Ordinal).Replace(Shown + "new-", Shown, StringComparison.Ordinal).Replace("new-" + Shown, Shown, StringComparison.Ordinal).Replace("missing.crt", Shown + "missing.crt", StringComparison.Ordinal)}\n"
                + output.Replace(folder.Path("x")[..^1], Shown, StringComparison.Ordinal).Replace(Shown + "new-root.crt", Shown + "root.crt", StringComparison.Ordinal);
    }
}
