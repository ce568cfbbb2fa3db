using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes.Literals;
using PgSslAnalyzers.CodeFixes.Members;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.Evaluation;

namespace PgSslAnalyzers.CodeFixes;

/// <summary>
/// Replaces a certificate validation callback by VerifyFull on the same object: Npgsql throws if both are there. A data source builder takes the mode on its
/// ConnectionStringBuilder; a connection, and a builder in the middle of a chain, take it with their connection string.
/// </summary>
internal static class CallbackReplacement
{
    public static bool TryApply(EditedFile file, TextSpan span, RootCertificate? root, List<TextChange> edits)
    {
        SyntaxNode? node = file.NodeAt(span);
        if (Removal.FluentCallAt(file, span) is { } inChain)
            return TryReplaceInChain(file, inChain, root, edits);
        for (; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            switch (node)
            {
                case ExpressionStatementSyntax { Expression: InvocationExpressionSyntax invoked }:
                    return TryReplaceCall(file, invoked, root, edits);
                case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assigned }:
                    return TryReplaceAssignment(file, assigned, root, edits);
                case InvocationExpressionSyntax call when call.Expression is MemberAccessExpressionSyntax:
                    return TryReplaceCall(file, call, root, edits);
                case AssignmentExpressionSyntax assignment:
                    return TryReplaceAssignment(file, assignment, root, edits);
            }
        }
        return false;
    }

    private static bool TryReplaceCall(EditedFile file, InvocationExpressionSyntax call, RootCertificate? root, List<TextChange> edits)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: { } receiver } || !HasBuilder(file, receiver))
            return false;
        string builder = file.Text.ToString(receiver.Span) + ".ConnectionStringBuilder.";
        if (TypeNames.VerifyFull(file, call.SpanStart) is not { } mode)
            return false;
        string first = builder + "SslMode = " + mode, second = root is null ? "" : builder + "RootCertificate = " + root.ToExpression(file, call.SpanStart);
        switch (call.Parent)
        {
            case ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement:
                string lineBreak = file.LineBreakAt(call.SpanStart) + file.IndentationAt(call.SpanStart);
                string joint = file.IsFirstOnLine(call.SpanStart) ? lineBreak : " ";
                edits.Add(new TextChange(statement.Span, first + ";" + (second.Length > 0 ? joint + second + ";" : "")));
                Removal.OfCommentBehind(file, call, edits);
                return true;
            case ExpressionStatementSyntax or LambdaExpressionSyntax when second.Length == 0:
                edits.Add(new TextChange(call.Span, first));
                return true;
            case ExpressionStatementSyntax statement:
                edits.Add(new TextChange(statement.Span, "{ " + first + "; " + second + "; }"));
                return true;
            case LambdaExpressionSyntax:
                edits.Add(new TextChange(call.Span, "{ " + first + "; " + second + "; }"));
                return true;
            default:
                return false;
        }
    }

    private static bool TryReplaceInChain(EditedFile file, InvocationExpressionSyntax call, RootCertificate? root, List<TextChange> edits)
    {
        ExpressionSyntax start = call;
        while (start is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
            start = access.Expression;
        edits.Add(Removal.OfFluentCall(file, call));
        return start is BaseObjectCreationExpressionSyntax creation && TryWrapArgument(file, creation, root, edits);
    }

    private static bool TryReplaceAssignment(EditedFile file, AssignmentExpressionSyntax assignment, RootCertificate? root, List<TextChange> edits)
    {
        // options.RemoteCertificateValidationCallback = ... inside UseSslClientAuthenticationOptionsCallback(...): the whole call goes if it does nothing else.
        if (assignment.FirstAncestorOrSelf<LambdaExpressionSyntax>() is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax outer } } lambda
            && IsOnlyThing(lambda, assignment) && outer.Expression is MemberAccessExpressionSyntax { Expression: { } receiver } && HasBuilder(file, receiver))
        {
            return Removal.FluentCallAt(file, outer.Span) is { } inChain
                ? TryReplaceInChain(file, inChain, root, edits)
                : TryReplaceCall(file, outer, root, edits);
        }
        // The same handed to a connection: connection.SslClientAuthenticationOptionsCallback = options => ...
        if (assignment.FirstAncestorOrSelf<LambdaExpressionSyntax>() is { Parent: AssignmentExpressionSyntax handedOver } function && function.Span.Contains(assignment.Span))
            return IsOnlyThing(function, assignment) && TryReplaceAssignment(file, handedOver, root, edits);
        return Removal.TryApply(file, assignment.Span, edits) && CreationOf(file, assignment) is { } creation && TryWrapArgument(file, creation, root, edits);
    }

    private static bool IsOnlyThing(LambdaExpressionSyntax lambda, AssignmentExpressionSyntax assignment)
        => lambda.ExpressionBody == assignment || (lambda.Block is { Statements: [ExpressionStatementSyntax only] } && only.Expression == assignment);

    /// <summary>The creation of the connection whose property is assigned: around the initializer, or of the local.</summary>
    private static BaseObjectCreationExpressionSyntax? CreationOf(EditedFile file, AssignmentExpressionSyntax assignment)
    {
        if (assignment.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax around })
            return around;
        if (assignment.Left is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver }
            || file.Model.GetSymbolInfo(receiver, file.Cancellation).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: [{ } reference] })
        {
            return null;
        }
        return reference.GetSyntax(file.Cancellation) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax creation } ? creation : null;
    }

    private static bool TryWrapArgument(EditedFile file, BaseObjectCreationExpressionSyntax creation, RootCertificate? root, List<TextChange> edits)
        => creation.ArgumentList?.Arguments is [{ Expression: { } connectionString }]
            && file.Model.GetTypeInfo(connectionString, file.Cancellation).ConvertedType?.SpecialType == SpecialType.System_String
            && (connectionString is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression)
                ? TryUpgrade(file, literal.Token, root, edits)
                : BuilderWrap.TryApply(file, connectionString, root, edits));

    /// <summary>A string that stands there as a literal gets the mode itself.</summary>
    private static bool TryUpgrade(EditedFile file, SyntaxToken literal, RootCertificate? root, List<TextChange> edits)
    {
        ConnectionString text = ConnectionStringParser.Parse(literal.ValueText);
        // What the numbers of modes mean has not changed since there is VerifyFull.
        IReadOnlyList<TextEdit> plan = Upgrade.Plan(text, root is null ? null : Upgrade.RootMarker, NpgsqlVersion.Newest);
        if (plan.Count == 0)
            return Checker.EffectiveMode(text, NpgsqlVersion.Newest) is { Kind: SslModeReadingKind.Defined, Mode: SslMode.VerifyFull };
        var piece = new Piece(literal.ValueText, literal, 0, Guard.None);
        var steps = new List<FixStep>();
        foreach (TextEdit edit in plan)
        {
            if (LiteralMap.SpanOf(piece, edit.Range.Start, edit.Range.Length) is not { } span)
                return false;
            steps.Add(new FixStep(FixStepKind.Text, "", span, edit.NewText));
        }
        return TextSteps.TryApply(file, steps, root, edits);
    }

    private static bool HasBuilder(EditedFile file, ExpressionSyntax receiver)
    {
        for (ITypeSymbol? type = file.Model.GetTypeInfo(receiver, file.Cancellation).Type; type is not null; type = type.BaseType)
        {
            if (type.GetMembers("ConnectionStringBuilder").Any(static member => member is IPropertySymbol))
                return true;
        }
        return false;
    }
}
