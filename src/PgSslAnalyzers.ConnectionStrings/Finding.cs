using PgSslAnalyzers.ConnectionStrings.Suppression;

namespace PgSslAnalyzers.ConnectionStrings;

/// <summary>What the checker found.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Setting">The setting that it is about; null if it is about the whole string, because something is missing.</param>
/// <param name="Message">What was found, what it means in this version and what an attacker gets. Holds nothing of the string but the setting.</param>
/// <param name="Severity">The severity before the user's own choices.</param>
public sealed record Finding(Rule Rule, Setting? Setting, string Message, FindingSeverity Severity);

/// <summary>What is known of the mode of a connection.</summary>
public enum ModeVerdict
{
    /// <summary>It cannot be told at build time.</summary>
    Unknown,

    /// <summary>As strong as asked for.</summary>
    Strong,

    /// <summary>Set, and too weak.</summary>
    Weak,

    /// <summary>Certainly not set.</summary>
    Absent,

    /// <summary>Npgsql throws on it: no connection.</summary>
    Rejected,
}

/// <summary>The verdict on one string.</summary>
/// <param name="Mode">What is known of its mode.</param>
/// <param name="Findings">The findings, in the order of the settings.</param>
public sealed record CheckResult(ModeVerdict Mode, IReadOnlyList<Finding> Findings);

/// <summary>What the project says about how strict to be.</summary>
public sealed record CheckOptions
{
    /// <summary>All defaults.</summary>
    public static readonly CheckOptions Default = new();

    /// <summary>The Npgsql of the project; null if it is not known.</summary>
    public NpgsqlVersion? Version { get; init; }

    /// <summary>What counts as strong enough: VerifyFull, VerifyCA or Require.</summary>
    public SslMode MinimumMode { get; init; } = SslMode.VerifyFull;

    /// <summary>Hosts that are not reported: names, patterns with <c>*</c>, or <c>loopback</c>.</summary>
    public IReadOnlyList<string> ExemptHosts { get; init; } = [];

    /// <summary>Whether the project holds tests: there an absent mode on a single-label or unknown host is a development connection.</summary>
    public bool IsTestProject { get; init; }

    /// <summary>Strict mode is a proof: the minimum is VerifyFull and only loopback can be exempt.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The day on which exceptions are judged that end on a day; null: none ends, so that the same sources give the same findings for ever.</summary>
    public IsoDate? Today { get; init; }

    /// <summary>Whether what is known has to be proven against all types of the program, which has a price.</summary>
    public bool WantsProof => IsStrict;

    /// <summary>Whether a fix that sets the mode turns GSS encryption off as well: a proof has nothing of the mode without that.</summary>
    public bool WantsGssOff => IsStrict && EffectiveVersion.Major >= 10;

    /// <summary>The version to reason with.</summary>
    public NpgsqlVersion EffectiveVersion => Version ?? NpgsqlVersion.Newest;
}

/// <summary>How the program uses the connection, beyond its settings.</summary>
public sealed record ConnectionUse
{
    /// <summary>Nothing special is known.</summary>
    public static readonly ConnectionUse Plain = new();

    /// <summary>The text certainly goes to Npgsql, so that what Npgsql rejects is worth a word.</summary>
    public bool IsAtSink { get; init; }

    /// <summary>A slim data source builder on which EnableTransportSecurity() is not called.</summary>
    public bool IsSlim { get; init; }

    /// <summary>A certificate validation callback is set on the same connection.</summary>
    public bool HasValidationCallback { get; init; }

    /// <summary>That callback accepts every certificate, which is said where it is set (PGSSL3001) and not a second time.</summary>
    public bool AcceptsAnyCertificate { get; init; }

    /// <summary>What has to go for no callback to be left, if each of them can go because it accepts every certificate: whatever the caller needs to find the places again.</summary>
    public IReadOnlyList<object> RemovableCallbacks { get; init; } = [];

    /// <summary>A root certificate is given by UseRootCertificate or one of its relatives.</summary>
    public bool HasRootCallback { get; init; }

    /// <summary>Where that is: whatever the caller needs to find the place again.</summary>
    public object? RootOrigin { get; init; }

    /// <summary>The program uses the string only after it has seen that the host is loopback.</summary>
    public bool IsLoopbackGuarded { get; init; }

    /// <summary>Nothing is seen of the use, and the text has only the habit of Npgsql's: what it lacks is no more than information.</summary>
    public bool IsOnlyLikely { get; init; }

    /// <summary>The host is the default of a placeholder: another one may be filled in.</summary>
    public bool IsHostFilledIn { get; init; }

    /// <summary>The host is a service of the same compose file.</summary>
    public bool IsServiceOfSameFile { get; init; }
}

/// <summary>What makes a connection one of development.</summary>
internal enum DevelopmentPlace
{
    /// <summary>The host is loopback.</summary>
    ThisMachine,

    /// <summary>The code uses the string for loopback only.</summary>
    LoopbackOnly,

    /// <summary>The host is a service of the same compose file.</summary>
    SameFile,

    /// <summary>The project holds tests.</summary>
    TestProject,
}
