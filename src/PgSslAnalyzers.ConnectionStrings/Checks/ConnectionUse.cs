namespace PgSslAnalyzers.ConnectionStrings.Checks;

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
