using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes.Editing;
using PgSslAnalyzers.Flow;

namespace PgSslAnalyzers.CodeFixes.Members;

/// <summary>A data source builder that is made without a connection string has its settings on its ConnectionStringBuilder.</summary>
internal static class DataSourceSteps
{
    public static bool TryAddMode(EditedFile file, BaseObjectCreationExpressionSyntax creation, RootCertificate? root, bool withGss, List<TextChange> edits)
    {
        if (TypeNames.VerifyFull(file, creation.SpanStart) is not { } mode)
            return false;
        var settings = new List<string> { "SslMode = " + mode };
        if (root is not null)
            settings.Add("RootCertificate = " + root.ToExpression(file, creation.SpanStart));
        if (withGss)
            settings.Add(TypeNames.GssDisabled(file, creation.SpanStart));
        if (creation.Initializer is { Expressions.Count: > 0 } initializer)
        {
            AddToInitializer(file, initializer, settings, edits);
            return true;
        }
        if (creation.Initializer is not null)
            return false;
        if (creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax block } declaration } local })
        {
            string receiver = local.Identifier.Text + ".ConnectionStringBuilder.";
            return Insertion.OfStatements(file, LastSettingBehind(declaration, block, receiver), [.. settings.Select(setting => receiver + setting + ";")], edits);
        }
        edits.Add(new TextChange(new TextSpan(creation.Span.End, 0), " { ConnectionStringBuilder = { " + string.Join(", ", settings) + " } }"));
        return true;
    }

    private static void AddToInitializer(EditedFile file, InitializerExpressionSyntax initializer, List<string> settings, List<TextChange> edits)
    {
        foreach (ExpressionSyntax member in initializer.Expressions)
        {
            if (member is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "ConnectionStringBuilder" }, Right: InitializerExpressionSyntax { Expressions.Count: > 0 } present })
            {
                Insertion.OfMembers(file, present, present.Expressions.Count - 1, settings, edits);
                return;
            }
        }
        Insertion.OfMembers(file, initializer, initializer.Expressions.Count - 1, ["ConnectionStringBuilder = { " + string.Join(", ", settings) + " }"], edits);
    }

    /// <summary>The last of the statements <c>builder.ConnectionStringBuilder.X = ...;</c> that follow the declaration, or the declaration.</summary>
    private static StatementSyntax LastSettingBehind(StatementSyntax declaration, BlockSyntax block, string receiver)
    {
        StatementSyntax last = declaration;
        for (int i = block.Statements.IndexOf(declaration) + 1; i < block.Statements.Count; i++)
        {
            if (block.Statements[i] is not ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: { } left } }
                || !left.ToString().StartsWith(receiver, StringComparison.Ordinal))
            {
                break;
            }
            last = block.Statements[i];
        }
        return last;
    }
}
