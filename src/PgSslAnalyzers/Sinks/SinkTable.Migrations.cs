namespace PgSslAnalyzers.Sinks;

internal static partial class SinkTable
{
    // Schema migration tools.
    private static Sink[] Migrations =>
    [
        // dbup-postgresql; the extension class is in the global namespace.
        Argument("PostgresqlExtensions", "PostgresqlDatabase"),
        Constructor("DbUp.Postgresql.PostgresqlConnectionManager"),

        // FluentMigrator.Runner
        Argument("FluentMigrator.Runner.MigrationRunnerBuilderExtensions", "WithGlobalConnectionString", "connectionStringOrName")
            with { Naming = SinkNaming.WithoutEquals, Condition = SinkCondition.Call("FluentMigrator") },
        Factory("FluentMigrator.Runner.MigrationRunnerBuilderExtensions", "WithGlobalConnectionString", "configureConnectionString")
            with { Condition = SinkCondition.Call("FluentMigrator") },
        Property("FluentMigrator.Runner.Processors.ProcessorOptions") with { Condition = SinkCondition.Elsewhere },
        Property("FluentMigrator.Runner.Initialization.RunnerContext", "Connection")
            with { Naming = SinkNaming.WithoutEquals, Condition = SinkCondition.Sibling("Database") },
        Property("FluentMigrator.Runner.Initialization.IRunnerContext", "Connection")
            with { Naming = SinkNaming.WithoutEquals, Condition = SinkCondition.Sibling("Database") },
        Constructor("FluentMigrator.Runner.Initialization.PassThroughConnectionStringReader") with { Condition = SinkCondition.Elsewhere },

        // Yuniql.PostgreSql
        Argument("Yuniql.PostgreSql.PostgreSqlDataService", "Initialize"),
        Argument("Yuniql.PostgreSql.PostgreSqlBulkImportService", "Initialize"),
    ];
}
