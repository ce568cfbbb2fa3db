// FluentNHibernate 3
namespace FluentNHibernate.Cfg.Db;

public class ConnectionStringBuilder
{
    public ConnectionStringBuilder Is(string rawConnectionString) => this;
    public ConnectionStringBuilder FromConnectionStringWithKey(string connectionStringKey) => this;
}

public class PostgreSQLConnectionStringBuilder : ConnectionStringBuilder
{
}

public abstract class PersistenceConfiguration<TThisConfiguration, TConnectionString>
    where TThisConfiguration : PersistenceConfiguration<TThisConfiguration, TConnectionString>
    where TConnectionString : ConnectionStringBuilder, new()
{
    public TThisConfiguration ConnectionString(System.Action<TConnectionString> connectionStringExpression) => (TThisConfiguration)this;
    public TThisConfiguration ConnectionString(string value) => (TThisConfiguration)this;
    public TThisConfiguration ShowSql() => (TThisConfiguration)this;
}

public class PostgreSQLConfiguration : PersistenceConfiguration<PostgreSQLConfiguration, PostgreSQLConnectionStringBuilder>
{
    public static PostgreSQLConfiguration Standard => new();
}

public class MsSqlConnectionStringBuilder : ConnectionStringBuilder
{
}

public class MsSqlConfiguration : PersistenceConfiguration<MsSqlConfiguration, MsSqlConnectionStringBuilder>
{
    public static MsSqlConfiguration MsSql2012 => new();
}
