using System.Globalization;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.Tool.Judging;
using PgSslAnalyzers.Tool.Probing;

namespace PgSslAnalyzers.Tool.Reports;

/// <summary>The words of a verdict. Each one begins with whose it is and ends with what it does not say.</summary>
internal static class VerdictText
{
    public const string End = "This says whether the client would accept this server, not that it is the right one.";

    public static string Begin(ProbeResult result)
        => $"From this machine, as this user, with Npgsql {result.Request.Version.Major.ToString(CultureInfo.InvariantCulture)} on {result.OperatingSystem}";

    /// <summary>What a mode would do, without its reasons.</summary>
    public static string Of(ModeEnd end) => end.End switch
    {
        HandshakeEnd.Accepted => end.Mode switch
        {
            SslMode.Require => "would accept this server, as it accepts any certificate",
            SslMode.VerifyCA => "would accept this server, and any other with a certificate of these authorities",
            _ => "would accept this server",
        },
        HandshakeEnd.Rejected => "would reject this server",
        HandshakeEnd.RootFileFault => "would fail on the root certificate file",
        HandshakeEnd.NoTls => "would not connect",
        HandshakeEnd.Failed => "would fail",
        HandshakeEnd.Throws => "would throw",
        _ => "depends on a download that was not made",
    };

    /// <summary>The whole verdict on a mode.</summary>
    public static string Sentence(ProbeResult result, ModeEnd end, ReasonText reasons)
    {
        string why = end.Reasons.Count == 0 ? "" : ": " + string.Join("; ", end.Reasons.Select(reasons.Of));
        return $"{Begin(result)}, SSL Mode={end.Mode} {Of(end)}{why}. {End}";
    }
}
