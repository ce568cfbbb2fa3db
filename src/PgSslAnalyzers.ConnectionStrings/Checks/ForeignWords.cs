namespace PgSslAnalyzers.ConnectionStrings.Checks;

/// <summary>Words of libpq and of other drivers that people write in a connection string of Npgsql.</summary>
internal static class ForeignWords
{
    /// <summary>Keywords of libpq and of other drivers, and what Npgsql calls them; null where it has nothing like it.</summary>
    public static readonly IReadOnlyDictionary<string, string?> Keywords = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
    {
        ["sslrootcert"] = "Root Certificate", ["sslcert"] = "SSL Certificate", ["ssl_mode"] = "SSL Mode", ["ssl-mode"] = "SSL Mode", ["ssl"] = "SSL Mode",
        ["use ssl"] = "SSL Mode", ["usessl"] = "SSL Mode", ["encrypt"] = "SSL Mode", ["ssl_min_protocol_version"] = null, ["sslcrl"] = null,
        ["gssencmode"] = "GSS Encryption Mode", ["require_auth"] = "Require Auth", ["channel_binding"] = "Channel Binding", ["dbname"] = "Database",
        ["initial catalog"] = "Database", ["data source"] = "Host", ["datasource"] = "Host", ["address"] = "Host", ["hostaddr"] = "Host", ["user"] = "Username",
        ["connect_timeout"] = "Timeout", ["connection timeout"] = "Timeout", ["connect timeout"] = "Timeout", ["application_name"] = "Application Name",
        ["max pool size"] = "Maximum Pool Size", ["min pool size"] = "Minimum Pool Size", ["service"] = null, ["multipleactiveresultsets"] = null,
        ["trusted_connection"] = null, ["charset"] = "Client Encoding",
    };

    /// <summary>Mode values of libpq and of other drivers, and the mode that was meant; null where it cannot be told.</summary>
    public static readonly IReadOnlyDictionary<string, string?> Modes = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
    {
        ["verify-full"] = "VerifyFull", ["verify_full"] = "VerifyFull", ["verify full"] = "VerifyFull", ["SslMode.VerifyFull"] = "VerifyFull",
        ["verify-ca"] = "VerifyCA", ["verify_ca"] = "VerifyCA", ["verify ca"] = "VerifyCA", ["required"] = "Require", ["preferred"] = "Prefer", ["disabled"] = "Disable",
        ["none"] = null, ["true"] = null, ["false"] = null, ["on"] = null, ["off"] = null, ["yes"] = null, ["no"] = null,
        ["disable"] = null, ["allow"] = null, ["prefer"] = null, ["require"] = null, ["verifyca"] = null, ["verifyfull"] = null,
    };

    /// <summary>What other drivers take for true and false.</summary>
    public static readonly IReadOnlyDictionary<string, string> Booleans = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["yes"] = "true", ["on"] = "true", ["1"] = "true", ["y"] = "true", ["no"] = "false", ["off"] = "false", ["0"] = "false", ["n"] = "false",
    };
}
