using System.Runtime.InteropServices;

namespace PgSslAnalyzers.Tool.Context;

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

    /// <summary>The day, for exceptions that end on one.</summary>
    public DateOnly Today { get; init; } = DateOnly.FromDateTime(DateTime.UtcNow);

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
