using System.Net;
using System.Net.Sockets;

namespace PgSslAnalyzers.Tool.Wire;

/// <summary>
/// Asks a server for TLS, shakes hands and goes away. The only bytes that leave this machine in the clear are the eight of an SSLRequest; inside TLS nothing is sent but its end.
/// The server is hostile until shown otherwise: what it sends is bounded, and so is the time that it gets.
/// </summary>
/// <param name="timeout">For everything, from the name look-up to the end of the handshake.</param>
/// <param name="log">Takes what happens, for --verbose.</param>
internal sealed class Asker(TimeSpan timeout, Action<string> log)
{
    /// <summary>What Npgsql reads at once after its SSLRequest, in bytes (its Read Buffer Size): clear bytes behind the S that arrive with it are noticed there.</summary>
    private const int FirstRead = 8192;

    /// <summary>Length 8, code 1234.5679 (PostgreSQL's protocol, SSLRequest).</summary>
    private static readonly byte[] SslRequest = [0, 0, 0, 8, 0x04, 0xD2, 0x16, 0x2F];

    private int connections;

    /// <summary>Asks.</summary>
    /// <exception cref="OperationCanceledException">The user stopped it.</exception>
    public async Task<Conversation> AskAsync(ServerQuestion question, CancellationToken cancellationToken)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer.CancelAfter(timeout);
        IPEndPoint? reached = null;
        try
        {
            // A look-up or a system call that does not listen to the timer is left behind.
            ServerAnswer answer = await Task.Run(() => AskAsync(), timer.Token).WaitAsync(timeout + TimeSpan.FromMilliseconds(500), cancellationToken);
            return new Conversation(answer, reached, connections);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new Conversation(new ServerAnswer.None(TimeoutCause(reached)), reached, connections);
        }

        async Task<ServerAnswer> AskAsync()
        {
            try
            {
                using Socket socket = await ConnectAsync(question, timer.Token);
                reached = (IPEndPoint?)socket.RemoteEndPoint;
                using var stream = new NetworkStream(socket);
                return await TalkAsync(question, socket, stream, timer.Token);
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                return new ServerAnswer.None(CauseOf(e));
            }
        }
    }

    private string TimeoutCause(IPEndPoint? reached)
        => (reached is null ? "no connection" : "no answer") + $" within {timeout.TotalSeconds:0.###} s";

    private async Task<Socket> ConnectAsync(ServerQuestion question, CancellationToken cancellationToken)
    {
        (string host, int port) = question.ConnectTo is { } other ? (other.Host, other.Port) : (question.Host, question.Port);
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        log($"{host} is {string.Join<IPAddress>(", ", addresses)}");
        SocketException? failure = null;
        foreach (IPAddress address in addresses)
        {
            // As Npgsql does it: an address that swallows everything takes only its share of the time.
            using var share = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (addresses.Length > 1)
                share.CancelAfter(timeout / addresses.Length);
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), share.Token);
                connections++;
                log($"connected to {socket.RemoteEndPoint}");
                return socket;
            }
            catch (SocketException e)
            {
                socket.Dispose();
                failure = e;
                log($"{address}: {e.SocketErrorCode}");
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                socket.Dispose();
                failure = new SocketException((int)SocketError.TimedOut);
                log($"{address}: no connection");
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
        throw failure ?? new SocketException((int)SocketError.HostNotFound);
    }

    private async Task<ServerAnswer> TalkAsync(ServerQuestion question, Socket socket, NetworkStream stream, CancellationToken cancellationToken)
    {
        if (!question.IsDirect)
        {
            await stream.WriteAsync(SslRequest, cancellationToken);
            byte[] buffer = new byte[FirstRead];
            int count = await stream.ReadAsync(buffer, cancellationToken);
            if (count == 0)
                return new ServerAnswer.None("the server closed the connection without an answer");
            log($"the answer to SSLRequest: 0x{buffer[0]:X2}, {count} bytes");
            switch ((char)buffer[0])
            {
                case 'N':
                    return new ServerAnswer.NoTls();
                case 'E':
                    return new ServerAnswer.Error(await ReadErrorAsync(stream, buffer, count, cancellationToken));
                case 'S':
                    break;
                default:
                    return new ServerAnswer.NotPostgres(buffer[..count]);
            }
            if (count == 1 && socket.Available > 0)
                count += await stream.ReadAsync(buffer.AsMemory(1), cancellationToken);
            if (count > 1)
                return new ServerAnswer.ClearBytes(buffer[1..count]);
        }
        return await TlsHandshake.ShakeAsync(question, stream, log, cancellationToken);
    }

    private static async Task<string> ReadErrorAsync(NetworkStream stream, byte[] buffer, int count, CancellationToken cancellationToken)
    {
        using var brief = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        brief.CancelAfter(TimeSpan.FromSeconds(1));
        try
        {
            while (!ErrorMessage.IsComplete(buffer.AsSpan(0, count)) && count < ErrorMessage.Limit)
            {
                int more = await stream.ReadAsync(buffer.AsMemory(count), brief.Token);
                if (more == 0)
                    break;
                count += more;
            }
        }
        catch (Exception e) when (e is IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // What has come is what there is.
        }
        return ErrorMessage.TextOf(buffer.AsSpan(0, count));
    }

    /// <summary>The operating system's word for it, without the address, which the report names anyway.</summary>
    private static string CauseOf(Exception exception)
        => (exception as SocketException ?? exception.InnerException as SocketException) is { } socket
            ? socket.SocketErrorCode switch
            {
                SocketError.HostNotFound or SocketError.NoData => "the host name is not known here",
                SocketError.TryAgain => "the host name could not be looked up",
                SocketError.ConnectionRefused => "connection refused",
                SocketError.ConnectionReset => "the server reset the connection",
                SocketError.TimedOut => "no connection in time",
                SocketError.NetworkUnreachable or SocketError.HostUnreachable => "there is no way to it from here",
                _ => socket.SocketErrorCode.ToString(),
            }
            : exception.Message;
}
