namespace PgSslAnalyzers.Sinks;

internal static partial class SinkTable
{
    // Marten and the libraries it stands on (Weasel, JasperFx), and Wolverine, which shares them.
    private static Sink[] Marten =>
    [
        // Marten
        Argument("Marten.DocumentStore", "For"),
        Argument("Marten.MartenServiceCollectionExtensions", "AddMarten"),
        Argument("Marten.StoreOptions", "Connection"),
        Argument("Marten.StoreOptions", "DataSourceFactory"),
        Argument("Marten.StoreOptions", "MultiTenantedWithSingleServer", "masterConnectionString"),
        Argument("Marten.StoreOptions", "MultiTenantedDatabasesWithMasterDatabaseTable"),
        Argument("Marten.AdvancedOperations", "AddDatabaseToPoolAsync"),
        Argument("Marten.Services.SessionOptions", "ForConnectionString"),
        Argument("Marten.Schema.IDatabaseCreationExpressions", "MaintenanceDatabase", "maintenanceDbConnectionString"),
        Constructor("Marten.Storage.MasterTableTenancy"),
        Argument("Marten.Storage.MasterTableTenancy", "AddDatabaseRecordAsync"),
        Argument("Marten.Storage.MasterTableTenancy", "AddTenantAsync", "connectionValue"),
        Property("Marten.Storage.MasterTableTenancyOptions"),
        Argument("Marten.Storage.MasterTableTenancyOptions", "RegisterDatabase"),
        Argument("Marten.Storage.ShardedTenancy", "AddDatabaseAsync"),
        Property("Marten.Storage.ShardedTenancyOptions"),
        Argument("Marten.Storage.ShardedTenancyOptions", "AddDatabase"),
        Argument("Marten.Storage.IStaticMultiTenancy", "AddMultipleTenantDatabase"),
        Argument("Marten.Storage.IStaticMultiTenancy", "AddSingleTenantDatabase"),

        // Weasel.Postgresql
        Argument("Weasel.Postgresql.SchemaUtils", "DropSchema"),
        Argument("Weasel.Postgresql.Connections.INpgsqlDataSourceFactory", "Create"),
        Argument("Weasel.Postgresql.Connections.NpgsqlDataSourceFactoryExtensions", "Create", "masterConnectionString"),
        Constructor("Weasel.Postgresql.Migrations.SingleServerDatabaseCollection`1", "masterConnectionString"),

        // Weasel.Core and JasperFx serve every database that Weasel has a package for.
        Constructor("Weasel.Core.Migrations.DatabaseBase`1") with { Condition = Weasel },
        Argument("Weasel.Core.MultiTenancy.ITenantDatabasePool", "AddDatabaseAsync") with { Condition = Weasel },
        Argument("Weasel.Core.MultiTenancy.IMasterTableMultiTenancy", "TryAddTenantDatabaseRecordsAsync") with { Condition = Weasel },
        Argument("Weasel.Core.MultiTenancy.MasterTableMultiTenancyExtensions", "AddTenantDatabaseAsync") with { Condition = Weasel },
        Argument("Weasel.Core.MultiTenancy.MasterTableTenancyBase`2", "BuildDataSource") with { Condition = Weasel },
        Argument("Weasel.Core.MultiTenancy.MasterTableTenancyBase`2", "BuildDatabase") with { Condition = Weasel },
        Argument("Weasel.Core.MultiTenancy.MasterTableTenancyBase`2", "AddDatabaseRecordAsync") with { Condition = Weasel },
        Property("Weasel.Core.MultiTenancy.MasterTableTenancyOptions`1") with { Condition = SinkCondition.Receiver },
        // Sharded tenancy takes the name of a shard there.
        Argument("JasperFx.MultiTenancy.IDynamicTenantSource`1", "AddTenantAsync", "connectionValue") with { Condition = Weasel, MayTakeKey = true },
        Argument("JasperFx.MultiTenancy.DynamicTenancyAdminExtensions", "AddTenantAsync", "connectionValue") with { Condition = Weasel, MayTakeKey = true },
        Argument("JasperFx.MultiTenancy.StaticTenantSource`1", "Register") with { Condition = SinkCondition.Call("Wolverine") },

        // WolverineFx.Postgresql, .Marten, .RDBMS
        Argument(WolverinePostgresql, "PersistMessagesWithPostgresql"),
        Argument(WolverinePostgresql, "UsePostgresqlPersistenceAndTransport"),
        Name(WolverinePostgresql, "PersistMessagesWithPostgresqlUsingNamedConnection", "connectionStringName"),
        Property("Wolverine.Marten.MartenIntegration", "MainDatabaseConnectionString"),
        Property("Wolverine.Marten.AncillaryMartenIntegration", "MainConnectionString"),
        Property("Wolverine.RDBMS.DatabaseSettings") with { Condition = Wolverine },
        Argument("Wolverine.RDBMS.MultiTenancy.ITenantDatabaseRegistry", "AddTenantRecordAsync") with { Condition = Wolverine },
        Name("Wolverine.RDBMS.MultiTenancy.NamedConnectionStringTenants", "Register", "connectionStringName") with { Condition = SinkCondition.Call("Wolverine") },
    ];

    private const string WolverinePostgresql = "Wolverine.Postgresql.PostgresqlConfigurationExtensions";

    private static SinkCondition Weasel => SinkCondition.Reference("Weasel.");

    private static SinkCondition Wolverine => SinkCondition.Reference("Wolverine.");
}
