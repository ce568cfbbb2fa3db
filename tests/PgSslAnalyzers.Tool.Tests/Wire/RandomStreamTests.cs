using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PgSslAnalyzers.Certificates;
using PgSslAnalyzers.Servers;

namespace PgSslAnalyzers.Tool.Tests.Wire;

/// <summary>
/// Servers that say anything: pure noise, noise behind a good beginning, and real handshakes with broken bytes. PGSSL_STREAMS is how many, PGSSL_STREAMS_SEED the first seed.
/// </summary>
public sealed class RandomStreamTests
{
    [Fact]
    public async Task Neither_a_crash_nor_a_control_character()
    {
        int count = Setting("PGSSL_STREAMS", 120), first = Setting("PGSSL_STREAMS_SEED", 1), accepted = 0;
        using TestAuthority root = TestAuthority.Root();
        await using var tls = new TestServer(root.Issue("localhost"), root.Certificate);
        await Parallel.ForEachAsync(Enumerable.Range(first, count), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (seed, _) =>
        {
            await using var server = new RawServer((stream, cancellationToken) => ServeAsync(new Random(seed), stream, tls.Port, cancellationToken));
            try
            {
                Run run = await Run.Async("probe", $"localhost:{server.Port}", "--connect", "127.0.0.1", "--timeout", "2", seed % 2 == 0 ? "--verbose" : "--json");
                Screen.AssertHarmless(run.All);
                Assert.InRange(run.ExitCode, 1, 2);
                if (run.Output.Contains("accepts any certificate", StringComparison.Ordinal))
                    Interlocked.Increment(ref accepted);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}", e);
            }
        });
        // Some of the broken handshakes break nothing: the generator reaches the certificates too.
        Assert.True(count < 100 || accepted > 0, $"{accepted} of {count}");
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;

    private static async Task ServeAsync(Random random, NetworkStream stream, int tlsPort, CancellationToken cancellationToken)
    {
        int kind = random.Next(4);
        if (kind == 3)
        {
            await BreakAsync(random, stream, tlsPort, cancellationToken);
            return;
        }
        await RawServer.ReadRequestAsync(stream, cancellationToken);
        if (kind > 0)
            await stream.WriteAsync("S"u8.ToArray(), cancellationToken);
        // With S alone the client must have begun before the noise comes, or it is noise behind the S.
        if (kind == 2)
            await stream.ReadExactlyAsync(new byte[1], cancellationToken);
        byte[] noise = new byte[random.Next(1, 3000)];
        random.NextBytes(noise);
        if (noise.Length > 9 && random.Next(2) == 0)
            (noise[0], noise[1], noise[2], noise[3], noise[4], noise[5]) = (0x16, 3, 3, (byte)random.Next(4), noise[4], (byte)random.Next(16));
        await stream.WriteAsync(noise, cancellationToken);
        stream.Socket.Shutdown(SocketShutdown.Send);
        await RawServer.DrainAsync(stream, cancellationToken);
    }

    /// <summary>Stands between the client and a good server and changes a few bytes of what it says.</summary>
    private static async Task BreakAsync(Random random, NetworkStream client, int tlsPort, CancellationToken cancellationToken)
    {
        using var target = new TcpClient();
        await target.ConnectAsync(IPAddress.Loopback, tlsPort, cancellationToken);
        NetworkStream server = target.GetStream();
        int change = random.Next(3) == 0 ? -1 : random.Next(0, 1500), cut = random.Next(4) == 0 ? random.Next(1, 1500) : int.MaxValue, passed = 0;
        Task forth = client.CopyToAsync(server, cancellationToken);
        byte[] buffer = new byte[4096];
        while (passed < cut && await server.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (change >= passed && change < passed + count)
                buffer[change - passed] ^= (byte)random.Next(1, 256);
            await client.WriteAsync(buffer.AsMemory(0, Math.Min(count, cut - passed)), cancellationToken);
            passed += count;
        }
        client.Socket.Shutdown(SocketShutdown.Both);
        target.Client.Shutdown(SocketShutdown.Both);
        await forth;
    }
}
