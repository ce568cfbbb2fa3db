using System.Text.RegularExpressions;
using PgSslAnalyzers.ConnectionStrings.Suppression;

namespace PgSslAnalyzers.Tasks.Reports;

/// <summary>The reason of a suppression, and the day until which it counts, as its author wrote them.</summary>
internal static class SuppressionText
{
    private static readonly Regex Pragma = new(@"^\s*#pragma\s+warning\s+disable\b(?<ids>[^/]*)(//\s*(?<reason>.*?))?\s*$", RegexOptions.CultureInvariant);

    /// <summary>What a justification says; one that has still to be written says nothing.</summary>
    public static Suppressed Read(string text) => Of(SuppressionReason.Read(text));

    /// <summary>What a reason says.</summary>
    public static Suppressed Of(SuppressionReason reason) => new(reason.Problem is ReasonProblem.Missing or ReasonProblem.Placeholder ? "" : reason.Text, reason.Until?.ToString() ?? "");

    /// <summary>What stands behind the nearest pragma above <paramref name="line"/> that names <paramref name="id"/>: the compiler logs that there is one, and not why.</summary>
    /// <param name="lines">The lines of the file.</param>
    /// <param name="line">The line of the finding, from 1.</param>
    /// <param name="id">The rule.</param>
    public static Suppressed AtPragma(IReadOnlyList<string> lines, int line, string id)
    {
        for (int i = Math.Min(line, lines.Count) - 1; i >= 0; i--)
        {
            if (Pragma.Match(lines[i]) is { Success: true } pragma && (pragma.Groups["ids"].Value.Trim().Length == 0 || IdList.Read(pragma.Groups["ids"].Value).Contains(id)))
                return pragma.Groups["reason"].Success ? Read(pragma.Groups["reason"].Value) : Read(i > 0 && lines[i - 1].TrimStart().StartsWith("//", StringComparison.Ordinal) ? lines[i - 1].TrimStart(' ', '\t', '/') : "");
        }
        return new Suppressed("", "");
    }
}
