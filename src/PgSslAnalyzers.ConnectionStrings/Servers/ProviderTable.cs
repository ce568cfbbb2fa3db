using static PgSslAnalyzers.ConnectionStrings.Servers.ProviderTrust;

namespace PgSslAnalyzers.ConnectionStrings.Servers;

/// <summary>
/// What providers of PostgreSQL publish for checking their servers. Every row was checked on the provider's own page; a provider whose page does not tell, or whose
/// hosts cannot be told from others by name, is left out.
/// </summary>
public static class ProviderTable
{
    /// <summary>All rows, the more specific of two that match a host first.</summary>
    public static IReadOnlyList<Provider> All { get; } =
    [
        // The proxies have certificates of Amazon's public authority; the instances behind them do not.
        new("aws-rds-proxy", "Amazon RDS Proxy", "*.proxy-*.rds.amazonaws.com", PublicRoots, null, "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html"),
        new("aws-rds", "Amazon RDS and Aurora", "*.rds.amazonaws.com", Bundle, "global-bundle.pem", "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html"),
        new("azure", "Azure Database for PostgreSQL", "*.postgres.database.azure.com", PublicRoots, null, "https://learn.microsoft.com/azure/postgresql/security/security-tls-how-to-connect"),
        new("neon", "Neon", "*.neon.tech", PublicRoots, null, "https://neon.com/docs/connect/connect-securely"),
        new("tiger-cloud", "Tiger Cloud (Timescale)", "*.tsdb.cloud.timescale.com", PublicRoots, null, "https://www.tigerdata.com/docs/deploy/tiger-cloud/tiger-cloud-azure/security/strict-ssl"),
        new("supabase-pooler", "Supabase (pooler)", "*.pooler.supabase.com", OwnAuthority, null, "https://supabase.com/docs/guides/database/psql"),
        new("supabase", "Supabase", "db.*.supabase.co", OwnAuthority, null, "https://supabase.com/docs/guides/platform/ssl-enforcement"),
        new("aiven", "Aiven for PostgreSQL", "*.aivencloud.com", OwnAuthority, null, "https://aiven.io/docs/platform/concepts/tls-ssl-certificates"),
        new("digitalocean", "DigitalOcean Managed Databases", "*.db.ondigitalocean.com", OwnAuthority, null, "https://docs.digitalocean.com/reference/terraform/reference/data-sources/database_ca/"),
        new("google-cloud-sql", "Google Cloud SQL", "*.sql.goog", OwnAuthority, null, "https://cloud.google.com/sql/docs/postgres/authorize-ssl"),
    ];

    /// <summary>The row with this id; null if there is none.</summary>
    public static Provider? Find(string id)
    {
        foreach (Provider provider in All)
        {
            if (string.Equals(provider.Id, id, StringComparison.Ordinal))
                return provider;
        }
        return null;
    }

    /// <summary>The row that the value of a Host keyword belongs to; a list belongs to a row only if every member does. Null if none is known.</summary>
    public static Provider? OfHost(string? host)
    {
        if (string.IsNullOrWhiteSpace(host))
            return null;
        Provider? all = null;
        foreach (string member in host!.Split(','))
        {
            Provider? one = OfName(Hosts.NameOf(member).TrimEnd('.'));
            if (one is null || (all is not null && all != one))
                return null;
            all = one;
        }
        return all;
    }

    private static Provider? OfName(string name)
    {
        foreach (Provider provider in All)
        {
            // A name that begins with its suffix is none of the provider's hosts.
            if (!name.StartsWith(".", StringComparison.Ordinal) && Hosts.Matches(name, provider.HostPattern))
                return provider;
        }
        return null;
    }
}
