using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes.Editing;
using PgSslAnalyzers.CodeFixes.Members;

namespace PgSslAnalyzers.CodeFixes;

/// <summary>Adds EnableTransportSecurity() to the creation of a slim data source builder, or to the call that registers one.</summary>
internal static class TransportSecurity
{
    private const string Call = ".EnableTransportSecurity()";

    public static bool TryApply(EditedFile file, TextSpan span, List<TextChange> edits) => file.NodeAt(span)?.FirstAncestorOrSelf<ExpressionSyntax>() switch
    {
        InvocationExpressionSyntax registration => TryApplyToRegistration(file, registration, edits),
        ImplicitObjectCreationExpressionSyntax creation => TryApplyToTargetTyped(file, creation, edits),
        ObjectCreationExpressionSyntax creation => Append(file, creation, edits),
        _ => false,
    };

    private static bool Append(EditedFile file, BaseObjectCreationExpressionSyntax creation, List<TextChange> edits)
    {
        string added = Call;
        // One call a line: this one gets its own.
        if (creation.Parent is MemberAccessExpressionSyntax access && access.Expression == creation && file.IsFirstOnLine(access.OperatorToken.SpanStart))
            added = file.LineBreakAt(creation.Span.End) + file.IndentationAt(access.OperatorToken.SpanStart) + added;
        Insert(edits, creation.Span.End, added);
        return true;
    }

    /// <summary>Nothing can be called on <c>new(...)</c>: a local gets a statement, anything else the name of the type.</summary>
    private static bool TryApplyToTargetTyped(EditedFile file, ImplicitObjectCreationExpressionSyntax creation, List<TextChange> edits)
    {
        if (creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax statement } local })
            return Insertion.OfStatements(file, statement, [local.Identifier.Text + Call + ";"], edits);
        if (file.Model.GetTypeInfo(creation, file.Cancellation).Type is not INamedTypeSymbol type)
            return false;
        Insert(edits, creation.NewKeyword.Span.End, " " + type.ToMinimalDisplayString(file.Model, creation.SpanStart));
        return Append(file, creation, edits);
    }

    /// <summary><c>services.AddNpgsqlSlimDataSource(...)</c>: its lambda configures the builder; where there is none, one is added behind the connection string.</summary>
    private static bool TryApplyToRegistration(EditedFile file, InvocationExpressionSyntax registration, List<TextChange> edits)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = registration.ArgumentList.Arguments;
        LambdaExpressionSyntax? lambda = arguments.Select(static argument => argument.Expression).OfType<LambdaExpressionSyntax>().FirstOrDefault();
        if (lambda is null)
        {
            if (arguments.Count == 0)
                return false;
            Insert(edits, arguments[0].Span.End, ", builder => builder" + Call);
            return true;
        }
        string? builder = lambda switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.Text,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [.., { } last] } => last.Identifier.Text,
            _ => null,
        };
        if (builder is null)
            return false;
        if (lambda.Block is { Statements: [{ } first, ..] })
        {
            string gap = file.IsFirstOnLine(first.SpanStart) ? file.LineBreakAt(first.SpanStart) + file.IndentationAt(first.SpanStart) : " ";
            Insert(edits, first.SpanStart, builder + Call + ";" + gap);
            return true;
        }
        ExpressionSyntax? start = lambda.ExpressionBody;
        while (start is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
            start = access.Expression;
        if (start is not IdentifierNameSyntax name || name.Identifier.Text != builder)
            return false;
        Insert(edits, start.Span.End, Call);
        return true;
    }

    private static void Insert(List<TextChange> edits, int position, string text) => edits.Add(new TextChange(new TextSpan(position, 0), text));
}
