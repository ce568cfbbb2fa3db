namespace PgSslAnalyzers.Tasks.Reports;

/// <summary>Paths as seen from a repository, so that a report is the same on every machine.</summary>
internal static class RepositoryPath
{
    /// <summary>The nearest folder above <paramref name="folder"/>, or itself, that Git knows; <paramref name="folder"/> if there is none.</summary>
    public static string RootOf(string folder)
    {
        for (string? at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            string git = Path.Combine(at, ".git");
            if (Directory.Exists(git) || File.Exists(git))
                return at;
        }
        return folder;
    }

    /// <summary>The path with <c>/</c>, with <c>..</c> where it leads out of the folder.</summary>
    public static string Relative(string root, string path)
    {
        string from = root.Replace('\\', '/').TrimEnd('/') + "/", to = path.Replace('\\', '/');
        string[] above = from.Split('/'), below = to.Split('/');
        int same = 0;
        while (same < above.Length - 1 && same < below.Length - 1 && string.Equals(above[same], below[same], StringComparison.Ordinal))
            same++;
        return same == 0 ? to : string.Concat(Enumerable.Repeat("../", above.Length - 1 - same)) + string.Join("/", below.Skip(same));
    }
}
