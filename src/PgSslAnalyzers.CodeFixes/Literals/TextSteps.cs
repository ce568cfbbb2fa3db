using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes.Editing;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.FixPlans;

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
            // The name of an enum member is text of the program too: $"SSL Mode={SslMode.Require}".
            if (!step.Span.IsEmpty && file.NodeAt(step.Span) is IdentifierNameSyntax name && name.Span == step.Span)
            {
                if (step.Text != "VerifyFull" || !ModeExpression.TryApply(file, step.Span, edits))
                    return false;
                continue;
            }
            if (Literal.At(file, step.Span) is not { } literal)
                return false;
            if (!byLiteral.TryGetValue(literal.Node, out (Literal Literal, List<FixStep> Steps) group))
                byLiteral[literal.Node] = group = (literal, []);
            group.Steps.Add(step);
        }
        foreach ((_, List<FixStep> inLiteral) in byLiteral.Values)
            inLiteral.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        var emptied = new HashSet<SyntaxNode>(byLiteral.Values.Where(group => BecomesEmpty(file, group.Literal, group.Steps)).Select(static group => group.Literal.Node));
        foreach ((Literal literal, List<FixStep> inLiteral) in byLiteral.Values)
        {
            if (emptied.Contains(literal.Node) && EmptiedOperand.TryRemove(file, literal.Node, emptied, edits))
                continue;
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
        if (IsOneLiteral(file, literal.Node, changes))
        {
            edits.AddRange(changes);
            return true;
        }
        return literal.Kind == LiteralKind.Raw && !literal.IsUtf8 && TryWriteAsOrdinary(file, literal, steps, path, isFormat, edits);
    }

    /// <summary>A raw text on one line can neither start nor end with a quote: with one there it has to become an ordinary literal.</summary>
    private static bool TryWriteAsOrdinary(EditedFile file, Literal literal, List<FixStep> steps, string path, bool isFormat, List<TextChange> edits)
    {
        List<InterpolationSyntax> holes = literal.Node is InterpolatedStringExpressionSyntax interpolated ? [.. interpolated.Contents.OfType<InterpolationSyntax>()] : [];
        Literal plain = literal with { HoleBraces = 0 }, target = literal with { Kind = LiteralKind.Regular, HoleBraces = holes.Count > 0 ? 1 : 0 };
        var changes = steps.Select(step => new TextChange(step.Span, LiteralEncoding.Encode(plain, step.Text.Replace(Upgrade.RootMarker, path), isFormat))).ToList();
        var result = new StringBuilder(holes.Count > 0 ? "$\"" : "\"");
        int position = literal.Content.Start;
        for (int i = 0; i <= holes.Count; i++)
        {
            var between = TextSpan.FromBounds(position, i < holes.Count ? holes[i].SpanStart : literal.Content.End);
            List<TextChange> inside = changes.FindAll(change => between.Contains(change.Span));
            changes.RemoveAll(inside.Contains);
            result.Append(LiteralEncoding.Encode(target, ApplyTo(file.Text.ToString(between), between.Start, inside), isFormat: false));
            if (i == holes.Count)
                break;
            result.Append('{').Append(file.Text.ToString(TextSpan.FromBounds(holes[i].OpenBraceToken.Span.End, holes[i].CloseBraceToken.SpanStart))).Append('}');
            position = holes[i].Span.End;
        }
        edits.Add(new TextChange(literal.Node.Span, result.Append('"').ToString()));
        return changes.Count == 0;
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

    private static bool BecomesEmpty(EditedFile file, Literal literal, List<FixStep> steps)
        => ApplyTo(file.Text.ToString(literal.Content), literal.Content.Start, steps.Select(static step => new TextChange(step.Span, step.Text))).Length == 0;

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
