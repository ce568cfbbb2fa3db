namespace PgSslAnalyzers.ConnectionStrings.Baselines;

/// <summary>Paths as they stand in a baseline: relative to its folder, with <c>/</c>, the same on every machine. Small and capital letters are the same.</summary>
public static class BaselinePath
{
    /// <summary>The name of a baseline.</summary>
    public const string FileName = "pgssl.baseline";

    /// <summary>How two paths are compared.</summary>
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>Whether a file is a baseline.</summary>
    public static bool IsBaseline(string path)
    {
        int length = path.Length - FileName.Length;
        return length >= 0 && path.EndsWith(FileName, StringComparison.OrdinalIgnoreCase) && (length == 0 || path[length - 1] is '/' or '\\');
    }

    /// <summary>
    /// <paramref name="path"/> as seen from the folder of the baseline at <paramref name="baseline"/>; only its name if the two have no folder in common, as on two drives.
    /// </summary>
    public static string Relative(string baseline, string path)
    {
        string[] folder = Parts(baseline), file = Parts(path);
        int shared = 0;
        // The last part of both is a name.
        while (shared < folder.Length - 1 && shared < file.Length - 1 && Comparer.Equals(folder[shared], file[shared]))
            shared++;
        if (shared == 0 && IsRooted(path))
            return file[file.Length - 1];
        IEnumerable<string> up = Enumerable.Repeat("..", IsRooted(path) ? folder.Length - 1 - shared : 0);
        return string.Join("/", up.Concat(file.Skip(shared)));
    }

    private static bool IsRooted(string path) => path.Length > 0 && (path[0] is '/' or '\\' || (path.Length > 1 && path[1] == ':'));

    private static string[] Parts(string path)
    {
        var parts = new List<string>();
        foreach (string part in path.Split('/', '\\'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] is not ("" or ".."))
                parts.RemoveAt(parts.Count - 1);
            else if (part != "." && (part.Length > 0 || parts.Count == 0))
                parts.Add(part);
        }
        return [.. parts];
    }
}
