using System.Net;

namespace PgSslAnalyzers.Tool.Wire;

/// <summary>What to ask, and how: as that version of Npgsql would, up to the end of the TLS handshake.</summary>
/// <param name="Host">The name that Npgsql asks DNS for, sends as SNI and compares with the certificate.</param>
/// <param name="Port">The TCP port.</param>
/// <param name="ConnectTo">Another place to connect to, for tunnels; null for <paramref name="Host"/> and <paramref name="Port"/>.</param>
/// <param name="IsDirect">TLS from the first byte (SSL Negotiation=Direct), in place of an SSLRequest.</param>
/// <param name="SendsAlpn">Npgsql 9 and later offer the protocol "postgresql" by ALPN.</param>
internal sealed record ServerQuestion(string Host, int Port, DnsEndPoint? ConnectTo, bool IsDirect, bool SendsAlpn);

/// <summary>What came of a question.</summary>
/// <param name="Answer">What the server said.</param>
/// <param name="ConnectedTo">The address that was reached; null if none was.</param>
/// <param name="Connections">How many TCP connections were made.</param>
internal sealed record Conversation(ServerAnswer Answer, IPEndPoint? ConnectedTo, int Connections);
