using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Catalog;

namespace PgSslAnalyzers.Findings;

/// <summary>Whether a project, or a part of it, switches on a rule that is off by default. Roslyn drops the diagnostics of all others.</summary>
internal sealed class RuleSwitches(CompilationOptions options, SyntaxTree tree, CancellationToken cancellation)
{
    private readonly Dictionary<Rule, bool> off = [];

    /// <summary>Whether the project wants to hear nothing of a rule in this file. Asked where a diagnostic goes past what is said of its rule: Roslyn looks at the file, the project, and the global files, in this order.</summary>
    public bool IsSilenced(Rule rule)
    {
        string id = rule.Id;
        SyntaxTreeOptionsProvider? files = options.SyntaxTreeOptionsProvider;
        if ((files is not null && files.TryGetDiagnosticValue(tree, id, cancellation, out ReportDiagnostic set)) || options.SpecificDiagnosticOptions.TryGetValue(id, out set)
            || (files is not null && files.TryGetGlobalDiagnosticValue(id, cancellation, out set)))
        {
            return set == ReportDiagnostic.Suppress;
        }
        return false;
    }

    public bool IsOff(Rule rule)
    {
        if (rule.IsEnabledByDefault)
            return false;
        if (!off.TryGetValue(rule, out bool isOff))
            off[rule] = isOff = !IsSwitchedOn(rule.Id);
        return isOff;
    }

    // A severity for all rules, or for a category, does not switch on what is off by default.
    private bool IsSwitchedOn(string id)
        => (options.SpecificDiagnosticOptions.TryGetValue(id, out ReportDiagnostic set) && Shows(set))
            || (options.SyntaxTreeOptionsProvider is { } files
                && ((files.TryGetDiagnosticValue(tree, id, cancellation, out set) && Shows(set)) || (files.TryGetGlobalDiagnosticValue(id, cancellation, out set) && Shows(set))));

    private static bool Shows(ReportDiagnostic severity) => severity is not (ReportDiagnostic.Suppress or ReportDiagnostic.Default);
}
