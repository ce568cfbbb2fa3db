using System.CommandLine;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.Tool.Checking;
using PgSslAnalyzers.Tool.Context;
using PgSslAnalyzers.Tool.Input;
using PgSslAnalyzers.Tool.Reports;

namespace PgSslAnalyzers.Tool.Commands;

/// <summary><c>pgssl check</c>.</summary>
internal static class CheckCommand
{
    public const string Name = "check";

    public const string Examples = """
        pgssl check --from env:ConnectionStrings__Main
        pgssl check --from connection.txt --npgsql 8
        pass show shop/db | pgssl check
        """;

    public static Command Create(ToolContext context)
    {
        var refused = new Argument<string[]>("connection string") { Arity = ArgumentArity.ZeroOrMore, Hidden = true };
        Option<string> from = SharedOptions.From();
        Option<string> npgsql = SharedOptions.Npgsql($"{NpgsqlVersion.Oldest} to {NpgsqlVersion.Newest.Major}");
        Option<string> root = SharedOptions.Root("The root certificate to write into the upgraded string");
        Option<bool> json = SharedOptions.Json();
        var command = new Command(Name, "Says what Npgsql does with a connection string, and who gets the password. Connects to nothing.") { refused, from, npgsql, root, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(refused) is { Length: > 0 } words)
                throw new UserError(words[0].StartsWith('-') ? $"an option is not understood; see pgssl {Name} --help" : ConnectionStringSource.WhyNotAnArgument);
            NpgsqlVersion version = SharedOptions.ReadVersion(parsed.GetValue(npgsql), NpgsqlVersion.Oldest);
            if (SharedOptions.ReadPath(parsed.GetValue(root), "--root") is { } path && !OptionValues.IsAbsolutePath(path))
                throw new UserError("--root takes an absolute path: a relative one would count from the current directory of the program");
            if (parsed.GetValue(from) is null && context.IsInputTerminal)
                throw new UserError("no connection string: use --from env:NAME, --from FILE, or send it to standard input");
            ConnectionStringSource source = await ConnectionStringSource.ReadAsync(parsed.GetValue(from) ?? ConnectionStringSource.StandardInput, context, cancellationToken);
            StringCheck check = StringCheck.Of(source.Text, version, parsed.GetValue(root));
            if (parsed.GetValue(json))
                JsonReport.Write(CheckJson.Of(check), context.Out);
            else
                new CheckText(check, new TextReport(context)).Write(source.Place);
            return check.ExitCode;
        });
        return command;
    }
}
