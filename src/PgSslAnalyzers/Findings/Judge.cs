using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings;
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
    private readonly List<(TextAlternative Text, SyntaxNode Place)> stored = [];
    private readonly StrictPolicy policy = reporter.Policy;
    private readonly HashSet<Rule> reportedNow = [];
    private readonly SeenTexts seen = new();
    private FixPlanner? planner;

    /// <summary>Tells the step at which what is known of a value was lost.</summary>
    public Func<AbstractValue, SyntaxNode?>? StepBehind { get; set; }

    private FixPlanner Planner => planner ??= new FixPlanner(context, seen, cancellation);

    public void Reached(AbstractValue value, SyntaxNode place, ConnectionUse use, int depth)
    {
        reportedNow.Clear();
        var absences = new Absences();
        bool isUnknown = value.MayBeOther || value.IsUnknown, isWeak = false;
        foreach (Alternative alternative in value.Alternatives)
        {
            if (BuilderState.Of(alternative) is not { } state)
            {
                isUnknown |= alternative is not ConstantAlternative;
                continue;
            }
            foreach (SettingsCase settings in SettingsCase.Of(state))
            {
                MarkJudged(settings.Text);
                seen.Add(settings, place);
                ModeVerdict verdict = Check(settings, use, absences, place, depth);
                isUnknown |= verdict == ModeVerdict.Unknown && !IsLeftToCallback(settings, use) && !(settings.Parsed is { IsMalformed: true } && settings.Text!.KnownText() is not null);
                // A weak mode on a socket or on this machine is no word about the other ways.
                isWeak |= (verdict is ModeVerdict.Weak or ModeVerdict.Rejected) && policy.OneWaySaysEnough;
            }
        }
        bool isAbsent = Report(absences, use, place, depth);
        isUnknown |= policy.IsInDoubt(value, use, reportedNow, context.Options);
        // A path that only might lack the mode is as unknown as one that is not seen.
        bool isSaid = isWeak || (isAbsent && policy.OneWaySaysEnough);
        if ((isUnknown || (absences.HasAny && !isAbsent)) && !isSaid && depth == 0 && place.SyntaxTree == context.Tree)
            ReportUnknown(place, value, use);
    }

    public void MayHaveReached(AbstractValue value, SyntaxNode place, ConnectionUse use, int depth)
    {
        if (policy.CountsPossibleSinks)
            Reached(value, place, use, depth);
    }

    public void BuilderUsed(BuilderState builder, ConnectionUse use, BuilderFate fate)
    {
        var absences = new Absences();
        foreach (SettingsCase settings in SettingsCase.Of(builder))
        {
            seen.Add(settings, null);
            if (fate != BuilderFate.Ends)
                MarkJudged(settings.Text);
            else if (settings.Mode is null or { IsChecked: true })
                continue;
            // A text that a builder took up is judged with what the builder makes of it.
            MarkJudged(settings.Text);
            Check(settings, use, absences, builder.Creation, 0);
        }
        if (fate == BuilderFate.Taken)
            Report(absences, use, builder.Creation, 0);
    }

    public void LookedUp(LookUp lookUp, int depth) => named.LookedUp(lookUp, depth);

    public void Stored(AbstractValue value, ITypeSymbol? type, SyntaxNode place)
    {
        foreach (Alternative alternative in value.Alternatives)
        {
            if (alternative is TextAlternative text)
                Store(text, place);
            else if (alternative is ModeAlternative mode && context.Types.IsSslMode(type))
                CheckBareMode(mode);
        }
    }

    private void Store(TextAlternative text, SyntaxNode place)
    {
        stored.Add((text, place));
        if (text.Builder is null && Evidence.MayBeConnectionString(text))
        {
            foreach (SettingsCase settings in SettingsCase.Of(BuilderState.OfText(text)))
                seen.Add(settings, null);
        }
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
            Stored(value, type, reference.GetSyntax(cancellation));
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

    /// <summary>Judges by evidence what is stored and has reached no sink in sight.</summary>
    public void Finish()
    {
        var absences = new Absences();
        foreach ((TextAlternative text, _) in stored)
        {
            if (text.Anchor.SyntaxTree != context.Tree || text.Builder is not null || text.Pieces.Any(piece => judgedLiterals.Contains(piece.Source)) || !Evidence.MayBeConnectionString(text))
                continue;
            foreach (SettingsCase settings in SettingsCase.Of(BuilderState.OfText(text)))
            {
                if (Evidence.IsOnlyNpgsqls(settings.Parsed!))
                    Check(settings, ConnectionUse.Plain, absences, text.Anchor, 0);
            }
        }
        Report(absences, ConnectionUse.Plain, null, 0);
        named.Finish();
    }

    private ModeVerdict Check(SettingsCase settings, ConnectionUse use, Absences absences, SyntaxNode place, int depth)
    {
        ModeVerdict verdict = CheckSettings(settings, use, absences, place, depth);
        named.Used(settings.Text, verdict, use.IsAtSink);
        return verdict;
    }

    private ModeVerdict CheckSettings(SettingsCase settings, ConnectionUse use, Absences absences, SyntaxNode place, int depth)
    {
        if (settings.Text is { } text && settings.Mode is null && !Evidence.MayBeConnectionString(text) && !MisreadsAsUri(text))
            return text.KnownText() is null ? ModeVerdict.Unknown : ModeVerdict.Absent;
        Guard guard = settings.ModeGuard;
        // What somebody asked for by name is his choice, not the program's.
        if (settings.Settings.Effective(KeywordTable.SslMode)?.Value is { } mode && guard.Maps(mode.Trim()))
            return ModeVerdict.Unknown;
        CheckResult result = Checker.Check(settings.Settings, context.Options, guard.IsLoopback ? use with { IsLoopbackGuarded = true } : use);
        bool hasAbsence = false;
        foreach (Finding finding in result.Findings)
        {
            // A template that is filled later is not read as it stands.
            if (finding.Rule == Rules.RejectedSetting && !use.IsAtSink && finding.Setting?.Value is { } template && template.IndexOfAny(['%', '{', '<', '$', '[', '#', '@']) >= 0)
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
                Report(finding, settings, use, finding.Setting is null ? Places.OfAnchor(settings.Anchor) : Places.Of(settings, finding.Setting), place, depth);
            }
        }
        if (!hasAbsence)
            absences.AddPresent(settings.Anchor);
        return result.Mode;
    }

    /// <summary>A written mode beside a callback that may check: the callback decides. Only the proof of strict mode wants to know more.</summary>
    private bool IsLeftToCallback(SettingsCase settings, ConnectionUse use)
        => use is { HasValidationCallback: true, AcceptsAnyCertificate: false } && policy.TrustsCallbacks && settings.Settings.Effective(KeywordTable.SslMode)?.Value is not null;

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
                reporter.Add(finding.Rule, finding.Severity, finding.Message, mode.Source.Span, mode.Source is PropertyDeclarationSyntax ? null : () => Planner.BareMode(mode), []);
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
            Report(finding, settings, use, finding.Setting is null ? Places.OfAnchor(anchor) : Places.Of(settings, finding.Setting), place ?? anchor, depth);
        }
        return any;
    }

    /// <summary>
    /// Nothing is reported into another file. If that file reports the text by evidence of its own, the sinks elsewhere are silent; otherwise the sink says it
    /// and names the declaration.
    /// </summary>
    private void Report(Finding finding, SettingsCase settings, ConnectionUse use, Place found, SyntaxNode place, int depth)
    {
        reportedNow.Add(finding.Rule);
        SyntaxNode? sink = use.IsAtSink && depth == 0 ? place : null;
        // A condition is no place to write a setting.
        FixData? Fix() => settings.Mode is { IsChecked: true } ? null : Planner.Plan(finding, settings, use, sink);
        if (found.Tree == context.Tree)
        {
            reporter.Add(finding.Rule, finding.Severity, finding.Message, found.Span, Fix, []);
            return;
        }
        if (finding.Setting?.Origin is Written { Assignment: var assignment } && assignment.SyntaxTree == context.Tree)
            place = assignment;
        if (!IsReportedThere(finding, settings, found.Tree, policy) && depth == 0 && place.SyntaxTree == context.Tree)
            reporter.Add(finding.Rule, finding.Severity, finding.Message, Places.OfAnchor(place).Span, Fix, [Location.Create(found.Tree, found.Span)]);
    }

    private static bool IsReportedThere(Finding finding, SettingsCase settings, SyntaxTree there, StrictPolicy policy)
    {
        // A mode is reported where it is said; a text only where it is written to a builder.
        if (finding.Setting?.Origin is Written written)
            return written.Assignment.SyntaxTree == there || (policy.TrustsOtherFiles ? written.Value is not LiteralExpressionSyntax : written.Value is MemberAccessExpressionSyntax);
        if (finding.Setting is not { ValueRange.Length: > 0 } setting || settings.Text is null)
            return settings.Parsed is { } parsed && Evidence.IsOnlyNpgsqls(parsed) && Candidates.HasConnectionText(settings.Anchor);
        Piece piece = settings.PieceAt(setting.ValueRange.Start).Piece;
        // The name of a mode is reported there as a mode; in nameof it is a text.
        if (piece.Source.IsKind(SyntaxKind.IdentifierToken))
            return policy.TrustsOtherFiles || piece.Source.Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is null;
        return piece.Declared is { } declared && Evidence.IsOnlyNpgsqls(ConnectionStringParser.Parse(declared.AsSeenIn(there).ToPartialText())) && Candidates.HasConnectionText(declared.Anchor);
    }

    private void ReportUnknown(SyntaxNode place, AbstractValue value, ConnectionUse use)
    {
        TextSpan span = Places.OfAnchor(place).Span;
        if (reporter.HasWeakModeIn(span))
            return;
        Rule rule = use.IsSlim ? Rules.SlimBuilderPlainText : Rules.UnknownConnectionString;
        string message = use.IsSlim ? Messages.SlimWithoutTls
            : (policy.SaysWhatIsLost ? LostProof.MessageOf(value, StepBehind?.Invoke(value)) : null) ?? Messages.UnknownConnectionString;
        reporter.Add(rule, rule.Severity, message, span, () => Planner.Unknown(place, value, use), []);
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
