namespace PgSslAnalyzers.Tasks.Options;

/// <summary>A list of ids in a property of MSBuild, such as NoWarn.</summary>
internal static class IdList
{
    private static readonly char[] Separators = [';', ',', ' ', '\t', '\r', '\n'];

    public static HashSet<string> Read(string text) => new(text.Split(Separators, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
