using System.Net.Sockets;

namespace PgSslAnalyzers.Servers;

/// <summary>A hostile server: does with the connection what the test says, and keeps what came before that.</summary>
internal sealed class RawServer(Func<NetworkStream, CancellationToken, Task> answer) : IAsyncDisposable
{
    private readonly LocalListener listener = new(answer);

    public int Port => listener.Port;

    public ValueTask DisposeAsync() => listener.DisposeAsync();

    /// <summary>Reads the SSLRequest and answers with these bytes, in one piece, then closes the connection.</summary>
    public static RawServer Saying(params byte[] bytes) => new(async (stream, cancellationToken) =>
    {
        await ReadRequestAsync(stream, cancellationToken);
        await stream.WriteAsync(bytes, cancellationToken);
        stream.Socket.Shutdown(SocketShutdown.Send);
        // Whatever the client still says: a reset would take the answer away from it.
        await DrainAsync(stream, cancellationToken);
    });

    public static async Task ReadRequestAsync(NetworkStream stream, CancellationToken cancellationToken)
        => await stream.ReadExactlyAsync(new byte[8], cancellationToken);

    public static async Task DrainAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[4096];
        while (await stream.ReadAsync(buffer, cancellationToken) > 0)
        {
        }
    }
}
