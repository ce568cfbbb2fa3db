namespace PgSslAnalyzers.Sinks;

internal static partial class SinkTable
{
    // Mappers other than EF Core. Most serve many databases and are told which one beside the string.
    private static Sink[] Mappers =>
    [
        // linq2db
        Argument("LinqToDB.DataOptionsExtensions", "UsePostgreSQL"),
        Argument("LinqToDB.DataProvider.PostgreSQL.PostgreSQLTools", "CreateDataConnection"),
        Argument("LinqToDB.DataProvider.PostgreSQL.PostgreSQLTools", "GetDataProvider"),
        Argument("LinqToDB.DataOptionsExtensions", "UseConnectionString") with { Condition = SinkCondition.Call("LinqToDB") },
        Argument("LinqToDB.DataOptionsExtensions", "WithConnectionString") with { Condition = SinkCondition.Call("LinqToDB") },
        Constructor("LinqToDB.Data.ConnectionOptions", "ConnectionString") with { Condition = SinkCondition.Argument("DataProvider", "ProviderName") },
        Property("LinqToDB.Data.ConnectionOptions") with { Condition = SinkCondition.Sibling("DataProvider", "ProviderName") },
        Constructor("LinqToDB.Data.DataConnection") with { Condition = SinkCondition.Argument("providerName", "dataProvider") },
        Constructor("LinqToDB.DataContext") with { Condition = SinkCondition.Argument("providerName", "dataProvider") },
        Argument("LinqToDB.Data.DataConnection", "AddConfiguration") with { Condition = SinkCondition.Argument("dataProvider") },
        Argument("LinqToDB.Data.DataConnection", "AddOrSetConfiguration") with { Condition = SinkCondition.Argument("dataProvider") },
        Argument("LinqToDB.Data.DataConnection", "SetConnectionString") with { Condition = SinkCondition.Elsewhere },
        Argument("LinqToDB.Data.DataConnection", "GetDataProvider") with { Condition = SinkCondition.Argument("providerName") },
        Constructor("LinqToDB.Configuration.ConnectionStringSettings") with { Condition = SinkCondition.Argument("providerName") },
        Constructor("LinqToDB.Configuration.LinqToDBSettings") with { Condition = SinkCondition.Argument("providerName") },
        Argument("LinqToDB.DataProvider.IDataProvider", "CreateConnection") with { Condition = SinkCondition.Receiver },

        // linq2db.EntityFrameworkCore
        Property("LinqToDB.EntityFrameworkCore.EFConnectionInfo") with { Condition = SinkCondition.Reference(".EntityFrameworkCore.") },
        Constructor("LinqToDB.EntityFrameworkCore.LinqToDBForEFToolsDataContext") with { Condition = SinkCondition.Argument("dataProvider") },
        Argument("LinqToDB.EntityFrameworkCore.LinqToDBForEFToolsImplDefault", "CreatePostgreSqlProvider"),

        // FreeSql
        Argument("FreeSql.FreeSqlBuilder", "UseConnectionString") with { Condition = SinkCondition.Argument("dataType") },
        Argument("FreeSql.FreeSqlBuilder", "UseSlave", "slaveConnectionString") with { Condition = SinkCondition.Call("FreeSql") },

        // NHibernate and FluentNHibernate
        Property("NHibernate.Cfg.Loquacious.DbIntegrationConfigurationProperties") with { Condition = SinkCondition.Call("NHibernate") },
        Argument("FluentNHibernate.Cfg.Db.PostgreSQLConfiguration", "ConnectionString", Sink.AnyText),
        Argument("FluentNHibernate.Cfg.Db.PostgreSQLConnectionStringBuilder", "Is", Sink.AnyText),
        Argument("FluentNHibernate.Cfg.Db.ConnectionStringBuilder", "Is", Sink.AnyText) with { Condition = SinkCondition.Call("FluentNHibernate") },

        // SqlSugar
        Property("SqlSugar.ConnectionConfig") with { Condition = SinkCondition.Sibling("DbType") },
        Property("SqlSugar.SlaveConnectionConfig") with { Condition = SinkCondition.Sibling("DbType") },
    ];
}
