using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Options;

namespace PgSslAnalyzers.Options;

/// <summary>What there is to say about an option.</summary>
internal enum OptionProblem
{
    /// <summary>Its value cannot be read.</summary>
    NotUnderstood,

    /// <summary>It would weaken the proof of strict mode, which therefore takes no notice of it.</summary>
    IgnoredInStrict,

    /// <summary>There is no such key.</summary>
    Unknown,
}

/// <summary>PGSSL0001: an option that does not do what its author expects.</summary>
/// <param name="Key">The key or property.</param>
/// <param name="Problem">Why.</param>
/// <param name="Detail">The value; the key that was meant where the key is unknown.</param>
internal readonly record struct OptionError(string Key, OptionProblem Problem, string? Detail)
{
    /// <summary>Whether it stands in an .editorconfig or .globalconfig file, and not in the project.</summary>
    public bool IsInOptionFile => Problem == OptionProblem.Unknown || OptionKeys.Find(Key) is not null;

    public string Message => Problem switch
    {
        OptionProblem.IgnoredInStrict => Messages.OptionIgnoredInStrict(Key),
        OptionProblem.Unknown => Messages.OptionUnknown(Key, Detail),
        _ => Messages.OptionNotUnderstood(Key, Detail ?? ""),
    };

    /// <summary>A value that cannot be read.</summary>
    public static OptionError NotUnderstood(string key, string value) => new(key, OptionProblem.NotUnderstood, value);
}
