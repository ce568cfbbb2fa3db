using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes.Editing;

namespace PgSslAnalyzers.CodeFixes.Members;

/// <summary>Takes members, statements and fluent calls away, with their line, their comma and the comment behind them, and nothing of their neighbours.</summary>
internal static class Removal
{
    /// <summary>Removes what stands at <paramref name="span"/>; false if it is not something that can go.</summary>
    public static bool TryApply(EditedFile file, TextSpan span, List<TextChange> edits)
    {
        if (FluentCallAt(file, span) is { } call)
        {
            edits.Add(OfFluentCall(file, call));
            return true;
        }
        if (WrittenSetting.At(file, span) is not { } setting)
            return StatementAt(file, span) is { } other && TryRemoveStatement(file, other, edits);
        if (setting.Initializer is { } initializer)
        {
            OfMember(file, initializer, initializer.Expressions.IndexOf(setting.Node), edits);
            return true;
        }
        // In a chain of assignments the others stay.
        return setting.Statement is { } statement && setting.Node.Parent is ExpressionStatementSyntax or ConditionalAccessExpressionSyntax
            && TryRemoveStatement(file, statement, edits);
    }

    /// <summary>Removes a statement that lies in a block.</summary>
    public static TextChange OfStatement(EditedFile file, StatementSyntax statement)
    {
        SyntaxToken first = statement.GetFirstToken(), last = statement.GetLastToken();
        if (file.IsFirstOnLine(first.SpanStart) && file.IsLastOnLine(last))
            return new TextChange(file.WholeLines(first, last), "");
        int start = statement.SpanStart, end = last.Span.End;
        if (!file.IsLastOnLine(last))
        {
            while (end < file.Text.Length && file.Text[end] is ' ' or '\t')
                end++;
        }
        else
        {
            while (start > 0 && file.Text[start - 1] is ' ' or '\t')
                start--;
        }
        return new TextChange(TextSpan.FromBounds(start, end), "");
    }

    /// <summary>The call in the middle of a chain, <c>.UseX(...)</c>, at <paramref name="span"/>; null if the call is a whole statement on a simple receiver.</summary>
    public static InvocationExpressionSyntax? FluentCallAt(EditedFile file, TextSpan span)
    {
        SyntaxNode? node = file.NodeAt(span);
        // The span may be the name and arguments alone.
        InvocationExpressionSyntax? call = node switch
        {
            SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax invoked } access } name when access.Name == name => invoked,
            ExpressionStatementSyntax { Expression: InvocationExpressionSyntax whole } => whole,
            _ => node?.FirstAncestorOrSelf<InvocationExpressionSyntax>(static _ => true),
        };
        if (call?.Expression is not MemberAccessExpressionSyntax { Expression: { } receiver } || span.Start < receiver.SpanStart)
            return null;
        bool isWholeStatement = call.Parent is ExpressionStatementSyntax && receiver is not InvocationExpressionSyntax;
        bool isInChain = call.Parent is MemberAccessExpressionSyntax || receiver is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax;
        return !isWholeStatement && isInChain && (call.Span == span || span.OverlapsWith(TextSpan.FromBounds(receiver.Span.End, call.Span.End))) ? call : null;
    }

    /// <summary>Removes the comment that ends the line of <paramref name="node"/>: it speaks of what stood there.</summary>
    public static void OfCommentBehind(EditedFile file, SyntaxNode node, List<TextChange> edits)
    {
        SyntaxToken last = node.GetLastToken(), next = last.GetNextToken();
        if (next.IsKind(SyntaxKind.CommaToken) || next.IsKind(SyntaxKind.SemicolonToken))
            last = next;
        bool hasComment = last.TrailingTrivia.Any(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));
        if (hasComment && file.IsLastOnLine(last) && file.IsFirstOnLine(node.SpanStart))
            edits.Add(new TextChange(TextSpan.FromBounds(last.Span.End, EditedFile.EndOfLine(last)), ""));
    }

    /// <summary>Removes a call in a chain.</summary>
    public static TextChange OfFluentCall(EditedFile file, InvocationExpressionSyntax call)
    {
        var access = (MemberAccessExpressionSyntax)call.Expression;
        int start = access.Expression.Span.End;
        bool hasComment = access.OperatorToken.HasLeadingTrivia && access.OperatorToken.LeadingTrivia.Any(IsComment)
            || access.Expression.GetLastToken().TrailingTrivia.Any(IsComment);
        if (!hasComment)
            return new TextChange(TextSpan.FromBounds(start, call.Span.End), "");
        return file.IsFirstOnLine(access.OperatorToken.SpanStart) && file.IsLastOnLine(call.GetLastToken())
            ? new TextChange(file.WholeLines(access.OperatorToken, call.GetLastToken()), "")
            : new TextChange(TextSpan.FromBounds(access.OperatorToken.SpanStart, call.Span.End), "");
    }

    private static bool IsComment(SyntaxTrivia trivia) => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    private static ExpressionStatementSyntax? StatementAt(EditedFile file, TextSpan span) => file.NodeAt(span)?.FirstAncestorOrSelf<ExpressionStatementSyntax>();

    private static bool TryRemoveStatement(EditedFile file, StatementSyntax statement, List<TextChange> edits)
    {
        switch (statement.Parent)
        {
            case BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax:
                edits.Add(OfStatement(file, statement));
                return true;
            case IfStatementSyntax { Else: null } condition when LeftOvers.IsFree(condition.Condition) && condition.Parent is BlockSyntax or GlobalStatementSyntax:
                edits.Add(OfStatement(file, condition));
                return true;
            case LabeledStatementSyntax or null:
                return false;
            default:
                edits.Add(new TextChange(statement.Span, "{ }"));
                return true;
        }
    }

    private static void OfMember(EditedFile file, InitializerExpressionSyntax initializer, int index, List<TextChange> edits)
    {
        SeparatedSyntaxList<ExpressionSyntax> members = initializer.Expressions;
        ExpressionSyntax member = members[index];
        bool hasComma = index < members.SeparatorCount;
        // Nothing is left between the braces: they go too.
        if (members.Count == 1 && initializer.Parent is BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments } && !initializer.CloseBraceToken.LeadingTrivia.Any(IsComment) && !initializer.OpenBraceToken.TrailingTrivia.Any(IsComment))
        {
            edits.Add(new TextChange(TextSpan.FromBounds(arguments.Span.End, initializer.Span.End), ""));
            return;
        }
        SyntaxToken last = hasComma ? members.GetSeparator(index) : member.GetLastToken();
        if (file.IsFirstOnLine(member.SpanStart) && file.IsLastOnLine(last))
        {
            edits.Add(new TextChange(file.WholeLines(member.GetFirstToken(), last), ""));
            // The style without a comma behind the last member is kept.
            if (!hasComma && index > 0)
                edits.Add(new TextChange(members.GetSeparator(index - 1).Span, ""));
        }
        else if (hasComma)
        {
            int end = last.Span.End;
            while (end < file.Text.Length && file.Text[end] == ' ')
                end++;
            edits.Add(new TextChange(TextSpan.FromBounds(member.SpanStart, end), ""));
        }
        else if (index > 0)
        {
            SyntaxToken comma = members.GetSeparator(index - 1);
            bool commaLeadsLine = file.IsFirstOnLine(comma.SpanStart) && file.IsLastOnLine(member.GetLastToken());
            edits.Add(new TextChange(commaLeadsLine ? file.WholeLines(comma, member.GetLastToken()) : TextSpan.FromBounds(comma.SpanStart, member.Span.End), ""));
        }
        else
        {
            edits.Add(new TextChange(member.Span, ""));
        }
    }
}
