using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes.Editing;

namespace PgSslAnalyzers.CodeFixes;

/// <summary>The last check before a fix is offered: the members that it touches have no diagnostic of the compiler that they did not have before.</summary>
internal static class CompileCheck
{
    /// <param name="file">The file before.</param>
    /// <param name="edits">The edits.</param>
    /// <param name="bindsAgain">Whether more than the text of literals changes; otherwise what names mean cannot change either.</param>
    public static async Task<bool> IsSoundAsync(EditedFile file, FileEdits edits, bool bindsAgain)
    {
        if (!bindsAgain)
        {
            SyntaxNode parsed = await file.Root.SyntaxTree.WithChangedText(file.Text.WithChanges(edits.Changes)).GetRootAsync(file.Cancellation).ConfigureAwait(false);
            return parsed.GetDiagnostics().Count() <= file.Root.GetDiagnostics().Count();
        }
        Document changed = file.Document.WithText(file.Text.WithChanges(edits.Changes));
        if (await EditedFile.OpenAsync(changed, file.Cancellation).ConfigureAwait(false) is not { } after)
            return false;
        var before = new List<TextSpan>();
        var behind = new List<TextSpan>();
        int shift = 0;
        foreach (TextChange change in edits.Changes)
        {
            Add(before, MemberAt(file.Root, change.Span.Start));
            Add(behind, MemberAt(after.Root, change.Span.Start + shift));
            shift += change.NewText!.Length - change.Span.Length;
        }
        Dictionary<string, int> had = Count(file, before);
        foreach (KeyValuePair<string, int> now in Count(after, behind))
        {
            if (!had.TryGetValue(now.Key, out int times) || times < now.Value)
                return false;
        }
        return true;
    }

    private static void Add(List<TextSpan> spans, TextSpan span)
    {
        if (!spans.Contains(span))
            spans.Add(span);
    }

    private static Dictionary<string, int> Count(EditedFile file, List<TextSpan> spans)
    {
        var counts = new Dictionary<string, int>();
        foreach (TextSpan span in spans)
        {
            foreach (Diagnostic diagnostic in file.Model.GetDiagnostics(span, file.Cancellation))
            {
                if (diagnostic.Severity >= DiagnosticSeverity.Warning)
                    counts[diagnostic.Id] = counts.TryGetValue(diagnostic.Id, out int times) ? times + 1 : 1;
            }
        }
        return counts;
    }

    private static TextSpan MemberAt(SyntaxNode root, int position)
    {
        MemberDeclarationSyntax? member = root.FindToken(Math.Min(position, Math.Max(0, root.FullSpan.End - 1))).Parent?.FirstAncestorOrSelf<MemberDeclarationSyntax>(
            static node => node is not BaseNamespaceDeclarationSyntax);
        // Statements at the top of a file share their locals.
        return member is null or GlobalStatementSyntax ? root.FullSpan : member.FullSpan;
    }
}
