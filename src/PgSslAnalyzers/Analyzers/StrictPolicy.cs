using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.Analyzers;

/// <summary>
/// What strict mode makes of what the analysis has found out, and the other modes: the only place behind the analysis that knows the mode. The analysis marks what code that is not followed may have
/// changed. A proof takes no notice of it; the other modes believe it, and so say what the program most probably does.
/// </summary>
internal sealed class StrictPolicy(CheckOptions options)
{
    private readonly bool isStrict = options.IsStrict;

    /// <summary>Whether a use counts of which it is not certain that it reaches Npgsql.</summary>
    public bool CountsPossibleSinks => isStrict;

    /// <summary>Whether a callback that may look at the certificate is answer enough: it decides in the place of the mode.</summary>
    public bool TrustsCallbacks => !isStrict;

    /// <summary>Whether a weak or missing mode on one way says enough about a string whose other ways are not known.</summary>
    public bool OneWaySaysEnough => !isStrict;

    /// <summary>Whether a text is taken for reported in its own file where that is only likely.</summary>
    public bool TrustsOtherFiles => !isStrict;

    /// <summary>The verdict on a case that code that is not followed may have changed.</summary>
    public ModeVerdict VerdictOf(ModeVerdict mode, SettingsCase settings) => isStrict && mode == ModeVerdict.Strong && settings.HasEscaped ? ModeVerdict.Unknown : mode;

    /// <summary>Whether a string is not proven, though it looks as if it were: without what is marked something is left that nobody has reported.</summary>
    /// <param name="value">What reaches Npgsql.</param>
    /// <param name="use">How it is used.</param>
    /// <param name="reported">The rules of which something is reported for it.</param>
    public bool IsInDoubt(AbstractValue value, ConnectionUse use, ICollection<Rule> reported)
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
                CheckResult result = Checker.Check(settings.Settings, options, use);
                if (VerdictOf(result.Mode, settings) == ModeVerdict.Unknown
                    || result.Findings.Any(finding => (finding.Rule == Rules.GssMayReplaceTls || (Rules.IsWeakMode(finding.Rule) && finding.Rule != Rules.DevelopmentConnection)) && !reported.Contains(finding.Rule)))
                {
                    return true;
                }
            }
        }
        return false;
    }
}
