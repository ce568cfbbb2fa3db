using System.CommandLine;
using PgSslAnalyzers.Tool.Context;
using PgSslAnalyzers.Tool.Fleet;
using PgSslAnalyzers.Tool.Reports;

namespace PgSslAnalyzers.Tool.Commands;

/// <summary><c>pgssl report</c>.</summary>
internal static class ReportCommand
{
    public const string Name = "report";

    public const string Examples = """
        dotnet build -t:PgSslReport && pgssl report
        pgssl report services/orders services/billing --html connections.html
        pgssl report --json
        """;

    public static Command Create(ToolContext context)
    {
        Argument<string[]> folders = SharedOptions.Folders();
        Option<string> html = SharedOptions.Html();
        Option<bool> json = SharedOptions.Json();
        var command = new Command(Name, "Shows the connections of the projects below the folders, from the files that dotnet build -t:PgSslReport wrote. Builds nothing.") { folders, html, json };
        command.SetAction(parsed => Show(FleetReport.Read(SharedOptions.ReadFolders(parsed.GetValue(folders), Name)), parsed.GetValue(html), parsed.GetValue(json), context));
        return command;
    }

    /// <summary>Prints a report with the ages of its exceptions, and writes the page.</summary>
    /// <returns>1 if a connection is weak.</returns>
    public static int Show(FleetReport fleet, string? html, bool isJson, ToolContext context)
    {
        fleet = fleet.WithAges();
        int exitCode = fleet.Projects.Any(static project => project.Weak > 0) ? ExitCode.NotAccepted : ExitCode.Accepted;
        if (SharedOptions.ReadPath(html, "--html") is { } path)
            SharedOptions.WriteFile(path, FleetHtml.Of(fleet, context.Today));
        if (isJson)
            JsonReport.Write(FleetJson.Of(fleet, exitCode), context.Out);
        else
            new FleetText(fleet, new TextReport(context)).Write(context.Today);
        return exitCode;
    }
}
