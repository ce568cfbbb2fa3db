using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.FixPlans;
using PgSslAnalyzers.Options;

namespace PgSslAnalyzers.Findings;

/// <summary>Collects the findings of one file, each place once, and reports them in the order of the text.</summary>
internal sealed class Reporter(PgSslOptions options, SyntaxTree tree, Action<Diagnostic> report)
{
    private readonly List<(Rule Rule, TextSpan Span, int FixSteps, Diagnostic Diagnostic)> pending = [];

    /// <summary>What the mode of the project makes of what is found.</summary>
    public StrictPolicy Policy { get; } = new(options);

    /// <summary>Whether a finding of one of the rules 1001 to 1006 stands in <paramref name="span"/>.</summary>
    public bool HasWeakModeIn(TextSpan span) => pending.Exists(finding => Rules.IsWeakMode(finding.Rule) && span.Contains(finding.Span) && Policy.SaysEnough(finding.Diagnostic.Severity));

    public void Add(Rule rule, FindingSeverity severity, string message, TextSpan span, FixData? fix, IReadOnlyList<Location> additional, DiagnosticSeverity? own = null)
    {
        int steps = fix?.WithPath.Length ?? 0;
        // Options have no place of their own: each is a finding.
        int known = rule == Rules.OptionNotUnderstood ? -1 : pending.FindIndex(known => known.Rule == rule && known.Span == span);
        // The same mode seen on its own and in the builder that it is for: there the fix can do more.
        if (known >= 0 && pending[known].FixSteps >= steps)
            return;
        if (known >= 0)
            pending.RemoveAt(known);
        pending.Add((rule, span, steps, Create(options.Mode, rule, severity, message, Location.Create(tree, span), fix, additional, own)));
    }

    public void Flush()
    {
        pending.Sort(static (a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : string.CompareOrdinal(a.Rule.Id, b.Rule.Id));
        foreach ((_, _, _, Diagnostic diagnostic) in pending)
            report(diagnostic);
        pending.Clear();
    }

    /// <summary>A diagnostic with the severity that the mode of the project gives to it. What the user says of an id in a ruleset or .editorconfig still counts.</summary>
    /// <param name="own">A severity that beats the mode: the user's for the file, where the compiler knows none.</param>
    public static Diagnostic Create(
        AnalysisMode mode, Rule rule, FindingSeverity severity, string message, Location location, FixData? fix, IReadOnlyList<Location> additional, DiagnosticSeverity? own = null)
    {
        DiagnosticDescriptor descriptor = Descriptors.Of(rule);
        DiagnosticSeverity effective = own ?? StrictPolicy.SeverityIn(mode, rule, severity);
        return Diagnostic.Create(
            descriptor.Id, descriptor.Category, message, effective, descriptor.DefaultSeverity, own is not null || descriptor.IsEnabledByDefault,
            effective == DiagnosticSeverity.Error ? 0 : 1, descriptor.Title, descriptor.Description, descriptor.HelpLinkUri, location, additional,
            descriptor.CustomTags, fix?.ToProperties() ?? ImmutableDictionary<string, string?>.Empty);
    }
}
