using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PgSslAnalyzers.Tool.Wire;

/// <summary>
/// The TLS handshake as Npgsql 8 and later make it with .NET 8 and later: the host name as SNI unless it is an address, TLS versions by the operating system, ALPN since 9.
/// It accepts every certificate, in order to look at it; that is the last thing that happens on this connection.
/// </summary>
internal static class TlsHandshake
{
    /// <summary>More than any handshake needs; OpenSSL itself takes no more than 100 KiB of certificates.</summary>
    private const int Limit = 1 << 20;

    /// <summary>First bytes of TLS records that may follow a ClientHello: an alert or a handshake message.</summary>
    private const int AlertRecord = 0x15, HandshakeRecord = 0x16;

    private static readonly SslApplicationProtocol Postgresql = new("postgresql");

    public static async Task<ServerAnswer> ShakeAsync(ServerQuestion question, Stream connection, Action<string> log, CancellationToken cancellationToken)
    {
        var bounded = new BoundedStream(connection, Limit);
        var seen = new Seen();
        // Disposing it would wait for nothing and send nothing more than ShutdownAsync.
        await using var tls = new SslStream(bounded, leaveInnerStreamOpen: true);
        try
        {
            await tls.AuthenticateAsClientAsync(Options(question, seen), cancellationToken);
        }
        catch (Exception e) when (e is IOException or AuthenticationException or CryptographicException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            log("the handshake failed: " + e.GetType().Name);
            return new ServerAnswer.TlsFailed(CauseOf(e, bounded));
        }
        log($"{tls.SslProtocol}, {tls.NegotiatedCipherSuite}, {seen.Sent.Count} certificates");
        var evidence = new ServerEvidence(
            seen.Leaf,
            seen.Sent,
            seen.NameMatches,
            tls.SslProtocol,
            tls.NegotiatedCipherSuite,
            tls.NegotiatedApplicationProtocol.Protocol.IsEmpty ? null : tls.NegotiatedApplicationProtocol.ToString(),
            seen.AskedForClientCertificate);
        await SayGoodbyeAsync(tls, cancellationToken);
        return new ServerAnswer.Tls(evidence);
    }

    private static SslClientAuthenticationOptions Options(ServerQuestion question, Seen seen) => new()
    {
        TargetHost = question.Host,
        ApplicationProtocols = question.SendsAlpn ? [Postgresql] : null,
        // Nothing that the server names is fetched here. Npgsql's own policy is applied afterwards, to what was sent.
        CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck },
        RemoteCertificateValidationCallback = (_, certificate, chain, errors) => seen.Look(certificate, chain, errors),
        LocalCertificateSelectionCallback = (_, _, _, remote, issuers) =>
        {
            // .NET asks once before the handshake, without a remote certificate.
            if (remote is not null || issuers.Length > 0)
                seen.AskedForClientCertificate = true;
            return null!;
        },
    };

    /// <summary>The end of the session, so that the server's log shows a client that left and not one that died.</summary>
    private static async Task SayGoodbyeAsync(SslStream tls, CancellationToken cancellationToken)
    {
        try
        {
            await tls.ShutdownAsync().WaitAsync(TimeSpan.FromSeconds(1), cancellationToken);
        }
        catch (Exception e) when (e is IOException or TimeoutException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has left first.
        }
    }

    private static string CauseOf(Exception exception, BoundedStream stream)
    {
        if (stream.IsExhausted)
            return exception.GetBaseException().Message;
        if (stream.FirstByte < 0)
            return "the server closed the connection in place of a TLS answer";
        if (stream.FirstByte is not (AlertRecord or HandshakeRecord))
            return "what the server sent is not TLS";
        string message = exception.GetBaseException().Message;
        return message.Contains("EOF", StringComparison.Ordinal) ? "the server closed the connection during the handshake" : message;
    }

    /// <summary>What the callbacks of the handshake see.</summary>
    private sealed class Seen
    {
        public X509Certificate2? Leaf { get; private set; }

        public List<X509Certificate2> Sent { get; } = [];

        public bool NameMatches { get; private set; }

        public bool AskedForClientCertificate { get; set; }

        public bool Look(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
        {
            NameMatches = (errors & (SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateNotAvailable)) == 0;
            // What the callback gets is disposed of after it.
            if (certificate is not null)
                Sent.Add(Leaf = new X509Certificate2(certificate));
            foreach (X509Certificate2 sent in chain?.ChainPolicy.ExtraStore ?? [])
            {
                if (!Sent.Exists(known => known.RawDataMemory.Span.SequenceEqual(sent.RawDataMemory.Span)))
                    Sent.Add(new X509Certificate2(sent));
            }
            return true;
        }
    }
}
