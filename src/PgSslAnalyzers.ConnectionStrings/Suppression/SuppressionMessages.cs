using PgSslAnalyzers.ConnectionStrings.Catalog;

namespace PgSslAnalyzers.ConnectionStrings.Suppression;

/// <summary>PGSSL0001 at a comment, a pragma or an attribute: what is wrong, and what to write. Nothing of a reason is repeated.</summary>
public static class SuppressionMessages
{
    private const string Form = "pgssl: disable PGSSL1005 - the reason";

    internal const string Mark = "This comment suppresses nothing: begin it with 'pgssl: disable', as in '" + Form + "'.";

    internal const string NoRule = "This comment names no rule and suppresses nothing: write '" + Form + "'.";

    internal const string NotAlone = "This comment suppresses nothing here: write it on a line of its own, above the line that it is for.";

    internal const string NothingFollows = "No connection string is in the next line, so this comment suppresses nothing: move it above the one that it is for, remove it, or write 'pgssl: disable-file'.";

    internal static string Word(string? word)
        => $"{(word is null ? "The word behind 'pgssl:'" : $"'{word}'")} is not understood and suppresses nothing: write 'disable' for the next line or 'disable-file' for the file.";

    internal static string UnknownRule(string? id) => id switch
    {
        null => "What stands here for a rule is none, so the comment suppresses nothing: write '" + Form + "'.",
        _ when id == Rules.OptionNotUnderstood.Id => $"{id} cannot be suppressed by a comment: correct what it reports. The comment suppresses nothing.",
        _ when Rules.All.Any(rule => rule.Id == id) => $"{id} is reported in C# alone, so the comment suppresses nothing: use #pragma warning disable there.",
        _ => $"There is no rule {id}, so the comment suppresses nothing: write the id that the finding has.",
    };

    internal static string Reason(ReasonProblem problem) => problem switch
    {
        ReasonProblem.UnreadableDate => "The date behind 'until' is not understood, and the comment suppresses nothing: write until yyyy-mm-dd.",
        ReasonProblem.Placeholder => "The reason has still to be written; until then the comment suppresses nothing: say why the finding is no problem.",
        _ => "This comment gives no reason and suppresses nothing: write one behind the ids, as in '" + Form + "'.",
    };

    /// <summary>The last day of an exception has passed.</summary>
    /// <param name="until">That day.</param>
    public static string Expired(IsoDate until) => $"This exception ended on {until}: correct what it covers, or decide anew and write a later date.";

    /// <summary>A pragma that suppresses a finding.</summary>
    /// <param name="id">The rule.</param>
    /// <param name="problem">What is wrong with its reason.</param>
    /// <param name="isBelowHeader">Whether the comment above it is the header of the file: there no reason can stand.</param>
    public static string Pragma(string id, ReasonProblem problem, bool isBelowHeader)
        => InCode($"This pragma suppresses {id}", isBelowHeader ? "a comment on its line (the header of the file does not count)" : "a comment on its line or above", problem);

    /// <summary>A SuppressMessage attribute.</summary>
    /// <param name="id">The rule.</param>
    /// <param name="problem">What is wrong with its justification.</param>
    public static string Attribute(string id, ReasonProblem problem) => InCode($"This attribute suppresses {id}", "Justification", problem);

    private static string InCode(string what, string where, ReasonProblem problem) => problem switch
    {
        ReasonProblem.UnreadableDate => $"{what} until a date that is not understood: write until yyyy-mm-dd in {where}.",
        _ => $"{what} without a reason: say in {where} why the finding is no problem, or correct it.",
    };
}
