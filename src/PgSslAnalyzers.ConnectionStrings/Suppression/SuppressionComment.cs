namespace PgSslAnalyzers.ConnectionStrings.Suppression;

/// <summary>What is wrong with a comment that is meant to suppress something. Such a comment suppresses nothing.</summary>
public enum CommentProblem
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It does not begin with <c>pgssl:</c>.</summary>
    Mark,

    /// <summary>Neither <c>disable</c> nor <c>disable-file</c>.</summary>
    Word,

    /// <summary>It names no rule.</summary>
    NoRule,

    /// <summary>It names what is no rule, or a rule that no configuration file can break.</summary>
    UnknownRule,

    /// <summary>See <see cref="SuppressionComment.Reason"/>.</summary>
    Reason,

    /// <summary>Something else stands on its line.</summary>
    NotAlone,

    /// <summary>The next line holds nothing that could be reported.</summary>
    NothingFollows,
}

/// <summary>
/// A comment in a configuration file: <c>pgssl: disable PGSSL1005 - reason</c> is for the next line with content, on the first line of a file as anywhere else;
/// <c>pgssl: disable-file PGSSL1005 - reason</c> is for the file.
/// </summary>
/// <param name="Span">The whole comment.</param>
/// <param name="IsForFile">Whether it is for the file.</param>
/// <param name="RuleIds">The rules that it names, in capital letters.</param>
/// <param name="Reason">Why, and how long; null if the comment is not read so far.</param>
/// <param name="Problem">What is wrong with it.</param>
/// <param name="Named">The word or the id that is not understood, if it can be shown.</param>
public sealed record SuppressionComment(FileSpan Span, bool IsForFile, IReadOnlyList<string> RuleIds, SuppressionReason? Reason, CommentProblem Problem, string? Named = null)
{
    /// <summary>The line that it is for, without the lines between; empty for a comment that is for the file or has a problem.</summary>
    public FileSpan Line { get; internal init; }

    /// <summary>A look that is cheaper than reading: whether a comment that suppresses may stand in <paramref name="text"/>. It names a rule.</summary>
    public static bool MayBeIn(string text) => text.IndexOf("PGSSL", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether it suppresses anything on this day.</summary>
    /// <param name="today">Today; null: nothing ends.</param>
    public bool Counts(IsoDate? today) => Problem == CommentProblem.None && !Reason!.IsExpired(today);

    /// <summary>What to tell its author; null if there is nothing to tell.</summary>
    /// <param name="today">Today; null: nothing ends.</param>
    public string? MessageOn(IsoDate? today) => Problem switch
    {
        CommentProblem.None => Reason!.IsExpired(today) ? SuppressionMessages.Expired(Reason.Until!.Value) : null,
        CommentProblem.Mark => SuppressionMessages.Mark,
        CommentProblem.Word => SuppressionMessages.Word(Named),
        CommentProblem.NoRule => SuppressionMessages.NoRule,
        CommentProblem.UnknownRule => SuppressionMessages.UnknownRule(Named),
        CommentProblem.NotAlone => SuppressionMessages.NotAlone,
        CommentProblem.NothingFollows => SuppressionMessages.NothingFollows,
        _ => SuppressionMessages.Reason(Reason!.Problem),
    };
}
