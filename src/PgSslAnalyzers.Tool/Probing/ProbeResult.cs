using PgSslAnalyzers.ConnectionStrings.Servers;
using PgSslAnalyzers.Tool.Context;
using PgSslAnalyzers.Tool.Input;
using PgSslAnalyzers.Tool.Judging;
using PgSslAnalyzers.Tool.Wire;

namespace PgSslAnalyzers.Tool.Probing;

/// <summary>What was found out about one host.</summary>
/// <param name="Target">The host and port that were asked for.</param>
/// <param name="Conversation">What was said; null for a Unix-domain socket, where nothing is asked.</param>
/// <param name="Root">Where Npgsql looks for the root certificate.</param>
/// <param name="RootFile">That file as read; null if none was needed.</param>
/// <param name="Ends">How the handshakes of Require, VerifyCA and VerifyFull end; empty if there was no answer.</param>
/// <param name="Provider">The provider to whom the host name belongs; null if it is not known.</param>
/// <param name="Saved">What became of --save-root; null if it was not asked for.</param>
/// <param name="IsDirect">TLS was asked for from the first byte, without an SSLRequest.</param>
internal sealed record HostResult(
    HostPort Target,
    Conversation? Conversation,
    RootSource Root,
    RootFile? RootFile,
    IReadOnlyList<ModeEnd> Ends,
    Provider? Provider,
    SaveResult? Saved,
    bool IsDirect)
{
    /// <summary>What the handshake showed; null if there was none.</summary>
    public ServerEvidence? Evidence => (Conversation?.Answer as ServerAnswer.Tls)?.Evidence;

    /// <summary>The end of VerifyFull; null if there was no answer.</summary>
    public HandshakeEnd? VerifyFull => Ends.Count == 0 ? null : Ends[^1].End;
}

/// <summary>What became of --save-root.</summary>
/// <param name="Path">The file; null if nothing was written.</param>
/// <param name="WhyNot">Why nothing was written.</param>
/// <param name="VerifyFull">The end of VerifyFull with this file as the root certificate.</param>
internal sealed record SaveResult(string? Path, string? WhyNot, HandshakeEnd? VerifyFull);

/// <summary>What was found out.</summary>
internal sealed record ProbeResult(ProbeRequest Request, string OperatingSystem, IReadOnlyList<HostResult> Hosts)
{
    /// <summary>How many connections the servers have seen.</summary>
    public int Connections => Hosts.Sum(static host => host.Conversation?.Connections ?? 0);

    /// <summary>0 only if VerifyFull would be accepted by every host; 2 if one gave no answer and none gave a bad one.</summary>
    public int ExitCode
        => Hosts.Any(static host => host.VerifyFull is not null and not HandshakeEnd.Accepted || host.Saved is { Path: null }) ? Context.ExitCode.NotAccepted
            : Hosts.Any(static host => host.VerifyFull is null) ? Context.ExitCode.CouldNotAsk
            : Context.ExitCode.Accepted;
}
