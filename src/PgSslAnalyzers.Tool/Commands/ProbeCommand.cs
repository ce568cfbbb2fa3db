using System.CommandLine;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Servers;
using PgSslAnalyzers.Tool.Certificates;
using PgSslAnalyzers.Tool.Checking;
using PgSslAnalyzers.Tool.Context;
using PgSslAnalyzers.Tool.Input;
using PgSslAnalyzers.Tool.Judging;
using PgSslAnalyzers.Tool.Probing;
using PgSslAnalyzers.Tool.Reports;

namespace PgSslAnalyzers.Tool.Commands;

/// <summary><c>pgssl probe</c>.</summary>
internal sealed class ProbeCommand(ToolContext context)
{
    public const string Name = "probe";

    public const string Examples = """
        pgssl probe db.example.com
        pgssl probe db.example.com:6432 --root /etc/pg/root.crt --npgsql 8
        pgssl probe --from env:ConnectionStrings__Main --json
        pgssl probe db.example.com --connect 127.0.0.1:15432        # through a tunnel
        pgssl probe db.example.com --save-root root.crt --sha256 9F:86:D0:81:...
        """;

    /// <summary>The first version whose handshake was measured.</summary>
    private const int OldestNpgsql = 8;

    private readonly Argument<string[]> host = new("HOST[:PORT]") { Arity = ArgumentArity.ZeroOrMore, Description = "The server, by the name that the program uses" };
    private readonly Option<string> from = SharedOptions.From();
    private readonly Option<string> npgsql = SharedOptions.Npgsql($"{OldestNpgsql} to {NpgsqlVersion.Newest.Major}");
    private readonly Option<string> root = SharedOptions.Root("The root certificate, as in Root Certificate=FILE");
    private readonly Option<string> connect = new("--connect") { HelpName = "ADDRESS[:PORT]", Description = "Connects there, for tunnels; HOST stays the name that is checked" };
    private readonly Option<string> timeout = new("--timeout") { HelpName = "SECONDS", Description = "For each host, from 0.1 to 300 [default: 10]" };
    private readonly Option<bool> online = new("--online") { Description = "Lets .NET fetch missing intermediates from where the server's certificates say, as Npgsql does" };
    private readonly Option<bool> revocation = new("--revocation") { Description = "Judges as with Check Certificate Revocation=true: fetches revocation lists from where the certificates say" };
    private readonly Option<string> saveRoot = new("--save-root") { HelpName = "FILE", Description = "Writes the root certificate that the server sent, if it has the fingerprint of --sha256" };
    private readonly Option<string> sha256 = new("--sha256") { HelpName = "HEX", Description = "The SHA-256 of the root certificate, from whoever runs the server" };
    private readonly Option<bool> json = SharedOptions.Json();
    private readonly Option<bool> verbose = new("--verbose") { Description = "Writes to standard error what happens" };

    public static Command Create(ToolContext context)
    {
        var probe = new ProbeCommand(context);
        var command = new Command(Name, "Asks a PostgreSQL server for its certificate and says, by Npgsql's rules, what Require, VerifyCA and VerifyFull would do. Stops after the TLS handshake: no login is sent.")
        {
            probe.host, probe.from, probe.npgsql, probe.root, probe.connect, probe.timeout, probe.online, probe.revocation, probe.saveRoot, probe.sha256, probe.json, probe.verbose,
        };
        command.SetAction(probe.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        ProbeRequest request = await ReadAsync(parsed, cancellationToken);
        ProbeResult result = await new Prober(request, context, Log(parsed.GetValue(verbose))).RunAsync(cancellationToken);
        if (parsed.GetValue(json))
            JsonReport.Write(ProbeJson.Of(result, DateTime.UtcNow), context.Out);
        else if (result is { ExitCode: ExitCode.CouldNotAsk, Hosts: [var only] })
            throw new UserError($"could not ask {only.Target}: {ReasonText.AnswerText(only)}");
        else
            new ProbeText(result, new TextReport(context), DateTime.UtcNow).Write();
        return result.ExitCode;
    }

    private Action<string> Log(bool isVerbose) => isVerbose ? line => context.Error.WriteLine("pgssl: " + SafeText.Of(line)) : static _ => { };

    private async Task<ProbeRequest> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        NpgsqlVersion version = SharedOptions.ReadVersion(parsed.GetValue(npgsql), OldestNpgsql);
        string[] words = parsed.GetValue(host) ?? [];
        if (words.Any(ConnectionStringSource.LooksLikeOne))
            throw new UserError(ConnectionStringSource.WhyNotAnArgument);
        if (words.Any(static word => word.StartsWith('-')))
            throw new UserError($"an option is not understood; see pgssl {Name} --help");
        if (words.Length + (parsed.GetValue(from) is null ? 0 : 1) != 1)
            throw new UserError("probe takes one HOST[:PORT], or --from SOURCE");

        ProbeRequest request = words is [var word]
            ? new ProbeRequest { Hosts = [HostPort.Parse(word) ?? throw new UserError("this is not HOST or HOST:PORT")], Version = version, IsDirect = IsDirect(null, version) }
            : OfString(await ConnectionStringSource.ReadAsync(parsed.GetValue(from)!, context, cancellationToken), version);
        if (request is { IsDirect: true, Mode: < SslMode.Require })
            throw new UserError("nothing to ask: with PGSSLNEGOTIATION=direct Npgsql throws below SSL Mode=Require");
        return request with
        {
            Root = SharedOptions.ReadPath(parsed.GetValue(root), "--root") ?? request.Root,
            ConnectTo = parsed.GetValue(connect) is { } address ? HostPort.Parse(address) ?? throw new UserError("--connect takes ADDRESS or ADDRESS:PORT") : null,
            Timeout = SharedOptions.ReadTimeout(parsed.GetValue(timeout)),
            IsOnline = parsed.GetValue(online),
            ChecksRevocation = parsed.GetValue(revocation),
            ClientCertificate = request.ClientCertificate ?? context.Variable("PGSSLCERT")
                ?? RootSource.UserFile("postgresql.crt", context.Variable, File.Exists, OperatingSystem.IsWindows()),
            GssEncryptionMode = request.GssEncryptionMode ?? context.Variable("PGGSSENCMODE"),
            Save = ReadSave(parsed),
        };
    }

    private ProbeRequest OfString(ConnectionStringSource source, NpgsqlVersion version)
    {
        StringCheck check = StringCheck.Of(source.Text, version);
        if (check.Throws is { } why)
            throw new UserError($"nothing to ask: {check.Npgsql} throws on the string and does not connect: {why}");
        return new ProbeRequest
        {
            Hosts = check.Hosts!,
            Version = version,
            Root = check.Text.RootCertificate?.Value,
            ClientCertificate = check.Text.Effective(Keyword.Find("SSL Certificate")!)?.Value,
            Mode = check.Mode,
            IsDirect = IsDirect(check.Text.Effective(KeywordTable.SslNegotiation)?.Value, version),
            GssEncryptionMode = check.Text.Effective(KeywordTable.GssEncryptionMode)?.Value,
            NpgsqlChecksRevocation = check.Text.IsTrue(KeywordTable.CheckCertificateRevocation),
        };
    }

    /// <summary>SSL Negotiation, or PGSSLNEGOTIATION where the string does not say; Npgsql 9 and later.</summary>
    private bool IsDirect(string? setting, NpgsqlVersion version)
        => version.Major >= 9 && (setting ?? context.Variable("PGSSLNEGOTIATION"))?.Trim() is { } negotiation
            && (negotiation.Equals("Direct", StringComparison.OrdinalIgnoreCase) || negotiation == "1");

    private (string, Fingerprint)? ReadSave(ParseResult parsed)
    {
        string? file = SharedOptions.ReadPath(parsed.GetValue(saveRoot), "--save-root"), hex = parsed.GetValue(sha256);
        if (file is null)
            return hex is null ? null : throw new UserError("--sha256 goes with --save-root");
        if (hex is null)
            throw new UserError("nothing was written: --save-root needs --sha256, the fingerprint that you have from whoever runs the server; one that comes over this connection proves nothing");
        return Fingerprint.TryParse(hex, out Fingerprint fingerprint) ? (file, fingerprint) : throw new UserError("--sha256 takes 64 hexadecimal digits");
    }
}
