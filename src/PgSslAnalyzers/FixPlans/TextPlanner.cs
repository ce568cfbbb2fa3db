using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.FixPlans;

/// <summary>
/// Plans edits of texts: proposes the places where they can be written, the most natural first, and takes the first proposal that <see cref="TlsOnlyRule"/> lets pass.
/// Where none passes there is no fix.
/// </summary>
internal sealed class TextPlanner(FileContext context, SeenTexts seen, CancellationToken cancellation)
{
    private readonly NameIndex names = new(context, seen.Words, cancellation);
    private TlsOnlyRule? rule;

    /// <inheritdoc cref="SeenTexts.Sockets"/>
    public Sockets Sockets => seen.Sockets;

    /// <summary>The root certificates that the program sets itself.</summary>
    public OtherRoots Roots { get; } = new(context, seen.Words, cancellation);

    private TlsOnlyRule Rule => rule ??= new TlsOnlyRule(context, seen, Uses, Roots);

    private TextUses? uses;

    /// <summary>Who uses a value that an edit changes.</summary>
    public TextUses Uses => uses ??= new TextUses(context, seen, names, cancellation);

    /// <summary>The steps of the first proposal that is right for every text it touches; null if there is none.</summary>
    /// <param name="settings">The text of the finding.</param>
    /// <param name="place">The expression with which a connection takes it, if it is in this file.</param>
    /// <param name="proposals">Edits of the decoded text, the best first.</param>
    /// <param name="purpose">What the edits are for.</param>
    public ImmutableArray<FixStep>? Plan(SettingsCase settings, SyntaxNode? place, IEnumerable<IReadOnlyList<TextEdit>> proposals, TextPurpose purpose)
    {
        IReadOnlyList<TextEdit>? natural = null;
        foreach (IReadOnlyList<TextEdit> edits in proposals)
        {
            natural ??= edits;
            foreach (InsertionPlace insertion in edits.Any(static edit => edit.Range.Length == 0) ? InText : InsertionPlaces(InsertionPlace.Natural))
            {
                if (edits.Count > 0 && PlanOf(settings, place, edits, insertion) is { } plan && Accept(plan, settings, place, purpose) is { } steps)
                    return steps;
            }
        }
        return natural is { Count: > 0 } && PlanOf(settings, place, natural, InsertionPlace.Use) is { } atUse ? Accept(atUse, settings, place, purpose) : null;
    }

    private static readonly InsertionPlace[] InText = InsertionPlaces(InsertionPlace.Natural, InsertionPlace.Before, InsertionPlace.Behind, InsertionPlace.End);

    private static InsertionPlace[] InsertionPlaces(params InsertionPlace[] places) => places;

    /// <summary>The steps of a plan, or of the same plan with the use of a name changed, if it is right.</summary>
    private ImmutableArray<FixStep>? Accept(TextPlan plan, SettingsCase settings, SyntaxNode? place, TextPurpose purpose)
    {
        cancellation.ThrowIfCancellationRequested();
        if (purpose.NeedsRoot)
            plan = WithRoots(plan, settings);
        if (Rule.Allows(plan, settings, place, purpose) && StepsOf(plan, settings, purpose) is { } steps)
            return steps;
        return AtUse(plan, settings, place) is { } atUse && Rule.Allows(atUse, settings, place, purpose) ? StepsOf(atUse, settings, purpose) : null;
    }

    /// <summary>The plan with a root certificate for the other texts that get the mode through the same literal.</summary>
    private TextPlan WithRoots(TextPlan plan, SettingsCase settings)
    {
        for (int added = 0; added < MaxTexts; added++)
        {
            SeenText? bare = Rule.RaisedWithoutRoot(plan, settings).FirstOrDefault(text => text.Settings.Text!.Anchor != settings.Text!.Anchor);
            if (bare is null || PlanOf(bare.Settings, bare.Place, Upgrade.Plan(bare.Settings.Parsed!, Upgrade.RootMarker, context.NpgsqlVersion), InsertionPlace.Natural) is not { } more)
                return plan;
            plan = plan with { Edits = Distinct(plan.Edits.AddRange(more.Edits)), Appended = plan.Appended.AddRange(more.Appended.RemoveAll(plan.Appended.Contains)) };
        }
        return plan;
    }

    /// <summary>A mode that more texts share than these is no fix of one literal any more.</summary>
    private const int MaxTexts = 4;

    /// <summary>An edit of a literal that stands in more texts, or in one text more than once, is one edit.</summary>
    private static ImmutableArray<LiteralEdit> Distinct(IEnumerable<LiteralEdit> edits)
    {
        List<LiteralEdit> distinct = [];
        foreach (LiteralEdit edit in edits.OrderBy(static edit => edit.Source.SyntaxTree!.FilePath, StringComparer.Ordinal).ThenBy(static edit => edit.Source.SpanStart).ThenBy(static edit => edit.Offset).ThenBy(static edit => edit.Length > 0))
        {
            if (!distinct.Exists(other => other.Source == edit.Source && other.Offset == edit.Offset && other.Length == edit.Length && other.Text == edit.Text))
                distinct.Add(edit);
        }
        return distinct.ToImmutableArray();
    }

    private enum InsertionPlace
    {
        /// <summary>In the literal of the string itself that is nearest, or at the end of the expression.</summary>
        Natural,

        /// <summary>At the end of the literal in front, if that is a fragment with a keyword of its own.</summary>
        Before,

        /// <summary>At the start of the literal behind.</summary>
        Behind,

        /// <summary>At the end of the expression that is the whole text.</summary>
        End,

        /// <summary>Behind the expression with which a connection takes the text.</summary>
        Use,
    }

    private TextPlan? PlanOf(SettingsCase settings, SyntaxNode? place, IReadOnlyList<TextEdit> edits, InsertionPlace insertion)
    {
        var literals = new List<LiteralEdit>();
        ImmutableArray<AppendedEdit> appended = ImmutableArray<AppendedEdit>.Empty;
        foreach (TextEdit edit in edits)
        {
            if (edit.Range.Length == 0)
            {
                (LiteralEdit? written, AppendedEdit? behind) = Insert(settings, place, edit, insertion);
                if (written is not null)
                    literals.Add(written);
                else if (behind is not null)
                    appended = appended.Add(behind);
                else
                    return null;
                continue;
            }
            string text = edit.NewText;
            foreach ((Piece piece, int start) in settings.PiecesIn(edit.Range))
            {
                int from = Math.Max(edit.Range.Start, start), to = Math.Min(edit.Range.End, start + piece.Length);
                if (piece.Text is null || piece.Source == default)
                    return null;
                literals.Add(new LiteralEdit(piece.Source, piece, piece.Offset + from - start, to - from, text));
                text = "";
            }
        }
        return new TextPlan(Distinct(literals), appended, ImmutableArray<ReplacedOperand>.Empty);
    }

    private (LiteralEdit? Literal, AppendedEdit? Appended) Insert(SettingsCase settings, SyntaxNode? place, TextEdit edit, InsertionPlace insertion)
    {
        TextAlternative text = settings.Text!;
        (Piece before, int start) = settings.PieceAt(Math.Max(0, edit.Range.Start - 1));
        (Piece after, int afterStart) = settings.PieceAt(edit.Range.Start);
        bool isAtEnd = edit.Range.Start >= settings.Parsed!.Text.Text.TrimEnd().Length;
        bool followsLiteral = !before.IsHole && before.Source != default;
        bool leadsLiteral = afterStart == edit.Range.Start && !after.IsHole && after.Source != default;
        switch (insertion)
        {
            case InsertionPlace.Natural:
                if (followsLiteral && IsOperandOf(before.Source, settings.Anchor))
                    return (Behind(before), null);
                if (leadsLiteral && IsOperandOf(after.Source, settings.Anchor))
                    return (new LiteralEdit(after.Source, after, after.Offset, 0, edit.NewText), null);
                if (followsLiteral && HoldsKey(before, edit.Range.Start - start))
                    return (Behind(before), null);
                return (null, End());
            case InsertionPlace.Before:
                return (followsLiteral && HoldsKey(before, edit.Range.Start - start) ? Behind(before) : null, null);
            case InsertionPlace.Behind:
                return (leadsLiteral ? new LiteralEdit(after.Source, after, after.Offset, 0, edit.NewText) { LeadsPiece = true } : null, null);
            case InsertionPlace.End:
                return (null, End());
            default:
                return (null, isAtEnd && place is ExpressionSyntax taken && taken.SyntaxTree == context.Tree && IsText(taken) ? new AppendedEdit(taken, edit.NewText) : null);
        }

        LiteralEdit Behind(Piece piece) => new(piece.Source, piece, piece.Offset + edit.Range.Start - start, 0, edit.NewText);

        AppendedEdit? End() => text.EndsWithAnchor && isAtEnd && settings.Anchor is ExpressionSyntax whole ? new AppendedEdit(whole, edit.NewText) : null;
    }

    private bool IsText(ExpressionSyntax expression) => context.Model.GetTypeInfo(expression, cancellation).Type?.SpecialType == SpecialType.System_String;

    /// <summary>
    /// The same plan with the use changed in the place of the name: where the mode comes from a constant that others may read, the expression that reads it is replaced.
    /// </summary>
    private TextPlan? AtUse(TextPlan plan, SettingsCase settings, SyntaxNode? place)
    {
        ImmutableArray<ReplacedOperand>.Builder replaced = ImmutableArray.CreateBuilder<ReplacedOperand>();
        ImmutableArray<LiteralEdit>.Builder kept = ImmutableArray.CreateBuilder<LiteralEdit>();
        foreach (LiteralEdit edit in plan.Edits)
        {
            if (edit.Text == Upgrade.VerifyFull && FixPlanner.IsModeName(edit.Source.ValueText.Trim()) && NamedUse(edit.Source, settings, place) is { } operand)
                replaced.Add(new ReplacedOperand(operand, edit.Source, edit.Text));
            else
                kept.Add(edit);
        }
        return replaced.Count > 0 ? plan with { Edits = kept.ToImmutable(), Replaced = replaced.ToImmutable() } : null;
    }

    /// <summary>The one expression in the text that reads the constant or parameter that a literal initializes; null if there is not exactly one.</summary>
    private SyntaxNode? NamedUse(SyntaxToken literal, SettingsCase settings, SyntaxNode? place)
    {
        SyntaxNode? value = Texts.ExpressionOf(literal);
        if (value?.Parent is not (EqualsValueClauseSyntax or ArrowExpressionClauseSyntax) || value.Parent.Parent is not (VariableDeclaratorSyntax or PropertyDeclarationSyntax))
            return null;
        if (names.ModelOf(literal.SyntaxTree!).GetDeclaredSymbol(value.Parent.Parent, cancellation) is not { } symbol)
            return null;
        bool isConstant = symbol is IFieldSymbol { IsConst: true } or IFieldSymbol { IsReadOnly: true, IsStatic: true } or ILocalSymbol { IsConst: true } or IPropertySymbol { SetMethod: null };
        if (!isConstant || names.UsesOf(symbol) is not { } all)
            return null;
        SyntaxNode? found = null;
        foreach (SimpleNameSyntax use in all)
        {
            ExpressionSyntax read = NameUse.WholeOf(use);
            if (!settings.Anchor.Span.Contains(read.Span) && place?.Span.Contains(read.Span) != true)
                continue;
            if (found is not null || read.Parent is not (InterpolationSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or ArgumentSyntax))
                return null;
            found = read.Parent is InterpolationSyntax hole ? hole : read;
        }
        return found;
    }

    private ImmutableArray<FixStep>? StepsOf(TextPlan plan, SettingsCase settings, TextPurpose purpose)
    {
        ImmutableArray<FixStep>.Builder steps = ImmutableArray.CreateBuilder<FixStep>();
        foreach (LiteralEdit edit in plan.Edits)
        {
            Piece whole = edit.Piece;
            if (LiteralMap.SpanOf(whole, edit.Offset - whole.Offset, edit.Length) is not { } span)
                return null;
            steps.Add(new FixStep(FixStepKind.Text, FixPlanner.PathIn(edit.Source, context.Tree), span, edit.Text));
        }
        foreach (ReplacedOperand operand in plan.Replaced)
            steps.Add(new FixStep(FixStepKind.ReplaceOperand, FixPlanner.PathOf(operand.Operand, context.Tree), operand.Operand.Span, operand.Text));
        foreach (AppendedEdit appended in plan.Appended)
            steps.Add(AtEndOf(appended));
        if (CallbackRemoval.StepsOf(Rule.RaisedUses(plan, settings, purpose), context, cancellation) is not { } callbacks)
            return null;
        steps.AddRange(callbacks);
        return steps.ToImmutable();
    }

    private FixStep AtEndOf(AppendedEdit appended)
    {
        ExpressionSyntax last = appended.Whole;
        while (last is BinaryExpressionSyntax sum && sum.IsKind(SyntaxKind.AddExpression))
            last = sum.Right;
        return last is InterpolatedStringExpressionSyntax interpolated
            ? new FixStep(FixStepKind.Text, FixPlanner.PathOf(last, context.Tree), new TextSpan(interpolated.StringEndToken.SpanStart, 0), appended.Text)
            : new FixStep(FixStepKind.AppendText, FixPlanner.PathOf(last, context.Tree), appended.Whole.Span, appended.Text);
    }

    /// <summary>Whether a literal stands in the string expression itself, not in something that it refers to.</summary>
    private static bool IsOperandOf(SyntaxToken source, SyntaxNode whole)
    {
        for (SyntaxNode? node = source.Parent; node is not null; node = node.Parent)
        {
            if (node == whole)
                return true;
            bool isPart = node is LiteralExpressionSyntax or InterpolatedStringTextSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax or ParenthesizedExpressionSyntax
                or ArgumentSyntax or ArgumentListSyntax or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Format" or "Concat" or "Join" } };
            if (!isPart || node is BinaryExpressionSyntax binary && !binary.IsKind(SyntaxKind.AddExpression))
                return false;
        }
        return false;
    }

    /// <summary>Whether the setting that ends at <paramref name="end"/> has its keyword in the same piece: a fragment, not a bare value.</summary>
    private static bool HoldsKey(Piece piece, int end) => end > 0 && end <= piece.Length && piece.Text!.LastIndexOf('=', end - 1) > piece.Text.LastIndexOf(';', end - 1);
}
