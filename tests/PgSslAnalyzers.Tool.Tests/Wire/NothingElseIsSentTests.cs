using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PgSslAnalyzers.Certificates;
using PgSslAnalyzers.Servers;
using PgSslAnalyzers.Tool.Context;

namespace PgSslAnalyzers.Tool.Tests.Wire;

/// <summary>What leaves this machine: eight bytes in the clear, a handshake, its end; and nothing goes to anywhere else.</summary>
public sealed class NothingElseIsSentTests
{
    private static readonly byte[] SslRequest = [0, 0, 0, 8, 0x04, 0xD2, 0x16, 0x2F];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_SSLRequest_a_handshake_and_its_end(bool asksForClientCertificate)
    {
        using TestAuthority root = TestAuthority.Root();
        await using var server = new TestServer(root.Issue("localhost"));
        server.Options.ClientCertificateRequired = asksForClientCertificate;
        server.Options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        Run run = await Run.Async(
            ["probe", "--from", "-", "--connect", $"127.0.0.1:{server.Port}"],
            "Host=localhost;Username=app;Password=s3cret;Database=shop;SSL Mode=VerifyFull");
        Visit visit = Assert.Single(await server.CloseAsync());
        Assert.Equal(SslRequest, visit.InTheClear);
        Assert.True(visit.IsHandshakeComplete && visit.IsEndedProperly);
        Assert.Empty(visit.InsideTls);
        Assert.Null(visit.ClientCertificate);
        Assert.Contains(asksForClientCertificate ? "asked for a client certificate; none was sent" : "did not ask for a client certificate", run.Output, StringComparison.Ordinal);
        Assert.Contains("One connection was made; it appears in the server's log.", run.Output, StringComparison.Ordinal);
    }

    // As SslStream does it for Npgsql: names, and never an address. ALPN since Npgsql 9.
    [Theory]
    [InlineData("db1.internal", "10", "db1.internal", "postgresql")]
    [InlineData("db1.internal", "9", "db1.internal", "postgresql")]
    [InlineData("db1.internal", "8", "db1.internal", "")]
    [InlineData("10.0.0.5", "10", "", "postgresql")]
    [InlineData("::1", "10", "", "postgresql")]
    public async Task The_name_and_the_protocol_are_sent_as_Npgsql_sends_them(string host, string npgsql, string name, string protocol)
    {
        using TestAuthority root = TestAuthority.Root();
        await using var server = new TestServer(root.Issue("localhost"));
        server.Options.ApplicationProtocols = [new SslApplicationProtocol("postgresql")];
        await Run.Async("probe", host, "--npgsql", npgsql, "--connect", $"127.0.0.1:{server.Port}");
        Visit visit = Assert.Single(await server.CloseAsync());
        Assert.Equal((name, protocol), (visit.ServerName, visit.ApplicationProtocol));
    }

    [Theory]
    [InlineData("Host=localhost;SSL Mode=VerifyFull;SSL Negotiation=Direct", null)]
    [InlineData("Host=localhost;SSL Mode=VerifyFull", "direct")]
    public async Task Direct_TLS_begins_with_the_first_byte(string text, string? variable)
    {
        using TestAuthority root = TestAuthority.Root();
        await using var server = new TestServer(root.Issue("localhost")) { IsDirect = true };
        server.Options.ApplicationProtocols = [new SslApplicationProtocol("postgresql")];
        Run run = await Run.Async(
            ["probe", "--from", "-", "--connect", $"127.0.0.1:{server.Port}"], text, variable is null ? null : new Dictionary<string, string> { ["PGSSLNEGOTIATION"] = variable });
        Visit visit = Assert.Single(await server.CloseAsync());
        Assert.True(visit.IsHandshakeComplete);
        Assert.Contains("ALPN postgresql, from the first byte (SSL Negotiation=Direct)", run.Output, StringComparison.Ordinal);
    }

    /// <summary>The place that certificates name (issuer, OCSP, revocation list) is this listener; the last case shows that it would notice.</summary>
    [Theory]
    [InlineData("", "depends on a download that was not made", 0)]
    [InlineData("Check Certificate Revocation=true", "depends on a download that was not made", 0)]
    [InlineData("--online", "would accept this server", 1)]
    public async Task A_certificate_does_not_choose_where_this_machine_connects(string extra, string verdict, int expected)
    {
        using TestAuthority root = TestAuthority.Root();
        byte[]? issuer = null;
        int visits = 0;
        await using var elsewhere = new RawServer(async (stream, cancellationToken) =>
        {
            Interlocked.Increment(ref visits);
            await stream.ReadExactlyAsync(new byte[1], cancellationToken);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/pkix-cert\r\nContent-Length: {issuer!.Length}\r\nConnection: close\r\n\r\n"), cancellationToken);
            await stream.WriteAsync(issuer, cancellationToken);
            stream.Socket.Shutdown(SocketShutdown.Send);
            await RawServer.DrainAsync(stream, cancellationToken);
        });
        string url = $"http://127.0.0.1:{elsewhere.Port}/issuer.cer";
        using TestAuthority intermediate = root.Intermediate("Example Intermediate CA " + Guid.NewGuid(), url);
        issuer = intermediate.Certificate.Export(X509ContentType.Cert);
        await using var server = new TestServer(intermediate.Issue(Spec.Server("localhost") with { Download = url, RevocationList = url }));
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, root.Pem);
            string[] options = extra.StartsWith('-') ? [extra] : [];
            Run run = await Run.Async(
                ["probe", "--from", "-", "--connect", $"127.0.0.1:{server.Port}", .. options],
                $"Host=localhost;SSL Mode=VerifyFull;Root Certificate={file}" + (options.Length == 0 ? ";" + extra : ""));
            Assert.True(run.Output.Contains("VerifyFull  " + verdict, StringComparison.Ordinal), $"{visits} visits\n{run.Output}");
            Assert.Equal(expected > 0 ? ExitCode.Accepted : ExitCode.NotAccepted, run.ExitCode);
            Assert.True(expected == 0 ? visits == 0 : visits > 0, $"{visits} visits");
        }
        finally
        {
            File.Delete(file);
            // .NET keeps what it fetched.
            using var store = new X509Store(StoreName.CertificateAuthority, StoreLocation.CurrentUser, OpenFlags.ReadWrite);
            store.RemoveRange([.. store.Certificates.Where(certificate => certificate.RawDataMemory.Span.SequenceEqual(issuer))]);
        }
    }
}
