using PgSslAnalyzers.ConnectionStrings.Catalog;

namespace PgSslAnalyzers.ConnectionStrings.Suppression;

/// <summary>What is wrong with a reason.</summary>
public enum ReasonProblem
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>There is none: no word, or the title of a rule, which editors write by themselves.</summary>
    Missing,

    /// <summary>Somebody has still to write it: <c>&lt;Pending&gt;</c>, <c>&lt;reason&gt;</c>, <c>TODO</c>.</summary>
    Placeholder,

    /// <summary>What follows <c>until</c> is meant as a date, and is none in the form yyyy-mm-dd.</summary>
    UnreadableDate,
}

/// <summary>
/// Why a finding is suppressed, and how long: the text of a comment behind its rules, the comment of a <c>#pragma warning disable</c>, or the Justification of SuppressMessage.
/// </summary>
/// <param name="Text">The reason as it is written, without blanks around it.</param>
/// <param name="Until">The last day on which it counts, from <c>until yyyy-mm-dd</c>; null: for ever.</param>
/// <param name="Problem">What is wrong with it. A reason with a problem suppresses nothing in a configuration file.</param>
public sealed record SuppressionReason(string Text, IsoDate? Until, ReasonProblem Problem)
{
    /// <summary>The property of a diagnostic that says that a pragma suppresses it, where the compiler does not look at pragmas: in the compilation of a report.</summary>
    public const string PropertyName = "pgssl.suppressed";

    /// <summary>What a tool writes where a person has to give the reason. It counts as none.</summary>
    public const string ToFillIn = "<reason>";

    private static readonly HashSet<string> Placeholders = new(StringComparer.OrdinalIgnoreCase) { "TODO", "TBD", "pending", "reason", "justification", "n/a", "none" };

    /// <summary>Reads a reason.</summary>
    public static SuppressionReason Read(string text)
    {
        string reason = text.Trim();
        ReadDates(reason, out IsoDate? until, out bool isUnreadable, out string words);
        ReasonProblem problem = isUnreadable ? ReasonProblem.UnreadableDate
            : !HasWord(words) || IsTitle(words) ? ReasonProblem.Missing
            : IsPlaceholder(words) ? ReasonProblem.Placeholder
            : ReasonProblem.None;
        return new SuppressionReason(reason, until, problem);
    }

    /// <summary>Whether the last day has passed.</summary>
    /// <param name="today">Today; null: nothing ends.</param>
    public bool IsExpired(IsoDate? today) => today is { } day && Until is { } last && last.IsBefore(day);

    /// <summary>Of several dates the first to come counts. What is left when the dates are taken away is the reason itself.</summary>
    private static void ReadDates(string reason, out IsoDate? until, out bool isUnreadable, out string words)
    {
        (until, isUnreadable, words) = (null, false, reason);
        for (int from = 0; UntilDate.Find(reason, from) is { } found; from = found.End)
        {
            isUnreadable |= found.Date is null;
            if (found.Date is { } date)
            {
                until = until is { } known && known.IsBefore(date) ? known : date;
                words = words.Replace(reason.Substring(found.Start, found.End - found.Start), " ");
            }
        }
    }

    private static bool HasWord(string text) => text.Any(char.IsLetterOrDigit);

    /// <summary>Visual Studio writes the title of the rule behind the pragma that it inserts.</summary>
    private static bool IsTitle(string words)
    {
        string text = words.Trim(' ', '.');
        return Rules.All.Any(rule => string.Equals(rule.Title, text, StringComparison.OrdinalIgnoreCase) || string.Equals(rule.Id, text, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsPlaceholder(string words)
    {
        string text = words.Trim(' ', '.', ',', ';', '(', ')');
        return (text.Length > 1 && text[0] == '<' && text[text.Length - 1] == '>' && text.IndexOf('>') == text.Length - 1)
            || (text.Length > 1 && text[0] == '[' && text[text.Length - 1] == ']') || Placeholders.Contains(text);
    }
}
