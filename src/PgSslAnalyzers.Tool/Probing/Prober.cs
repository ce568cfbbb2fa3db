using System.Diagnostics;
using PgSslAnalyzers.ConnectionStrings.Servers;
using PgSslAnalyzers.Tool.Certificates;
using PgSslAnalyzers.Tool.Context;
using PgSslAnalyzers.Tool.Input;
using PgSslAnalyzers.Tool.Judging;
using PgSslAnalyzers.Tool.Wire;

namespace PgSslAnalyzers.Tool.Probing;

/// <summary>Asks each host in turn and judges its answer.</summary>
internal sealed class Prober(ProbeRequest request, ToolContext context, Action<string> log)
{
    /// <summary>The least time that judging gets when the answer took nearly all of it.</summary>
    private static readonly TimeSpan LeastForJudging = TimeSpan.FromSeconds(1);

    public async Task<ProbeResult> RunAsync(CancellationToken cancellationToken)
    {
        var results = new List<HostResult>();
        foreach (HostPort host in request.Hosts)
            results.Add(await RunAsync(host, cancellationToken));
        return new ProbeResult(request, context.OperatingSystemName, results);
    }

    private async Task<HostResult> RunAsync(HostPort host, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        RootSource root = RootSource.Find(request.Root, context.Variable, File.Exists, OperatingSystem.IsWindows());
        HandshakeJudge judge = JudgeBy(root);
        // Only what the user typed says who the provider is, never what the server shows.
        Provider? provider = ProviderTable.OfHost(host.Host);
        if (host.IsUnixSocket)
            return new HostResult(host, null, root, null, judge.Judge(new ServerAnswer.NoTls()), null, null, request.IsDirect);

        var question = new ServerQuestion(host.Host, host.Port ?? HostPort.DefaultPort, request.ConnectionOf(host), request.IsDirect, SendsAlpn: request.Version.Major >= 9);
        Conversation conversation = await new Asker(request.Timeout, log).AskAsync(question, cancellationToken);
        TimeSpan left = request.Timeout - watch.Elapsed;
        try
        {
            return await Task.Run(() => Judge(), cancellationToken).WaitAsync(left > LeastForJudging ? left : LeastForJudging, cancellationToken);
        }
        catch (TimeoutException)
        {
            var none = new ServerAnswer.None($"its certificates could not be judged within {request.Timeout.TotalSeconds:0.###} s");
            return new HostResult(host, conversation with { Answer = none }, root, null, [], provider, null, request.IsDirect);
        }

        HostResult Judge()
        {
            IReadOnlyList<ModeEnd> ends = judge.Judge(conversation.Answer);
            return new HostResult(host, conversation, root, judge.Root, ends, provider, Save(conversation.Answer), request.IsDirect);
        }
    }

    private HandshakeJudge JudgeBy(RootSource root)
        => new(root, request.Version, request.FetchPolicy, request.ClientCertificate is { } certificate && !File.Exists(certificate) ? certificate : null);

    private SaveResult? Save(ServerAnswer answer)
    {
        if (request.Save is not { } save)
            return null;
        if (answer is not ServerAnswer.Tls { Evidence: var evidence })
            return new SaveResult(null, "the server showed no certificate", null);
        if (SavedRoot.Choose(evidence.Sent, save.Sha256) is not ({ } certificate, _))
            return new SaveResult(null, SavedRoot.Choose(evidence.Sent, save.Sha256).WhyNot, null);
        try
        {
            SavedRoot.Write(certificate, save.File);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new SaveResult(null, File.Exists(save.File) ? "the file exists already" : "the file cannot be written", null);
        }
        return new SaveResult(save.File, null, JudgeBy(new RootSource(RootOrigin.Given, save.File)).Judge(answer)[^1].End);
    }
}
