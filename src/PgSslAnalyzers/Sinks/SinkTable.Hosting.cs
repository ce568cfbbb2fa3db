namespace PgSslAnalyzers.Sinks;

internal static partial class SinkTable
{
    // What a host wires up: Aspire client integrations, health checks, logging, distributed cache.
    private static Sink[] Hosting =>
    [
        // Aspire.Npgsql, Aspire.Npgsql.EntityFrameworkCore.PostgreSQL and their Azure forms.
        Name("Microsoft.Extensions.Hosting.AspirePostgreSqlNpgsqlExtensions", "AddNpgsqlDataSource", "connectionName"),
        Name("Microsoft.Extensions.Hosting.AspirePostgreSqlNpgsqlExtensions", "AddKeyedNpgsqlDataSource", "name"),
        Name("Microsoft.Extensions.Hosting.AspireEFPostgreSqlExtensions", "AddNpgsqlDbContext", "connectionName"),
        Name("Microsoft.Extensions.Hosting.AspireAzureNpgsqlExtensions", "AddAzureNpgsqlDataSource", "connectionName"),
        Name("Microsoft.Extensions.Hosting.AspireAzureNpgsqlExtensions", "AddKeyedAzureNpgsqlDataSource", "name"),
        Name("Microsoft.Extensions.Hosting.AspireAzureEFPostgreSqlExtensions", "AddAzureNpgsqlDbContext", "connectionName"),
        Property("Aspire.Npgsql.NpgsqlSettings"),
        Property("Aspire.Npgsql.EntityFrameworkCore.PostgreSQL.NpgsqlEntityFrameworkCorePostgreSQLSettings"),

        // AspNetCore.HealthChecks.NpgSql; the parameter was npgsqlConnectionString up to version 6.
        Argument(HealthChecks, "AddNpgSql"),
        Argument(HealthChecks, "AddNpgSql", "npgsqlConnectionString"),
        Factory(HealthChecks, "AddNpgSql", "connectionStringFactory"),
        Argument("Microsoft.Extensions.DependencyInjection.HealthChecksUIBuilderExtensions", "AddPostgreSqlStorage"),
        Constructor("HealthChecks.NpgSql.NpgSqlHealthCheckOptions"),
        Property("HealthChecks.NpgSql.NpgSqlHealthCheckOptions"),
        Constructor("HealthChecks.NpgSql.NpgSqlHealthCheck", "npgsqlConnectionString"),

        // Serilog.Sinks.Postgresql.Alternative and Serilog.Sinks.PostgreSQL: class names differ in case only.
        Argument("Serilog.LoggerConfigurationPostgreSqlExtensions", "PostgreSQL") with { Naming = SinkNaming.WithoutEquals },
        Argument("Serilog.LoggerConfigurationPostgreSQLExtensions", "PostgreSQL"),

        // Kernel Memory; the configuration moved to another namespace.
        Argument("Microsoft.KernelMemory.KernelMemoryBuilderExtensions", "WithPostgresMemoryDb", Sink.AnyText),
        Property("Microsoft.KernelMemory.PostgresConfig"),

        // IDistributedCache over PostgreSQL.
        Property("Community.Microsoft.Extensions.Caching.PostgreSql.PostgreSqlCacheOptions"),
        Property("Microsoft.Extensions.Caching.Postgres.PostgresCacheOptions"),
    ];

    private const string HealthChecks = "Microsoft.Extensions.DependencyInjection.NpgSqlHealthCheckBuilderExtensions";
}
