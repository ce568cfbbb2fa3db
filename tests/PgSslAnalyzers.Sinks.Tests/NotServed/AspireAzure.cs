// Aspire.Azure.Npgsql and Aspire.Azure.Npgsql.EntityFrameworkCore.PostgreSQL 13
namespace Aspire.Azure.Npgsql
{
    public sealed class AzureNpgsqlSettings : Aspire.Npgsql.NpgsqlSettings;
}

namespace Microsoft.Extensions.Hosting
{
    public static class AspireAzureNpgsqlExtensions
    {
        public static void AddAzureNpgsqlDataSource(
            this IHostApplicationBuilder builder, string connectionName,
            System.Action<Aspire.Azure.Npgsql.AzureNpgsqlSettings>? configureSettings = null)
        {
        }

        public static void AddKeyedAzureNpgsqlDataSource(
            this IHostApplicationBuilder builder, string name,
            System.Action<Aspire.Azure.Npgsql.AzureNpgsqlSettings>? configureSettings = null)
        {
        }
    }

    public static class AspireAzureEFPostgreSqlExtensions
    {
        public static void AddAzureNpgsqlDbContext<TContext>(this IHostApplicationBuilder builder, string connectionName)
            where TContext : Microsoft.EntityFrameworkCore.DbContext
        {
        }
    }
}
