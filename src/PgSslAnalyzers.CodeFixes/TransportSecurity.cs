using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes.Members;

namespace PgSslAnalyzers.CodeFixes;

/// <summary>Adds EnableTransportSecurity() to the creation of a slim data source builder.</summary>
internal static class TransportSecurity
{
    private const string Call = ".EnableTransportSecurity()";

    public static bool TryApply(EditedFile file, TextSpan span, List<TextChange> edits) => file.NodeAt<BaseObjectCreationExpressionSyntax>(span) switch
    {
        ImplicitObjectCreationExpressionSyntax creation => TryApplyToTargetTyped(file, creation, edits),
        { } creation => Append(file, creation, edits),
        _ => false,
    };

    private static bool Append(EditedFile file, BaseObjectCreationExpressionSyntax creation, List<TextChange> edits)
    {
        string added = Call;
        // One call a line: this one gets its own.
        if (creation.Parent is MemberAccessExpressionSyntax access && access.Expression == creation && file.IsFirstOnLine(access.OperatorToken.SpanStart))
            added = file.LineBreakAt(creation.Span.End) + file.IndentationAt(access.OperatorToken.SpanStart) + added;
        edits.Add(new TextChange(new TextSpan(creation.Span.End, 0), added));
        return true;
    }

    /// <summary>Nothing can be called on <c>new(...)</c>: a local gets a statement, anything else the name of the type.</summary>
    private static bool TryApplyToTargetTyped(EditedFile file, ImplicitObjectCreationExpressionSyntax creation, List<TextChange> edits)
    {
        if (creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax statement } local })
            return Insertion.OfStatements(file, statement, [local.Identifier.Text + Call + ";"], edits);
        if (file.Model.GetTypeInfo(creation, file.Cancellation).Type is not INamedTypeSymbol type)
            return false;
        edits.Add(new TextChange(new TextSpan(creation.NewKeyword.Span.End, 0), " " + type.ToMinimalDisplayString(file.Model, creation.SpanStart)));
        return Append(file, creation, edits);
    }
}
