// SqlSugar 5
namespace SqlSugar;

public enum DbType { MySql, SqlServer, Sqlite, Oracle, PostgreSQL }

public class ConnectionConfig
{
    public DbType DbType { get; set; }
    public string? ConnectionString { get; set; }
    public System.Collections.Generic.List<SlaveConnectionConfig>? SlaveConnectionConfigs { get; set; }
}

public class SlaveConnectionConfig
{
    public int HitRate = 1;
    public string? ConnectionString { get; set; }
}
