using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.FixPlans;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.ProjectFiles;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.Findings;

/// <summary>The findings about the connections of a file: has each settings that reach Npgsql checked, and tells which strings are not known and which are verified.</summary>
internal sealed class ConnectionFindings
{
    private readonly NamedConnectionFindings named;
    private readonly FileContext context;
    private readonly Reporter reporter;
    private readonly CancellationToken cancellation;
    private readonly StrictPolicy policy;
    private readonly SeenTexts seen;
    private readonly FindingPlacement placement;
    private readonly CaseCheck check;
    private readonly StoredTexts stored;
    private UnknownStrings? unknownStrings;
    private FixPlanner? planner;

    public ConnectionFindings(FileContext context, NamedConnectionFindings named, Reporter reporter, CancellationToken cancellation)
    {
        (this.context, this.named, this.reporter, this.cancellation) = (context, named, reporter, cancellation);
        policy = reporter.Policy;
        seen = new SeenTexts(cancellation);
        var owner = new Owner(context, policy);
        placement = new FindingPlacement(context, seen, owner, reporter, () => Planner, cancellation);
        check = new CaseCheck(context, named, policy, placement);
        stored = new StoredTexts(context, seen, owner, check, cancellation);
    }

    /// <summary>Tells the step at which what is known of a value was lost.</summary>
    public Func<AbstractValue, SyntaxNode?>? StepBehind { get; set; }

    /// <summary>Takes the verified connections; null unless somebody counts them.</summary>
    public VerifiedConnections? Verified { get; set; }

    private UnknownStrings UnknownStrings => unknownStrings ??= new UnknownStrings(context, named, reporter, () => Planner, cancellation);

    private FixPlanner Planner => planner ??= new FixPlanner(context, seen, cancellation);

    public void Reached(AbstractValue value, SyntaxNode place, ConnectionUse use, int depth)
    {
        placement.Reported.Clear();
        seen.AddUse(value, place);
        var absences = new Absences();
        bool isUnknown = value.MayBeOther || value.IsUnknown, isWeak = false, isStrong = false;
        List<SyntaxNode>? strong = null;
        UnknownStrings.Seen(value);
        check.Start(value);
        foreach (Alternative alternative in value.Alternatives)
        {
            if (BuilderState.Of(alternative) is not { } state)
            {
                isUnknown |= alternative is not ConstantAlternative;
                continue;
            }
            List<SettingsCase> cases = SettingsCase.Of(state);
            foreach (SettingsCase one in cases)
            {
                stored.MarkJudged(one.Text);
                seen.Add(one, place, use);
                if (check.Likely(one, cases.Count > 1 || value.Alternatives.Length > 1) is not { } settings)
                    continue;
                ModeVerdict verdict = check.Check(settings, use, absences, place, depth);
                isStrong |= verdict == ModeVerdict.Strong;
                if (IsVerified(settings, verdict))
                    (strong ??= []).Add(settings.Anchor);
                isUnknown |= verdict == ModeVerdict.Unknown && !IsLeftToCallback(settings, use) && !IsCopied(settings) && !(settings.Parsed is { IsMalformed: true } && settings.Text!.KnownText() is not null);
                // A weak mode on a socket or on this machine is no word about the other ways.
                isWeak |= (verdict is ModeVerdict.Weak or ModeVerdict.Rejected) && policy.OneWaySaysEnough;
            }
        }
        bool isAbsent = placement.Report(absences, use, place, depth);
        isUnknown |= policy.IsInDoubt(value, use, placement.Reported, context.Options);
        // A path that only might lack the mode is as unknown as one that is not seen.
        bool isSaid = isWeak || (isAbsent && policy.OneWaySaysEnough);
        if ((isUnknown || (absences.HasAny && !isAbsent)) && !isSaid && depth == 0 && place.SyntaxTree == context.Tree)
            UnknownStrings.Add(place, value, use, isPartial: isStrong, policy.SaysWhatIsLost ? LostProof.MessageOf(value, StepBehind?.Invoke(value)) : null);
        else if (!isUnknown && !placement.Reported.Any(Rules.IsWeakMode))
            Verified?.Add(strong ?? [], depth == 0 ? place : null);
    }

    public void MayHaveReached(AbstractValue value, SyntaxNode place, ConnectionUse use, int depth)
    {
        if (policy.CountsPossibleSinks)
        {
            Reached(value, place, use, depth);
            return;
        }
        // Which driver takes it is not seen: where it is kept the text may say it.
        if (place.Parent is not AssignmentExpressionSyntax)
            return;
        foreach (TextAlternative text in value.Alternatives.OfType<TextAlternative>())
            stored.Store(text, key: null, isUsed: true);
    }

    public void BuilderUsed(BuilderState builder, ConnectionUse use, BuilderFate fate)
    {
        var absences = new Absences();
        List<SyntaxNode>? strong = null;
        bool isUnknown = false, isStrong = false;
        placement.Reported.Clear();
        List<SettingsCase> cases = SettingsCase.Of(builder);
        foreach (SettingsCase one in cases)
        {
            seen.Add(one, null, use);
            if (fate != BuilderFate.Ends)
                stored.MarkJudged(one.Text);
            else if (one.Mode is null or { IsChecked: true })
                continue;
            // A text that a builder took up is judged with what the builder makes of it.
            stored.MarkJudged(one.Text);
            if (check.Likely(one, cases.Count > 1) is not { } settings)
                continue;
            ModeVerdict verdict = check.Check(settings, use, absences, builder.Creation, 0);
            isStrong |= verdict == ModeVerdict.Strong;
            if (IsVerified(settings, verdict))
                (strong ??= []).Add(settings.Anchor);
            isUnknown |= verdict == ModeVerdict.Unknown && settings.Mode is null && !IsCopied(settings);
        }
        // Who gets the builder itself may raise the mode; if it is raised here on some ways, it was to be here.
        if (fate == BuilderFate.HandedOn && isStrong && isUnknown && policy.OneWaySaysEnough)
            UnknownStrings.AddHandedOn(builder, use, isPartial: true);
        if (fate != BuilderFate.Taken)
            return;
        bool isAbsent = placement.Report(absences, use, builder.Creation, 0);
        if (!isUnknown && !placement.Reported.Any(Rules.IsWeakMode))
            Verified?.Add(strong ?? [], null);
        if (policy.OneWaySaysEnough && !isAbsent && (isUnknown || absences.HasAny) && !IsShown(builder) && (builder.HasUnknownBase || !builder.Bases.IsEmpty || isStrong))
            UnknownStrings.AddHandedOn(builder, use, isStrong);
    }

    public void LookedUp(LookUp lookUp, int depth) => named.LookedUp(lookUp, depth);

    public void Stored(AbstractValue value, ITypeSymbol? type)
    {
        foreach (Alternative alternative in value.Alternatives)
        {
            if (alternative is TextAlternative text)
                stored.Store(text);
            else if (alternative is ModeAlternative mode && context.Types.IsSslMode(type))
                CheckBareMode(mode);
        }
    }

    /// <summary>A text is put under a key that names a connection string: the key decides, as in a file.</summary>
    public void StoredAs(string key, AbstractValue value) => stored.StoredAs(key, value);

    public void VariableSet(string name, SyntaxNode place)
    {
        if (name != UnreadVariable.Name || context.Types.ConnectionStringBuilder is null || place.SyntaxTree != context.Tree || UnreadVariable.IsMeantForOthers(context.Model, cancellation))
            return;
        Finding finding = Checker.UnreadMode(context.Options);
        reporter.Add(finding.Rule, finding.Severity, finding.Message, place.Span, (FixData?)null, []);
    }

    public void Returned(ISymbol member, AbstractValue value, FlowState state)
    {
        ITypeSymbol? type = member switch
        {
            IMethodSymbol method => method.ReturnType,
            IPropertySymbol property => property.Type,
            _ => null,
        };
        foreach (SyntaxReference reference in member.DeclaringSyntaxReferences)
        {
            Stored(value, type);
            if (member is IFieldSymbol { IsStatic: true, IsReadOnly: true } or IPropertySymbol { IsStatic: true, SetMethod: null })
                stored.StoreElements(state.Get(member) ?? value, state);
            break;
        }
        // Builders that are still there when the member ends have been used for something; that of a data source is for a connection in any case.
        HashSet<ObjectKey> ofSources = [.. state.Objects.Values.OfType<DataSourceState>().Select(static source => source.Builder)];
        foreach ((ObjectKey key, TrackedObject tracked) in state.Objects.OrderBy(static pair => pair.Key.Site.SpanStart).Select(static pair => (pair.Key, pair.Value)))
        {
            if (tracked is BuilderState { IsGeneric: false, IsTaken: false } builder && !ofSources.Contains(key))
                BuilderUsed(builder, ConnectionUse.Plain, BuilderFate.Ends);
            else if (tracked is DataSourceState source && state.Object(source.Builder) is BuilderState inner)
                BuilderUsed(inner, Callbacks.ConnectionCallbacks.UseOf(source.Use, context.Types, cancellation), BuilderFate.HandedOn);
        }
    }

    /// <summary>Tells what can be told only when all of the file has been seen.</summary>
    public void Finish()
    {
        placement.Finish();
        var absences = new Absences();
        stored.Finish(absences, (settings, verdict) =>
        {
            if (IsVerified(settings, verdict))
                Verified?.Add([settings.Anchor], null);
        });
        placement.Report(absences, ConnectionUse.Plain, null, 0);
        named.Finish();
        unknownStrings?.Report();
        Verified?.Report();
    }

    /// <summary>Whether somebody counts the verified connections, and this is one: the server has to show a certificate for its name, whatever the project is content with.</summary>
    private bool IsVerified(SettingsCase settings, ModeVerdict verdict) => Verified is not null && verdict == ModeVerdict.Strong && VerifiedMode.IsIn(settings.Settings, context.Options.EffectiveVersion);

    /// <summary>Whether the password was taken out of a builder or replaced: its text is for a log.</summary>
    private static bool IsShown(BuilderState builder)
        => builder.Slots.TryGetValue(KeywordTable.Password, out Slot? password) && password.Values.Any(static written => written.IsRemoval || written.Text is { } text && text.Trim('*', 'x', 'X').Length == 0);

    /// <summary>Whether all that is not known of a string is that of another connection, which was judged where that was made. Only a proof wants to know more.</summary>
    private bool IsCopied(SettingsCase settings)
        => policy.OneWaySaysEnough && settings.Text is { Pieces: var pieces } && pieces.Any(static piece => piece.IsCopied) && pieces.All(static piece => !piece.IsHole || piece.IsCopied);

    /// <summary>A written mode beside a callback that may check: the callback decides. Only the proof of strict mode wants to know more.</summary>
    private bool IsLeftToCallback(SettingsCase settings, ConnectionUse use)
        => use is { HasValidationCallback: true, AcceptsAnyCertificate: false } && policy.TrustsCallbacks && settings.Settings.Effective(KeywordTable.SslMode)?.Value is not null;

    /// <summary>A mode on its own: the default of an options class, of a parameter, of a helper.</summary>
    private void CheckBareMode(ModeAlternative mode)
    {
        if (mode.Guard.Maps(mode.Name) || mode.Source.SyntaxTree != context.Tree)
            return;
        var setting = new Setting { Key = KeywordTable.SslMode.Name, Keyword = KeywordTable.SslMode, Value = mode.Name, Origin = new Written(mode.Name, mode.Source, mode.Source, mode.Guard) };
        var settings = new ConnectionSettings([setting], mayCarryMore: true);
        CheckResult result = Checker.Check(settings, context.Options, ConnectionUse.Plain with { IsLoopbackGuarded = mode.Guard.IsLoopback });
        foreach (Finding finding in result.Findings)
        {
            if (Rules.IsWeakMode(finding.Rule))
                reporter.Add(finding.Rule, finding.Severity, finding.Message, mode.Source.Span, mode.Source is PropertyDeclarationSyntax ? null : () => Planner.BareMode(mode), [], isBare: true);
        }
    }
}
