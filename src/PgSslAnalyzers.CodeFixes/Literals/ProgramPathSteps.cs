using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes.Editing;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.FixPlans;

namespace PgSslAnalyzers.CodeFixes.Literals;

/// <summary>
/// Text steps whose root certificate lies beside the program, so that its path is an expression: a hole in an interpolated string, an operand of <c>+</c>
/// beside a plain literal, a further argument of a composite format. Not possible where a constant is required.
/// </summary>
internal static class ProgramPathSteps
{
    public static bool TryEdit(EditedFile file, Literal literal, List<FixStep> steps, RootCertificate root, List<TextChange> edits)
    {
        if (literal.IsUtf8 || literal.Kind == LiteralKind.Character || RequiresConstant(literal.Node))
            return false;
        string path = root.ToExpression(file, literal.Node.SpanStart);
        if (CompositeFormat.Holds(file, literal.Node))
            return TryAddArgument(file, literal, steps, path, edits);
        if (literal.IsInterpolated)
        {
            string hole = new string('{', literal.HoleBraces) + path + new string('}', literal.HoleBraces);
            foreach (FixStep step in steps)
                edits.Add(Write(literal, step, hole));
            return true;
        }
        return literal.Kind is LiteralKind.Raw or LiteralKind.MultiLineRaw
            ? TryInterpolate(file, literal, steps, path, edits)
            : TryConcatenate(file, literal, steps, path, edits);
    }

    private static TextChange Write(Literal literal, FixStep step, string root, bool isFormat = false)
        => new(step.Span, string.Join(root, step.Text.Split([Upgrade.RootMarker], StringSplitOptions.None).Select(part => LiteralEncoding.Encode(literal, part, isFormat))));

    private static bool TryAddArgument(EditedFile file, Literal literal, List<FixStep> steps, string path, List<TextChange> edits)
    {
        (int index, ArgumentListSyntax arguments) = CompositeFormat.NextArgument(file, literal.Node);
        if (index < 0 || literal.IsInterpolated)
            return false;
        foreach (FixStep step in steps)
            edits.Add(Write(literal, step, "{" + index.ToString(System.Globalization.CultureInfo.InvariantCulture) + "}", isFormat: true));
        edits.Add(new TextChange(new TextSpan(arguments.CloseParenToken.SpanStart, 0), ", " + path));
        return true;
    }

    /// <summary>A raw literal becomes an interpolated one, with as many dollars as its braces ask for.</summary>
    private static bool TryInterpolate(EditedFile file, Literal literal, List<FixStep> steps, string path, List<TextChange> edits)
    {
        int dollars = LongestBraces(file.Text.ToString(literal.Content)) + 1;
        string hole = new string('{', dollars) + path + new string('}', dollars);
        edits.Add(new TextChange(new TextSpan(literal.Node.SpanStart, 0), new string('$', dollars)));
        foreach (FixStep step in steps)
            edits.Add(Write(literal with { HoleBraces = dollars }, step, hole));
        return true;
    }

    private static int LongestBraces(string text)
    {
        int longest = 0, run = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool isBrace = text[i] is '{' or '}';
            run = !isBrace ? 0 : i > 0 && text[i - 1] == text[i] ? run + 1 : 1;
            longest = Math.Max(longest, run);
        }
        return longest;
    }

    private static bool TryConcatenate(EditedFile file, Literal literal, List<FixStep> steps, string path, List<TextChange> edits)
    {
        string open = literal.Kind == LiteralKind.Verbatim ? "@\"" : "\"";
        int start = literal.Content.Start, end = literal.Content.End;
        bool needsParentheses = NeedsParentheses(literal.Node);
        string before = needsParentheses ? "(" : "", after = needsParentheses ? ")" : "";
        var changes = new List<TextChange>();
        foreach (FixStep step in steps)
        {
            TextChange change = Write(literal, step, "\uE0C1");
            string text = change.NewText!;
            int marker = text.IndexOf('\uE0C1');
            if (marker < 0)
            {
                changes.Add(change);
                continue;
            }
            // Two places for the path in one literal are beyond what a fix plans.
            if (text.IndexOf('\uE0C1', marker + 1) >= 0)
                return false;
            string head = text.Substring(0, marker), rest = text.Substring(marker + 1);
            bool endsHere = step.Span.End == end && rest.Length == 0, startsHere = step.Span.Start == start && head.Length == 0;
            string joined = (startsHere ? "" : head + "\" + ") + path + (endsHere ? "" : " + " + open + rest);
            // At its ends the path takes the place of the quotes as well.
            changes.Add(new TextChange(TextSpan.FromBounds(startsHere ? literal.Node.SpanStart : step.Span.Start, endsHere ? literal.Node.Span.End : step.Span.End), joined));
        }
        if (before.Length > 0)
        {
            edits.Add(new TextChange(new TextSpan(literal.Node.SpanStart, 0), before));
            edits.Add(new TextChange(new TextSpan(literal.Node.Span.End, 0), after));
        }
        edits.AddRange(changes);
        return true;
    }

    /// <summary>Whether a sum in the place of <paramref name="node"/> needs parentheses.</summary>
    public static bool NeedsParentheses(ExpressionSyntax node) => node.Parent switch
    {
        ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or YieldStatementSyntax or ArrowExpressionClauseSyntax or ParenthesizedExpressionSyntax
            or InitializerExpressionSyntax or SwitchExpressionArmSyntax or InterpolationSyntax or LambdaExpressionSyntax or ExpressionElementSyntax
            or AnonymousObjectMemberDeclaratorSyntax => false,
        AssignmentExpressionSyntax assignment => assignment.Left == node,
        ConditionalExpressionSyntax conditional => conditional.Condition == node,
        BinaryExpressionSyntax binary => !binary.IsKind(SyntaxKind.AddExpression) && !binary.IsKind(SyntaxKind.CoalesceExpression),
        _ => true,
    };

    /// <summary>Whether the language wants a constant where <paramref name="node"/> stands.</summary>
    public static bool RequiresConstant(ExpressionSyntax node)
    {
        foreach (SyntaxNode ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case FieldDeclarationSyntax field:
                    return field.Modifiers.Any(SyntaxKind.ConstKeyword);
                case LocalDeclarationStatementSyntax local:
                    return local.IsConst;
                case AttributeArgumentSyntax or ParameterSyntax or CaseSwitchLabelSyntax or ConstantPatternSyntax or GotoStatementSyntax:
                    return true;
                case LambdaExpressionSyntax or StatementSyntax or MemberDeclarationSyntax:
                    return false;
            }
        }
        return false;
    }
}
