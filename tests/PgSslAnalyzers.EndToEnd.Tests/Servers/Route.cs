using System.Net;
using System.Net.Sockets;

namespace PgSslAnalyzers.Servers;

/// <summary>An address that leads where the network says: to the true server today, to an impostor tomorrow. Programs see one host and one port.</summary>
internal sealed class Route : IAsyncDisposable
{
    private readonly LocalListener listener;

    public Route() => listener = new LocalListener(ServeAsync);

    public int Port => listener.Port;

    /// <summary>The loopback port behind this address.</summary>
    public int LeadsTo { get; set; }

    public ValueTask DisposeAsync() => listener.DisposeAsync();

    private async Task ServeAsync(NetworkStream client, CancellationToken cancellationToken)
    {
        using var target = new TcpClient();
        await target.ConnectAsync(IPAddress.Loopback, LeadsTo, cancellationToken);
        NetworkStream server = target.GetStream();
        await Task.WhenAny(client.CopyToAsync(server, cancellationToken), server.CopyToAsync(client, cancellationToken));
    }
}
