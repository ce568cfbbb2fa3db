namespace PgSslAnalyzers.Tool.Context;

/// <summary>How the tool ends.</summary>
internal static class ExitCode
{
    /// <summary>VerifyFull is in force (check), or would be accepted (probe).</summary>
    public const int Accepted = 0;

    /// <summary>It is not, or would not be.</summary>
    public const int NotAccepted = 1;

    /// <summary>The question could not be asked: a wrong command line, no answer.</summary>
    public const int CouldNotAsk = 2;

    /// <summary>Ctrl+C.</summary>
    public const int Stopped = 130;
}
