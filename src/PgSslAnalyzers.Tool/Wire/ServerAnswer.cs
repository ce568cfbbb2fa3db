using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace PgSslAnalyzers.Tool.Wire;

/// <summary>How a server answered the request for TLS. All that it says here comes from somebody who is not authenticated.</summary>
internal abstract record ServerAnswer
{
    /// <summary>Nothing came: no connection, silence, or the end of the connection before the first byte.</summary>
    internal sealed record None(string Cause) : ServerAnswer;

    /// <summary><c>N</c>: no TLS.</summary>
    internal sealed record NoTls : ServerAnswer;

    /// <summary><c>E</c>: an error message in place of an answer.</summary>
    internal sealed record Error(string Text) : ServerAnswer;

    /// <summary>A byte that PostgreSQL's protocol does not have here, with what came behind it.</summary>
    internal sealed record NotPostgres(byte[] Bytes) : ServerAnswer;

    /// <summary><c>S</c>, and behind it bytes outside TLS. The server has nothing to say there: somebody puts words into its mouth.</summary>
    internal sealed record ClearBytes(byte[] Bytes) : ServerAnswer;

    /// <summary>TLS was offered and its handshake failed, whoever looks at the certificate.</summary>
    internal sealed record TlsFailed(string Cause) : ServerAnswer;

    /// <summary>The handshake is complete.</summary>
    internal sealed record Tls(ServerEvidence Evidence) : ServerAnswer;
}

/// <summary>What a complete TLS handshake shows.</summary>
/// <param name="Leaf">The certificate of the server; null if it showed none.</param>
/// <param name="Sent">All certificates that the server sent, its own first, in its order.</param>
/// <param name="NameMatches">Whether .NET accepts the certificate for the host name that Npgsql gives it.</param>
/// <param name="Protocol">The version of TLS.</param>
/// <param name="Cipher">The cipher suite.</param>
/// <param name="ApplicationProtocol">The protocol that the server chose by ALPN; null if it chose none.</param>
/// <param name="AskedForClientCertificate">Whether the server asked for a client certificate. It got none.</param>
internal sealed record ServerEvidence(
    X509Certificate2? Leaf,
    IReadOnlyList<X509Certificate2> Sent,
    bool NameMatches,
    SslProtocols Protocol,
    TlsCipherSuite Cipher,
    string? ApplicationProtocol,
    bool AskedForClientCertificate);
