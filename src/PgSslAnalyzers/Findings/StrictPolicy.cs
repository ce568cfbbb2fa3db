using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.Flow;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Options;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.Findings;

/// <summary>
/// What strict mode makes of what the analysis has found out, and the other modes: the only place behind the analysis that knows the mode. The analysis marks what code that is not followed may have
/// changed. A proof takes no notice of it; the other modes believe it, and so say what the program most probably does.
/// </summary>
internal sealed class StrictPolicy(PgSslOptions options)
{
    private readonly bool isStrict = options.Mode == AnalysisMode.Strict;

    /// <summary>Whether a use counts of which it is not certain that it reaches Npgsql.</summary>
    public bool CountsPossibleSinks => isStrict;

    /// <summary>Whether code is reported of which it cannot be seen what it does to the check of the server.</summary>
    public bool ReportsWhatIsNotUnderstood => isStrict;

    /// <summary>Whether it is said what a proof lacks.</summary>
    public bool SaysWhatIsLost => isStrict;

    /// <summary>Whether a callback that may look at the certificate is answer enough: it decides in the place of the mode.</summary>
    public bool TrustsCallbacks => !isStrict;

    /// <summary>Whether a weak or missing mode on one way says enough about a string whose other ways are not known.</summary>
    public bool OneWaySaysEnough => !isStrict;

    /// <summary>Whether strings are told that nobody knows.</summary>
    public bool TellsUnknownStrings => options.TellsUnknownStrings;

    /// <summary>Whether a text is taken for reported in its own file where that is only likely.</summary>
    public bool TrustsOtherFiles => !isStrict;

    /// <summary>Whether a string is not proven, though it looks as if it were: without what is marked something is left that nobody has reported.</summary>
    /// <param name="value">What reaches Npgsql.</param>
    /// <param name="use">How it is used.</param>
    /// <param name="reported">The rules of which something is reported for it.</param>
    /// <param name="check">The options of the checker.</param>
    public bool IsInDoubt(AbstractValue value, ConnectionUse use, ICollection<Rule> reported, CheckOptions check)
    {
        if (!isStrict || !value.MayBeStale)
            return false;
        AbstractValue certain = Certain.Of(value);
        if (certain.MayBeOther || certain.IsUnknown)
            return true;
        foreach (Alternative alternative in certain.Alternatives)
        {
            if (BuilderState.Of(alternative) is not { } state)
                continue;
            foreach (SettingsCase settings in SettingsCase.Of(state))
            {
                CheckResult result = Checker.Check(settings.Settings, check, use);
                if (result.Mode == ModeVerdict.Unknown
                    || result.Findings.Any(finding => (finding.Rule == Rules.GssMayReplaceTls || (Rules.IsWeakMode(finding.Rule) && finding.Rule != Rules.DevelopmentConnection)) && !reported.Contains(finding.Rule)))
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>Whether a weak mode that is reported at a place with this severity says enough about the string there.</summary>
    public bool SaysEnough(DiagnosticSeverity severity) => !isStrict || severity == DiagnosticSeverity.Error;

    /// <summary>The severity of a finding in a mode.</summary>
    public static DiagnosticSeverity SeverityIn(AnalysisMode mode, Rule rule, FindingSeverity severity) => Descriptors.ToRoslyn(AnalysisModes.SeverityIn(mode, rule, severity));
}
