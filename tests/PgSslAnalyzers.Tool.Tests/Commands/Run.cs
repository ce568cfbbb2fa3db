using PgSslAnalyzers.Tool.Commands;
using PgSslAnalyzers.Tool.Context;

namespace PgSslAnalyzers.Tool.Tests;

/// <summary>What a run of the tool printed, and how it ended.</summary>
internal sealed record Run(int ExitCode, string Output, string Errors)
{
    public string All => Output + Errors;

    /// <summary>Runs a command line in this process, with streams and variables of its own: none of this machine's reaches it.</summary>
    public static Task<Run> Async(params string[] arguments) => Async(arguments, "");

    public static async Task<Run> Async(string[] arguments, string input = "", IReadOnlyDictionary<string, string>? variables = null, string operatingSystem = "Test OS")
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var context = new ToolContext
        {
            In = new StringReader(input),
            Out = output,
            Error = errors,
            OperatingSystemName = operatingSystem,
            Variable = name => variables?.GetValueOrDefault(name),
        };
        int exitCode = await PgSslCommand.RunAsync(arguments, context);
        Assert.DoesNotContain(PgSslCommand.OwnFault, errors.ToString(), StringComparison.Ordinal);
        return new Run(exitCode, output.ToString(), errors.ToString());
    }
}
