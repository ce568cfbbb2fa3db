using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes.Editing;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.Flow;

namespace PgSslAnalyzers.CodeFixes.Members;

/// <summary>Steps that add settings to a builder, or put one in the place of another.</summary>
internal static class BuilderSteps
{
    private const string ModeProperty = "SslMode", ModeKeyword = "SSL Mode", RootProperty = "RootCertificate", RootKeyword = "Root Certificate";

    private static Keyword Gss => KeywordTable.GssEncryptionMode;

    /// <summary>
    /// Adds the root certificate behind the setting at <paramref name="span"/>. Where none can follow (an expression body) or where one is set already
    /// nothing is added, and the step counts as done: the mode alone is right.
    /// </summary>
    public static bool TryAddRoot(EditedFile file, TextSpan span, RootCertificate root, List<TextChange> edits)
    {
        if (WrittenSetting.At(file, span) is not { } setting)
            return false;
        if (HasRoot(setting) || !setting.IsReceiverRepeatable)
            return true;
        Add(file, setting, RootProperty, RootKeyword, root.ToExpression(file, setting.Node.SpanStart), edits);
        return true;
    }

    /// <summary>Adds another setting, <c>property=value</c>, behind the one at <paramref name="span"/>.</summary>
    public static bool TryAddSetting(EditedFile file, TextSpan span, string propertyAndValue, List<TextChange> edits)
    {
        int equals = propertyAndValue.IndexOf('=');
        string property = propertyAndValue.Substring(0, Math.Max(0, equals)), value = propertyAndValue.Substring(equals + 1);
        if (KeywordTable.OfProperty(property) is not { } keyword)
            return false;
        // Beside a mode that is raised the rest of the fix is right without it, and a finding of its own is left.
        if (WrittenSetting.At(file, span) is not { IsReceiverRepeatable: true } setting)
            return ReferenceEquals(keyword, KeywordTable.GssEncryptionMode) && edits.Count > 0;
        Add(file, setting, property, keyword.Name, ValueOf(file, setting.Node.SpanStart, setting.Style, keyword, value), edits);
        return edits.Count > 0;
    }

    private static string ValueOf(EditedFile file, int position, WritingStyle style, Keyword keyword, string value)
        => style != WritingStyle.Property ? "\"" + value + "\"" : keyword.Type == KeywordType.Enum ? TypeNames.Write(file, position, "Npgsql." + keyword.Property) + "." + value : value;

    private static void Add(EditedFile file, WrittenSetting setting, string property, string keyword, string value, List<TextChange> edits)
    {
        string written = setting.Write(file, setting.Receiver(file), property, keyword, value);
        if (setting.Initializer is { } initializer)
            Insertion.OfMembers(file, initializer, initializer.Expressions.IndexOf(setting.Node), [written], edits);
        else if (setting.Statement is { } statement)
            Insertion.OfStatements(file, statement, [written + ";"], edits);
    }

    /// <summary>Puts the root certificate in the place of the setting at <paramref name="span"/>, whose comment goes with it.</summary>
    public static bool TryReplace(EditedFile file, TextSpan span, RootCertificate root, List<TextChange> edits)
    {
        if (WrittenSetting.At(file, span) is not { } setting)
            return false;
        if (HasRoot(setting))
            return Removal.TryApply(file, span, edits);
        string written = setting.Write(file, setting.Receiver(file), RootProperty, RootKeyword, root.ToExpression(file, setting.Node.SpanStart));
        edits.Add(new TextChange(setting.Whole.Span, written));
        Removal.OfCommentBehind(file, setting.Whole, edits);
        return true;
    }

    /// <summary>Puts the path of the root certificate in the place of the expression at <paramref name="span"/>.</summary>
    public static bool TryReplaceValue(EditedFile file, TextSpan span, RootCertificate root, List<TextChange> edits)
    {
        if (file.NodeAt(span) is not { } node || (node is ArgumentSyntax argument ? argument.Expression : node as ExpressionSyntax) is not { } value || value.Span != span)
            return false;
        edits.Add(new TextChange(value.Span, root.ToExpression(file, value.SpanStart)));
        return true;
    }

    /// <summary>Adds the mode, and the root certificate if one is given, to the object creation at <paramref name="span"/>; with <paramref name="withGss"/> also GSS Encryption Mode=Disable.</summary>
    public static bool TryAddMode(EditedFile file, TextSpan span, RootCertificate? root, bool withGss, List<TextChange> edits)
    {
        if (file.NodeAt<BaseObjectCreationExpressionSyntax>(span) is not { } creation)
            return false;
        ITypeSymbol? type = file.Model.GetTypeInfo(creation, file.Cancellation).Type;
        if (HasProperty(type, "ConnectionStringBuilder"))
            return DataSourceSteps.TryAddMode(file, creation, root, withGss, edits);
        bool hasProperties = HasProperty(type, ModeProperty);
        if (hasProperties && TypeNames.VerifyFull(file, creation.SpanStart) is null)
            return false;

        InitializerExpressionSyntax? initializer = creation.Initializer;
        WritingStyle style = initializer?.Expressions.LastOrDefault() switch
        {
            InitializerExpressionSyntax => WritingStyle.Element,
            AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax } => WritingStyle.Indexer,
            _ => hasProperties ? WritingStyle.Property : WritingStyle.Indexer,
        };
        string mode = style == WritingStyle.Property ? TypeNames.VerifyFull(file, creation.SpanStart)! : "\"VerifyFull\"";
        bool addsRoot = root is not null && !(initializer?.Expressions.Any(IsRoot) ?? false);
        string rootValue = addsRoot ? root!.ToExpression(file, creation.SpanStart) : "";

        if (initializer is null && LastAssignmentBehind(creation, edits) is { } last)
        {
            string receiver = last.Receiver(file);
            string modeValue = last.Style == WritingStyle.Property ? mode : "\"VerifyFull\"";
            var statements = new List<string> { last.Write(file, receiver, ModeProperty, ModeKeyword, modeValue) + ";" };
            if (addsRoot)
                statements.Add(last.Write(file, receiver, RootProperty, RootKeyword, rootValue) + ";");
            if (withGss)
                statements.Add(last.Write(file, receiver, Gss.Property, Gss.Name, ValueOf(file, creation.SpanStart, last.Style, Gss, "Disable")) + ";");
            return Insertion.OfStatements(file, last.Statement!, statements, edits);
        }

        ExpressionSyntax sample = initializer?.Expressions.LastOrDefault() ?? creation;
        var pattern = new WrittenSetting(sample, style);
        var members = new List<string> { pattern.Write(file, "", ModeProperty, ModeKeyword, mode) };
        if (addsRoot)
            members.Add(pattern.Write(file, "", RootProperty, RootKeyword, rootValue));
        if (withGss)
            members.Add(pattern.Write(file, "", Gss.Property, Gss.Name, ValueOf(file, creation.SpanStart, style, Gss, "Disable")));
        if (initializer is null)
            edits.Add(new TextChange(new TextSpan(creation.Span.End, 0), " { " + string.Join(", ", members) + " }"));
        else if (initializer.Expressions.Count == 0)
            Insertion.OfFirstMembers(file, initializer, members, edits);
        else
            Insertion.OfMembers(file, initializer, initializer.Expressions.Count - 1, members, edits);
        return true;
    }

    /// <summary>
    /// The last of the statements <c>builder.X = ...;</c> that follow <c>var builder = new(...);</c> without a gap: whoever sets properties one by one
    /// finds the mode among them. Null if there is none that stays.
    /// </summary>
    private static WrittenSetting? LastAssignmentBehind(BaseObjectCreationExpressionSyntax creation, List<TextChange> edits)
    {
        if (creation.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax block } declaration } local })
            return null;
        WrittenSetting? last = null;
        for (int i = block.Statements.IndexOf(declaration) + 1; i < block.Statements.Count; i++)
        {
            if (block.Statements[i] is not ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: { } left } assignment })
                break;
            ExpressionSyntax? receiver = left switch
            {
                MemberAccessExpressionSyntax access => access.Expression,
                ElementAccessExpressionSyntax access => access.Expression,
                _ => null,
            };
            if (receiver is not IdentifierNameSyntax { Identifier.ValueText: { } name } || name != local.Identifier.ValueText)
                break;
            // Nothing can be put behind a statement that goes.
            if (edits.Exists(edit => edit.NewText!.Length == 0 && edit.Span.Contains(assignment.Span)))
                continue;
            last = new WrittenSetting(assignment, left is MemberAccessExpressionSyntax ? WritingStyle.Property : WritingStyle.Indexer);
        }
        return last;
    }

    private static bool HasProperty(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).Any(static member => member is IPropertySymbol))
                return true;
        }
        return false;
    }

    private static bool HasRoot(WrittenSetting setting)
    {
        if (setting.Initializer is { } initializer)
            return initializer.Expressions.Any(member => member != setting.Node && IsRoot(member));
        if (setting.Statement?.Parent is not BlockSyntax block || setting.Node is not AssignmentExpressionSyntax { Left: { } left })
            return false;
        string receiver = ReceiverOf(left);
        bool hasRoot = false;
        foreach (ExpressionStatementSyntax statement in block.Statements.OfType<ExpressionStatementSyntax>())
        {
            if (statement.Expression == setting.Node || statement.Expression is not AssignmentExpressionSyntax { Left: { } other } || ReceiverOf(other) != receiver)
                continue;
            // A new connection string takes back what was set before.
            bool startsAnew = statement.SpanStart < setting.Node.SpanStart && other is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConnectionString" };
            hasRoot = !startsAnew && (hasRoot || IsRoot(statement.Expression));
        }
        return hasRoot;
    }

    private static string ReceiverOf(ExpressionSyntax left) => left switch
    {
        MemberAccessExpressionSyntax access => access.Expression.ToString(),
        ElementAccessExpressionSyntax access => access.Expression.ToString(),
        _ => "",
    };

    private static bool IsRoot(ExpressionSyntax expression) => expression switch
    {
        AssignmentExpressionSyntax { Right: { } value } when IsEmpty(value) => false,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: RootProperty } } => true,
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: RootProperty } } => true,
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: { } key }] } } => IsRootKey(key),
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [{ Expression: { } key }] } } => IsRootKey(key),
        InitializerExpressionSyntax { Expressions: [{ } key, { } value] } => IsRootKey(key) && !IsEmpty(value),
        _ => false,
    };

    private static bool IsEmpty(ExpressionSyntax value) => value is LiteralExpressionSyntax { Token.Value: null or "" };

    private static bool IsRootKey(ExpressionSyntax key)
        => key is LiteralExpressionSyntax { Token.Value: string text } && string.Equals(text.Replace(" ", ""), RootProperty, StringComparison.OrdinalIgnoreCase);
}
