// IDistributedCache: Community.Microsoft.Extensions.Caching.PostgreSql 5 and Microsoft.Extensions.Caching.Postgres 1
namespace Community.Microsoft.Extensions.Caching.PostgreSql
{
    public class PostgreSqlCacheOptions
    {
        public string? ConnectionString { get; set; }
    }
}

namespace Microsoft.Extensions.Caching.Postgres
{
    public class PostgresCacheOptions
    {
        public string? ConnectionString { get; set; }
    }
}
