namespace PgSslAnalyzers.ConnectionStrings;

/// <summary>Paths as they stand in what is written down: relative to a folder, with <c>/</c>, the same on every machine. Small and capital letters are the same.</summary>
public static class RelativePath
{
    /// <summary>How two paths are compared.</summary>
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    /// <summary><paramref name="path"/> as seen from <paramref name="folder"/>, with <c>..</c> where it leads out of it; only its name if the two have nothing in common, as on two drives.</summary>
    public static string Of(string folder, string path) => Of(Parts(folder), path);

    /// <summary><paramref name="path"/> as seen from the folder in which <paramref name="file"/> lies.</summary>
    public static string OfFolderOf(string file, string path)
    {
        string[] parts = Parts(file);
        return Of([.. parts.Take(parts.Length - 1)], path);
    }

    private static string Of(string[] folder, string path)
    {
        string[] file = Parts(path);
        int shared = 0;
        // The last part of the path is a name.
        while (shared < folder.Length && shared < file.Length - 1 && Comparer.Equals(folder[shared], file[shared]))
            shared++;
        if (shared == 0 && IsRooted(path))
            return file[file.Length - 1];
        IEnumerable<string> up = Enumerable.Repeat("..", IsRooted(path) ? folder.Length - shared : 0);
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
