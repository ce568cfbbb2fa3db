using PgSslAnalyzers.Tool.Probing;

namespace PgSslAnalyzers.Tool.Reports;

/// <summary>What a probe does not know. Whoever reads the verdict has to know that too.</summary>
internal static class NotLookedAt
{
    public static IReadOnlyList<string> Of(ProbeResult result)
    {
        ProbeRequest request = result.Request;
        bool wasAsked = result.Hosts.Any(static host => host.Evidence is { AskedForClientCertificate: true });
        var items = new List<string>
        {
            "Whether the server also takes plain text: with Disable, Allow and Prefer that decides.",
            "Whether this user may log in: pg_hba.conf is read after the handshake.",
            wasAsked
                ? "Whether a client certificate is required: the server asked for one, and got none; it may still let clients in that have none."
                : "Whether a client certificate is required: the server did not ask for one in the handshake.",
            "The hop behind a pooler, proxy or balancer, if that is what answered.",
            "What the program's own code sets: UseRootCertificate and the callbacks overrule all that was looked at here.",
        };
        if (request.ClientCertificate is not null)
            items.Add("Whether the client certificate that Npgsql would send can be read and is accepted: it was neither read nor sent.");
        if (!request.ChecksRevocation)
        {
            items.Add(request.NpgsqlChecksRevocation
                ? "Whether a certificate has been revoked: not checked here, but Npgsql would, because of Check Certificate Revocation=true (--revocation does)."
                : "Whether a certificate has been revoked: not checked, nor does Npgsql unless Check Certificate Revocation=true.");
        }
        if (request.Version.Major >= 10 && GssText(request.GssEncryptionMode) is { } gss)
            items.Add(gss);
        return items;
    }

    private static string? GssText(string? mode) => mode?.Trim().ToUpperInvariant() switch
    {
        "DISABLE" => null,
        "REQUIRE" => "GSS encryption: with GSS Encryption Mode=Require Npgsql 10 encrypts by Kerberos, and TLS is not used at all.",
        _ => "GSS encryption: where this user has a Kerberos ticket and the server takes it, Npgsql 10 uses that in place of TLS (GSS Encryption Mode=Disable prevents it).",
    };
}
