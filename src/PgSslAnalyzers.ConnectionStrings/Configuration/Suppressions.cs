namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>
/// Comments that keep findings quiet: <c>pgssl: disable PGSSL1005 - reason</c> counts for the next line, on the first line of a file for all of it.
/// One without a reason counts for nothing.
/// </summary>
internal sealed class Suppressions
{
    private const string Mark = "pgssl:";

    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    private readonly HashSet<string> everywhere = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(int Start, int End, string Id)> places = [];

    public static Suppressions Read(string text, IReadOnlyList<FileSpan> comments)
    {
        var suppressions = new Suppressions();
        foreach (FileSpan comment in comments)
        {
            int mark = comment.Length < Mark.Length ? -1 : text.IndexOf(Mark, comment.Start, comment.Length, StringComparison.OrdinalIgnoreCase);
            if (mark >= 0)
                suppressions.Add(text, comment, text.Substring(mark + Mark.Length, comment.End - mark - Mark.Length));
        }
        return suppressions;
    }

    /// <summary>Whether findings of <paramref name="rule"/> at <paramref name="position"/> are kept quiet.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="position">Where the finding stands.</param>
    /// <param name="anchor">Where the setting or element starts that it belongs to: a comment cannot stand inside of an XML tag.</param>
    public bool Contain(Rule rule, int position, int anchor)
    {
        if (everywhere.Contains(rule.Id))
            return true;
        foreach ((int start, int end, string id) in places)
        {
            if (string.Equals(id, rule.Id, StringComparison.OrdinalIgnoreCase) && ((start <= position && position < end) || (start <= anchor && anchor < end)))
                return true;
        }
        return false;
    }

    private void Add(string text, FileSpan comment, string content)
    {
        string trimmed = content.TrimStart();
        const string verb = "disable ";
        int dash = trimmed.IndexOf(" - ", StringComparison.Ordinal);
        // In "disable - reason" the dash follows at once: no rule is named.
        if (!trimmed.StartsWith(verb, StringComparison.OrdinalIgnoreCase) || dash < verb.Length || !HasWords(trimmed, dash + 3))
            return;
        string ids = trimmed.Substring(verb.Length, dash - verb.Length);
        bool isFirst = IsFirst(text, comment.Start);
        (int start, int end) = NextLine(text, comment.End);
        foreach (string id in ids.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (isFirst)
                everywhere.Add(id);
            else
                places.Add((start, end, id));
        }
    }

    private static bool HasWords(string content, int from)
    {
        for (int i = from; i < content.Length; i++)
        {
            if (char.IsLetterOrDigit(content[i]))
                return true;
        }
        return false;
    }

    /// <summary>Whether nothing stands before the comment but what has to: an XML declaration, a shebang, the syntax line of a Dockerfile, <c>---</c>.</summary>
    private static bool IsFirst(string text, int start)
    {
        string before = text.Substring(0, Math.Min(start, 512)).Trim('\uFEFF', ' ', '\t', '\r', '\n');
        bool isOneLine = before.IndexOf('\n') < 0;
        return start <= 512 && isOneLine && (before.Length == 0 || before == "---" || before.StartsWith("#!", StringComparison.Ordinal)
            || before.StartsWith("# syntax", StringComparison.Ordinal)
            || (before.StartsWith("<?xml", StringComparison.Ordinal) && before.EndsWith("?>", StringComparison.Ordinal) && before.IndexOf("?>", StringComparison.Ordinal) == before.Length - 2));
    }

    /// <summary>The next line with content; further comments and empty lines between do not count.</summary>
    private static (int Start, int End) NextLine(string text, int commentEnd)
    {
        int lineStart = LineEnd(text, commentEnd);
        while (lineStart < text.Length)
        {
            int end = LineEnd(text, lineStart);
            string line = text.Substring(lineStart, Math.Min(end - lineStart, 16)).TrimStart(Blanks);
            if (line.Length > 0 && line[0] != '#' && !line.StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("<!--", StringComparison.Ordinal) && !line.StartsWith("/*", StringComparison.Ordinal))
                return (lineStart, end);
            lineStart = end;
        }
        return (text.Length, text.Length);
    }

    /// <summary>Behind the line break that ends the line at <paramref name="position"/>.</summary>
    private static int LineEnd(string text, int position)
    {
        int end = text.IndexOf('\n', Math.Min(position, text.Length));
        return end < 0 ? text.Length : end + 1;
    }
}
