using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes.Editing;

namespace PgSslAnalyzers.CodeFixes;

/// <summary>The last check before a fix is offered: the members that it touches have no diagnostic of the compiler that they did not have before.</summary>
internal static class CompileCheck
{
    /// <param name="edits">The edits of a C# file.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async Task<bool> IsSoundAsync(FileEdits edits, CancellationToken cancellation)
    {
        if (await OpenAsync(edits.Document, cancellation).ConfigureAwait(false) is not { } file)
            return false;
        SourceText text = file.Text.WithChanges(edits.Changes);
        if (!edits.BindsAgain)
        {
            SyntaxNode parsed = await file.Root.SyntaxTree.WithChangedText(text).GetRootAsync(cancellation).ConfigureAwait(false);
            return parsed.GetDiagnostics().Count() <= file.Root.GetDiagnostics().Count();
        }
        if (await OpenAsync(file.Document.WithText(text), cancellation).ConfigureAwait(false) is not { } after)
            return false;
        var seen = new HashSet<TextSpan>();
        int shift = 0;
        foreach (TextChange change in edits.Changes)
        {
            TextSpan before = MemberAt(file.Root, change.Span.Start), behind = MemberAt(after.Root, change.Span.Start + shift);
            shift += change.NewText!.Length - change.Span.Length;
            if (seen.Add(behind) && HasMore(Count(after, behind), Count(file, before)))
                return false;
        }
        return true;
    }

    private static async Task<EditedFile?> OpenAsync(TextDocument document, CancellationToken cancellation)
        => document is Document source ? await EditedFile.OpenAsync(source, cancellation).ConfigureAwait(false) : null;

    private static bool HasMore(Dictionary<string, int> now, Dictionary<string, int> before) => now.Any(count => !before.TryGetValue(count.Key, out int times) || times < count.Value);

    private static Dictionary<string, int> Count(EditedFile file, TextSpan member)
    {
        var counts = new Dictionary<string, int>();
        foreach (Diagnostic diagnostic in file.Model.GetDiagnostics(member, file.Cancellation))
        {
            if (diagnostic.Severity >= DiagnosticSeverity.Warning)
                counts[diagnostic.Id] = counts.TryGetValue(diagnostic.Id, out int times) ? times + 1 : 1;
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
