namespace PgSslAnalyzers.ConnectionStrings;

/// <summary>The keys of the options in .editorconfig and .globalconfig files.</summary>
public static class OptionKeys
{
    /// <summary>What counts as strong enough.</summary>
    public const string MinimumSslMode = "pgssl.minimum_ssl_mode";

    /// <summary>The path that fixes write.</summary>
    public const string RootCertificate = "pgssl.root_certificate";

    /// <summary>Hosts that are not reported.</summary>
    public const string ExemptHosts = "pgssl.exempt_hosts";

    /// <summary>The version of Npgsql where none is referenced.</summary>
    public const string NpgsqlVersion = "pgssl.npgsql_version";

    /// <summary>With the id of a rule: its severity in configuration files.</summary>
    public const string SeverityPrefix = "pgssl.severity.";
}
