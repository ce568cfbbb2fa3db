using PgSslAnalyzers.ConnectionStrings.Catalog;

namespace PgSslAnalyzers.ConnectionStrings.Suppression;

/// <summary>
/// Reads the words of a comment. What begins with <c>pgssl:</c> and speaks of suppressing is meant for us, and what cannot be read of it is a problem; a comment that only
/// mentions the name is prose.
/// </summary>
internal static class CommentReader
{
    private const string Mark = "pgssl";
    private const string Disable = "disable", DisableFile = "disable-file";

    /// <summary>Only words are shown that are near to one that is known, and no longer: what stands in a comment may be anything.</summary>
    private const int LongestShown = 20;

    private static readonly string[] OtherWords = ["disab", "enab", "ignor", "suppres", "exclud", "exempt", "skip", "allow"];
    private static readonly string[] Ends = ["-->", "*/", "#>"];
    private static readonly char[] Digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
    private static readonly char[] Dashes = ['-', '\u2013', '\u2014', ':'];

    private static readonly HashSet<Rule> OfCodeAlone =
        [Rules.UnknownConnectionString, Rules.SlimBuilderPlainText, Rules.WeakNamedConnectionString, Rules.AcceptsAnyCertificate, Rules.WeakenedOptions];

    /// <summary>The comment at <paramref name="span"/>; null if it is none of ours. Where it stands is not looked at.</summary>
    public static SuppressionComment? Read(string text, FileSpan span)
    {
        // Most comments are ruled out here, without a copy.
        int mark = span.Length < Mark.Length ? -1 : text.IndexOf("pg", span.Start, span.Length, StringComparison.OrdinalIgnoreCase);
        if (mark < 0 || !IsCommentMark(text, span.Start, mark))
            return null;
        string content = WithoutEnd(text.Substring(mark, span.End - mark));
        int end = WordEnd(content, 0);
        string name = content.Substring(0, end);
        bool isMark = string.Equals(name, Mark, StringComparison.OrdinalIgnoreCase);
        string rest = content.Substring(end).TrimStart();
        bool hasColon = rest.Length > 0 && rest[0] == ':';
        rest = hasColon ? rest.Substring(1).TrimStart() : rest;
        if (isMark && hasColon)
            return ReadWord(rest, span);
        // pgsl: disable PGSSL1003, pgssl disable PGSSL1003
        return Spelling.Distance(name, Mark) <= 2 && IsWord(rest.TrimStart('-', '_', ' '), Disable) && NamesRule(rest) ? new SuppressionComment(span, false, [], null, CommentProblem.Mark) : null;
    }

    private static SuppressionComment? ReadWord(string content, FileSpan span)
    {
        int end = WordEnd(content, 0);
        while (end + 1 < content.Length && content[end] is '-' or '_' && char.IsLetter(content[end + 1]))
            end = WordEnd(content, end + 1);
        string word = content.Substring(0, end);
        bool isForFile = string.Equals(word, DisableFile, StringComparison.OrdinalIgnoreCase);
        if (isForFile || string.Equals(word, Disable, StringComparison.OrdinalIgnoreCase))
            return ReadRules(content.Substring(end), span, isForFile);
        bool isKnown = OtherWords.Any(other => word.StartsWith(other, StringComparison.OrdinalIgnoreCase)) || Spelling.Distance(word, Disable) <= 2;
        return isKnown || NamesRule(content) ? new SuppressionComment(span, false, [], null, CommentProblem.Word, isKnown && word.Length <= LongestShown ? word : null) : null;
    }

    private static SuppressionComment ReadRules(string content, FileSpan span, bool isForFile)
    {
        var ids = new List<string>();
        int position = 0;
        while (true)
        {
            while (position < content.Length && (char.IsWhiteSpace(content[position]) || content[position] is ',' or ';'))
                position++;
            int end = WordEnd(content, position);
            string word = content.Substring(position, end - position);
            // What names no rule begins the reason; where no rule stands in front of it, one was meant.
            bool isRule = word.StartsWith(Mark, StringComparison.OrdinalIgnoreCase) || (word.StartsWith("PG", StringComparison.OrdinalIgnoreCase) && word.Any(char.IsDigit));
            if (!isRule)
                break;
            ids.Add(word.ToUpperInvariant());
            position = end;
        }
        SuppressionComment With(CommentProblem problem, SuppressionReason? reason = null, string? named = null) => new(span, isForFile, ids, reason, problem, named);
        string rest = content.Substring(position).Trim();
        if (ids.Count == 0)
            return rest.Length > 0 && !IsDash(rest[0]) && char.IsLetterOrDigit(rest[0]) ? With(CommentProblem.UnknownRule) : With(CommentProblem.NoRule);
        foreach (string id in ids)
        {
            if (!Rules.All.Any(rule => rule.Id == id && rule != Rules.OptionNotUnderstood && !OfCodeAlone.Contains(rule)))
                return With(CommentProblem.UnknownRule, named: id.Length <= LongestShown && Spelling.Distance(id.TrimEnd(Digits), Mark) <= 2 ? id : null);
        }
        SuppressionReason reason = SuppressionReason.Read(ReasonIn(rest));
        return With(reason.Problem == ReasonProblem.None ? CommentProblem.None : CommentProblem.Reason, reason);
    }

    /// <summary>The reason stands behind a dash or a colon; a date may stand in front of it.</summary>
    private static string ReasonIn(string rest)
    {
        if (rest.Length == 0)
            return "";
        if (IsDash(rest[0]))
            return rest.TrimStart(Dashes).TrimStart();
        return UntilDate.Find(rest, 0) is { Start: 0 } date ? rest.Substring(0, date.End) + " " + rest.Substring(date.End).Trim().TrimStart(Dashes).Trim() : "";
    }

    private static bool IsDash(char character) => Array.IndexOf(Dashes, character) >= 0;

    private static bool NamesRule(string content)
    {
        int id = content.IndexOf("PGSSL", StringComparison.OrdinalIgnoreCase);
        return id >= 0 && id + Mark.Length < content.Length && char.IsDigit(content[id + Mark.Length]);
    }

    private static bool IsWord(string text, string word)
        => text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsLetterOrDigit(text[word.Length]));

    /// <summary>Whether nothing but the mark of a comment stands there: <c>#</c>, <c>//</c>, <c>&lt;!--</c>, <c>REM</c>.</summary>
    private static bool IsCommentMark(string text, int start, int end)
    {
        string before = text.Substring(start, end - start).Trim();
        return string.Equals(before, "REM", StringComparison.OrdinalIgnoreCase) || before.All(static character => character is '#' or '/' or '*' or '-' or '<' or '!' or ';' or ':' or ' ' or '\t' or '\r' or '\n');
    }

    private static string WithoutEnd(string content)
    {
        string trimmed = content.TrimEnd();
        foreach (string end in Ends)
        {
            if (trimmed.EndsWith(end, StringComparison.Ordinal))
                return trimmed.Substring(0, trimmed.Length - end.Length).TrimEnd();
        }
        return trimmed;
    }

    private static int WordEnd(string text, int position)
    {
        while (position < text.Length && char.IsLetterOrDigit(text[position]))
            position++;
        return position;
    }
}
