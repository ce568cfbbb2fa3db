namespace PgSslAnalyzers.ConnectionStrings.Servers;

/// <summary>What can be told of the path of a root certificate from its text. A path is not empty.</summary>
internal static class CertificatePath
{
    /// <summary>Paths that no machine has: <c>/path/to/root.crt</c> as the fix writes it, <c>&lt;path&gt;</c>.</summary>
    public static bool IsPlaceholder(string path)
        => path.StartsWith("/path/to/", StringComparison.OrdinalIgnoreCase) || (path[0] == '<' && path[path.Length - 1] == '>');

    /// <summary><c>~/x</c>, <c>$HOME/x</c>, <c>${HOME}/x</c>, <c>$(x)</c>, <c>%APPDATA%\x</c>, <c>|DataDirectory|\x</c>; not the <c>c$</c> of a network share.</summary>
    public static bool HoldsVariable(string path)
    {
        if (path == "~" || path.StartsWith("~/", StringComparison.Ordinal) || path.StartsWith("~\\", StringComparison.Ordinal)
            || path.StartsWith("|DataDirectory|", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }
        for (int i = 0; i < path.Length - 1; i++)
        {
            if (path[i] == '$' && (path[i + 1] is '{' or '(' or '_' || char.IsLetter(path[i + 1])))
                return true;
            if (path[i] == '%' && IsWordUpTo(path, i + 1, '%'))
                return true;
        }
        return false;
    }

    private static bool IsWordUpTo(string path, int start, char end)
    {
        int i = start;
        while (i < path.Length && (char.IsLetterOrDigit(path[i]) || path[i] is '_' or '(' or ')'))
            i++;
        return i > start && i < path.Length && path[i] == end;
    }

    /// <summary>Whether the current directory of the process has no part in it, on Linux or on Windows.</summary>
    public static bool IsAbsolute(string path)
        => path[0] is '/' or '\\' || (path.Length > 2 && char.IsLetter(path[0]) && path[1] == ':' && (path[2] is '\\' or '/'));
}
