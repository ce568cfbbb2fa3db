using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes.Editing;
using PgSslAnalyzers.CodeFixes.Members;

namespace PgSslAnalyzers.CodeFixes;

/// <summary>Takes a certificate validation callback away: the statement, the call in a chain or the member of an initializer that sets it, and nothing of what stands beside it.</summary>
internal static class CallbackRemovals
{
    /// <summary>Removes the call or assignment at <paramref name="span"/>; false where something would be left without a meaning.</summary>
    public static bool TryApply(EditedFile file, TextSpan span, List<TextChange> edits)
    {
        ExpressionSyntax? handedOver = file.NodeAt(span)?.DescendantNodesAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(node => node.Span == span && node is InvocationExpressionSyntax or AssignmentExpressionSyntax);
        switch (handedOver)
        {
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: { } receiver } } call when call.Parent is not ExpressionStatementSyntax || receiver is InvocationExpressionSyntax:
                // Of a chain the rest stays.
                edits.Add(Removal.OfFluentCall(file, call));
                return true;
            case AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax }:
                return Removal.TryApply(file, span, edits);
            case { Parent: ExpressionStatementSyntax statement }:
                return TryRemove(file, statement, edits);
            default:
                return false;
        }
    }

    private static bool TryRemove(EditedFile file, StatementSyntax statement, List<TextChange> edits)
    {
        StatementSyntax whole = statement;
        while (LeftOvers.IfAround(whole) is { } around)
        {
            // What the condition does has to be done.
            if (!LeftOvers.IsFree(around.Condition))
                return false;
            whole = around;
        }
        bool isOnlyThing = whole.Parent is BlockSyntax { Statements.Count: 1, Parent: IfStatementSyntax or ElseClauseSyntax or ForStatementSyntax or ForEachStatementSyntax or WhileStatementSyntax };
        if (isOnlyThing || whole.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax))
            return false;
        edits.Add(Removal.OfStatement(file, whole));
        return true;
    }
}
