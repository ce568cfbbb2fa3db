using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace PgSslAnalyzers.CodeFixes.Editing;

/// <summary>A C# file that a fix edits, as it is before the fix: all edits are spans of <see cref="Text"/>.</summary>
internal sealed record EditedFile(Document Document, SourceText Text, SyntaxNode Root, SemanticModel Model, CancellationToken Cancellation)
{
    public static async Task<EditedFile?> OpenAsync(Document document, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        return root is null || model is null
            ? null
            : new EditedFile(document, await document.GetTextAsync(cancellation).ConfigureAwait(false), root, model, cancellation);
    }

    /// <summary>The nearest node of type <typeparamref name="T"/> that is or holds what stands at <paramref name="span"/>; null if the span lies outside the file.</summary>
    public T? NodeAt<T>(TextSpan span)
        where T : SyntaxNode
        => NodeAt(span)?.FirstAncestorOrSelf<T>();

    /// <summary>The innermost node that covers <paramref name="span"/>.</summary>
    public SyntaxNode? NodeAt(TextSpan span) => Root.FullSpan.Contains(span) ? Root.FindNode(span, getInnermostNodeForTie: true) : null;

    /// <summary>The line break of the line at <paramref name="position"/>, or of the line before it where the file ends without one.</summary>
    public string LineBreakAt(int position)
    {
        for (int line = Text.Lines.IndexOf(position); line >= 0; line--)
        {
            TextLine current = Text.Lines[line];
            if (current.EndIncludingLineBreak > current.End)
                return Text.ToString(TextSpan.FromBounds(current.End, current.EndIncludingLineBreak));
        }
        return "\n";
    }

    /// <summary>The blanks and tabs that lead the line at <paramref name="position"/>.</summary>
    public string IndentationAt(int position)
    {
        TextLine line = Text.Lines.GetLineFromPosition(position);
        int end = line.Start;
        while (end < line.End && Text[end] is ' ' or '\t')
            end++;
        return Text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>One more level of indentation than the line at <paramref name="position"/> has.</summary>
    public string DeeperIndentationAt(int position)
    {
        string indentation = IndentationAt(position);
        return indentation.Length > 0 && indentation[indentation.Length - 1] == '\t' ? indentation + "\t" : indentation + "    ";
    }

    /// <summary>Whether nothing but blanks stands before <paramref name="position"/> on its line.</summary>
    public bool IsFirstOnLine(int position)
    {
        TextLine line = Text.Lines.GetLineFromPosition(position);
        return line.Start + IndentationAt(position).Length >= position;
    }

    /// <summary>Whether no further token follows <paramref name="token"/> on its line; a comment may.</summary>
    public bool IsLastOnLine(SyntaxToken token)
    {
        SyntaxToken next = token.GetNextToken();
        return next.IsKind(SyntaxKind.None) || next.IsKind(SyntaxKind.EndOfFileToken)
            || Text.Lines.IndexOf(next.SpanStart) > Text.Lines.IndexOf(token.Span.End);
    }

    /// <summary>Where the line of <paramref name="token"/> ends, behind its comments and before its line break.</summary>
    public static int EndOfLine(SyntaxToken token)
    {
        int end = token.Span.End;
        foreach (SyntaxTrivia trivia in token.TrailingTrivia)
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                break;
            if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia))
                end = trivia.FullSpan.End;
        }
        return end;
    }

    /// <summary>From the start of the line of <paramref name="first"/> to the start of the line behind <paramref name="last"/>.</summary>
    public TextSpan WholeLines(SyntaxToken first, SyntaxToken last)
    {
        TextLine end = Text.Lines.GetLineFromPosition(EndOfLine(last));
        int start = Text.Lines.GetLineFromPosition(first.SpanStart).Start;
        // The last line of a file without a final line break takes the line break before it along.
        if (end.End == end.EndIncludingLineBreak && start > 0)
        {
            TextLine before = Text.Lines[Text.Lines.IndexOf(start) - 1];
            return TextSpan.FromBounds(before.End, end.End);
        }
        return TextSpan.FromBounds(start, end.EndIncludingLineBreak);
    }
}
