using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.CodeFixes.Literals;

/// <summary>Applies the text steps of a fix, literal by literal.</summary>
internal static class TextSteps
{
    /// <summary>Adds the edits of <paramref name="steps"/>, all of them text steps in <paramref name="file"/>; false if one of them cannot be done.</summary>
    public static bool TryApply(EditedFile file, IReadOnlyList<FixStep> steps, RootCertificate? root, List<TextChange> edits)
    {
        var byLiteral = new Dictionary<SyntaxNode, (Literal Literal, List<FixStep> Steps)>();
        foreach (FixStep step in steps)
        {
            if (Literal.At(file, step.Span) is not { } literal)
                return false;
            if (!byLiteral.TryGetValue(literal.Node, out (Literal Literal, List<FixStep> Steps) group))
                byLiteral[literal.Node] = group = (literal, []);
            group.Steps.Add(step);
        }
        foreach ((Literal literal, List<FixStep> inLiteral) in byLiteral.Values)
        {
            inLiteral.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
            if (!TryEdit(file, literal, inLiteral, root, edits))
                return false;
        }
        return true;
    }

    private static bool TryEdit(EditedFile file, Literal literal, List<FixStep> steps, RootCertificate? root, List<TextChange> edits)
    {
        bool writesRoot = steps.Any(static step => step.Text.Contains(Upgrade.RootMarker));
        if (writesRoot && root is null)
            return false;
        if (!writesRoot && Becomes(file, literal, steps, "").Length == 0 && EmptiedOperand.TryRemove(file, literal.Node, edits))
            return true;
        if (writesRoot && root!.IsBesideProgram)
            return ProgramPathSteps.TryEdit(file, literal, steps, root, edits);

        return TryEncode(file, literal, steps, writesRoot ? Upgrade.QuoteValue(root!.Path) : "", edits);
    }

    private static bool TryEncode(EditedFile file, Literal literal, List<FixStep> steps, string path, List<TextChange> edits)
    {
        bool isFormat = CompositeFormat.Holds(file, literal.Node);
        var changes = new List<TextChange>();
        foreach (FixStep step in steps)
            changes.Add(new TextChange(step.Span, LiteralEncoding.Encode(literal, step.Text.Replace(Upgrade.RootMarker, path), isFormat)));
        if (literal.Kind == LiteralKind.Character)
            return TryWidenCharacter(file, literal, changes, edits);
        if (!IsOneLiteral(file, literal.Node, changes))
            return false;
        edits.AddRange(changes);
        return true;
    }

    /// <summary>A character that gets company becomes a string.</summary>
    private static bool TryWidenCharacter(EditedFile file, Literal literal, List<TextChange> changes, List<TextChange> edits)
    {
        string written = file.Text.ToString(literal.Content);
        string content = ApplyTo(written, literal.Content.Start, changes);
        bool isOneCharacter = content.Length == 1 || (content.Length == 2 && content[0] == '\\');
        string quoted = isOneCharacter ? "'" + content + "'" : "\"" + (content.StartsWith("\\'", StringComparison.Ordinal) ? content.Substring(1) : content) + "\"";
        edits.Add(new TextChange(literal.Node.Span, quoted));
        return content.Length > 0;
    }

    /// <summary>The compiler has the last word on what is one literal.</summary>
    private static bool IsOneLiteral(EditedFile file, ExpressionSyntax node, List<TextChange> changes)
    {
        string after = ApplyTo(file.Text.ToString(node.Span), node.SpanStart, changes);
        ExpressionSyntax parsed = SyntaxFactory.ParseExpression(after, options: file.Root.SyntaxTree.Options);
        return !parsed.ContainsDiagnostics && parsed.Span.Length == after.Length && parsed.RawKind == node.RawKind;
    }

    /// <summary>The decoded shape of the text after the steps, good enough to see whether anything is left of it.</summary>
    private static string Becomes(EditedFile file, Literal literal, List<FixStep> steps, string path)
        => ApplyTo(file.Text.ToString(literal.Content), literal.Content.Start,
            steps.Select(step => new TextChange(step.Span, step.Text.Replace(Upgrade.RootMarker, path))));

    private static string ApplyTo(string text, int offset, IEnumerable<TextChange> changes)
    {
        var result = new StringBuilder();
        int copied = 0;
        foreach (TextChange change in changes)
        {
            result.Append(text, copied, change.Span.Start - offset - copied).Append(change.NewText);
            copied = change.Span.End - offset;
        }
        return result.Append(text, copied, text.Length - copied).ToString();
    }
}
