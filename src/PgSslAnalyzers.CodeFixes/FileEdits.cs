using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes.Editing;
using PgSslAnalyzers.CodeFixes.Members;

namespace PgSslAnalyzers.CodeFixes;

/// <summary>The edits of one file.</summary>
/// <param name="Document">The file, as one of its projects sees it.</param>
/// <param name="Text">Its text before.</param>
/// <param name="Changes">The changes, ascending and disjoint.</param>
internal sealed record FileEdits(TextDocument Document, SourceText Text, ImmutableArray<TextChange> Changes)
{
    /// <summary>Whether more than the text of literals changes; otherwise what names mean cannot change either.</summary>
    public bool BindsAgain { get; init; }

    /// <summary>What the file is called, whatever project it is seen from.</summary>
    public string Key => Document.FilePath ?? Document.Id.ToString();

    /// <summary>Brings edits into order; null if they contradict each other. Edits that change nothing are left out.</summary>
    public static FileEdits? Create(EditedFile file, IReadOnlyList<TextChange> edits)
        => Order(edits.Where(edit => file.Text.ToString(edit.Span) != edit.NewText).ToList()) is { } changes
            ? new FileEdits(file.Document, file.Text, changes)
            : null;

    /// <summary>
    /// Both sets of edits, if they do not contradict each other: an edit that both contain is made once, since two findings in one string ask for the same.
    /// </summary>
    public static ImmutableArray<TextChange>? Merge(ImmutableArray<TextChange> accepted, ImmutableArray<TextChange> added)
    {
        var all = new List<TextChange>(accepted);
        foreach (TextChange change in added)
        {
            if (accepted.Contains(change))
                continue;
            // Two different insertions at one place cannot both be meant to be the only one there.
            if (accepted.Any(other => change.Span.OverlapsWith(other.Span) || (change.Span.Length == 0 && other.Span.Length == 0 && change.Span == other.Span)
                || IsInside(change.Span, other.Span) || IsInside(other.Span, change.Span)))
            {
                return null;
            }
            all.Add(change);
        }
        return Order(all);
    }

    /// <summary>The text after the changes, without what they have left without a meaning.</summary>
    private async Task<SourceText> ResultAsync(CancellationToken cancellation)
    {
        SourceText changed = Text.WithChanges(Changes);
        if (Document is not Document source || await source.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false) is not { } tree)
            return changed;
        var edited = new List<TextSpan>(Changes.Length);
        int shift = 0;
        foreach (TextChange change in Changes)
        {
            edited.Add(new TextSpan(change.Span.Start + shift, change.NewText!.Length));
            shift += change.NewText.Length - change.Span.Length;
        }
        return LeftOvers.RemoveFrom(changed, tree.Options, edited, cancellation);
    }

    /// <summary>Writes the edits of files into every document of the solution that shows them.</summary>
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<FileEdits> files, CancellationToken cancellation)
    {
        foreach (FileEdits file in files)
        {
            SourceText changed = await file.ResultAsync(cancellation).ConfigureAwait(false);
            solution = WithText(solution, file.Document.Id, changed);
            if (file.Document.FilePath is not { } path)
                continue;
            foreach (DocumentId id in solution.GetDocumentIdsWithFilePath(path))
            {
                if (id != file.Document.Id && (solution.GetDocument(id) ?? solution.GetAdditionalDocument(id)) is { } linked
                    && (await linked.GetTextAsync(cancellation).ConfigureAwait(false)).ContentEquals(file.Text))
                {
                    solution = WithText(solution, id, changed);
                }
            }
        }
        return solution;
    }

    private static Solution WithText(Solution solution, DocumentId id, SourceText text)
        => solution.ContainsAdditionalDocument(id) ? solution.WithAdditionalDocumentText(id, text) : solution.WithDocumentText(id, text);

    private static bool IsInside(TextSpan position, TextSpan span) => position.Length == 0 && span.Start < position.Start && position.Start < span.End;

    private static ImmutableArray<TextChange>? Order(List<TextChange> edits)
    {
        IEnumerable<TextChange> sorted = edits.Select(static (edit, index) => (Edit: edit, Index: index))
            .OrderBy(static item => item.Edit.Span.Start).ThenBy(static item => item.Edit.Span.Length > 0).ThenBy(static item => item.Index)
            .Select(static item => item.Edit);
        var result = new List<TextChange>();
        foreach (TextChange edit in sorted)
        {
            TextChange? previous = result.Count > 0 ? result[result.Count - 1] : null;
            if (previous is { } last && edit.Span.Start < last.Span.End)
            {
                if (edit != last)
                    return null;
            }
            else if (previous is { Span.Length: 0 } insertion && edit.Span == insertion.Span)
            {
                result[result.Count - 1] = new TextChange(edit.Span, insertion.NewText + edit.NewText);
            }
            else
            {
                result.Add(edit);
            }
        }
        return result.ToImmutableArray();
    }
}
