namespace PgSslAnalyzers.Sinks;

internal static partial class SinkTable
{
    // Schedulers, locks, actors and workflows that keep their state in PostgreSQL.
    private static Sink[] Jobs =>
    [
        // Hangfire.PostgreSql
        Argument("Hangfire.PostgreSql.PostgreSqlBootstrapperConfigurationExtensions", "UsePostgreSqlStorage"),
        Argument("Hangfire.PostgreSql.PostgreSqlBootstrapperOptions", "UseNpgsqlConnection"),
        Factory("Hangfire.PostgreSql.PostgreSqlBootstrapperOptions", "UseNpgsqlConnection", "getConnectionString"),
        Constructor("Hangfire.PostgreSql.PostgreSqlStorage"),
        Constructor("Hangfire.PostgreSql.Factories.NpgsqlConnectionFactory"),
        Factory("Hangfire.PostgreSql.Factories.NpgsqlConnectionFactory", Sink.Constructor, "getConnectionString"),
        Argument("Hangfire.PostgreSql.Factories.NpgsqlInstanceConnectionFactoryBase", "SetupConnectionStringBuilder"),

        // DistributedLock.Postgres
        Constructor("Medallion.Threading.Postgres.PostgresDistributedLock"),
        Constructor("Medallion.Threading.Postgres.PostgresDistributedReaderWriterLock"),
        Constructor("Medallion.Threading.Postgres.PostgresDistributedSynchronizationProvider"),

        // Quartz 4
        Argument("Quartz.PersistentStoreBuilderExtensions", "UsePostgres"),
        Argument("Quartz.PersistentStoreBuilderExtensions", "UseGenericDatabase") with { Condition = SinkCondition.Argument("provider", "factory") },
        Property("Quartz.DataSourceOptions") with { Condition = SinkCondition.Call("Quartz") },
        Name("Quartz.DataSourceOptions", "ConnectionStringName", Sink.PropertyValue) with { Condition = SinkCondition.Call("Quartz") },
        Constructor("Quartz.Impl.AdoJobStore.Common.ProviderFactoryDbProvider") with { Condition = SinkCondition.Argument("factory") },

        // Quartz 3
        Argument("Quartz.AdoProviderExtensions", "UsePostgres"),
        Property("Quartz.SchedulerBuilder+AdoProviderOptions") with { Condition = SinkCondition.Call("Quartz") },
        Name("Quartz.SchedulerBuilder+AdoProviderOptions", "ConnectionStringName", Sink.PropertyValue) with { Condition = SinkCondition.Call("Quartz") },
        Constructor("Quartz.Impl.AdoJobStore.Common.DbProvider") with { Condition = SinkCondition.Argument("dbProviderName", "metadata") },
        Property("Quartz.Impl.AdoJobStore.Common.IDbProvider") with { Condition = SinkCondition.Elsewhere },

        // Microsoft.Orleans.*.AdoNet
        Orleans("Orleans.Configuration.AdoNetClusteringClientOptions"),
        Orleans("Orleans.Configuration.AdoNetClusteringSiloOptions"),
        Orleans("Orleans.Configuration.AdoNetGrainStorageOptions"),
        Orleans("Orleans.Configuration.AdoNetReminderTableOptions"),
        Orleans("Orleans.Configuration.AdoNetStreamOptions"),
        Orleans("Orleans.GrainDirectory.AdoNet.AdoNetGrainDirectoryOptions"),

        // Elsa 3; the class was named Extensions before, the namespace changed later.
        Argument("Elsa.EntityFrameworkCore.Extensions.Extensions", "UsePostgreSql"),
        Argument("Elsa.EntityFrameworkCore.Extensions.PostgreSqlProvidersExtensions", "UsePostgreSql"),
        Argument("Elsa.Persistence.EFCore.Extensions.PostgreSqlProvidersExtensions", "UsePostgreSql"),
    ];

    private static Sink Orleans(string options) => Property(options) with { Condition = SinkCondition.Sibling("Invariant") };
}
