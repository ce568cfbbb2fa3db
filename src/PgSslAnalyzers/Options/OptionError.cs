using PgSslAnalyzers.ConnectionStrings;

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
    public string Message => Problem == OptionProblem.IgnoredInStrict ? Messages.OptionIgnoredInStrict(Key) : Messages.OptionNotUnderstood(Key);
}
