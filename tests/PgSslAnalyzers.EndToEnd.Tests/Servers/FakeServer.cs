using System.Buffers.Binary;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PgSslAnalyzers.Servers;

/// <summary>What an impostor's front door does to get hold of the password.</summary>
internal enum Trick
{
    /// <summary>Offers TLS with its own certificate and asks for the password.</summary>
    OfferTls,

    /// <summary>Says that it has no TLS and asks for the password.</summary>
    SayNoTls,

    /// <summary>Offers TLS, refuses the login there, and asks for the password if the client comes back in plain text.</summary>
    RefuseLoginOverTls,

    /// <summary>As <see cref="OfferTls"/>, and then lets the client in to the impostor's PostgreSQL, so that it notices nothing.</summary>
    LetIn,
}

/// <summary>What one connection gave away.</summary>
internal sealed class Encounter
{
    public bool Tls { get; set; }
    public string? User { get; set; }
    public string? Password { get; set; }
}

/// <summary>The front door of an impostor: speaks just enough of PostgreSQL's protocol to get the password, and remembers it.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private const int SslRequest = 80877103;
    private const int GssEncryptionRequest = 80877104;

    private readonly Trick trick;
    private readonly X509Certificate2 certificate;
    private readonly string? backDoor;
    private readonly LocalListener listener;
    private readonly List<Encounter> encounters = [];

    /// <param name="trick">How it behaves.</param>
    /// <param name="certificate">What it shows over TLS.</param>
    /// <param name="backDoor">For <see cref="Trick.LetIn"/>: the Unix socket of a PostgreSQL that asks for no password.</param>
    public FakeServer(Trick trick, X509Certificate2 certificate, string? backDoor = null)
    {
        this.trick = trick;
        this.certificate = certificate;
        this.backDoor = backDoor;
        listener = new LocalListener(ServeAsync);
    }

    public int Port => listener.Port;

    /// <summary>Closes the door and says what came in through it.</summary>
    public async Task<IReadOnlyList<Encounter>> CloseAsync()
    {
        await listener.DisposeAsync();
        return encounters;
    }

    public ValueTask DisposeAsync() => listener.DisposeAsync();

    private async Task ServeAsync(NetworkStream connection, CancellationToken cancellationToken)
    {
        var encounter = new Encounter();
        lock (encounters)
            encounters.Add(encounter);

        Stream client = connection;
        byte[] startup;
        while (true)
        {
            startup = await ReadMessageAsync(client, 0, cancellationToken);
            int code = BinaryPrimitives.ReadInt32BigEndian(startup.AsSpan(4));
            if (code == GssEncryptionRequest || (code == SslRequest && trick == Trick.SayNoTls))
                await client.WriteAsync("N"u8.ToArray(), cancellationToken);
            else if (code == SslRequest)
            {
                await client.WriteAsync("S"u8.ToArray(), cancellationToken);
                var tls = new SslStream(client);
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, cancellationToken);
                encounter.Tls = true;
                client = tls;
            }
            else
                break;
        }

        // Length, protocol version, then names and values, each ended by a zero.
        string[] words = Encoding.UTF8.GetString(startup.AsSpan(8)).Split('\0');
        encounter.User = words[Array.IndexOf(words, "user") + 1];

        if (trick == Trick.RefuseLoginOverTls && encounter.Tls)
        {
            await client.WriteAsync(Error("28000", "no pg_hba.conf entry, SSL on (fake)"), cancellationToken);
            return;
        }

        await client.WriteAsync(Message('R', [0, 0, 0, 3]), cancellationToken); // AuthenticationCleartextPassword
        byte[] answer = await ReadMessageAsync(client, 1, cancellationToken);
        encounter.Password = Encoding.UTF8.GetString(answer.AsSpan(5)).TrimEnd('\0');

        if (trick != Trick.LetIn)
        {
            await client.WriteAsync(Error("28P01", "password captured (fake server)"), cancellationToken);
            return;
        }

        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(backDoor!), cancellationToken);
        using var postgres = new NetworkStream(socket);
        await postgres.WriteAsync(startup, cancellationToken);
        await Task.WhenAny(client.CopyToAsync(postgres, cancellationToken), postgres.CopyToAsync(client, cancellationToken));
    }

    private static async Task<byte[]> ReadMessageAsync(Stream stream, int typeBytes, CancellationToken cancellationToken)
    {
        byte[] head = new byte[typeBytes + 4];
        await stream.ReadExactlyAsync(head, cancellationToken);
        int length = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(typeBytes));
        if (length < (typeBytes == 0 ? 8 : 4) || length > 10_000)
            throw new IOException("This is not PostgreSQL's protocol.");
        byte[] message = new byte[typeBytes + length];
        head.CopyTo(message, 0);
        await stream.ReadExactlyAsync(message.AsMemory(head.Length), cancellationToken);
        return message;
    }

    private static byte[] Error(string code, string text) => Message('E', Encoding.UTF8.GetBytes($"SFATAL\0VFATAL\0C{code}\0M{text}\0\0"));

    private static byte[] Message(char type, byte[] body)
    {
        byte[] message = new byte[5 + body.Length];
        message[0] = (byte)type;
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), 4 + body.Length);
        body.CopyTo(message, 5);
        return message;
    }
}
