using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Keywords;

namespace PgSslAnalyzers.ConnectionStrings.Options;

/// <summary>The keys of the options in .editorconfig and .globalconfig files.</summary>
public static class OptionKeys
{
    /// <summary>What counts as strong enough.</summary>
    public const string MinimumSslMode = "pgssl.minimum_ssl_mode";

    /// <summary>The path that fixes write.</summary>
    public const string RootCertificate = "pgssl.root_certificate";

    /// <summary>Hosts that are not reported.</summary>
    public const string ExemptHosts = "pgssl.exempt_hosts";

    /// <summary>Further members that take a connection string.</summary>
    public const string ConnectionStringSinks = "pgssl.connection_string_sinks";

    /// <summary>The version of Npgsql where none is referenced.</summary>
    public const string NpgsqlVersion = "pgssl.npgsql_version";

    /// <summary>With the id of a rule: its severity in configuration files.</summary>
    public const string SeverityPrefix = "pgssl.severity.";

    /// <summary>The MSBuild property that says what is reported, and how severely.</summary>
    public const string AnalysisMode = "PgSslAnalysisMode";

    /// <summary>The MSBuild property that says what day it is.</summary>
    public const string Today = "PgSslToday";

    private static readonly string[] Keys = [MinimumSslMode, RootCertificate, ExemptHosts, ConnectionStringSinks, NpgsqlVersion];

    /// <summary>The keys that stand for one thing each: all but those of severities.</summary>
    public static IReadOnlyList<string> All => Keys;

    /// <summary>A key of an .editorconfig or .globalconfig file as it is written here; null if it is none of ours. Small and capital letters are the same.</summary>
    public static string? Find(string key)
        => Keys.FirstOrDefault(known => string.Equals(known, key, StringComparison.OrdinalIgnoreCase))
            ?? (key.StartsWith(SeverityPrefix, StringComparison.OrdinalIgnoreCase) && Rules.All.FirstOrDefault(rule => string.Equals(rule.Id, key.Substring(SeverityPrefix.Length), StringComparison.OrdinalIgnoreCase)) is { } rule
                ? SeverityPrefix + rule.Id : null);

    /// <summary>What may be written for a key or property; null for one that is not known.</summary>
    public static string? AllowedFor(string key) => key switch
    {
        MinimumSslMode => "VerifyFull, VerifyCA or Require",
        RootCertificate => "an absolute path, or app: and a path beside the program",
        ExemptHosts => "names or addresses without a port, * for any part of them, or loopback",
        ConnectionStringSinks => "members such as Acme.Db.Open(connectionString)",
        NpgsqlVersion => "a version of Npgsql such as 9 or 10.0",
        AnalysisMode => "Audit, Default, Enforce or Strict",
        Today => "a day in the form yyyy-mm-dd",
        _ => key.StartsWith(SeverityPrefix, StringComparison.OrdinalIgnoreCase) ? "none, info, warning or error" : null,
    };

    /// <summary>Whether a key of an .editorconfig or .globalconfig file is one of ours that does not exist.</summary>
    /// <param name="key">The key; small and capital letters are the same.</param>
    /// <param name="meant">The key that is nearest to it; null if none is near.</param>
    public static bool IsMisspelt(string key, out string? meant)
    {
        meant = null;
        // Nearly all keys are ruled out here.
        if (key.Length < 2 || key[0] is not ('p' or 'P') || key[1] is not ('g' or 'G') || Keys.Contains(key, StringComparer.OrdinalIgnoreCase))
            return false;
        bool isOurs = key.StartsWith("pgssl", StringComparison.OrdinalIgnoreCase);
        if (key.StartsWith(SeverityPrefix, StringComparison.OrdinalIgnoreCase))
        {
            string id = key.Substring(SeverityPrefix.Length);
            if (Rules.All.Any(rule => string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase)))
                return false;
            meant = Spelling.Nearest(id, Rules.All.Select(static rule => rule.Id)) is { } rule ? SeverityPrefix + rule : null;
            return true;
        }
        meant = Spelling.Nearest(key, Keys);
        return isOurs || (meant is not null && Spelling.Distance(key, meant) <= 2);
    }
}
