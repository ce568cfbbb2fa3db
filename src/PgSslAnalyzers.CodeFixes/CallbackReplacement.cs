using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes.Editing;
using PgSslAnalyzers.CodeFixes.Literals;
using PgSslAnalyzers.CodeFixes.Members;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.FixPlans;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Text;

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
        // One statement among others goes alone, also where the callback is handed over in a chain.
        if (node?.FirstAncestorOrSelf<StatementSyntax>() is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "RemoteCertificateValidationCallback" } }, Parent: BlockSyntax { Statements.Count: > 1, Parent: LambdaExpressionSyntax callback } } among)
            return TryReplaceStatement(file, among, callback, root, edits);
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
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: { } receiver })
            return false;
        if (!HasBuilder(file, receiver))
            return TryReplaceInOptions(file, call, root, edits);
        if (SettingsOn(file, receiver, root) is not { } settings)
            return false;
        // What one way sets, the others lack: the callback goes with the condition around it, and the mode is set on every way.
        if (call.Parent is ExpressionStatementSyntax inBranch && WholeBranch(inBranch) is var branch && branch != inBranch)
        {
            if (branch is null)
                return false;
            string newLine = file.LineBreakAt(branch.SpanStart) + file.IndentationAt(branch.SpanStart);
            edits.Add(new TextChange(branch.Span, string.Join(newLine, settings.Select(static setting => setting + ";"))));
            return true;
        }
        switch (call.Parent)
        {
            case ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement:
                string lineBreak = file.LineBreakAt(call.SpanStart) + file.IndentationAt(call.SpanStart);
                string joint = file.IsFirstOnLine(call.SpanStart) ? lineBreak : " ";
                edits.Add(new TextChange(statement.Span, string.Join(joint, settings.Select(static setting => setting + ";"))));
                Removal.OfCommentBehind(file, call, edits);
                return true;
            case ExpressionStatementSyntax or LambdaExpressionSyntax when settings.Count == 1:
                edits.Add(new TextChange(call.Span, settings[0]));
                return true;
            case ExpressionStatementSyntax or LambdaExpressionSyntax:
                TextSpan replaced = call.Parent is ExpressionStatementSyntax whole ? whole.Span : call.Span;
                edits.Add(new TextChange(replaced, "{ " + string.Join(" ", settings.Select(static setting => setting + ";")) + " }"));
                return true;
            default:
                return false;
        }
    }

    /// <summary>The assignments that take the place of a callback on a data source builder.</summary>
    private static List<string>? SettingsOn(EditedFile file, ExpressionSyntax receiver, RootCertificate? root)
    {
        string builder = file.Text.ToString(receiver.Span) + ".ConnectionStringBuilder.";
        if (TypeNames.VerifyFull(file, receiver.SpanStart) is not { } mode)
            return null;
        var settings = new List<string> { builder + "SslMode = " + mode };
        if (root is not null && !MayHaveRoot(file, receiver, root))
            settings.Add(builder + "RootCertificate = " + root.ToExpression(file, receiver.SpanStart));
        if (TypeNames.RefusesTrust(file))
            settings.Add(builder + "TrustServerCertificate = false");
        return settings;
    }

    /// <summary>A statement among others in a callback over the options: it goes, the others stay, and the mode is set before the callback is handed over.</summary>
    private static bool TryReplaceStatement(EditedFile file, ExpressionStatementSyntax statement, LambdaExpressionSyntax callback, RootCertificate? root, List<TextChange> edits)
    {
        edits.Add(Removal.OfStatement(file, statement));
        switch (callback.Parent)
        {
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: { } receiver } } call } when HasBuilder(file, receiver):
                if (call.Parent is not ExpressionStatementSyntax handedOver || receiver is not (IdentifierNameSyntax or MemberAccessExpressionSyntax))
                {
                    ExpressionSyntax start = receiver;
                    while (start is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
                        start = access.Expression;
                    return start is BaseObjectCreationExpressionSyntax creation && TryWrapArgument(file, creation, root, edits);
                }
                if (WholeBranch(handedOver) != handedOver || handedOver.Parent is not (BlockSyntax or GlobalStatementSyntax) || !file.IsFirstOnLine(handedOver.SpanStart)
                    || SettingsOn(file, receiver, root) is not { } settings)
                {
                    return false;
                }
                string newLine = file.LineBreakAt(handedOver.SpanStart) + file.IndentationAt(handedOver.SpanStart);
                edits.Add(new TextChange(new TextSpan(handedOver.SpanStart, 0), string.Concat(settings.Select(setting => setting + ";" + newLine))));
                return true;
            case AssignmentExpressionSyntax assigned:
                return (assigned.Parent is not ExpressionStatementSyntax outer || WholeBranch(outer) == outer) && CreationOf(file, assigned) is { } connection && TryWrapArgument(file, connection, root, edits);
            default:
                return false;
        }
    }

    /// <summary>
    /// The statement with the <c>if</c> around it, if it is all that stands there; the statement itself where nothing stands around it; null if it is a part of a longer branch or of a loop.
    /// </summary>
    private static StatementSyntax? WholeBranch(StatementSyntax statement)
    {
        StatementSyntax whole = statement;
        while (LeftOvers.IfAround(whole) is { } around)
        {
            if (!LeftOvers.IsFree(around.Condition))
                return null;
            whole = around;
        }
        for (SyntaxNode? node = whole.Parent; node is not null and not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax); node = node.Parent)
        {
            if (node is IfStatementSyntax or ElseClauseSyntax or SwitchSectionSyntax or ForStatementSyntax or ForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CatchClauseSyntax)
                return null;
        }
        return whole;
    }

    private static bool TryReplaceInChain(EditedFile file, InvocationExpressionSyntax call, RootCertificate? root, List<TextChange> edits)
    {
        ExpressionSyntax start = call;
        while (start is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
            start = access.Expression;
        if (start is IdentifierNameSyntax && !HasBuilder(file, start))
            return TryReplaceInOptions(file, call, root, edits);
        edits.Add(Removal.OfFluentCall(file, call));
        return start is BaseObjectCreationExpressionSyntax creation && TryWrapArgument(file, creation, root, edits);
    }

    /// <summary>Options of Entity Framework, in a lambda beside the string: <c>UseNpgsql(connectionString, o => o.RemoteCertificateValidationCallback(...))</c>.</summary>
    private static bool TryReplaceInOptions(EditedFile file, InvocationExpressionSyntax call, RootCertificate? root, List<TextChange> edits)
    {
        if (call.FirstAncestorOrSelf<LambdaExpressionSyntax>() is not { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax outer } list } argument } lambda
            || file.Model.GetOperation(outer, file.Cancellation) is not IInvocationOperation operation
            || operation.Arguments.FirstOrDefault(static given => given is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "connectionString" })?.Value.Syntax is not ExpressionSyntax connectionString)
        {
            return false;
        }
        int index = list.Arguments.IndexOf(argument);
        bool isChain = call.Expression is not MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax };
        if (!isChain && IsOnlyThing(lambda, call))
        {
            // What stands behind it would become the argument in its place.
            if (index == 0 || index != list.Arguments.Count - 1)
                return false;
            edits.Add(new TextChange(TextSpan.FromBounds(list.Arguments.GetSeparator(index - 1).SpanStart, argument.Span.End), ""));
        }
        else if (!isChain && call.Parent is ExpressionStatementSyntax { Parent: BlockSyntax } statement)
        {
            edits.Add(Removal.OfStatement(file, statement));
        }
        else
        {
            edits.Add(Removal.OfFluentCall(file, call));
        }
        return TrySetInString(file, connectionString, root, edits);
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
        if (assignment.Parent is ExpressionStatementSyntax statement && WholeBranch(statement) is null)
            return false;
        return Removal.TryApply(file, assignment.Span, edits) && CreationOf(file, assignment) is { } creation && TryWrapArgument(file, creation, root, edits);
    }

    private static bool IsOnlyThing(LambdaExpressionSyntax lambda, ExpressionSyntax expression)
        => lambda.ExpressionBody == expression || (lambda.Block is { Statements: [ExpressionStatementSyntax only] } && only.Expression == expression);

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
        => ConnectionStringOf(creation) is { } connectionString && TrySetInString(file, connectionString, root, edits);

    /// <summary>The connection string that a connection is made with: the argument, or <c>{ ConnectionString = ... }</c>; null if there is none, or both.</summary>
    private static ExpressionSyntax? ConnectionStringOf(BaseObjectCreationExpressionSyntax creation)
    {
        List<ExpressionSyntax> texts = creation.ArgumentList is { } arguments ? [.. arguments.Arguments.Select(static argument => argument.Expression)] : [];
        if (creation.Initializer is { } initializer)
            texts.AddRange(initializer.Expressions.OfType<AssignmentExpressionSyntax>().Where(static member => member.Left is IdentifierNameSyntax { Identifier.ValueText: "ConnectionString" }).Select(static member => member.Right));
        return texts is [var only] ? only : null;
    }

    private static bool TrySetInString(EditedFile file, ExpressionSyntax connectionString, RootCertificate? root, List<TextChange> edits)
        => file.Model.GetTypeInfo(connectionString, file.Cancellation).ConvertedType?.SpecialType == SpecialType.System_String
            && (connectionString is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression)
                ? TryUpgrade(file, literal.Token, root, edits)
                // A root certificate that the text may have stays.
                : BuilderWrap.TryApply(file, connectionString, MayHaveRoot(file, connectionString, root) ? null : root, withGss: false, edits));

    /// <summary>Whether a text or builder there may have a root certificate of its own: another one than the one to write is written in the same member or in a field.</summary>
    private static bool MayHaveRoot(EditedFile file, ExpressionSyntax settings, RootCertificate? root)
    {
        MemberDeclarationSyntax? member = settings.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        IEnumerable<SyntaxNode> places = (member?.Parent as TypeDeclarationSyntax)?.Members.Where(static other => other is FieldDeclarationSyntax or PropertyDeclarationSyntax) ?? [];
        string? path = root?.ToExpression(file, settings.SpanStart);
        return places.Append(member ?? settings.SyntaxTree.GetRoot()).SelectMany(static place => place.DescendantTokens()).Any(token => SaysOther(token, root?.Path, path));
    }

    private static bool SaysOther(SyntaxToken token, string? path, string? expression)
    {
        bool isText = token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken;
        if (isText && ConnectionStringParser.Parse(token.ValueText).RootCertificate is { } said)
            return said.Value != path;
        // The path itself stands behind it: in a hole, or in another operand.
        if (isText && EndsWithRootKey(token.ValueText))
            return true;
        bool isName = token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == KeywordTable.RootCertificate.Property;
        if (!isName && !(isText && Keyword.Find(token.ValueText) == KeywordTable.RootCertificate))
            return false;
        SyntaxNode? target = token.Parent switch
        {
            SimpleNameSyntax name => NameUse.WholeOf(name),
            LiteralExpressionSyntax { Parent: ArgumentSyntax { Parent: BracketedArgumentListSyntax { Parent: { } access } } } => access,
            _ => null,
        };
        return target is null ? isText : NameUse.WriteOf(target) is { } write && write.Right.ToString() != expression;
    }

    private static bool EndsWithRootKey(string text)
    {
        string last = text.Substring(text.LastIndexOf(';') + 1).TrimEnd(' ', '"', '\'');
        return last.EndsWith("=", StringComparison.Ordinal) && Keyword.Find(last.Substring(0, last.Length - 1).Trim()) == KeywordTable.RootCertificate;
    }

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
