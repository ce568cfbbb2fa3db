namespace PgSslAnalyzers.Sinks;

internal static partial class SinkTable
{
    // Message buses and outboxes. Wolverine is with Marten.
    private static Sink[] Messaging =>
    [
        // DotNetCore.CAP.PostgreSql
        Argument("Microsoft.Extensions.DependencyInjection.CapOptionsExtensions", "UsePostgreSql"),
        Property("DotNetCore.CAP.PostgreSqlOptions"),

        // Rebus.PostgreSql
        Argument("Rebus.Config.PostgreSqlConfigurationExtensions", "StoreInPostgres"),
        Argument("Rebus.Config.PostgreSqlTransportConfigurationExtensions", "UsePostgreSql"),
        Argument("Rebus.Config.PostgreSqlTransportConfigurationExtensions", "UsePostgreSqlAsOneWayClient"),
        Argument("Rebus.Config.Outbox.OutboxExtensions", "StoreInPostgreSql"),
        Constructor("Rebus.PostgreSql.PostgresConnectionHelper"),

        // MassTransit.SqlTransport.PostgreSQL
        Argument("MassTransit.PostgresBusFactoryConfiguratorExtensions", "UsingPostgres"),
        Argument("MassTransit.PostgresHostConfigurationExtensions", "UsePostgres"),

        // NServiceBus.Transport.PostgreSql
        Constructor("NServiceBus.PostgreSqlTransport"),
    ];
}
