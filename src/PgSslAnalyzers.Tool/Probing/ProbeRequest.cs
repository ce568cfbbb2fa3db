using System.Net;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Servers;
using PgSslAnalyzers.Tool.Certificates;
using PgSslAnalyzers.Tool.Input;
using PgSslAnalyzers.Tool.Judging;

namespace PgSslAnalyzers.Tool.Probing;

/// <summary>What to ask, and by which rules to judge the answer.</summary>
internal sealed record ProbeRequest
{
    /// <summary>The hosts, each with its port: one from the command line, or those of a connection string.</summary>
    public required IReadOnlyList<HostPort> Hosts { get; init; }

    /// <summary>The Npgsql whose rules count: 8, 9 or 10.</summary>
    public required NpgsqlVersion Version { get; init; }

    /// <summary>Root Certificate of the string, or --root; null for none.</summary>
    public string? Root { get; init; }

    /// <summary>SSL Certificate of the string, PGSSLCERT or the user's postgresql.crt, by name alone; null for none.</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>The mode that the string sets or implies; null if there is no string.</summary>
    public SslMode? Mode { get; init; }

    /// <summary>TLS from the first byte.</summary>
    public bool IsDirect { get; init; }

    /// <summary>GSS Encryption Mode of the string or PGGSSENCMODE, as Npgsql 10 reads it; null where the default, Prefer, holds.</summary>
    public string? GssEncryptionMode { get; init; }

    /// <summary>Another place to connect to; without a port, that of the host.</summary>
    public HostPort? ConnectTo { get; init; }

    /// <summary>For each host, from the name look-up to the verdict.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Certificates may be fetched that the server's certificates name.</summary>
    public bool IsOnline { get; init; }

    /// <summary>Revocation lists may be fetched that the certificates name, and count.</summary>
    public bool ChecksRevocation { get; init; }

    /// <summary>The string says Check Certificate Revocation=true.</summary>
    public bool NpgsqlChecksRevocation { get; init; }

    /// <summary>Where to save a root certificate, and its fingerprint.</summary>
    public (string File, Fingerprint Sha256)? Save { get; init; }

    public FetchPolicy FetchPolicy => new(IsOnline, ChecksRevocation, NpgsqlChecksRevocation || ChecksRevocation, Timeout);

    public DnsEndPoint? ConnectionOf(HostPort host)
        => ConnectTo is { } other ? new DnsEndPoint(other.Host, other.Port ?? host.Port ?? HostPort.DefaultPort) : null;
}
