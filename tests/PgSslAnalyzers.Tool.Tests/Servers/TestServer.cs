using System.Collections.ObjectModel;
using System.Net.Security;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Cryptography.X509Certificates;

namespace PgSslAnalyzers.Servers;

/// <summary>A server of a test that speaks TLS as PostgreSQL does, remembers all that the client sends, and never logs anybody in.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly LocalListener listener;
    private readonly List<Visit> visits = [];

    /// <param name="certificate">The server's certificate with its key.</param>
    /// <param name="others">Further certificates to send, whatever they are.</param>
    public TestServer(X509Certificate2 certificate, params X509Certificate2[] others)
    {
        var context = SslStreamCertificateContext.Create(certificate, null, offline: true);
        // Create would put the certificates in order and leave the root out. This server sends what the test says.
        typeof(SslStreamCertificateContext).GetField("<IntermediateCertificates>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)!
            .SetValue(context, new ReadOnlyCollection<X509Certificate2>(others));
        Options = new SslServerAuthenticationOptions { ServerCertificateContext = context };
        listener = new LocalListener(ServeAsync);
    }

    public SslServerAuthenticationOptions Options { get; }

    /// <summary>Whether TLS begins with the first byte.</summary>
    public bool IsDirect { get; init; }

    /// <summary>Answers a login with an error, in place of waiting for its end.</summary>
    public bool RefusesLogin { get; init; }

    public int Port => listener.Port;

    /// <summary>Waits for the end of every connection.</summary>
    public async Task<IReadOnlyList<Visit>> CloseAsync()
    {
        await listener.DisposeAsync();
        return visits;
    }

    public ValueTask DisposeAsync() => listener.DisposeAsync();

    private async Task ServeAsync(NetworkStream connection, CancellationToken cancellationToken)
    {
        var visit = new Visit();
        lock (visits)
            visits.Add(visit);
        if (!IsDirect)
        {
            byte[] request = new byte[8];
            await connection.ReadExactlyAsync(request, cancellationToken);
            visit.InTheClear.AddRange(request);
            await connection.WriteAsync("S"u8.ToArray(), cancellationToken);
        }
        using var tls = new SslStream(connection);
        await tls.AuthenticateAsServerAsync(Options, cancellationToken);
        visit.IsHandshakeComplete = true;
        visit.ServerName = tls.TargetHostName;
        visit.ApplicationProtocol = tls.NegotiatedApplicationProtocol.ToString();
        visit.ClientCertificate = tls.RemoteCertificate;
        byte[] buffer = new byte[4096];
        for (int count; (count = await tls.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            visit.InsideTls.AddRange(buffer.AsSpan(0, count));
            if (RefusesLogin)
            {
                await tls.WriteAsync("E\0\0\0\x1DSFATAL\0C28P01\0Mnot here\0\0"u8.ToArray(), cancellationToken);
                return;
            }
        }
        visit.IsEndedProperly = true;
    }
}

/// <summary>What came with one connection.</summary>
internal sealed class Visit
{
    public List<byte> InTheClear { get; } = [];

    public List<byte> InsideTls { get; } = [];

    public bool IsHandshakeComplete { get; set; }

    public bool IsEndedProperly { get; set; }

    public string? ServerName { get; set; }

    public string? ApplicationProtocol { get; set; }

    public X509Certificate? ClientCertificate { get; set; }
}
