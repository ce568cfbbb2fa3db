// FreeSql 3
namespace FreeSql;

public enum DataType { MySql, SqlServer, PostgreSQL, Oracle, Sqlite, OdbcPostgreSQL }

public class FreeSqlBuilder
{
    public FreeSqlBuilder UseConnectionString(DataType dataType, string connectionString, System.Type? providerType = null) => this;
    public FreeSqlBuilder UseSlave(params string[] slaveConnectionString) => this;
}
