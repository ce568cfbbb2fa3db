namespace PgSslAnalyzers.ConnectionStrings.Baselines;

/// <summary>Paths as they stand in a baseline: relative to its folder.</summary>
public static class BaselinePath
{
    /// <summary>The name of a baseline.</summary>
    public const string FileName = "pgssl.baseline";

    /// <summary>How two paths are compared.</summary>
    public static StringComparer Comparer => RelativePath.Comparer;

    /// <summary>Whether a file is a baseline.</summary>
    public static bool IsBaseline(string path)
    {
        int length = path.Length - FileName.Length;
        return length >= 0 && path.EndsWith(FileName, StringComparison.OrdinalIgnoreCase) && (length == 0 || path[length - 1] is '/' or '\\');
    }

    /// <summary><paramref name="path"/> as seen from the folder of the baseline at <paramref name="baseline"/>.</summary>
    public static string Relative(string baseline, string path) => RelativePath.OfFolderOf(baseline, path);
}
