using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Sinks.Tests;

/// <summary>Programs for members that need more code around them than the symbol tells.</summary>
internal static class ConsumerScenes
{
    private const string Fluent = "global::FluentMigrator.Runner.PostgresRunnerBuilderExtensions.AddPostgres(default(global::FluentMigrator.Runner.IMigrationRunnerBuilder)!)";
    private const string WithGlobal = "global::FluentMigrator.Runner.MigrationRunnerBuilderExtensions.WithGlobalConnectionString";
    private const string Wolverine = "global::Wolverine.Postgresql.PostgresqlConfigurationExtensions";

    private static readonly Dictionary<(string Type, string Member, string Parameter), Func<string, string>> Scenes = new()
    {
        // A builder alone opens nothing.
        [("Npgsql.NpgsqlConnectionStringBuilder", ".ctor", "connectionString")] = value =>
            $"_ = new global::Npgsql.NpgsqlConnection(new global::Npgsql.NpgsqlConnectionStringBuilder({value}).ConnectionString);",
        [("Npgsql.NpgsqlConnectionStringBuilder", "ConnectionString", "value")] = value =>
            $"_ = new global::Npgsql.NpgsqlConnection(new global::Npgsql.NpgsqlConnectionStringBuilder {{ ConnectionString = {value} }}.ConnectionString);",
        [("Npgsql.NpgsqlDataSourceBuilder", ".ctor", "connectionString")] = value => $"new global::Npgsql.NpgsqlDataSourceBuilder({value}).Build();",
        [("Npgsql.NpgsqlSlimDataSourceBuilder", ".ctor", "connectionString")] = value => $"new global::Npgsql.NpgsqlSlimDataSourceBuilder({value}).Build();",

        // The code around these says that the provider is Npgsql.
        [("Quartz.DataSourceOptions", "ConnectionString", "value")] = Quartz4("ConnectionString"),
        [("Quartz.DataSourceOptions", "ConnectionStringName", "value")] = Quartz4("ConnectionStringName"),
        [("Quartz.SchedulerBuilder+AdoProviderOptions", "ConnectionString", "value")] = Quartz3("ConnectionString"),
        [("Quartz.SchedulerBuilder+AdoProviderOptions", "ConnectionStringName", "value")] = Quartz3("ConnectionStringName"),
        [("FluentMigrator.Runner.MigrationRunnerBuilderExtensions", "WithGlobalConnectionString", "connectionStringOrName")] =
            value => $"{WithGlobal}({Fluent}, connectionStringOrName: {value});",
        [("FluentMigrator.Runner.MigrationRunnerBuilderExtensions", "WithGlobalConnectionString", "configureConnectionString")] =
            value => $"{WithGlobal}({Fluent}, configureConnectionString: services => {value});",
        [("JasperFx.MultiTenancy.StaticTenantSource`1", "Register", "connectionString")] = value =>
            $"{Wolverine}.PersistMessagesWithPostgresql(default(global::Wolverine.WolverineOptions)!, {Consumer.Literal(Consumer.Strong)})"
            + $".RegisterStaticTenants(tenants => tenants.Register(\"a\", {value}));",
        [("Wolverine.RDBMS.MultiTenancy.NamedConnectionStringTenants", "Register", "connectionStringName")] = value =>
            $"{Wolverine}.RegisterStaticTenantsUsingNamedConnections(default(global::Wolverine.Postgresql.IPostgresqlBackedPersistence)!, "
            + $"tenants => tenants.Register(\"a\", {value}));",
        [("LinqToDB.DataOptionsExtensions", "UseConnectionString", "connectionString")] = value =>
            $"global::LinqToDB.DataOptionsExtensions.UseConnectionString(global::LinqToDB.DataOptionsExtensions.UseProvider(new(), \"PostgreSQL\"), {value});",
        [("LinqToDB.DataOptionsExtensions", "WithConnectionString", "connectionString")] = value =>
            $"global::LinqToDB.DataOptionsExtensions.WithConnectionString(global::LinqToDB.DataOptionsExtensions.WithProviderName(new(), \"PostgreSQL\"), {value});",
        [("NHibernate.Cfg.Loquacious.DbIntegrationConfigurationProperties", "ConnectionString", "value")] = value =>
            $"global::NHibernate.Cfg.ConfigurationExtensions.DataBaseIntegration(new(), db => {{ db.Driver<global::NHibernate.Driver.NpgsqlDriver>(); db.ConnectionString = {value}; }});",
        [("FluentNHibernate.Cfg.Db.PostgreSQLConfiguration", "ConnectionString", Sink.AnyText)] = value => $"global::FluentNHibernate.Cfg.Db.PostgreSQLConfiguration.Standard.ConnectionString({value});",
        [("FluentNHibernate.Cfg.Db.PostgreSQLConnectionStringBuilder", "Is", Sink.AnyText)] = value => $"global::FluentNHibernate.Cfg.Db.PostgreSQLConfiguration.Standard.ConnectionString(c => c.Is({value}));",
        [("Microsoft.KernelMemory.KernelMemoryBuilderExtensions", "WithPostgresMemoryDb", Sink.AnyText)] = value =>
            $"global::Microsoft.KernelMemory.KernelMemoryBuilderExtensions.WithPostgresMemoryDb(default(global::Microsoft.KernelMemory.IKernelMemoryBuilder)!, {value});",
        [("FreeSql.FreeSqlBuilder", "UseSlave", "slaveConnectionString")] = value =>
            $"new global::FreeSql.FreeSqlBuilder().UseConnectionString(global::FreeSql.DataType.PostgreSQL, {Consumer.Literal(Consumer.Strong)}).UseSlave({value});",
        [("SqlSugar.SlaveConnectionConfig", "ConnectionString", "value")] = value =>
            $"_ = new global::SqlSugar.ConnectionConfig {{ DbType = global::SqlSugar.DbType.PostgreSQL, SlaveConnectionConfigs = new() {{ new() {{ ConnectionString = {value} }} }} }};",
    };

    public static Func<string, string>? Find(Sink sink, ISymbol member) =>
        Scenes.TryGetValue((sink.Type, sink.Member, sink.Parameter), out Func<string, string>? scene) && !NamesProvider(member) ? scene : null;

    // An overload that is told the provider needs no surroundings.
    private static bool NamesProvider(ISymbol member) =>
        member is IMethodSymbol method && method.Parameters.Any(parameter => parameter.Name is "providerName" or "dataProvider");

    private static Func<string, string> Quartz4(string property) => value =>
        $"global::Quartz.PersistentStoreBuilderExtensions.UsePostgres(default(global::Quartz.IPersistentStoreBuilder)!, options => {{ options.{property} = {value}; }});";

    private static Func<string, string> Quartz3(string property) => value =>
        $"global::Quartz.AdoProviderExtensions.UsePostgres(default(global::Quartz.SchedulerBuilder.PersistentStoreOptions)!, options => {{ options.{property} = {value}; }});";
}
