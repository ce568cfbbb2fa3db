using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.Sinks;

/// <summary>A member that changes TLS and takes no connection string.</summary>
/// <param name="Type">Metadata name of the declaring type.</param>
/// <param name="Member">Method or property name.</param>
/// <param name="Kind">What it changes.</param>
internal sealed record TlsMember(string Type, string Member, TlsMemberKind Kind);

internal enum TlsMemberKind
{
    /// <summary>The mode itself.</summary>
    SslMode,

    /// <summary>A RemoteCertificateValidationCallback: replaces validation in Prefer and Require, throws with VerifyCA and VerifyFull.</summary>
    ValidationCallback,

    /// <summary>A callback over SslClientAuthenticationOptions, which can undo VerifyFull.</summary>
    OptionsCallback,

    /// <summary>The certificate authorities that VerifyCA and VerifyFull trust.</summary>
    RootCertificate,

    /// <summary>The client's own certificate: no effect on how the server is checked.</summary>
    ClientCertificate,

    /// <summary>No effect since Npgsql 8, turns validation off or throws before.</summary>
    TrustServerCertificate,

    /// <summary>Gives a slim data source TLS.</summary>
    TransportSecurity,

    /// <summary>A setting beside the mode: revocation, negotiation, channel binding, GSS encryption, accepted logins.</summary>
    Setting,
}
