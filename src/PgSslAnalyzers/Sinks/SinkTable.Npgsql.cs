namespace PgSslAnalyzers.Sinks;

internal static partial class SinkTable
{
    // Npgsql 8.0 to 10.0, Npgsql.DependencyInjection, and the ADO.NET base classes behind which Npgsql may be.
    private static Sink[] Npgsql =>
    [
        Constructor("Npgsql.NpgsqlConnection"),
        Property("Npgsql.NpgsqlConnection"),
        Argument("Npgsql.NpgsqlConnection", "CloneWith"),
        Argument("Npgsql.NpgsqlConnection", "CloneWithAsync"),
        Constructor("Npgsql.NpgsqlConnectionStringBuilder"),
        Property("Npgsql.NpgsqlConnectionStringBuilder"),
        Constructor("Npgsql.NpgsqlDataAdapter", "selectConnectionString"),
        Argument("Npgsql.NpgsqlDataSource", "Create"),
        Builder("Npgsql.NpgsqlDataSource", "Create", "connectionStringBuilder"),
        Constructor("Npgsql.NpgsqlDataSourceBuilder"),
        Constructor("Npgsql.NpgsqlSlimDataSourceBuilder") with { IsSlim = true },
        Argument("Npgsql.NpgsqlFactory", "CreateDataSource"),
        Constructor("Npgsql.Replication.LogicalReplicationConnection"),
        Constructor("Npgsql.Replication.PhysicalReplicationConnection"),
        Property("Npgsql.Replication.ReplicationConnection"),

        Argument(NpgsqlServices, "AddNpgsqlDataSource"),
        Argument(NpgsqlServices, "AddMultiHostNpgsqlDataSource"),
        Argument(NpgsqlServices, "AddNpgsqlSlimDataSource") with { IsSlim = true },
        Argument(NpgsqlServices, "AddMultiHostNpgsqlSlimDataSource") with { IsSlim = true },

        Property("System.Data.Common.DbConnection") with { Condition = SinkCondition.Receiver },
        Property("System.Data.IDbConnection") with { Condition = SinkCondition.Receiver },
        Argument("System.Data.Common.DbProviderFactory", "CreateDataSource") with { Condition = SinkCondition.Receiver },
    ];

    // The EF Core provider has a class of the same name.
    private const string NpgsqlServices = "Microsoft.Extensions.DependencyInjection.NpgsqlServiceCollectionExtensions";
}
