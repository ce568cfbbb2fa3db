using PgSslAnalyzers.ConnectionStrings.Catalog;

namespace PgSslAnalyzers.ConnectionStrings.Options;

/// <summary>Which findings are reported, and with which severity: the MSBuild property PgSslAnalysisMode. What each mode does stands in docs/options.md.</summary>
public enum AnalysisMode
{
    /// <summary>Warnings are warnings.</summary>
    Default,

    /// <summary>Every finding is an information.</summary>
    Audit,

    /// <summary>Warnings are errors.</summary>
    Enforce,

    /// <summary>As <see cref="Enforce"/>, and what cannot be proven is an error too.</summary>
    Strict,
}

/// <summary>What the modes mean for the findings, for the analyzers and for the tasks of the build alike.</summary>
public static class AnalysisModes
{
    /// <summary>Reads the name of a mode; small and capital letters are the same.</summary>
    /// <param name="text">The value of the property.</param>
    /// <param name="mode">The mode; <see cref="AnalysisMode.Default"/> if the text names none.</param>
    public static bool TryRead(string text, out AnalysisMode mode)
    {
        foreach (AnalysisMode known in (AnalysisMode[])Enum.GetValues(typeof(AnalysisMode)))
        {
            if (string.Equals(known.ToString(), text.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                mode = known;
                return true;
            }
        }
        mode = AnalysisMode.Default;
        return false;
    }

    /// <summary>The severity of a finding of <paramref name="rule"/> in a mode, before what anybody says of the rule.</summary>
    public static FindingSeverity SeverityIn(AnalysisMode mode, Rule rule, FindingSeverity severity)
    {
        bool isPartOfProof = rule == Rules.UnknownConnectionString || rule == Rules.WeakenedOptions || rule == Rules.GssMayReplaceTls;
        return mode switch
        {
            AnalysisMode.Audit => FindingSeverity.Info,
            AnalysisMode.Strict when isPartOfProof => FindingSeverity.Error,
            AnalysisMode.Enforce or AnalysisMode.Strict when severity == FindingSeverity.Warning => FindingSeverity.Error,
            _ => severity,
        };
    }

    /// <summary>The same for whoever asks how grave a finding is: in Audit, which shows all as information, the severity is that of the mode Default.</summary>
    public static FindingSeverity GravityIn(AnalysisMode mode, Rule rule, FindingSeverity severity)
        => SeverityIn(mode == AnalysisMode.Audit ? AnalysisMode.Default : mode, rule, severity);

    /// <summary>Whether a rule is reported unless somebody says something else: strict mode asks for what its proof needs.</summary>
    public static bool IsOn(AnalysisMode mode, Rule rule) => rule.IsEnabledByDefault || (mode == AnalysisMode.Strict && rule == Rules.GssMayReplaceTls);

    /// <summary>Whether strict mode stands on findings of <paramref name="rule"/> being errors.</summary>
    public static bool IsDemandedInStrict(Rule rule) => IsOn(AnalysisMode.Strict, rule) && SeverityIn(AnalysisMode.Strict, rule, rule.Severity) == FindingSeverity.Error;
}
