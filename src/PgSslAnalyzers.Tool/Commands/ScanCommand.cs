using System.CommandLine;
using PgSslAnalyzers.Tool.Context;
using PgSslAnalyzers.Tool.Fleet;
using PgSslAnalyzers.Tool.Reports;

namespace PgSslAnalyzers.Tool.Commands;

/// <summary><c>pgssl scan</c>.</summary>
internal static class ScanCommand
{
    public const string Name = "scan";

    public const string Examples = """
        pgssl scan --build
        pgssl scan --build Shop.slnx --html connections.html
        """;

    public static Command Create(ToolContext context)
    {
        var paths = new Argument<string[]>("PATHS") { Arity = ArgumentArity.ZeroOrMore, Description = "Solutions, projects, or folders that hold one [default: the current folder]" };
        Option<bool> build = new("--build") { Description = "Runs the build of what is scanned, which may run any code of it" };
        Option<string> html = SharedOptions.Html();
        Option<bool> json = SharedOptions.Json();
        var command = new Command(Name, "Builds projects with the analyzers, also those that do not reference the package, and shows the report. Changes no file of theirs but those in obj.") { paths, build, html, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (!parsed.GetValue(build))
                throw new UserError("scan needs --build: it runs the build of what is scanned, which may run any code of it. There is no scan without a build yet");
            IReadOnlyList<string> chosen = SharedOptions.ReadFolders(parsed.GetValue(paths), Name);
            foreach (string path in chosen)
                await ScanBuild.RunAsync(path, line => context.Error.WriteLine(SafeText.Of(line)), cancellationToken);
            return ReportCommand.Show(FleetReport.Read([.. chosen.Select(ScanBuild.FolderOf)]), parsed.GetValue(html), parsed.GetValue(json), context);
        });
        return command;
    }
}
