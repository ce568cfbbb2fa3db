using PgSslAnalyzers.ConnectionStrings.Catalog;

namespace PgSslAnalyzers.ConnectionStrings.Suppression;

/// <summary>The comments of a configuration file that keep findings quiet, and those that are meant to.</summary>
internal sealed class Suppressions
{
    private readonly List<SuppressionComment> comments = [];

    /// <summary>All of them, in the order of the file.</summary>
    public IReadOnlyList<SuppressionComment> Comments => comments;

    /// <param name="text">The file.</param>
    /// <param name="all">Its comments.</param>
    /// <param name="isConnectionIn">Whether anything stands in a line that can be reported.</param>
    public static Suppressions Read(string text, IReadOnlyList<FileSpan> all, Func<FileSpan, bool> isConnectionIn)
    {
        var suppressions = new Suppressions();
        // Those of a text within a value come behind the others.
        List<FileSpan>? sorted = null;
        foreach (FileSpan span in all)
        {
            if (CommentReader.Read(text, span) is not { } comment)
                continue;
            sorted ??= [.. all.OrderBy(static other => other.Start)];
            suppressions.comments.Add(comment is { Problem: CommentProblem.None, IsForFile: false } ? Place(comment, text, sorted, isConnectionIn) : comment);
        }
        suppressions.comments.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return suppressions;
    }

    /// <summary>The comment that keeps findings of <paramref name="rule"/> at <paramref name="position"/> quiet; null if none does.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="position">Where the finding stands.</param>
    /// <param name="anchor">Where the setting or element starts that it belongs to: a comment cannot stand inside of an XML tag.</param>
    /// <param name="today">Today; null: nothing ends.</param>
    public SuppressionComment? Find(Rule rule, int position, int anchor, IsoDate? today)
    {
        foreach (SuppressionComment comment in comments)
        {
            if (comment.Counts(today) && comment.RuleIds.Contains(rule.Id) && (comment.IsForFile || Holds(comment.Line, position) || Holds(comment.Line, anchor)))
                return comment;
        }
        return null;
    }

    private static bool Holds(FileSpan line, int position) => line.Start <= position && position < line.End;

    /// <summary>The comment with the next line that has more than comments on it.</summary>
    private static SuppressionComment Place(SuppressionComment comment, string text, List<FileSpan> comments, Func<FileSpan, bool> isConnectionIn)
    {
        int start = LineStart(text, comment.Span.Start);
        if (!string.IsNullOrWhiteSpace(text.Substring(start, comment.Span.Start - start).Trim('\uFEFF')))
            return comment with { Problem = CommentProblem.NotAlone };
        int next = NextContent(text, comment.Span.End, comments);
        if (next < text.Length && text.IndexOf('\n', comment.Span.End, next - comment.Span.End) < 0)
            return comment with { Problem = CommentProblem.NotAlone };
        FileSpan line = next < text.Length ? new FileSpan(LineStart(text, next), LineEnd(text, next)) : default;
        return line.Length > 0 && isConnectionIn(line) ? comment with { Line = line } : comment with { Problem = CommentProblem.NothingFollows };
    }

    private static int NextContent(string text, int position, List<FileSpan> comments)
    {
        int index = comments.FindIndex(other => other.Start >= position);
        while (true)
        {
            while (position < text.Length && char.IsWhiteSpace(text[position]))
                position++;
            while (index >= 0 && index < comments.Count && comments[index].Start < position)
                index++;
            if (index < 0 || index >= comments.Count || comments[index].Start != position)
                return position;
            position = Math.Max(comments[index].End, position + 1);
        }
    }

    private static int LineStart(string text, int position) => position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;

    /// <summary>Behind the line break that ends the line at <paramref name="position"/>.</summary>
    private static int LineEnd(string text, int position)
    {
        int end = text.IndexOf('\n', position);
        return end < 0 ? text.Length : end + 1;
    }
}
