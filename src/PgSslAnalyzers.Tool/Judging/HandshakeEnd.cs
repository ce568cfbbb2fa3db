using PgSslAnalyzers.ConnectionStrings.Keywords;

namespace PgSslAnalyzers.Tool.Judging;

/// <summary>How the handshake of a mode ends.</summary>
internal enum HandshakeEnd
{
    /// <summary>TLS is up, and the login would follow.</summary>
    Accepted,

    /// <summary>The certificate is not accepted: "The remote certificate was rejected by the provided RemoteCertificateValidationCallback."</summary>
    Rejected,

    /// <summary>The root certificate file cannot be used, and the exception about that ends the handshake.</summary>
    RootFileFault,

    /// <summary>"SSL connection requested. No SSL enabled connection from this host is configured."</summary>
    NoTls,

    /// <summary>The server's answer ends it, in every mode that asks for TLS.</summary>
    Failed,

    /// <summary>Npgsql throws before it asks for TLS.</summary>
    Throws,

    /// <summary>That depends on something that was not fetched.</summary>
    Depends,
}

/// <summary>The end of the handshake in a mode, and why.</summary>
/// <param name="Mode">Require, VerifyCA or VerifyFull.</param>
/// <param name="End">The end.</param>
/// <param name="Reasons">What is missing, the worst first; empty if it is accepted.</param>
internal sealed record ModeEnd(SslMode Mode, HandshakeEnd End, IReadOnlyList<Reason> Reasons);

/// <summary>Why a handshake does not end well.</summary>
internal abstract record Reason
{
    /// <summary>The certificate is not for this host.</summary>
    internal sealed record Name : Reason;

    /// <summary>The chain is not accepted.</summary>
    /// <param name="Problem">What is wrong.</param>
    /// <param name="ByFile">Whether the root file was the judge; otherwise the operating system was.</param>
    internal sealed record Chain(ChainProblem Problem, bool ByFile) : Reason;

    /// <summary>The operating system would accept the chain, but the root file replaces its authorities.</summary>
    internal sealed record SystemReplaced : Reason;

    /// <summary>The root file cannot be used.</summary>
    internal sealed record RootFile(Exception Fault) : Reason;

    /// <summary>It depends on a certificate that was not fetched.</summary>
    internal sealed record Download : Reason;

    /// <summary>It depends on a revocation list that was not fetched.</summary>
    internal sealed record Revocation : Reason;

    /// <summary>The server showed no certificate.</summary>
    internal sealed record NoCertificate : Reason;

    /// <summary>What the server answered in place of a certificate.</summary>
    internal sealed record Answer : Reason;

    /// <summary>The file of the client certificate is not there.</summary>
    internal sealed record ClientCertificate(string Path) : Reason;
}
