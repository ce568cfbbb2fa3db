using System.Runtime.InteropServices;

namespace PgSslAnalyzers.Tool;

/// <summary>What the tool has of the world around it, so that tests can give it another.</summary>
internal sealed record ToolContext
{
    public required TextReader In { get; init; }

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Whether somebody types the input.</summary>
    public bool IsInputTerminal { get; init; }

    /// <summary>Whether the output goes to a terminal: only there are colours, and long lines are wrapped.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>Reads an environment variable; null if it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The name of the operating system, for people.</summary>
    public string OperatingSystemName { get; init; } = RuntimeInformation.OSDescription;

    public static ToolContext OfThisProcess() => new()
    {
        In = Console.In,
        Out = Console.Out,
        Error = Console.Error,
        IsInputTerminal = !Console.IsInputRedirected,
        IsOutputTerminal = !Console.IsOutputRedirected,
    };
}

/// <summary>Something that the user can put right; the message is one line, without a full stop, and repeats nothing that may be a secret.</summary>
internal sealed class UserError : Exception
{
    public UserError()
    {
    }

    public UserError(string message)
        : base(message)
    {
    }

    public UserError(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

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
