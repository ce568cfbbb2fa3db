namespace PgSslAnalyzers.ConnectionStrings;

/// <summary>The values of options, as they are written.</summary>
public static class OptionValues
{
    private static readonly char[] ListSeparators = [',', ';', ' '];

    /// <summary>Reads a minimum: VerifyFull, VerifyCA or Require.</summary>
    public static bool TryReadMinimumMode(string text, out SslMode mode)
    {
        foreach (SslMode known in (SslMode[])[SslMode.VerifyFull, SslMode.VerifyCA, SslMode.Require])
        {
            if (string.Equals(text.Trim(), known.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                mode = known;
                return true;
            }
        }
        mode = SslMode.VerifyFull;
        return false;
    }

    /// <summary>The members of a list of hosts.</summary>
    public static IReadOnlyList<string> SplitHosts(string text) => text.Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a root certificate can be written as it is: a path relative to whatever the current directory is would let others choose the authority.</summary>
    public static bool IsAbsolutePath(string path) => path.Length > 1 && RootCertificateRules.IsAbsolute(path);
}
