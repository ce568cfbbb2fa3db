using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.Demand;
using PgSslAnalyzers.FixPlans;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.ProjectFiles;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.Findings;

/// <summary>Has the checker judge what the interpreter sees, and places the findings.</summary>
internal sealed class Judge(FileContext context, NamedConnectionJudge named, Reporter reporter, CancellationToken cancellation)
{
    private readonly HashSet<SyntaxToken> judgedLiterals = [];
    private readonly List<StoredText> stored = [];
    private readonly List<Action> atTheEnd = [];
    private readonly StrictPolicy policy = reporter.Policy;
    private readonly Owner owner = new(context, reporter.Policy);
    private readonly HashSet<Rule> reportedNow = [];
    private readonly SeenTexts seen = new(cancellation);
    private readonly Combinations combinations = new();
    private UnknownStrings? unknownStrings;
    private FixPlanner? planner;

    /// <summary>Tells the step at which what is known of a value was lost.</summary>
    public Func<AbstractValue, SyntaxNode?>? StepBehind { get; set; }

    /// <summary>Takes the verified connections; null unless somebody counts them.</summary>
    public VerifiedConnections? Verified { get; set; }

    private UnknownStrings UnknownStrings => unknownStrings ??= new UnknownStrings(context, named, reporter, () => Planner, cancellation);

    private FixPlanner Planner => planner ??= new FixPlanner(context, seen, cancellation);

    public void Reached(AbstractValue value, SyntaxNode place, ConnectionUse use, int depth)
    {
        reportedNow.Clear();
        seen.AddUse(value, place);
        var absences = new Absences();
        bool isUnknown = value.MayBeOther || value.IsUnknown, isWeak = false, isStrong = false;
        List<SyntaxNode>? strong = null;
        UnknownStrings.Seen(value);
        combinations.Of(value);
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
                MarkJudged(one.Text);
                seen.Add(one, place, use);
                if (Likely(one, cases.Count > 1 || value.Alternatives.Length > 1) is not { } settings)
                    continue;
                ModeVerdict verdict = Check(settings, use, absences, place, depth);
                isStrong |= verdict == ModeVerdict.Strong;
                if (IsVerified(settings, verdict))
                    (strong ??= []).Add(settings.Anchor);
                isUnknown |= verdict == ModeVerdict.Unknown && !IsLeftToCallback(settings, use) && !IsCopied(settings) && !(settings.Parsed is { IsMalformed: true } && settings.Text!.KnownText() is not null);
                // A weak mode on a socket or on this machine is no word about the other ways.
                isWeak |= (verdict is ModeVerdict.Weak or ModeVerdict.Rejected) && policy.OneWaySaysEnough;
            }
        }
        bool isAbsent = Report(absences, use, place, depth);
        isUnknown |= policy.IsInDoubt(value, use, reportedNow, context.Options);
        // A path that only might lack the mode is as unknown as one that is not seen.
        bool isSaid = isWeak || (isAbsent && policy.OneWaySaysEnough);
        if ((isUnknown || (absences.HasAny && !isAbsent)) && !isSaid && depth == 0 && place.SyntaxTree == context.Tree)
            UnknownStrings.Add(place, value, use, isPartial: isStrong, policy.SaysWhatIsLost ? LostProof.MessageOf(value, StepBehind?.Invoke(value)) : null);
        else if (!isUnknown && !reportedNow.Any(Rules.IsWeakMode))
            Verified?.Add(strong ?? [], depth == 0 ? place : null);
    }

    /// <summary>Whether somebody counts the verified connections, and this is one: the server has to show a certificate for its name, whatever the project is content with.</summary>
    private bool IsVerified(SettingsCase settings, ModeVerdict verdict) => Verified is not null && verdict == ModeVerdict.Strong && VerifiedMode.IsIn(settings.Settings, context.Options.EffectiveVersion);

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
            Store(text, key: null, isUsed: true);
    }

    public void BuilderUsed(BuilderState builder, ConnectionUse use, BuilderFate fate)
    {
        var absences = new Absences();
        List<SyntaxNode>? strong = null;
        bool isUnknown = false, isStrong = false;
        reportedNow.Clear();
        List<SettingsCase> cases = SettingsCase.Of(builder);
        foreach (SettingsCase one in cases)
        {
            seen.Add(one, null, use);
            if (fate != BuilderFate.Ends)
                MarkJudged(one.Text);
            else if (one.Mode is null or { IsChecked: true })
                continue;
            // A text that a builder took up is judged with what the builder makes of it.
            MarkJudged(one.Text);
            if (Likely(one, cases.Count > 1) is not { } settings)
                continue;
            ModeVerdict verdict = Check(settings, use, absences, builder.Creation, 0);
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
        bool isAbsent = Report(absences, use, builder.Creation, 0);
        if (!isUnknown && !reportedNow.Any(Rules.IsWeakMode))
            Verified?.Add(strong ?? [], null);
        if (policy.OneWaySaysEnough && !isAbsent && (isUnknown || absences.HasAny) && !IsShown(builder) && (builder.HasUnknownBase || !builder.Bases.IsEmpty || isStrong))
            UnknownStrings.AddHandedOn(builder, use, isStrong);
    }

    /// <summary>Whether the password was taken out of a builder or replaced: its text is for a log.</summary>
    private static bool IsShown(BuilderState builder)
        => builder.Slots.TryGetValue(KeywordTable.Password, out Slot? password) && password.Values.Any(static written => written.IsRemoval || written.Text is { } text && text.Trim('*', 'x', 'X').Length == 0);

    /// <summary>Whether all that is not known of a string is that of another connection, which was judged where that was made. Only a proof wants to know more.</summary>
    private bool IsCopied(SettingsCase settings)
        => policy.OneWaySaysEnough && settings.Text is { Pieces: var pieces } && pieces.Any(static piece => piece.IsCopied) && pieces.All(static piece => !piece.IsHole || piece.IsCopied);

    public void LookedUp(LookUp lookUp, int depth) => named.LookedUp(lookUp, depth);

    public void Stored(AbstractValue value, ITypeSymbol? type)
    {
        foreach (Alternative alternative in value.Alternatives)
        {
            if (alternative is TextAlternative text)
                Store(text);
            else if (alternative is ModeAlternative mode && context.Types.IsSslMode(type))
                CheckBareMode(mode);
        }
    }

    /// <summary>A text is put under a key that names a connection string: the key decides, as in a file.</summary>
    public void StoredAs(string key, AbstractValue value)
    {
        foreach (TextAlternative text in value.Alternatives.OfType<TextAlternative>())
            Store(text, key);
    }

    private void Store(TextAlternative text, string? key = null, bool isUsed = false)
    {
        List<SettingsCase>? cases = text.Builder is null && Evidence.MayBeConnectionString(text) ? SettingsCase.Of(BuilderState.OfText(text)) : null;
        stored.Add(new StoredText(text, key, isUsed) { Cases = cases });
        foreach (SettingsCase settings in cases ?? [])
            seen.Add(settings, null, ConnectionUse.Plain);
    }

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
                StoreElements(state.Get(member) ?? value, state);
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

    /// <summary>The elements of a collection that nobody changes: whole strings with a mode.</summary>
    private void StoreElements(AbstractValue value, FlowState state)
    {
        foreach (ObjectKey key in value.Objects)
        {
            IEnumerable<AbstractValue> elements = state.Object(key) switch
            {
                ListState { Items: { IsDefault: false } items } => items,
                MapState { Entries: { IsDefault: false } entries } => entries.Select(static entry => entry.Items[1]),
                _ => [],
            };
            foreach (TextAlternative text in elements.SelectMany(static element => element.Alternatives).OfType<TextAlternative>())
            {
                if (Owner.IsKeptElement(text.Anchor))
                    stored.Add(new StoredText(text, null, false) { IsElement = true });
            }
        }
    }

    /// <summary>Judges by evidence what is stored and has reached no sink in sight, and tells what could not be told before all of the file was seen.</summary>
    public void Finish()
    {
        foreach (Action report in atTheEnd)
            report();
        var absences = new Absences();
        foreach (StoredText kept in stored)
        {
            TextAlternative text = kept.Text;
            if (text.Anchor.SyntaxTree != context.Tree || text.Builder is not null || IsJudged(text) || (kept.Cases is null && !Evidence.MayBeConnectionString(text)))
                continue;
            foreach (SettingsCase settings in kept.Cases ?? SettingsCase.Of(BuilderState.OfText(text)))
            {
                if (!IsNpgsqls(kept, settings.Parsed!) || (kept is { Key: null, IsUsed: false } && OtherConnections.Take(text.Anchor, context.Model, cancellation)))
                    continue;
                ModeVerdict verdict = Check(settings, ConnectionUse.Plain with { IsOnlyLikely = kept is { Key: null, IsUsed: false } && !Evidence.IsOnlyNpgsqls(settings.Parsed!) }, absences, text.Anchor, 0);
                if (IsVerified(settings, verdict))
                    Verified?.Add([settings.Anchor], null);
            }
        }
        Report(absences, ConnectionUse.Plain, null, 0);
        named.Finish();
        unknownStrings?.Report();
        Verified?.Report();
    }

    /// <summary>A case as the program most probably makes it; null if it does not. A proof takes them all.</summary>
    private SettingsCase? Likely(SettingsCase settings, bool isOneOfMany) => policy.OneWaySaysEnough ? OneWay.Of(settings, isOneOfMany) : settings;

    private bool IsNpgsqls(StoredText kept, ConnectionString parsed)
        => kept.Key is not null ? ConfigurationEvidence.IsNpgsqls(kept.Key, parsed)
            : kept.IsElement ? Evidence.IsWholeWithMode(parsed)
            : kept.IsUsed ? Evidence.IsNpgsqls(parsed, context.Types.HasOtherDrivers)
            : owner.Judges(kept.Text, parsed);

    private ModeVerdict Check(SettingsCase settings, ConnectionUse use, Absences absences, SyntaxNode place, int depth)
    {
        ModeVerdict verdict = CheckSettings(settings, use, absences, place, depth);
        named.Used(settings.Text, verdict, use.IsAtSink);
        return verdict;
    }

    private ModeVerdict CheckSettings(SettingsCase settings, ConnectionUse use, Absences absences, SyntaxNode place, int depth)
    {
        if (settings.Text is { } text && settings.Mode is null && !Evidence.MayBeConnectionString(text) && !MisreadsAsUri(text))
        {
            if (text.KnownText() is null || IsFilledElsewhere(text))
                return ModeVerdict.Unknown;
            // Code may have added a host to a text without one. A proof reads every text.
            if (policy.OneWaySaysEnough && settings.Settings.Effective(KeywordTable.Host) is null)
                return ModeVerdict.Absent;
        }
        Guard guard = settings.ModeGuard;
        // What somebody asked for by name is his choice, not the program's.
        if (settings.Settings.Effective(KeywordTable.SslMode)?.Value is { } mode && guard.Maps(mode.Trim()))
            return ModeVerdict.Unknown;
        // On a socket there is no TLS, and no mode to raise.
        if (guard.IsSocket && policy.OneWaySaysEnough)
            return ModeVerdict.Strong;
        CheckResult result = Checker.Check(settings.Settings, context.Options, guard.IsLoopback && !OtherHost.IsMeantBy(guard, settings) ? use with { IsLoopbackGuarded = true } : use);
        bool hasAbsence = false;
        foreach (Finding finding in result.Findings)
        {
            // A template that is filled later is not read as it stands.
            if (finding.Rule == Rules.RejectedSetting && !use.IsAtSink && finding.Setting?.Value is { } template && template.IndexOfAny(['%', '{', '<', '$', '[', '#', '@']) >= 0)
                continue;
            if (combinations.AreBehind(finding, settings))
                continue;
            // The root certificate of one branch is no concern of the mode of another.
            if (finding.Rule == Rules.RootCertificateNotUsed && Branches.AreExclusive(settings.Mode, finding.Setting?.Origin as Written))
                continue;
            if (finding.Rule == Rules.SslModeNotSet || (finding.Rule == Rules.DevelopmentConnection && result.Mode == ModeVerdict.Absent))
            {
                hasAbsence = true;
                absences.Add(settings.Anchor, finding, settings);
            }
            else
            {
                Report(finding, settings, use, finding.Setting is null ? Places.OfAnchor(settings.Anchor)
                    : finding.Rule == Rules.RejectedSetting && finding.Setting.Keyword is null ? Places.OfKeyword(settings, finding.Setting) : Places.Of(settings, finding.Setting), place, depth);
            }
        }
        if (!hasAbsence)
            absences.AddPresent(settings.Anchor);
        return result.Mode;
    }

    /// <summary>A written mode beside a callback that may check: the callback decides. Only the proof of strict mode wants to know more.</summary>
    private bool IsLeftToCallback(SettingsCase settings, ConnectionUse use)
        => use is { HasValidationCallback: true, AcceptsAnyCertificate: false } && policy.TrustsCallbacks && settings.Settings.Effective(KeywordTable.SslMode)?.Value is not null;

    /// <summary>Whether a text is made of a list or buffer in which nothing is seen: a member, to which other members add.</summary>
    private static bool IsFilledElsewhere(TextAlternative text) => text.KnownText() is { Length: 0 } && text.Anchor is InvocationExpressionSyntax;

    private static bool MisreadsAsUri(TextAlternative text)
        => text.Pieces.Length > 0 && text.Pieces[0].Text is { } start && start.TrimStart().StartsWith("postgres", StringComparison.OrdinalIgnoreCase);

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

    /// <summary>Reports what is certainly missing. Absence in some of the ways to one string is not certain.</summary>
    /// <returns>Whether anything was missing.</returns>
    private bool Report(Absences absences, ConnectionUse use, SyntaxNode? place, int depth)
    {
        bool any = false;
        foreach ((SyntaxNode anchor, Finding finding, SettingsCase settings) in absences.Certain())
        {
            any = true;
            Place found = finding.Setting is null ? Places.OfAnchor(anchor) : Places.Of(settings, finding.Setting);
            if (finding.Setting is null && use.IsAtSink && depth == 0 && place is not null && IsDeclaredText(anchor, place))
                atTheEnd.Add(() => Report(finding, settings, use, IsPartOfOthers(settings) ? Places.OfAnchor(place) : found, place, depth));
            else
                Report(finding, settings, use, found, place ?? anchor, depth);
        }
        return any;
    }

    /// <summary>Whether a text stands by itself under a name of this file, and the sink says the name.</summary>
    private bool IsDeclaredText(SyntaxNode anchor, SyntaxNode place) => anchor is LiteralExpressionSyntax && anchor.SyntaxTree == context.Tree && place.SyntaxTree == context.Tree && !place.Span.Contains(anchor.Span);

    /// <summary>Whether others make a longer text of the same literal, and set the mode there: then it is missing where the text is used as it is.</summary>
    private bool IsPartOfOthers(SettingsCase settings)
        => settings.Text is { Pieces: [{ Source: var literal }] } && seen.With(literal).Any(static other => other.Settings.Text is { Pieces.Length: > 1 } && other.Settings.Parsed?.Effective(KeywordTable.SslMode) is not null);

    /// <summary>
    /// Nothing is reported into another file. If that file reports the text by evidence of its own, the sinks elsewhere are silent; otherwise the sink says it
    /// and names the declaration.
    /// </summary>
    private void Report(Finding finding, SettingsCase settings, ConnectionUse use, Place found, SyntaxNode place, int depth)
    {
        reportedNow.Add(finding.Rule);
        SyntaxNode? taken = use.IsAtSink ? place : null, sink = depth == 0 ? taken : null;
        // A condition is no place to write a setting.
        FixData? Fix() => settings.Mode is { IsChecked: true } ? null : Planner.Plan(finding, settings, use, sink, taken);
        if (found.Tree == context.Tree)
        {
            if (owner.ReportsPart(finding, settings))
                return;
            reporter.Add(finding.Rule, finding.Severity, finding.Message, found.Span, Fix, []);
            return;
        }
        if (finding.Setting?.Origin is Written { Assignment: var assignment } && assignment.SyntaxTree == context.Tree)
            place = assignment;
        if (depth != 0 || place.SyntaxTree != context.Tree || owner.Reports(finding, settings, found.Tree))
            return;
        string message = Owner.NameOf(found.Tree.GetRoot(cancellation).FindNode(found.Span)) is { } member ? Messages.DeclaredElsewhere(finding.Message, member) : finding.Message;
        reporter.Add(finding.Rule, finding.Severity, message, Places.OfAnchor(place).Span, Fix, [Location.Create(found.Tree, found.Span)]);
    }

    private void MarkJudged(TextAlternative? text)
    {
        if (text is null)
            return;
        foreach (Piece piece in text.Pieces)
        {
            if (piece.Source != default)
                judgedLiterals.Add(piece.Source);
        }
    }

    private bool IsJudged(TextAlternative text)
    {
        foreach (Piece piece in text.Pieces)
        {
            if (judgedLiterals.Contains(piece.Source))
                return true;
        }
        return false;
    }

    /// <summary>A text that is kept where it is not followed.</summary>
    /// <param name="Text">The text.</param>
    /// <param name="Key">The key that names it; null if none does.</param>
    /// <param name="IsUsed">Whether a connection takes it whose driver is not seen.</param>
    private sealed record StoredText(TextAlternative Text, string? Key, bool IsUsed)
    {
        /// <summary>An element of a collection that nobody changes.</summary>
        public bool IsElement { get; init; }

        /// <summary>What the text sets; null if nobody has asked so far.</summary>
        public List<SettingsCase>? Cases { get; init; }
    }

    /// <summary>What is missing, by the string that lacks it.</summary>
    private sealed class Absences
    {
        private readonly List<(SyntaxNode Anchor, Finding Finding, SettingsCase Settings)> missing = [];
        private readonly HashSet<SyntaxNode> present = [];

        /// <summary>Whether anything is missing that matters: on this machine no mode is needed.</summary>
        public bool HasAny => missing.Exists(static item => item.Finding.Rule != Rules.DevelopmentConnection);

        public void Add(SyntaxNode anchor, Finding finding, SettingsCase settings) => missing.Add((anchor, finding, settings));

        public void AddPresent(SyntaxNode anchor) => present.Add(anchor);

        public IEnumerable<(SyntaxNode Anchor, Finding Finding, SettingsCase Settings)> Certain() => missing.Where(item => !present.Contains(item.Anchor));
    }
}
