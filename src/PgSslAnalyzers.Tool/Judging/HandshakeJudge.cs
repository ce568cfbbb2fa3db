using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.Tool.Wire;

namespace PgSslAnalyzers.Tool.Judging;

/// <summary>
/// What the handshake of Require, VerifyCA and VerifyFull would do with a server, by the rules of Npgsql 8, 9 and 10 (NpgsqlConnector.NegotiateEncryption and SslRootValidation).
/// The end-to-end tests compare it with the real Npgsql on real servers.
/// </summary>
/// <param name="root">The root certificate that Npgsql finds.</param>
/// <param name="version">8, 9 or 10.</param>
/// <param name="fetch">What may be fetched.</param>
/// <param name="missingClientCertificate">A client certificate file that is named and not there: Npgsql throws on it in each mode, whatever the server asks for. Null if there is none.</param>
internal sealed class HandshakeJudge(RootSource root, NpgsqlVersion version, FetchPolicy fetch, string? missingClientCertificate = null)
{
    /// <summary>The modes that are judged. The others never look at a certificate and do not need TLS.</summary>
    public static readonly SslMode[] Modes = [SslMode.Require, SslMode.VerifyCA, SslMode.VerifyFull];

    private RootFile? rootFile;

    /// <summary>The root file as read; null if there is none, or if nothing has needed it yet.</summary>
    public RootFile? Root => root.Path is { } path ? rootFile ??= RootFile.Read(path, version) : null;

    /// <summary>The ends of all three modes.</summary>
    public IReadOnlyList<ModeEnd> Judge(ServerAnswer answer)
    {
        // The client certificate is loaded after the answer to SSLRequest, before the handshake.
        if (missingClientCertificate is { } file && answer is (ServerAnswer.Tls or ServerAnswer.TlsFailed))
            return All(HandshakeEnd.Throws, new Reason.ClientCertificate(file));
        return answer switch
        {
            ServerAnswer.Tls { Evidence: var evidence } => JudgeCertificate(evidence),
            ServerAnswer.NoTls => All(HandshakeEnd.NoTls, new Reason.Answer()),
            ServerAnswer.None => [],
            _ => All(HandshakeEnd.Failed, new Reason.Answer()),
        };
    }

    private static List<ModeEnd> All(HandshakeEnd end, Reason reason) => [.. Modes.Select(mode => new ModeEnd(mode, end, [reason]))];

    private List<ModeEnd> JudgeCertificate(ServerEvidence evidence)
    {
        // Npgsql's own validation never sees a certificate that is not there; Require does not miss it.
        if (evidence.Leaf is not { } leaf)
            return [new(SslMode.Require, HandshakeEnd.Accepted, []), .. All(HandshakeEnd.Rejected, new Reason.NoCertificate())[1..]];

        var bySystem = new Lazy<ChainResult>(() => ChainCheck.Check(leaf, evidence.Sent, null, fetch));
        var byFile = new Lazy<ChainResult>(() => ChainCheck.Check(leaf, evidence.Sent, Root!.Certificates, fetch));
        return
        [
            new(SslMode.Require, HandshakeEnd.Accepted, []),
            Verify(SslMode.VerifyCA, nameCounts: false),
            Verify(SslMode.VerifyFull, nameCounts: true),
        ];

        ModeEnd Verify(SslMode mode, bool nameCounts)
        {
            bool nameIsWrong = nameCounts && !evidence.NameMatches;
            var reasons = new List<Reason>();
            if (nameIsWrong)
                reasons.Add(new Reason.Name());
            if (Root is null)
                return End(mode, nameIsWrong, bySystem.Value, byFile: false, reasons);

            // Up to 9 a file is looked at only if the operating system does not accept; since 10 it alone counts.
            bool systemCounts = !version.RootReplacesSystemStore;
            if (systemCounts && !nameIsWrong && bySystem.Value.IsAccepted == Certainty.Yes)
                return new ModeEnd(mode, HandshakeEnd.Accepted, []);
            Certainty system = systemCounts ? bySystem.Value.IsAccepted : Certainty.No;
            if (Root.Fault is { } fault)
            {
                // A wrong name is noticed first.
                reasons.Add(new Reason.RootFile(fault));
                return nameIsWrong ? new ModeEnd(mode, HandshakeEnd.Rejected, reasons)
                    : system != Certainty.No ? Depends(mode, system, reasons)
                    : new ModeEnd(mode, HandshakeEnd.RootFileFault, reasons);
            }
            ChainResult file = byFile.Value;
            if (!systemCounts && file.IsAccepted == Certainty.No && bySystem.Value.IsAccepted == Certainty.Yes)
                reasons.Add(new Reason.SystemReplaced());
            return End(mode, nameIsWrong, system > file.IsAccepted ? file with { IsAccepted = system } : file, byFile: true, reasons);
        }
    }

    private static ModeEnd End(SslMode mode, bool nameIsWrong, ChainResult chain, bool byFile, List<Reason> reasons)
    {
        reasons.AddRange(chain.Problems.Select(problem => new Reason.Chain(problem, byFile)));
        return nameIsWrong || chain.IsAccepted == Certainty.No ? new ModeEnd(mode, HandshakeEnd.Rejected, reasons)
            : chain.IsAccepted == Certainty.Yes ? new ModeEnd(mode, HandshakeEnd.Accepted, [])
            : Depends(mode, chain.IsAccepted, reasons);
    }

    private static ModeEnd Depends(SslMode mode, Certainty on, List<Reason> reasons)
        => new(mode, HandshakeEnd.Depends, [on == Certainty.DependsOnDownload ? new Reason.Download() : new Reason.Revocation(), .. reasons]);
}
