using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes.Editing;
using PgSslAnalyzers.CodeFixes.Members;
using PgSslAnalyzers.FixPlans;

namespace PgSslAnalyzers.CodeFixes.Literals;

/// <summary>A literal of which nothing is left goes, with its operator and its line; <c>+ ""</c> would only puzzle the reader.</summary>
internal static class EmptiedOperand
{
    /// <summary>Removes <paramref name="literal"/> if the expression around it means the same without it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="literal">A literal of which nothing is left.</param>
    /// <param name="emptied">All literals of which nothing is left.</param>
    /// <param name="edits">Gets the edits.</param>
    public static bool TryRemove(EditedFile file, ExpressionSyntax literal, ICollection<SyntaxNode> emptied, List<TextChange> edits)
    {
        while (literal.Parent is ParenthesizedExpressionSyntax || (literal.Parent is ConditionalExpressionSyntax choice && IsEmptyOtherwise(choice, literal, emptied)))
            literal = (ExpressionSyntax)literal.Parent;
        switch (literal.Parent)
        {
            // All that is before it goes too: it is the first operand then.
            case BinaryExpressionSyntax { Parent: BinaryExpressionSyntax outer } sum when sum.IsKind(SyntaxKind.AddExpression) && sum.Right == literal && emptied.Contains(sum.Left)
                && outer.IsKind(SyntaxKind.AddExpression) && outer.Left == sum && IsString(file, outer.Right):
                edits.Add(new TextChange(TextSpan.FromBounds(literal.SpanStart, outer.Right.SpanStart), ""));
                return true;
            // Of the two separators around it one goes along.
            case BinaryExpressionSyntax { Left: BinaryExpressionSyntax { Right: IdentifierNameSyntax separator, Left: { } before }, Parent: BinaryExpressionSyntax { Right: IdentifierNameSyntax next } around } sum
                when sum.IsKind(SyntaxKind.AddExpression) && sum.Right == literal && around.IsKind(SyntaxKind.AddExpression) && separator.Identifier.ValueText == next.Identifier.ValueText && IsString(file, before):
                edits.Add(new TextChange(TextSpan.FromBounds(before.Span.End, literal.Span.End), ""));
                return true;
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) && sum.Right == literal && !emptied.Contains(sum.Left) && IsString(file, sum.Left) && Sums.StaysText(sum, sum.Left, file.Model, file.Cancellation):
                return TryRemoveRight(file, sum, emptied, edits);
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) && sum.Left == literal && IsString(file, sum.Right) && Sums.StaysText(sum, sum.Right, file.Model, file.Cancellation):
                edits.Add(new TextChange(TextSpan.FromBounds(literal.SpanStart, sum.Right.SpanStart), ""));
                return true;
            case AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax } statement } append when append.IsKind(SyntaxKind.AddAssignmentExpression):
                edits.Add(Removal.OfStatement(file, statement));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether the other value of a choice is empty, too, and nobody misses the condition.</summary>
    private static bool IsEmptyOtherwise(ConditionalExpressionSyntax choice, ExpressionSyntax value, ICollection<SyntaxNode> emptied)
    {
        if (choice.Condition == value || !LeftOvers.IsFree(choice.Condition))
            return false;
        ExpressionSyntax other = choice.WhenTrue == value ? choice.WhenFalse : choice.WhenTrue;
        return emptied.Contains(other) || LeftOvers.IsEmpty(other);
    }

    private static bool IsString(EditedFile file, ExpressionSyntax expression)
        => file.Model.GetTypeInfo(expression, file.Cancellation).Type?.SpecialType == SpecialType.System_String;

    private static bool TryRemoveRight(EditedFile file, BinaryExpressionSyntax sum, ICollection<SyntaxNode> emptied, List<TextChange> edits)
    {
        SyntaxToken left = sum.Left.GetLastToken(), right = sum.Right.GetLastToken();
        SyntaxToken following = right.GetNextToken();
        if (file.IsFirstOnLine(sum.Right.SpanStart) && sum.Parent is BinaryExpressionSyntax outer && outer.OperatorToken == following && !emptied.Contains(outer.Right)
            && OnOneLine(file, right.Span.End, following.SpanStart) && file.IsLastOnLine(following))
        {
            edits.Add(new TextChange(file.WholeLines(sum.Right.GetFirstToken(), following), ""));
            return true;
        }
        string between = file.Text.ToString(TextSpan.FromBounds(left.Span.End, sum.OperatorToken.SpanStart))
            + file.Text.ToString(TextSpan.FromBounds(sum.OperatorToken.Span.End, sum.Right.SpanStart));
        if (string.IsNullOrWhiteSpace(between))
        {
            edits.Add(new TextChange(TextSpan.FromBounds(left.Span.End, right.Span.End), ""));
            return true;
        }
        return TryRemoveBehindComment(file, sum, left, right, edits);
    }

    /// <summary><c>"a" + // comment</c> and <c>"b";</c> below: what follows the operand takes its place in front of the comment, which belongs to the neighbour.</summary>
    private static bool TryRemoveBehindComment(EditedFile file, BinaryExpressionSyntax sum, SyntaxToken left, SyntaxToken right, List<TextChange> edits)
    {
        SyntaxToken sign = sum.OperatorToken;
        bool signLeads = !OnOneLine(file, left.Span.End, sign.SpanStart);
        SyntaxToken lastOfLeftLine = signLeads ? left : sign;
        TextLine line = file.Text.Lines.GetLineFromPosition(right.Span.End);
        string tail = file.Text.ToString(TextSpan.FromBounds(right.Span.End, line.End));
        int resume = file.Text.Lines.GetLineFromPosition(left.Span.End).End;
        bool isSimple = tail.IndexOf('/') < 0 && resume == EditedFile.EndOfLine(lastOfLeftLine) && resume < sum.Right.SpanStart;
        if (!isSimple)
            return false;
        edits.Add(new TextChange(TextSpan.FromBounds(left.Span.End, signLeads ? left.Span.End : sign.Span.End), tail));
        edits.Add(new TextChange(TextSpan.FromBounds(resume, line.End), ""));
        return true;
    }

    private static bool OnOneLine(EditedFile file, int position, int other) => file.Text.Lines.IndexOf(position) == file.Text.Lines.IndexOf(other);
}
