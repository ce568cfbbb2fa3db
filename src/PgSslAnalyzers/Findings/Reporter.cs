using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings.Baselines;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Suppression;
using PgSslAnalyzers.FixPlans;
using PgSslAnalyzers.Options;

namespace PgSslAnalyzers.Findings;

/// <summary>Collects the findings of one file, each place once, and reports them in the order of the text.</summary>
/// <param name="options">The options of the file.</param>
/// <param name="tree">The file.</param>
/// <param name="report">Takes the findings.</param>
/// <param name="switches">Says which rules the project switches on that are off by default.</param>
/// <param name="exceptions">Which of them are known or suppressed; null if nobody wants to know.</param>
internal sealed class Reporter(PgSslOptions options, SyntaxTree tree, Action<Diagnostic> report, RuleSwitches switches, FileExceptions? exceptions = null)
{
    /// <summary>Of this many ways to one place the fix is planned; a literal that more connections share is one literal all the same.</summary>
    private const int MaxPlans = 8;

    private readonly List<Pending> pending = [];

    /// <summary>What the mode of the project makes of what is found.</summary>
    public StrictPolicy Policy { get; } = new(options);

    /// <summary>Whether a finding of one of the rules 1001 to 1006 stands in <paramref name="span"/>.</summary>
    public bool HasWeakModeIn(TextSpan span)
        => pending.Exists(finding => Rules.IsWeakMode(finding.Rule) && span.Contains(finding.Span) && Policy.SaysEnough(StrictPolicy.SeverityIn(options.Mode, finding.Rule, finding.Severity)));

    /// <summary>Adds a finding without a fix, or with one that is known already.</summary>
    public void Add(Rule rule, FindingSeverity severity, string message, TextSpan span, FixData? fix, IReadOnlyList<Location> additional, DiagnosticSeverity? own = null)
        => Add(rule, severity, message, span, fix is null ? null : () => fix, additional, own);

    /// <summary>Adds a finding. Its fix is planned when all of the file has been seen: only then is it known who else uses a text.</summary>
    /// <param name="plan">Plans the fix, or says that there is none that would be right; null to leave that to the other ways on which the place is found.</param>
    /// <param name="isBare">Whether a mode is meant that stands by itself: where a connection takes it, that is said instead.</param>
    public void Add(Rule rule, FindingSeverity severity, string message, TextSpan span, Func<FixData?>? plan, IReadOnlyList<Location> additional, DiagnosticSeverity? own = null, bool isBare = false)
    {
        // Options have no place of their own: each is a finding.
        Pending? known = rule == Rules.OptionNotUnderstood ? null : KnownAt(span, rule);
        if (known is null)
            pending.Add(known = new Pending(rule, span, severity, own) { IsBare = true });
        known.IsBare &= isBare;
        if (known.Ways.Count < MaxPlans && !IsUnseen(known))
            known.Ways.Add(new Way(severity, message, plan, additional));
    }

    private Pending? KnownAt(TextSpan span, Rule rule)
    {
        foreach (Pending known in pending)
        {
            if (known.Span == span && known.Rule == rule)
                return known;
        }
        return null;
    }

    /// <summary>Whether nobody sees a finding: its fix need not be planned.</summary>
    private bool IsUnseen(Pending finding) => switches.IsOff(finding.Rule) && finding.Own is null;

    public void Flush()
    {
        // A mode is judged with the connection that takes it; if that is on this machine and elsewhere, it is a weak one.
        pending.RemoveAll(finding => finding.IsBare && pending.Exists(other => !other.IsBare && other.Span == finding.Span && Rules.IsWeakMode(other.Rule)));
        pending.RemoveAll(finding => finding.Rule == Rules.DevelopmentConnection && pending.Exists(other => other.Rule != finding.Rule && other.Span == finding.Span && Rules.IsWeakMode(other.Rule)));
        // A stable sort: options keep their order.
        Pending[] ordered = [.. pending.OrderBy(static finding => finding.Span.Start).ThenBy(static finding => finding.Rule.Id, StringComparer.Ordinal)];
        pending.Clear();
        CodeFinding[] findings = ordered.Length == 0 ? [] : Described(ordered);
        IReadOnlyList<bool>? known = exceptions?.Known(findings);
        for (int i = 0; i < ordered.Length; i++)
        {
            bool isKnown = known is not null && known[i];
            if (IsUnseen(ordered[i]) || (options.IsReport && switches.IsSilenced(ordered[i].Rule)))
                continue;
            if (!isKnown || exceptions!.ShowsKnown)
                report(ordered[i].ToDiagnostic(options, tree, findings[i].Fingerprint, isKnown, options.IsReport && exceptions!.HasPragma(ordered[i].Rule.Id, ordered[i].Span)));
        }
        // An attribute for the findings of other files stands in a file without any.
        foreach ((string message, TextSpan span) in exceptions?.Wrong(findings) ?? [])
            report(OfException(message, span));
    }

    /// <summary>PGSSL0001 about an exception. Attributes do not suppress what has the tag of the compiler: an exception that is no good must not take with it what is said of it.</summary>
    private Diagnostic OfException(string message, TextSpan span)
    {
        Diagnostic plain = Create(options, Rules.OptionNotUnderstood, Rules.OptionNotUnderstood.Severity, message, Location.Create(tree, span), null, []);
        return Diagnostic.Create(
            plain.Id, plain.Descriptor.Category, message, plain.Severity, plain.DefaultSeverity, isEnabledByDefault: true, plain.WarningLevel, plain.Descriptor.Title, plain.Descriptor.Description,
            plain.Descriptor.HelpLinkUri, plain.Location, null, plain.Descriptor.CustomTags.Append(WellKnownDiagnosticTags.Compiler));
    }

    private CodeFinding[] Described(Pending[] findings)
    {
        // A hash of each finding is for a baseline, and for a build that writes or counts one.
        SyntaxNode? root = options.CountsConnections || exceptions is { HasBaseline: true } ? tree.GetRoot() : null;
        return
        [
            .. findings.Select(finding => new CodeFinding(finding.Rule, finding.Span, Descriptors.ToRoslyn(AnalysisModes.GravityIn(options.Mode, finding.Rule, finding.Severity)),
                root is null || finding.Rule == Rules.OptionNotUnderstood ? null : CodeFingerprint.Of(root, finding.Span))),
        ];
    }

    /// <summary>One of the ways on which a place was found: its own words and its own fix.</summary>
    private sealed record Way(FindingSeverity Severity, string Message, Func<FixData?>? Plan, IReadOnlyList<Location> Additional);

    private sealed record Pending(Rule Rule, TextSpan Span, FindingSeverity Severity, DiagnosticSeverity? Own)
    {
        public List<Way> Ways { get; } = [];

        public bool IsBare { get; set; }

        /// <summary>The same mode may be seen on its own and in the builder that it is for: there the fix can do more.</summary>
        public Diagnostic ToDiagnostic(PgSslOptions options, SyntaxTree tree, string? fingerprint, bool isKnown, bool isSuppressed)
        {
            Way chosen = Ways[0];
            FixData? fix = Ways.Count == 1 && !options.WantsFixes ? null : chosen.Plan?.Invoke();
            bool isRefused = fix is null && chosen.Plan is not null;
            for (int i = 1; i < Ways.Count; i++)
            {
                FixData? other = Ways[i].Plan?.Invoke();
                isRefused |= other is null && Ways[i].Plan is not null;
                // A use that no edit of its parts can mend is mended there, and with it all others of that kind.
                if (fix is not null && other is not null && (fix.IsAtUse || other.IsAtUse))
                    (chosen, fix) = fix.IsAtUse ? (chosen, other.IsAtUse ? fix.And(other) : fix) : (Ways[i], other);
                else if (fix is not null && other is not null && fix.IsSameButForRoots(other))
                    fix = fix.And(other);
                else if (other is not null && other.WithPath.Length > (fix?.WithPath.Length ?? 0))
                    (chosen, fix) = (Ways[i], other);
            }
            // A rule that is off by default and switched on: with its own severity the compiler keeps it in a report, too.
            DiagnosticSeverity? own = options.IsReport ? DiagnosticSeverity.Info : Own;
            // What would be wrong for one way is no fix for the others, unless it is one of their own use.
            fix = isRefused && fix is { IsAtUse: false } ? null : fix;
            return Create(options, Rule, chosen.Severity, chosen.Message, Location.Create(tree, Span), fix, chosen.Additional, own, fingerprint, isKnown, isSuppressed);
        }
    }

    /// <summary>A diagnostic with the severity that the mode of the project gives to it. What the user says of an id in a ruleset or .editorconfig still counts.</summary>
    /// <param name="own">A severity that beats the mode: the user's for the file, where the compiler knows none.</param>
    /// <param name="fingerprint">The kind of the finding; null for what no baseline can know.</param>
    /// <param name="isKnown">Whether a baseline covers it: then it is information.</param>
    /// <param name="isSuppressed">Whether a pragma suppresses it, which the compiler does not see in a report.</param>
    public static Diagnostic Create(
        PgSslOptions options, Rule rule, FindingSeverity severity, string message, Location location, FixData? fix, IReadOnlyList<Location> additional, DiagnosticSeverity? own = null,
        string? fingerprint = null, bool isKnown = false, bool isSuppressed = false)
    {
        DiagnosticDescriptor descriptor = Descriptors.Of(rule);
        DiagnosticSeverity effective = isKnown || options.IsReport ? DiagnosticSeverity.Info : own ?? StrictPolicy.SeverityIn(options.Mode, rule, severity);
        if (own is null && effective == DiagnosticSeverity.Error && options.IsNotAsError(rule))
            effective = DiagnosticSeverity.Warning;
        ImmutableDictionary<string, string?> properties = (options.WantsFixes ? fix?.ToProperties() : null) ?? ImmutableDictionary<string, string?>.Empty;
        if (fingerprint is not null)
            properties = properties.SetItem(Fingerprint.PropertyName, fingerprint);
        if (isKnown)
            properties = properties.SetItem(Fingerprint.BaselinePropertyName, "known");
        if (isSuppressed)
            properties = properties.SetItem(SuppressionReason.PropertyName, "pragma");
        // What cannot be configured stays information whatever is said of its rule, and pragmas count for nothing.
        return Diagnostic.Create(
            descriptor.Id, descriptor.Category, message, effective, descriptor.DefaultSeverity, own is not null || descriptor.IsEnabledByDefault,
            effective == DiagnosticSeverity.Error ? 0 : 1, descriptor.Title, descriptor.Description, descriptor.HelpLinkUri, location, additional,
            options.IsReport ? descriptor.CustomTags.Append(WellKnownDiagnosticTags.NotConfigurable) : descriptor.CustomTags, properties);
    }
}
