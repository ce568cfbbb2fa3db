namespace PgSslAnalyzers.Tasks.Reports;

/// <summary>The repository of a project: paths are told as seen from there, so that a report is the same on every machine.</summary>
internal static class RepositoryFolder
{
    /// <summary>The nearest folder above <paramref name="folder"/>, or itself, that Git knows; <paramref name="folder"/> if there is none.</summary>
    public static string Of(string folder)
    {
        for (string? at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            string git = Path.Combine(at, ".git");
            if (Directory.Exists(git) || File.Exists(git))
                return at;
        }
        return folder;
    }
}
