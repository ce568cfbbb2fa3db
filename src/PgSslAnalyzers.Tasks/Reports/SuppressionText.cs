using System.Text.RegularExpressions;
using PgSslAnalyzers.ConnectionStrings.Suppression;
using PgSslAnalyzers.Tasks.Options;

namespace PgSslAnalyzers.Tasks.Reports;

/// <summary>The reason of a suppression, and the day until which it counts, as its author wrote them.</summary>
internal static class SuppressionText
{
    private static readonly Regex Pragma = new(@"^\s*#pragma\s+warning\s+(?<word>disable|restore)\b(?<ids>[^/]*)(//\s*(?<reason>.*?))?\s*$", RegexOptions.CultureInvariant);

    /// <summary>What a justification says; one that has still to be written says nothing.</summary>
    public static Suppressed Read(string text) => Of(SuppressionReason.Read(text), 0);

    /// <summary>What a reason says.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="line">The line of the comment or pragma, from 1.</param>
    public static Suppressed Of(SuppressionReason reason, int line) => new(reason.Problem is ReasonProblem.Missing or ReasonProblem.Placeholder ? "" : reason.Text, reason.Until?.ToString() ?? "", line);

    /// <summary>What the pragma says that is in force at <paramref name="line"/>: the compiler logs that there is one, and not why.</summary>
    /// <param name="lines">The lines of the file.</param>
    /// <param name="line">The line of the finding, from 1.</param>
    /// <param name="id">The rule.</param>
    public static Suppressed AtPragma(IReadOnlyList<string> lines, int line, string id)
    {
        for (int i = Math.Min(line, lines.Count) - 1; i >= 0; i--)
        {
            if (Pragma.Match(lines[i]) is { Success: true } pragma && (pragma.Groups["ids"].Value.Trim().Length == 0 || IdList.Read(pragma.Groups["ids"].Value).Contains(id)))
                return pragma.Groups["word"].Value == "restore" ? new Suppressed("", "") : Of(SuppressionReason.Read($"{CommentsAbove(lines, i)} {pragma.Groups["reason"].Value}"), i + 1);
        }
        return new Suppressed("", "");
    }

    /// <summary>The comments above a pragma, perhaps above several of them; the comment with which a file begins is about the file.</summary>
    private static string CommentsAbove(IReadOnlyList<string> lines, int pragma)
    {
        var comments = new List<string>();
        int below = 0, i = pragma - 1;
        bool isInside = false;
        for (; i >= 0; i--)
        {
            string text = lines[i].Trim();
            bool isComment = isInside || (text.StartsWith("//", StringComparison.Ordinal) && !text.StartsWith("///", StringComparison.Ordinal)) || text.EndsWith("*/", StringComparison.Ordinal);
            if (isComment)
            {
                isInside = (isInside || text.EndsWith("*/", StringComparison.Ordinal)) && text.IndexOf("/*", StringComparison.Ordinal) < 0;
                comments.Insert(0, text.Trim('/', '*', ' ', '\t'));
            }
            else if (Pragma.IsMatch(lines[i]))
                below = comments.Count;
            else
                break;
        }
        bool isHeader = comments.Count > below && lines.Take(i + 1).All(static text => string.IsNullOrWhiteSpace(text) || text.StartsWith("#!", StringComparison.Ordinal));
        return string.Join(" ", isHeader ? comments.Skip(comments.Count - below) : comments);
    }
}
