using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.ProjectFiles;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.FixPlans;

/// <summary>Says what the fix of a finding has to do. Where it cannot be said exactly there is no fix.</summary>
internal static class FixPlanner
{
    /// <summary>The fix of a finding; null if there is none.</summary>
    public static FixData? Plan(Finding finding, SettingsCase settings, ConnectionUse use, FileContext context)
    {
        NpgsqlVersion version = context.NpgsqlVersion;
        if (!version.HasVerifyFull)
            return null;
        if (SettingFixes.Plan(finding, settings, use, context) is { } setting)
            return setting;
        if (use.HasValidationCallback || finding.Rule == Rules.ThrowingCombination)
            return null;
        string? host = settings.Settings.Effective(KeywordTable.Host)?.Value;
        if (Hosts.Classify(host) == HostKind.UnixSocket)
            return null;
        bool hasRoot = use.HasRootCallback || (settings.Settings.RootCertificate is { } root && !Branches.AreExclusive(settings.Mode, root.Origin as Written));
        ImmutableArray<FixStep>? withPath, withoutPath;
        if (finding.Rule == Rules.TrustServerCertificate || finding.Rule == Rules.DuplicateSslMode)
        {
            withPath = withoutPath = Narrow(finding, settings, context.Tree);
        }
        else if (Rules.IsWeakMode(finding.Rule) || finding.Rule == Rules.RootCertificateNotUsed || finding.Rule == Rules.RejectedSetting)
        {
            if (finding.Rule == Rules.RejectedSetting && finding.Setting?.Keyword != KeywordTable.SslMode)
                return null;
            withPath = Whole(settings, use, version, hasRoot, writeRoot: true, context.Tree);
            withoutPath = Whole(settings, use, version, hasRoot, writeRoot: false, context.Tree);
        }
        else
        {
            return null;
        }
        if (withPath is not { IsEmpty: false } first || withoutPath is not { } second)
            return null;
        bool writesRoot = first.Any(static step => step.Text.Contains(Upgrade.RootMarker) || step.Kind is FixStepKind.AddRoot or FixStepKind.AddModeAndRoot or FixStepKind.ReplaceSetting);
        return new FixData(first, second, writesRoot, ProviderTable.OfHost(host)?.Id ?? "", Hosts.Classify(host) == HostKind.Address);
    }

    /// <summary>The fix of a mode that stands on its own: the word, nothing else.</summary>
    public static FixData? BareMode(SyntaxNode source, NpgsqlVersion version)
    {
        if (!version.HasVerifyFull || source is PropertyDeclarationSyntax)
            return null;
        ImmutableArray<FixStep> steps = ImmutableArray.Create(new FixStep(FixStepKind.ModeExpression, "", source.Span));
        return new FixData(steps, steps, false);
    }

    /// <summary>The fix of an unknown string: a builder around it that sets the mode and keeps its root certificate.</summary>
    public static FixData? Unknown(SyntaxNode place, AbstractValue value, ConnectionUse use, NpgsqlVersion version)
    {
        if (!version.HasVerifyFull || use.HasValidationCallback || place is not ExpressionSyntax unknown || IsName(value))
            return null;
        if (value.Single<SettingsAlternative>() is { } settings && settings.State.Creation is BaseObjectCreationExpressionSyntax creation && place.SyntaxTree == creation.SyntaxTree
            && !(place.Parent is ArgumentSyntax && place.Parent.Parent == creation.ArgumentList))
        {
            if (place != creation)
                return Same(new FixStep(FixStepKind.AddMode, "", creation.Span));
            // A data source builder has no mode of its own: the string that it is made from gets it.
            if (creation.ArgumentList?.Arguments is not [{ Expression: { } made }])
                return null;
            unknown = made;
        }
        var wrap = new FixStep(FixStepKind.WrapInBuilder, "", unknown.Span);
        if (!use.IsSlim)
            return Same(wrap);
        return SlimCreation(place) is { } slim ? Same(wrap, new FixStep(FixStepKind.EnableTransportSecurity, "", slim.Span)) : null;
    }

    /// <summary>Where a name is handed over no expression holds the string.</summary>
    private static bool IsName(AbstractValue value)
        => value.Alternatives.Any(static alternative => alternative is TextAlternative { Pieces: [{ LookUp.IsName: true }] });

    private static FixData Same(params FixStep[] steps) => new(steps.ToImmutableArray(), steps.ToImmutableArray(), false);

    private static ImmutableArray<FixStep>? Narrow(Finding finding, SettingsCase settings, SyntaxTree tree)
    {
        if (finding.Setting?.Origin is Written written)
            return ImmutableArray.Create(new FixStep(FixStepKind.Remove, "", written.Assignment.Span));
        if (settings.Parsed is not { } parsed)
            return null;
        return TextSteps(settings, finding.Rule == Rules.TrustServerCertificate ? Upgrade.RemoveTrust(parsed) : Upgrade.RemoveDuplicateModes(parsed), tree);
    }

    private static ImmutableArray<FixStep>? Whole(SettingsCase settings, ConnectionUse use, NpgsqlVersion version, bool hasRoot, bool writeRoot, SyntaxTree tree)
    {
        var steps = ImmutableArray.CreateBuilder<FixStep>();
        if (settings.Mode is { } mode && !mode.IsRemoval)
        {
            AddBuilderSteps(settings, mode, version, hasRoot, writeRoot, tree, steps);
        }
        else if (settings.Parsed is { } parsed)
        {
            if (TextSteps(settings, Upgrade.Plan(parsed, writeRoot ? Upgrade.RootMarker : null, version, hasRoot), tree) is not { } text)
                return null;
            steps.AddRange(text);
        }
        else if (settings.Anchor is BaseObjectCreationExpressionSyntax creation)
        {
            bool wroteRoot = AddRootSteps(settings, creation, !hasRoot && writeRoot, tree, steps);
            steps.Add(new FixStep(hasRoot || !writeRoot || wroteRoot ? FixStepKind.AddMode : FixStepKind.AddModeAndRoot, PathOf(creation, tree), creation.Span));
        }
        else
        {
            return null;
        }
        if (use.IsSlim && steps.Count > 0)
        {
            if (SlimCreation(settings.Anchor) is not { } slim)
                return null;
            steps.Add(new FixStep(FixStepKind.EnableTransportSecurity, PathOf(slim, tree), slim.Span));
        }
        return steps.ToImmutable();
    }

    /// <summary>The creation or registration of the slim builder around an expression; null if it is not in sight.</summary>
    public static SyntaxNode? SlimCreation(SyntaxNode anchor) => anchor.AncestorsAndSelf().FirstOrDefault(static node => node switch
    {
        ImplicitObjectCreationExpressionSyntax => true,
        ObjectCreationExpressionSyntax { Type: { } type } => type.ToString().EndsWith("NpgsqlSlimDataSourceBuilder", StringComparison.Ordinal),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: { } name } } => name.EndsWith("NpgsqlSlimDataSource", StringComparison.Ordinal),
        _ => false,
    });

    /// <summary>Whether the value stands in a local of the method that assigns it: there the root certificate has its place beside the assignment.</summary>
    private static bool IsInLocalOf(Written mode)
        => mode.Value.FirstAncestorOrSelf<StatementSyntax>() is LocalDeclarationStatementSyntax local
            && local.FirstAncestorOrSelf<MemberDeclarationSyntax>() == mode.Assignment.FirstAncestorOrSelf<MemberDeclarationSyntax>();

    private static void AddBuilderSteps(SettingsCase settings, Written mode, NpgsqlVersion version, bool hasRoot, bool writeRoot, SyntaxTree tree, ImmutableArray<FixStep>.Builder steps)
    {
        steps.Add(new FixStep(FixStepKind.ModeExpression, PathOf(mode.Value, tree), mode.Value.Span));
        // A bare value (the default of an options class, an arm of a switch) changes the word only.
        bool isBare = mode.Assignment.SyntaxTree != mode.Value.SyntaxTree || mode.Value.FirstAncestorOrSelf<SwitchExpressionArmSyntax>() is not null
            || !(mode.Assignment.Span.Contains(mode.Value.Span) || IsInLocalOf(mode));
        bool wroteRoot = AddRootSteps(settings, mode.Assignment, !hasRoot && writeRoot && !isBare, tree, steps);
        if (!hasRoot && writeRoot && !isBare && !wroteRoot)
            steps.Add(new FixStep(FixStepKind.AddRoot, PathOf(mode.Assignment, tree), mode.Assignment.Span));
        if (isBare)
            return;
        // Trust Server Certificate in the text that the builder is made from: 6 and 7 throw on it together with VerifyFull, and ask for it together with Require.
        Setting? trust = settings.Settings.Last(KeywordTable.TrustServerCertificate);
        if (trust is { Origin: null } && settings.Parsed is { } text && settings.Text is not null && TextSteps(settings, Upgrade.RemoveTrust(text), tree) is { } removed)
            steps.AddRange(removed);
        else if (trust is null && version.RequireNeedsTrust && settings.Settings.MayCarryMore)
            steps.Add(new FixStep(FixStepKind.AddSetting, PathOf(mode.Assignment, tree), mode.Assignment.Span, "TrustServerCertificate=false"));
    }

    /// <summary>
    /// The root certificate takes the place of an empty one, or of Trust Server Certificate, which goes in any case; where one of them cannot meet the mode it stays.
    /// </summary>
    /// <returns>Whether the root certificate has found a place.</returns>
    private static bool AddRootSteps(SettingsCase settings, SyntaxNode mode, bool writeRoot, SyntaxTree tree, ImmutableArray<FixStep>.Builder steps)
    {
        bool wroteRoot = false;
        if (writeRoot && EmptyRoot(settings, mode, tree) is { } empty)
        {
            steps.Add(empty);
            wroteRoot = true;
        }
        if (settings.Settings.Last(KeywordTable.TrustServerCertificate)?.Origin is not Written trust || Branches.AreExclusive(settings.Mode, trust))
            return wroteRoot;
        bool takesPlace = writeRoot && !wroteRoot && Branches.IsOnEveryWayTo(trust.Assignment, mode);
        steps.Add(new FixStep(takesPlace ? FixStepKind.ReplaceSetting : FixStepKind.Remove, PathOf(trust.Assignment, tree), trust.Assignment.Span));
        return wroteRoot || takesPlace;
    }

    /// <summary>Writes the root certificate over <c>RootCertificate = ""</c>; null if there is none on every way to the mode.</summary>
    public static FixStep? EmptyRoot(SettingsCase settings, SyntaxNode mode, SyntaxTree tree)
        => settings.Settings.RootCertificate is null && settings.Settings.Last(KeywordTable.RootCertificate)?.Origin is Written { Assignment: AssignmentExpressionSyntax } root
            && !Branches.AreExclusive(settings.Mode, root) && Branches.IsOnEveryWayTo(root.Assignment, mode)
            ? new FixStep(FixStepKind.ReplaceSetting, PathOf(root.Assignment, tree), root.Assignment.Span)
            : null;

    /// <summary>The path of another file; empty for the file of the diagnostic.</summary>
    public static string PathOf(SyntaxNode node, SyntaxTree tree) => node.SyntaxTree == tree ? "" : node.SyntaxTree.FilePath;

    /// <summary>Edits of the decoded text as edits of the literals that hold it; null if one of them touches an unknown part.</summary>
    public static ImmutableArray<FixStep>? TextSteps(SettingsCase settings, IReadOnlyList<TextEdit> edits, SyntaxTree tree)
    {
        var steps = ImmutableArray.CreateBuilder<FixStep>();
        foreach (TextEdit edit in edits)
        {
            if (edit.Range.Length == 0)
            {
                if (Insertion(settings, edit, tree) is not { } step)
                    return null;
                steps.Add(step);
                continue;
            }
            string text = edit.NewText;
            foreach ((Piece piece, int start) in settings.PiecesIn(edit.Range))
            {
                int from = Math.Max(edit.Range.Start, start), to = Math.Min(edit.Range.End, start + piece.Length);
                if (LiteralMap.SpanOf(piece, from - start, to - from) is not { } span)
                    return null;
                steps.Add(new FixStep(FixStepKind.Text, PathIn(piece.Source, tree), span, text));
                text = "";
            }
        }
        return steps.ToImmutable();
    }

    /// <summary>
    /// An insertion goes behind the piece before it, unless that piece is a bare value from elsewhere (<c>$"...;SSL Mode={mode}"</c>): then it goes to the start of
    /// the next piece of the string itself, or to its end.
    /// </summary>
    private static FixStep? Insertion(SettingsCase settings, TextEdit edit, SyntaxTree tree)
    {
        (Piece before, int start) = settings.PieceAt(Math.Max(0, edit.Range.Start - 1));
        if (!before.IsHole && before.Source != default && (IsOperandOf(before.Source, settings.Anchor) || HoldsKey(before, edit.Range.Start - start)))
            return LiteralMap.SpanOf(before, edit.Range.Start - start, 0) is { } span ? new FixStep(FixStepKind.Text, PathIn(before.Source, tree), span, edit.NewText) : null;
        (Piece after, int afterStart) = settings.PieceAt(edit.Range.Start);
        if (afterStart == edit.Range.Start && !after.IsHole && after.Source != default && IsOperandOf(after.Source, settings.Anchor))
            return LiteralMap.SpanOf(after, 0, 0) is { } span ? new FixStep(FixStepKind.Text, PathIn(after.Source, tree), span, edit.NewText) : null;
        bool isAtEnd = settings.Text!.EndsWithAnchor && edit.Range.Start >= settings.Parsed!.Text.Text.TrimEnd().Length;
        return isAtEnd && settings.Anchor is ExpressionSyntax whole ? AtEndOf(whole, edit.NewText, tree) : BehindLastKnown(settings, edit, tree);
    }

    /// <summary>Behind the last setting that ends in a literal: one place between two settings is as good as another.</summary>
    private static FixStep? BehindLastKnown(SettingsCase settings, TextEdit edit, SyntaxTree tree)
    {
        IReadOnlyList<Setting> all = settings.Parsed!.Settings;
        for (int i = all.Count - 1; i >= 0 && edit.NewText.StartsWith(";", StringComparison.Ordinal); i--)
        {
            (Piece piece, int start) = settings.PieceAt(all[i].Range.End - 1);
            if (all[i].Range.Length > 0 && !piece.IsHole && piece.Source != default && HoldsKey(piece, all[i].Range.End - start)
                && LiteralMap.SpanOf(piece, all[i].Range.End - start, 0) is { } span)
            {
                return new FixStep(FixStepKind.Text, PathIn(piece.Source, tree), span, edit.NewText);
            }
        }
        return null;
    }

    private static FixStep AtEndOf(ExpressionSyntax whole, string text, SyntaxTree tree)
    {
        ExpressionSyntax last = whole;
        while (last is BinaryExpressionSyntax sum && sum.IsKind(SyntaxKind.AddExpression))
            last = sum.Right;
        return last is InterpolatedStringExpressionSyntax interpolated
            ? new FixStep(FixStepKind.Text, PathOf(whole, tree), new TextSpan(interpolated.StringEndToken.SpanStart, 0), text)
            : new FixStep(FixStepKind.AppendText, PathOf(whole, tree), whole.Span, text);
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
    private static bool HoldsKey(Piece piece, int end) => end > 0 && piece.Text!.LastIndexOf('=', end - 1) > piece.Text.LastIndexOf(';', end - 1);

    private static string PathIn(SyntaxToken token, SyntaxTree tree) => token.SyntaxTree == tree ? "" : token.SyntaxTree!.FilePath;
}
