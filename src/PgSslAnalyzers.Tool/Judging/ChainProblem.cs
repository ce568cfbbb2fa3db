using System.Security.Cryptography.X509Certificates;

namespace PgSslAnalyzers.Tool.Judging;

/// <summary>What is wrong with a chain.</summary>
internal enum ChainProblemKind
{
    /// <summary>It ends at an authority that is not trusted; <see cref="ChainProblem.Certificate"/> is that authority.</summary>
    UntrustedAuthority,

    /// <summary>The server's certificate is its own authority, and not trusted.</summary>
    SelfSigned,

    /// <summary>The issuer of <see cref="ChainProblem.Certificate"/> was not sent and is not here.</summary>
    MissingIssuer,

    /// <summary>An authority of the issuer's name is trusted, but it has another key.</summary>
    SameNameOtherKey,

    /// <summary>Too late.</summary>
    Expired,

    /// <summary>Too early.</summary>
    NotYetValid,

    /// <summary>The signature is wrong.</summary>
    BadSignature,

    /// <summary>The certificate is not for servers.</summary>
    NotForServers,

    /// <summary>A certificate that may not issue others has issued one.</summary>
    NotAnAuthority,

    /// <summary>Withdrawn by its authority.</summary>
    Revoked,

    /// <summary>Whether it was withdrawn could not be found out, which Npgsql takes for a no.</summary>
    RevocationUnknown,

    /// <summary>Anything else; <see cref="ChainProblem.Detail"/> says what.</summary>
    Other,
}

/// <summary>One thing that is wrong with a chain.</summary>
/// <param name="Kind">What.</param>
/// <param name="Certificate">With which certificate.</param>
/// <param name="Detail">More, for <see cref="ChainProblemKind.Other"/>.</param>
internal sealed record ChainProblem(ChainProblemKind Kind, X509Certificate2 Certificate, string? Detail = null);

/// <summary>Whether something holds, as far as it can be told without fetching anything.</summary>
internal enum Certainty
{
    /// <summary>It does not.</summary>
    No,

    /// <summary>That depends on a revocation list that was not fetched.</summary>
    DependsOnRevocation,

    /// <summary>That depends on a certificate that was not fetched.</summary>
    DependsOnDownload,

    /// <summary>It does.</summary>
    Yes,
}

/// <summary>Whether a chain is accepted, and what is wrong with it.</summary>
internal sealed record ChainResult(Certainty IsAccepted, IReadOnlyList<ChainProblem> Problems);
