using PgSslAnalyzers.Tool.Context;

namespace PgSslAnalyzers.Tool.Fleet;

/// <summary>The reports that lie under some folders.</summary>
/// <param name="Projects">Every project once, in the order of their names.</param>
/// <param name="Files">The files.</param>
internal sealed record FleetReport(IReadOnlyList<ProjectSummary> Projects, IReadOnlyList<ReportFile> Files)
{
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Reads every report below the folders: <c>pgssl/FRAMEWORK/report.json</c>, wherever the intermediate files of a project lie.</summary>
    /// <exception cref="UserError">A folder is not there, or there is no report.</exception>
    public static FleetReport Read(IReadOnlyList<string> folders)
    {
        var files = new List<ReportFile>();
        foreach (string folder in folders)
        {
            if (!Directory.Exists(folder))
                throw new UserError($"there is no folder {folder}");
            files.AddRange(Directory.EnumerateFiles(folder, ReportFile.Name, Below).Where(IsReport).Order(StringComparer.Ordinal).Select(ReportFile.Read));
        }
        if (files.Count == 0)
            throw new UserError("no report is there: run dotnet build -t:PgSslReport in the projects first, or pgssl scan --build");
        return Of(files);
    }

    /// <summary>The same, with the ages of the exceptions.</summary>
    public FleetReport WithAges() => Of([.. Files.Select(GitHistory.WithAges)]);

    private static FleetReport Of(IReadOnlyList<ReportFile> files) => new(
        [
            .. files.DistinctBy(static file => Path.GetFullPath(file.Path)).GroupBy(static file => (Folder: ProjectFolder(file.Path), file.Project))
                .OrderBy(static group => group.Key.Folder, StringComparer.Ordinal).ThenBy(static group => group.Key.Project, StringComparer.Ordinal).Select(static group => ProjectSummary.Of([.. group])),
        ],
        files);

    private static bool IsReport(string path) => Path.GetFileName(ProjectFolder(path)) is { Length: > 0 } && Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(path))) == "pgssl";

    /// <summary>The folder with the intermediate files of the project, three levels up.</summary>
    private static string ProjectFolder(string path) => Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(path)))) ?? "";
}
