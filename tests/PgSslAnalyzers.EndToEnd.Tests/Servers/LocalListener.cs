using System.Net;
using System.Net.Sockets;

namespace PgSslAnalyzers.Servers;

/// <summary>A loopback port of its own that hands each connection to <paramref name="serve"/>.</summary>
internal sealed class LocalListener : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;
    private Task? end;

    public LocalListener(Func<NetworkStream, CancellationToken, Task> serve)
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync(serve);
    }

    public int Port { get; }

    /// <summary>A port that is free now. Somebody may take it before its user does: whoever starts a server there must be ready to try again.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Ends when every connection has been served, so that what they recorded is complete.</summary>
    public ValueTask DisposeAsync() => new(end ??= EndAsync());

    private async Task EndAsync()
    {
        listener.Stop();
        stop.CancelAfter(Patience);
        await accepting;
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync(Func<NetworkStream, CancellationToken, Task> serve)
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync(stop.Token);
                connections.Add(ServeAsync(client));
            }
        }
        // Whoever asks behind the end gets an InvalidOperationException, and who asked before it one of the others.
        catch (Exception e) when (e is SocketException or InvalidOperationException or OperationCanceledException)
        {
        }

        await Task.WhenAll(connections);

        async Task ServeAsync(TcpClient client)
        {
            using (client)
            {
                try
                {
                    await serve(client.GetStream(), stop.Token);
                }
                catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
                {
                    // The other side went away, or did not like what it saw.
                }
            }
        }
    }
}
