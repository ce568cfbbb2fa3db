namespace PgSslAnalyzers.Options;

/// <summary>What there is to say about the value of an option.</summary>
internal enum OptionProblem
{
    /// <summary>It cannot be read.</summary>
    NotUnderstood,

    /// <summary>It would weaken the proof of strict mode, which therefore takes no notice of it.</summary>
    IgnoredInStrict,
}

/// <summary>PGSSL0001: an option that does not do what its author expects.</summary>
/// <param name="Key">The key or property.</param>
/// <param name="Problem">Why.</param>
internal readonly record struct OptionError(string Key, OptionProblem Problem = OptionProblem.NotUnderstood)
{
    /// <summary>The sentence. Names the key alone: the value may be anything.</summary>
    public string Message => Problem switch
    {
        OptionProblem.IgnoredInStrict when Key == PgSslOptions.MinimumSslModeKey => $"Strict mode ignores {Key}: only VerifyFull proves who answers",
        OptionProblem.IgnoredInStrict => $"Strict mode ignores {Key}, apart from loopback: a connection that is not reported is not proven",
        _ => $"The value of {Key} is not understood, so that the default applies: see the table of options in the documentation",
    };
}
