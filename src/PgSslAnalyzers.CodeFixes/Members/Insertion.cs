using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes.Editing;

namespace PgSslAnalyzers.CodeFixes.Members;

/// <summary>Puts new members and statements behind existing ones, in their layout.</summary>
internal static class Insertion
{
    /// <summary>Adds members behind the member with index <paramref name="index"/>.</summary>
    public static void OfMembers(EditedFile file, InitializerExpressionSyntax initializer, int index, IReadOnlyList<string> members, List<TextChange> edits)
    {
        ExpressionSyntax member = initializer.Expressions[index];
        bool hasComma = index < initializer.Expressions.SeparatorCount;
        SyntaxToken last = hasComma ? initializer.Expressions.GetSeparator(index) : member.GetLastToken();
        SyntaxToken? commaBefore = index > 0 ? initializer.Expressions.GetSeparator(index - 1) : null;
        string lineBreak = file.LineBreakAt(member.SpanStart), indentation = file.IndentationAt(member.SpanStart);

        if (commaBefore is { } leading && file.IsFirstOnLine(leading.SpanStart) && file.IsLastOnLine(member.GetLastToken()))
        {
            // Commas lead the lines.
            string gap = file.Text.ToString(TextSpan.FromBounds(leading.Span.End, member.SpanStart));
            Insert(edits, EditedFile.EndOfLine(member.GetLastToken()), string.Concat(members.Select(added => lineBreak + indentation + "," + gap + added)));
        }
        else if (file.IsFirstOnLine(member.SpanStart) && file.IsLastOnLine(last))
        {
            string start = lineBreak + indentation;
            string added = start + string.Join("," + start, members) + (hasComma ? "," : "");
            int end = EditedFile.EndOfLine(last);
            if (hasComma && end == last.Span.End)
            {
                // In front of the comma, which another step takes away if it removes what follows.
                Insert(edits, member.Span.End, "," + start + string.Join("," + start, members));
            }
            else if (hasComma)
            {
                Insert(edits, end, added);
            }
            else if (end == member.Span.End)
            {
                Insert(edits, end, "," + added);
            }
            else
            {
                Insert(edits, member.Span.End, ",");
                Insert(edits, end, added);
            }
        }
        else
        {
            Insert(edits, member.Span.End, string.Concat(members.Select(static added => ", " + added)));
        }
    }

    /// <summary>Fills an initializer that has no member yet.</summary>
    public static void OfFirstMembers(EditedFile file, InitializerExpressionSyntax initializer, IReadOnlyList<string> members, List<TextChange> edits)
    {
        SyntaxToken open = initializer.OpenBraceToken, close = initializer.CloseBraceToken;
        if (file.IsLastOnLine(open))
        {
            string start = file.LineBreakAt(open.SpanStart) + file.DeeperIndentationAt(open.SpanStart);
            Insert(edits, EditedFile.EndOfLine(open), start + string.Join("," + start, members));
        }
        else
        {
            bool isBlank = string.IsNullOrWhiteSpace(file.Text.ToString(TextSpan.FromBounds(open.Span.End, close.SpanStart)));
            string added = " " + string.Join(", ", members);
            edits.Add(isBlank
                ? new TextChange(TextSpan.FromBounds(open.Span.End, close.SpanStart), added + " ")
                : new TextChange(new TextSpan(open.Span.End, 0), added));
        }
    }

    /// <summary>Adds statements behind <paramref name="anchor"/>; an embedded statement gets braces. False where no statement can follow.</summary>
    public static bool OfStatements(EditedFile file, StatementSyntax anchor, IReadOnlyList<string> statements, List<TextChange> edits)
    {
        SyntaxToken last = anchor.GetLastToken();
        bool isOwnLine = file.IsFirstOnLine(anchor.SpanStart) && file.IsLastOnLine(last);
        string lineBreak = file.LineBreakAt(anchor.SpanStart), indentation = file.IndentationAt(anchor.SpanStart);
        string added = isOwnLine
            ? string.Concat(statements.Select(statement => lineBreak + indentation + statement))
            : string.Concat(statements.Select(static statement => " " + statement));
        switch (anchor.Parent)
        {
            case BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax:
                Insert(edits, isOwnLine ? EditedFile.EndOfLine(last) : last.Span.End, added);
                return true;
            case LabeledStatementSyntax or null:
                return false;
            case { } owner when isOwnLine:
                SyntaxToken header = anchor.GetFirstToken().GetPreviousToken();
                // "else if" keeps its braces at the column of the "else".
                string outer = file.IndentationAt(owner is ElseClauseSyntax ? owner.SpanStart : owner.GetFirstToken().SpanStart);
                Insert(edits, EditedFile.EndOfLine(header), lineBreak + outer + "{");
                Insert(edits, EditedFile.EndOfLine(last), added + lineBreak + outer + "}");
                return true;
            default:
                Insert(edits, anchor.SpanStart, "{ ");
                Insert(edits, last.Span.End, added + " }");
                return true;
        }
    }

    private static void Insert(List<TextChange> edits, int position, string text) => edits.Add(new TextChange(new TextSpan(position, 0), text));
}
