using System.Text.RegularExpressions;

namespace PgSslAnalyzers.Tasks.Reports;

/// <summary>The reason of a suppression, and the day until which it counts, as its author wrote them.</summary>
internal static class SuppressionText
{
    private static readonly Regex UntilWord = new(@"\buntil (\d{4}-\d{2}-\d{2})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex Pragma = new(@"^\s*#pragma\s+warning\s+disable\b(?<ids>[^/]*)(//\s*(?<reason>.*?))?\s*$", RegexOptions.CultureInvariant);

    /// <summary>What a justification says; that which Visual Studio writes for the author to replace says nothing.</summary>
    public static Suppressed Read(string text)
    {
        string reason = text.Trim() == "<Pending>" ? "" : text.Trim();
        return new Suppressed(reason, UntilWord.Match(reason) is { Success: true } until ? until.Groups[1].Value : "");
    }

    /// <summary>What stands behind the nearest pragma above <paramref name="line"/> that names <paramref name="id"/>: the compiler logs that there is one, and not why.</summary>
    /// <param name="lines">The lines of the file.</param>
    /// <param name="line">The line of the finding, from 1.</param>
    /// <param name="id">The rule.</param>
    public static Suppressed AtPragma(IReadOnlyList<string> lines, int line, string id)
    {
        for (int i = Math.Min(line, lines.Count) - 1; i >= 0; i--)
        {
            if (Pragma.Match(lines[i]) is { Success: true } pragma && (pragma.Groups["ids"].Value.Trim().Length == 0 || IdList.Read(pragma.Groups["ids"].Value).Contains(id)))
                return Read(pragma.Groups["reason"].Value);
        }
        return new Suppressed("", "");
    }
}
