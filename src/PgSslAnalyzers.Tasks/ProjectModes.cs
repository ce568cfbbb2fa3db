using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.Tasks;

/// <summary>The property PgSslAnalysisMode; what each mode does stands in docs/options.md.</summary>
internal enum ProjectMode
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

/// <summary>The mode of a project where no analyzer runs: the same severities as the analyzers give. A test compares the two.</summary>
internal static class ProjectModes
{
    /// <summary>The mode; a word that is none breaks the build elsewhere and is the default here.</summary>
    public static ProjectMode Read(string text)
    {
        foreach (ProjectMode mode in (ProjectMode[])Enum.GetValues(typeof(ProjectMode)))
        {
            if (string.Equals(mode.ToString(), text.Trim(), StringComparison.OrdinalIgnoreCase))
                return mode;
        }
        return ProjectMode.Default;
    }

    /// <summary>The severity of a finding of <paramref name="rule"/> in a mode, before what anybody says of the rule.</summary>
    public static FindingSeverity SeverityIn(ProjectMode mode, Rule rule, FindingSeverity severity)
    {
        bool isPartOfProof = rule == Rules.UnknownConnectionString || rule == Rules.WeakenedOptions || rule == Rules.GssMayReplaceTls;
        return mode switch
        {
            ProjectMode.Audit => FindingSeverity.Info,
            ProjectMode.Strict when isPartOfProof => FindingSeverity.Error,
            ProjectMode.Enforce or ProjectMode.Strict when severity == FindingSeverity.Warning => FindingSeverity.Error,
            _ => severity,
        };
    }

    /// <summary>Whether strict mode stands on findings of <paramref name="rule"/> being errors.</summary>
    public static bool IsDemandedInStrict(Rule rule)
        => (rule.IsEnabledByDefault || rule == Rules.GssMayReplaceTls) && SeverityIn(ProjectMode.Strict, rule, rule.Severity) == FindingSeverity.Error;
}
