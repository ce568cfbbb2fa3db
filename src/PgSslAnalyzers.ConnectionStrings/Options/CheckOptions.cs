using PgSslAnalyzers.ConnectionStrings.Keywords;

namespace PgSslAnalyzers.ConnectionStrings.Options;

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
