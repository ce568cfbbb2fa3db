using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.FixPlans;

namespace PgSslAnalyzers.CodeFixes.Members;

/// <summary>
/// Takes away what an edit has left without a meaning: an empty text as an operand, element or argument, a choice between equals, an <c>if</c> around nothing. Only what the edit
/// touched is looked at, and only where the program means the same without it: conditions have to be free of side effects.
/// </summary>
internal static class LeftOvers
{
    /// <summary>One tidied place may leave another one around it; past this many rounds it stays.</summary>
    private const int MaxRounds = 4;

    /// <summary>Methods that only answer a question, by the names that everybody gives them.</summary>
    private static readonly HashSet<string> Questions = new(StringComparer.Ordinal)
    {
        "IsDevelopment", "IsStaging", "IsProduction", "IsEnvironment", "IsNullOrEmpty", "IsNullOrWhiteSpace", "Equals", "StartsWith", "EndsWith", "Contains", "ContainsKey",
    };

    /// <summary>The text without left-overs.</summary>
    /// <param name="text">The text after the edits.</param>
    /// <param name="options">How the file is parsed.</param>
    /// <param name="edited">The places of the edits in <paramref name="text"/>, ascending.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static SourceText RemoveFrom(SourceText text, ParseOptions options, List<TextSpan> edited, CancellationToken cancellation)
    {
        for (int round = 0; round < MaxRounds; round++)
        {
            SyntaxNode root = CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)options, cancellationToken: cancellation).GetRoot(cancellation);
            List<TextChange> changes = FindIn(root, text, edited);
            if (changes.Count == 0)
                return text;
            SourceText tidied = text.WithChanges(changes);
            if (CSharpSyntaxTree.ParseText(tidied, (CSharpParseOptions)options, cancellationToken: cancellation).GetDiagnostics(cancellation).Count() > root.GetDiagnostics().Count())
                return text;
            edited = Shift(edited, changes);
            text = tidied;
        }
        return text;
    }

    private static List<TextChange> FindIn(SyntaxNode root, SourceText text, List<TextSpan> edited)
    {
        var changes = new List<TextChange>();
        foreach (TextSpan span in edited)
        {
            SyntaxNode? start = root.FindToken(Math.Min(span.Start, Math.Max(0, root.FullSpan.End - 1))).Parent;
            TextChange? found = null;
            for (SyntaxNode? node = start; node is not null and not MemberDeclarationSyntax; node = node.Parent)
            {
                if (node is ExpressionSyntax expression && Of(expression, text) is { } change)
                    found = change;
            }
            if (found is { } outermost && !changes.Exists(other => other.Span.IntersectsWith(outermost.Span)))
                changes.Add(outermost);
        }
        changes.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return changes;
    }

    private static TextChange? Of(ExpressionSyntax expression, SourceText text)
    {
        if (IsEmpty(expression))
            return expression.Parent is ExpressionSyntax parent && IsEmpty(parent) ? null : Removal(expression, text);
        ExpressionSyntax? value = expression switch
        {
            ConditionalExpressionSyntax choice when IsFree(choice.Condition) && AreSame(choice.WhenTrue, choice.WhenFalse) => choice.WhenTrue,
            SwitchExpressionSyntax choice when IsFree(choice.GoverningExpression) && choice.Arms.Count > 0 && choice.Arms.All(arm => arm.WhenClause is null && AreSame(arm.Expression, choice.Arms[0].Expression))
                && choice.Arms.Any(static arm => arm.Pattern is DiscardPatternSyntax or VarPatternSyntax) => choice.Arms[0].Expression,
            _ => null,
        };
        if (value is null)
            return null;
        SyntaxNode replaced = expression;
        while (replaced.Parent is ParenthesizedExpressionSyntax && value is LiteralExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax or InterpolatedStringExpressionSyntax)
            replaced = replaced.Parent;
        // A word in a hole is a part of the text.
        if (replaced.Parent is InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole && value is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } word
            && word.Token.ValueText.All(static c => char.IsLetterOrDigit(c)))
        {
            return new TextChange(hole.Span, word.Token.ValueText);
        }
        return new TextChange(replaced.Span, text.ToString(value.Span));
    }

    private static bool AreSame(ExpressionSyntax one, ExpressionSyntax other) => one is not ThrowExpressionSyntax && SyntaxFactory.AreEquivalent(one, other);

    /// <summary>Whether an expression is always the empty text, as it is written.</summary>
    public static bool IsEmpty(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => literal.Token.ValueText.Length == 0,
        InterpolatedStringExpressionSyntax text => text.Contents.Count == 0,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty", Expression: { } type } => type.ToString() is "string" or "String" or "System.String",
        ParenthesizedExpressionSyntax parentheses => IsEmpty(parentheses.Expression),
        ConditionalExpressionSyntax choice => IsEmpty(choice.WhenTrue) && IsEmpty(choice.WhenFalse) && IsFree(choice.Condition),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => IsEmpty(sum.Left) && IsEmpty(sum.Right),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Format", Expression: PredefinedTypeSyntax }, ArgumentList.Arguments: [{ Expression: { } format }, ..] arguments }
            => IsEmpty(format) && arguments.All(static argument => IsFree(argument.Expression)),
        _ => false,
    };

    /// <summary>How an expression that is the empty text goes; null where something has to stand.</summary>
    private static TextChange? Removal(ExpressionSyntax empty, SourceText text)
    {
        switch (empty.Parent)
        {
            case InterpolationSyntax { AlignmentClause: null } hole:
                return new TextChange(hole.Span, "");
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when sum.Right == empty && IsText(sum.Left):
                return new TextChange(TextSpan.FromBounds(sum.Left.Span.End, sum.Right.Span.End), "");
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when sum.Left == empty && IsText(sum.Right):
                return new TextChange(TextSpan.FromBounds(sum.Left.SpanStart, sum.Right.SpanStart), "");
            case ExpressionElementSyntax { Parent: CollectionExpressionSyntax collection } element:
                return OfElement(collection.Elements, element);
            case InitializerExpressionSyntax { Parent: not AssignmentExpressionSyntax } elements when elements.IsKind(SyntaxKind.ArrayInitializerExpression) || elements.IsKind(SyntaxKind.CollectionInitializerExpression):
                return OfElement(elements.Expressions, empty);
            case ArgumentSyntax { NameColon: null, Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } arguments } argument when call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: { } name }:
                int index = arguments.Arguments.IndexOf(argument);
                return name switch
                {
                    "Concat" when arguments.Arguments.Count > 2 => OfElement(arguments.Arguments, argument),
                    "Join" or "AppendJoin" when index > 0 && arguments.Arguments.Count > 3 => OfElement(arguments.Arguments, argument),
                    // The line break stays: AppendLine() says the same.
                    "AppendLine" when arguments.Arguments.Count == 1 => OfCall(call, text) ?? new TextChange(argument.Span, ""),
                    "Append" or "Add" when arguments.Arguments.Count == 1 => OfCall(call, text),
                    _ => null,
                };
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression, Parent: ExpressionStatementSyntax statement }:
                return OfStatement(statement, text);
            default:
                return null;
        }
    }

    /// <summary>Whether an operand makes the sum a text without the other one.</summary>
    private static bool IsText(ExpressionSyntax operand) => operand switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression),
        InterpolatedStringExpressionSyntax => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => IsText(sum.Left) || IsText(sum.Right),
        ParenthesizedExpressionSyntax parentheses => IsText(parentheses.Expression),
        ConditionalExpressionSyntax choice => IsText(choice.WhenTrue) && IsText(choice.WhenFalse),
        _ => false,
    };

    private static TextChange? OfElement<T>(SeparatedSyntaxList<T> list, T element)
        where T : SyntaxNode
    {
        int index = list.IndexOf(element);
        if (index < 0 || list.Count < 2)
            return null;
        return index > 0
            ? new TextChange(TextSpan.FromBounds(list[index - 1].Span.End, element.Span.End), "")
            : new TextChange(TextSpan.FromBounds(element.SpanStart, list[1].SpanStart), "");
    }

    private static TextChange? OfCall(InvocationExpressionSyntax call, SourceText text)
    {
        var access = (MemberAccessExpressionSyntax)call.Expression;
        if (call.Parent is ExpressionStatementSyntax statement && access.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax)
            return OfStatement(statement, text);
        bool isChain = access.Name.Identifier.ValueText == "Append" && (access.Expression is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax || call.Parent is MemberAccessExpressionSyntax);
        return isChain ? new TextChange(TextSpan.FromBounds(access.Expression.Span.End, call.Span.End), "") : null;
    }

    private static TextChange? OfStatement(StatementSyntax statement, SourceText text)
    {
        StatementSyntax whole = statement;
        // An if around nothing goes with it.
        while (IfAround(whole) is { } around && IsFree(around.Condition))
            whole = around;
        if (whole.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax))
            return null;
        TextLine first = text.Lines.GetLineFromPosition(whole.SpanStart), last = text.Lines.GetLineFromPosition(whole.Span.End);
        bool ownsLines = text.ToString(TextSpan.FromBounds(first.Start, whole.SpanStart)).Trim().Length == 0 && text.ToString(TextSpan.FromBounds(whole.Span.End, last.End)).Trim().Length == 0;
        return new TextChange(ownsLines ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak) : whole.Span, "");
    }

    /// <summary>The <c>if</c>, without an <c>else</c>, in which a statement is all that stands; null if there is none.</summary>
    public static IfStatementSyntax? IfAround(StatementSyntax statement) => statement.Parent switch
    {
        IfStatementSyntax { Else: null } direct => direct,
        BlockSyntax { Statements.Count: 1, Parent: IfStatementSyntax { Else: null } around } => around,
        _ => null,
    };

    /// <summary>Whether a condition may go: it does nothing, and no local or private field is left unused without it.</summary>
    public static bool IsFree(ExpressionSyntax condition)
    {
        foreach (SyntaxNode node in condition.DescendantNodesAndSelf())
        {
            bool isPlain = node is LiteralExpressionSyntax or SimpleNameSyntax or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax or BinaryExpressionSyntax or IsPatternExpressionSyntax
                or ConstantPatternSyntax or UnaryPatternSyntax or PredefinedTypeSyntax or RelationalPatternSyntax or BinaryPatternSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression }
                or ArgumentListSyntax or ArgumentSyntax { RefKindKeyword.RawKind: 0 };
            isPlain |= node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: { } asked } } && Questions.Contains(asked);
            if (!isPlain || (node is IdentifierNameSyntax name && IsLastRead(name)))
                return false;
        }
        return true;
    }

    private static bool IsLastRead(IdentifierNameSyntax name)
    {
        SyntaxNode root = name.SyntaxTree.GetRoot();
        SyntaxNode member = name.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? root;
        return IsLastReadOf(name, member, static declaration => declaration is LocalDeclarationStatementSyntax)
            || IsLastReadOf(name, name.Ancestors().OfType<TypeDeclarationSyntax>().LastOrDefault() ?? root, static declaration => declaration is FieldDeclarationSyntax field && !field.Modifiers.Any(IsOpen));
    }

    private static bool IsLastReadOf(IdentifierNameSyntax name, SyntaxNode scope, Func<SyntaxNode, bool> isDeclaration)
    {
        string text = name.Identifier.ValueText;
        int uses = 0;
        bool isDeclared = false;
        foreach (SyntaxNode node in scope.DescendantNodes())
        {
            uses += node is IdentifierNameSyntax use && use.Identifier.ValueText == text && NameUse.WriteOf(use) is null ? 1 : 0;
            isDeclared |= node is VariableDeclaratorSyntax { Parent.Parent: { } declaration } variable && variable.Identifier.ValueText == text && isDeclaration(declaration);
        }
        return isDeclared && uses < 2;
    }

    private static bool IsOpen(SyntaxToken modifier)
        => modifier.IsKind(SyntaxKind.PublicKeyword) || modifier.IsKind(SyntaxKind.InternalKeyword) || modifier.IsKind(SyntaxKind.ProtectedKeyword);

    private static List<TextSpan> Shift(List<TextSpan> spans, List<TextChange> changes)
    {
        var shifted = new List<TextSpan>(spans.Count);
        foreach (TextSpan span in spans)
        {
            int delta = 0, start = span.Start;
            foreach (TextChange change in changes)
            {
                if (change.Span.End <= span.Start)
                    delta += change.NewText!.Length - change.Span.Length;
                else if (change.Span.Start <= span.Start)
                    start = change.Span.Start;
            }
            shifted.Add(new TextSpan(Math.Max(0, start + delta - (start + delta > 0 && start != span.Start ? 1 : 0)), 0));
        }
        return shifted;
    }
}
