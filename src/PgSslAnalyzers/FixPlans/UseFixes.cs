using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.ConnectionStrings.Servers;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.FixPlans;

/// <summary>
/// The fixes at the expression with which a connection takes its string: a builder around it that sets the mode. Nobody else sees what it makes, so that it is right for a text that
/// is not known (PGSSL1007), and for one that others read, measure or put together in a way that no edit of its parts can follow.
/// </summary>
internal sealed class UseFixes(FileContext context, SeenTexts seen, TextPlanner texts, WrittenKeys keys, CancellationToken cancellation)
{
    /// <summary>The fix of a string that is unknown on some way: where only a known text lacks the mode that text gets it, else a builder around the string sets the mode and keeps its root certificate.</summary>
    public FixData? Unknown(SyntaxNode place, AbstractValue value, ConnectionUse use)
    {
        if (!context.NpgsqlVersion.HasVerifyFull || CallbackRemoval.StepsOf([use], context, cancellation) is not { } callbacks || place is not ExpressionSyntax unknown || IsName(value) || IsRaised(unknown))
            return null;
        bool mayBeSocket = MayBeSocket(value, place) || seen.Of(place).Any(text => seen.Sockets.MayBeHostOf(text.Settings, place)) || seen.Sockets.AreInTypeOf(place);
        // A builder around the string mends what is not known, too; around a socket there can be none.
        if (!use.IsSlim && (mayBeSocket || !value.MayBeOther) && Incomplete(place, value, use) is { } completed)
            return completed;
        if (mayBeSocket)
            return null;
        if (value.Single<SettingsAlternative>() is { } settings && settings.State.Creation is BaseObjectCreationExpressionSyntax creation && place.SyntaxTree == creation.SyntaxTree
            && !(place.Parent is ArgumentSyntax && place.Parent.Parent == creation.ArgumentList))
        {
            // What is written to it later, or takes all back, would take the place of what the fix writes into its initializer, but not of what is written around its text.
            if (settings.State.Slots.ContainsKey(KeywordTable.SslMode) || (settings.State.HasEscaped && keys.HasUnknown) || !FixPlanner.LastsIn(creation, settings.State.Reset))
                return IsText(unknown) && !MayChooseByHost(value) ? Wrap(unknown, place, use, writesRoot: false, GssFor(value)) : null;
            if (place != creation)
                return FixPlanner.Same([new FixStep(FixStepKind.AddMode, "", creation.Span, GssFor(value)), .. callbacks]);
            // A data source builder has no mode of its own: the string that it is made from gets it.
            if (creation.ArgumentList?.Arguments is not [{ Expression: { } made }])
                return null;
            unknown = made;
        }
        return Wrap(unknown, place, use, writesRoot: false, GssFor(value));
    }

    /// <summary>Whether a builder around the string sets the mode already: what takes it away comes later, and another builder would not help.</summary>
    private static bool IsRaised(ExpressionSyntax text)
        => text is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConnectionString", Expression: BaseObjectCreationExpressionSyntax { Initializer.Expressions: var settings } }
            && settings.Any(static setting => setting is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "SslMode" }, Right: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "VerifyFull" } });

    /// <summary>What a fix of an unknown string says of GSS encryption: a proof wants it off, unless the code has decided for itself.</summary>
    private string GssFor(AbstractValue value)
        => context.Options.WantsGssOff && !value.Alternatives.SelectMany(CasesOf).Any(static settings => settings.Settings.Last(KeywordTable.GssEncryptionMode) is not null) ? FixStep.GssOff : "";

    /// <summary>The fix of a weak mode that no edit of its parts can mend: at the use. Null if the use is not in this file, or may be for a Unix socket.</summary>
    public FixData? Known(SyntaxNode? place, ConnectionUse use)
    {
        if (place is not ExpressionSyntax taken || taken.SyntaxTree != context.Tree || !CallbackRemoval.IsPossible(use, context, cancellation) || seen.ValuesAt(place) is not { Count: > 0 } values)
            return null;
        if (!IsText(taken))
        {
            // What a data source builder is made from, if its mode is not set afterwards.
            if (taken is not BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: { } made }] } || !IsText(made)
                || values.Any(static value => value.Alternatives.Any(static alternative => BuilderState.Of(alternative)?.Slots.ContainsKey(KeywordTable.SslMode) != false)))
            {
                return null;
            }
            taken = made;
        }
        // What is made from the text, and has its mode set afterwards, does not take the one of the text.
        if (values.Any(value => value.Alternatives.Any(alternative => BuilderState.Of(alternative) is { } state && state.Slots.ContainsKey(KeywordTable.SslMode) && IsMadeFrom(state.Creation, taken))))
            return null;
        bool isOpen = false;
        var roots = new List<bool?>();
        foreach (AbstractValue value in values)
        {
            if (IsName(value) || MayBeSocket(value, place) || MayChooseByHost(value))
                return null;
            isOpen |= value.MayBeOther || value.Alternatives.Any(static alternative => BuilderState.Of(alternative) is null);
            foreach (BuilderState state in value.Alternatives.Select(BuilderState.Of).OfType<BuilderState>())
                roots.AddRange(SettingsCase.Of(state).Select(settings => state.Slots.TryGetValue(KeywordTable.RootCertificate, out Slot? root) && (root.MayBeUnwritten || root.Values.Length > 1) ? null : HasRoot(settings)));
        }
        bool writesRoot = !use.HasRootCallback && roots.TrueForAll(static root => root == false);
        // Where some have a root certificate and others none, no single one is right.
        if (isOpen || !(writesRoot || use.HasRootCallback || roots.TrueForAll(static root => root == true)))
            return null;
        return Wrap(taken, place, use, writesRoot, "");
    }

    /// <summary>Whether settings have a root certificate; null if that cannot be told.</summary>
    private static bool? HasRoot(SettingsCase settings)
    {
        if (settings.Settings.RootCertificate is not null)
            return true;
        if (!settings.Settings.MayCarryMore)
            return false;
        // A part of a value that is not known is hardly a value and more settings.
        return settings.Parsed is { } text && settings.Text is { Builder: null } && !settings.HasEscaped
            && text.Text.CountHoles(new TextRange(0, text.Text.Text.Length)) == text.Settings.Sum(setting => setting.Keyword is null ? 0 : text.Text.CountHoles(setting.ValueRange)) ? false : null;
    }

    private static bool IsMadeFrom(SyntaxNode creation, SyntaxNode text) => creation != text && creation.SyntaxTree == text.SyntaxTree && creation.Span.Contains(text.Span);

    private FixData? Wrap(ExpressionSyntax text, SyntaxNode place, ConnectionUse use, bool writesRoot, string gss)
    {
        SyntaxNode? slim = use.IsSlim ? FixPlanner.SlimCreation(place) : null;
        if ((use.IsSlim && slim is null) || CallbackRemoval.StepsOf([use], context, cancellation) is not { } callbacks)
            return null;
        return new FixData(Steps(writesRoot ? Upgrade.RootMarker : ""), Steps(""), writesRoot);

        ImmutableArray<FixStep> Steps(string root)
        {
            var wrap = new FixStep(FixStepKind.WrapInBuilder, "", text.Span, root + gss);
            return (slim is null ? ImmutableArray.Create(wrap) : ImmutableArray.Create(wrap, new FixStep(FixStepKind.EnableTransportSecurity, "", slim.Span))).AddRange(callbacks);
        }
    }

    /// <summary>Where one of the known texts lacks a mode: the edit of that text.</summary>
    private FixData? Incomplete(SyntaxNode place, AbstractValue value, ConnectionUse use)
    {
        foreach (SettingsCase settings in value.Alternatives.OfType<TextAlternative>().Where(static text => text.Builder is null).SelectMany(CasesOf))
        {
            // Where nothing is seen in a text others fill it, and how it ends is not known.
            if (settings.Parsed is not { IsMalformed: false, MayCarryMore: false, Settings.Count: > 0 } parsed || parsed.Last(KeywordTable.SslMode) is not null || seen.Sockets.MayBeHostOf(settings, place))
                continue;
            bool needsRoot = !use.HasRootCallback && parsed.RootCertificate is null;
            if (Plan(Upgrade.RootMarker) is { IsEmpty: false } withPath && Plan(null) is { IsEmpty: false } withoutPath)
                return new FixData(withPath, withoutPath, needsRoot, ProviderTable.OfHost(parsed.Effective(KeywordTable.Host)?.Value)?.Id ?? "");

            ImmutableArray<FixStep>? Plan(string? root)
                => texts.Plan(settings, place, Upgrade.Proposals(parsed, root, context.NpgsqlVersion, use.HasRootCallback, context.Options.WantsGssOff), new TextPurpose(Raises: true, NeedsRoot: needsRoot && root is not null, use));
        }
        return null;
    }

    /// <summary>Where a name is handed over no expression holds the string.</summary>
    private static bool IsName(AbstractValue value)
        => value.Alternatives.Any(static alternative => alternative is TextAlternative { Pieces: [{ LookUp.IsName: true }] });

    private static IEnumerable<SettingsCase> CasesOf(Alternative alternative) => BuilderState.Of(alternative) is { } state ? SettingsCase.Of(state) : [];

    private bool MayBeSocket(AbstractValue value, SyntaxNode place)
        => value.Alternatives.SelectMany(CasesOf).Any(settings => seen.Sockets.MayBeHostOf(settings) || seen.Sockets.MayBeHostOf(settings, place));

    /// <summary>Whether a mode is set on some ways only, for hosts that are not all known, under a condition that is not about TLS: on the other ways a socket may be meant.</summary>
    private static bool MayChooseByHost(AbstractValue value)
        => value.Alternatives.Any(static alternative => BuilderState.Of(alternative) is { } state && state.Slots.TryGetValue(KeywordTable.SslMode, out Slot? modes) && modes.MayBeUnwritten
            && SettingsCase.Of(state).Exists(static settings => settings.Settings.Effective(KeywordTable.Host)?.Value is null)
            && !modes.Values.All(static written => Branches.IsChosenForTls(written.Assignment)));

    private bool IsText(ExpressionSyntax expression) => context.Model.GetTypeInfo(expression, cancellation).Type?.SpecialType == SpecialType.System_String;
}
