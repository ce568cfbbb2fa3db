using System.CommandLine;
using PgSslAnalyzers.Tool.Context;
using PgSslAnalyzers.Tool.Fleet;
using PgSslAnalyzers.Tool.Reports;

namespace PgSslAnalyzers.Tool.Commands;

/// <summary><c>pgssl merge</c>.</summary>
internal static class MergeCommand
{
    public const string Name = "merge";

    public const string Examples = """
        pgssl merge --out pgssl.sarif
        pgssl merge src --format gitlab --out gl-code-quality-report.json
        """;

    private const string Sarif = "sarif", GitLab = "gitlab";

    public static Command Create(ToolContext context)
    {
        Argument<string[]> folders = SharedOptions.Folders();
        Option<string> output = new("--out") { HelpName = "FILE", Description = "Where the file goes [default: standard output]" };
        Option<string> format = new("--format") { HelpName = "FORMAT", Description = $"{Sarif}: SARIF 2.1, one run (GitHub, Azure DevOps); {GitLab}: Code Quality [default: {Sarif}]" };
        var command = new Command(Name, "Makes one file for upload from the reports below the folders, without what is suppressed and what is verified.") { folders, output, format };
        command.SetAction(parsed =>
        {
            string chosen = parsed.GetValue(format) ?? Sarif;
            if (chosen is not (Sarif or GitLab))
                throw new UserError($"--format takes {Sarif} or {GitLab}");
            FleetReport fleet = FleetReport.Read(SharedOptions.ReadFolders(parsed.GetValue(folders), Name));
            string text = chosen == Sarif ? MergedSarif.Of(fleet) : CodeQuality.Of(fleet);
            if (SharedOptions.ReadPath(parsed.GetValue(output), "--out") is { } path)
                SharedOptions.WriteFile(path, text + "\n");
            else
                context.Out.WriteLine(text);
            return ExitCode.Accepted;
        });
        return command;
    }
}
