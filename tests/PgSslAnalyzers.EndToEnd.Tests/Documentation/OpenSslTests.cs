using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using PgSslAnalyzers.Documentation;
using PgSslAnalyzers.EndToEnd.Tests.Package;
using PgSslAnalyzers.Servers;

namespace PgSslAnalyzers.EndToEnd.Tests.Documentation;

/// <summary>The OpenSSL commands of the documentation, against real servers: they say "ok" where VerifyFull connects, and not where it does not.</summary>
[Collection(ServersFixture.Name)]
public sealed class OpenSslTests(ServersFixture fixture)
{
    private static readonly CodeBlock[] Commands =
    [
        .. Page.All.SelectMany(static page => page.Blocks).Where(static block => block.RunBy.Contains(nameof(OpenSslTests))).DistinctBy(static block => block.Text),
    ];

    [SkippableFact]
    public async Task A_name_is_checked()
    {
        PostgresServers servers = fixture.Servers;
        string command = Assert.Single(Commands, static block => block.Text.Contains("-verify_hostname", StringComparison.Ordinal)).Text;
        string right = await AskAsync(command, "localhost", servers.Port(ServerKind.True), servers.RightRoot);
        Assert.Contains("Verify return code: 0 (ok)", right, StringComparison.Ordinal);
        Assert.Contains("BEGIN CERTIFICATE", right, StringComparison.Ordinal);
        Assert.DoesNotContain("Verify return code: 0 (ok)", await AskAsync(command, "localhost", servers.Port(ServerKind.Impostor), servers.RightRoot), StringComparison.Ordinal);
        Assert.Contains("hostname mismatch", await AskAsync(command, "localhost", servers.Port(ServerKind.WrongName), servers.RightRoot), StringComparison.OrdinalIgnoreCase);

        // OpenSSL 3.0 says "ok" of a server that has no TLS: the page tells what to look for.
        string withoutTls = await AskAsync(command, "localhost", servers.Port(ServerKind.WithoutTls), servers.RightRoot);
        Assert.Matches("no peer certificate available|didn't find STARTTLS in server response", withoutTls);
        Assert.DoesNotContain("BEGIN CERTIFICATE", withoutTls, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_is_checked_by_a_parameter_of_its_own()
    {
        string command = Assert.Single(Commands, static block => block.Text.Contains("-verify_ip", StringComparison.Ordinal)).Text;
        using var authority = new CertificateAuthority("Example Database CA");
        using X509Certificate2 certificate = authority.Issue("127.0.0.1");
        using var home = new OwnedFolder();
        string root = Path.Combine(home.Path, "root.crt");
        await File.WriteAllTextAsync(root, authority.RootPem);
        await using var server = new FakeServer(Trick.OfferTls, certificate);
        Assert.Contains("Verify return code: 0 (ok)", await AskAsync(command, "127.0.0.1", server.Port, root), StringComparison.Ordinal);
        Assert.Contains("IP address mismatch", await AskAsync(command.Replace("-verify_ip ADDRESS", "-verify_ip 127.0.0.2", StringComparison.Ordinal), "127.0.0.1", server.Port, root), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<string> AskAsync(string command, string host, int port, string root)
    {
        string typed = command.Replace("HOST", host, StringComparison.Ordinal).Replace("ADDRESS", host, StringComparison.Ordinal)
            .Replace("5432", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("root.crt", root, StringComparison.Ordinal);
        return (await new Shell(Path.GetTempPath(), new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! }).RunAsync(typed)).Output;
    }
}
