using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using PgSslAnalyzers.Tool.Context;
using PgSslAnalyzers.Tool.Input;
using PgSslAnalyzers.Tool.Reports;

namespace PgSslAnalyzers.Tool.Commands;

/// <summary>
/// <c>pgssl</c>. A command is a class beside this one with a name, examples and a <see cref="Command"/>, and a line in <see cref="Create"/>. Errors are one line on standard error, and
/// repeat nothing that was typed: a connection string in the wrong place must not get into a log.
/// </summary>
internal static class PgSslCommand
{
    private const string Description = "Npgsql and TLS: who gets the password, and why SSL Mode=VerifyFull fails.";

    /// <summary>How the message about a fault of the tool itself begins.</summary>
    public const string OwnFault = "an error of the tool itself";

    public static async Task<int> RunAsync(string[] arguments, ToolContext context, CancellationToken cancellationToken = default)
    {
        RootCommand root = Create(context);
        ParseResult parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        bool isHelp = parsed.Action is HelpWithExamples;
        try
        {
            if (arguments.Length == 0)
                throw new UserError($"no command: {string.Join(", ", root.Subcommands.Select(static command => command.Name))}; see pgssl --help");
            if (parsed.Errors.Count > 0 && !isHelp)
                throw new UserError(WhatIsWrong(parsed, arguments));
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = context.Out,
                    Error = context.Error,
                    EnableDefaultExceptionHandler = false,
                    // Ctrl+C: what is under way is left behind.
                    ProcessTerminationTimeout = TimeSpan.FromMilliseconds(500),
                },
                cancellationToken);
        }
        catch (UserError e)
        {
            return Fail(parsed, context, e.Message, ExitCode.CouldNotAsk);
        }
        catch (OperationCanceledException)
        {
            return Fail(parsed, context, "stopped", ExitCode.Stopped);
        }
#pragma warning disable CA1031 // The message of an exception that nobody foresaw may hold what was read: it is never shown.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Fail(parsed, context, $"{OwnFault} ({e.GetType().Name} in {e.TargetSite?.DeclaringType?.Name}.{e.TargetSite?.Name}); please report it", ExitCode.CouldNotAsk);
        }
    }

    private static RootCommand Create(ToolContext context)
    {
        (Command Command, string Examples)[] commands =
        [
            (CheckCommand.Create(context), CheckCommand.Examples),
            (ProbeCommand.Create(context), ProbeCommand.Examples),
            (ReportCommand.Create(context), ReportCommand.Examples),
            (ScanCommand.Create(context), ScanCommand.Examples),
            (MergeCommand.Create(context), MergeCommand.Examples),
        ];
        var root = new RootCommand(Description);
        foreach ((Command command, _) in commands)
            root.Add(command);
        // They print the command line.
        root.Directives.Clear();
        foreach (HelpOption help in root.Options.OfType<HelpOption>())
            help.Action = new HelpWithExamples((HelpAction)help.Action!, commands.ToDictionary(static command => command.Command, static command => command.Examples));
        return root;
    }

    private static int Fail(ParseResult parsed, ToolContext context, string message, int exitCode)
    {
        if (parsed.CommandResult.Command is { } command && parsed.Tokens.Any(static token => token.Value == "--json"))
            JsonReport.Write(JsonReport.Error(command.Name, message, exitCode), context.Out);
        context.Error.WriteLine($"pgssl: {SafeText.Of(message)}.");
        return exitCode;
    }

    private static string WhatIsWrong(ParseResult parsed, string[] arguments)
    {
        if (Array.Exists(arguments, ConnectionStringSource.LooksLikeOne))
            return ConnectionStringSource.WhyNotAnArgument;
        string command = parsed.CommandResult.Command is RootCommand ? "pgssl" : "pgssl " + parsed.CommandResult.Command.Name;
        int unknown = Array.FindIndex(arguments, argument => parsed.UnmatchedTokens.Contains(argument));
        return unknown >= 0
            ? $"word {unknown + 1} of the command line is not understood; see {command} --help"
            : $"the command line is not understood, an option may lack its value or be there twice; see {command} --help";
    }

    private sealed class HelpWithExamples(HelpAction inner, Dictionary<Command, string> examplesOf) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            int exitCode = inner.Invoke(parseResult);
            if (examplesOf.TryGetValue(parseResult.CommandResult.Command, out string? examples))
            {
                parseResult.InvocationConfiguration.Output.WriteLine("Examples:");
                foreach (string line in examples.Split('\n'))
                    parseResult.InvocationConfiguration.Output.WriteLine("  " + line);
            }
            return exitCode;
        }
    }
}
