namespace PgSslAnalyzers.ConnectionStrings.Tests.Configuration;

/// <summary>Strings of other databases, many of which Npgsql would accept as they are, beside those that are Npgsql's.</summary>
public sealed class OwnershipTests
{
    [Theory]
    [InlineData("Host=db;SSL Mode=Require")]
    [InlineData("Server=db;User Id=u;SslMode=Disable")]
    [InlineData("Server=db;Port=5432;User Id=u")]
    [InlineData("Server=db:5432;User Id=u")]
    [InlineData("Host=db;Database=d;Username=u")]
    [InlineData("Host=db;Database=d;User Id=u")]
    [InlineData("Server=db;Database=d;User Id=u;Include Error Detail=true")]
    [InlineData("Server=db;DB=d;UID=u;Log Parameters=true")]
    [InlineData("Server=x.postgres.database.azure.com;Database=d;User Id=u")]
    [InlineData("Host=db;Database=d;Username=u;SSL Mode=verify-full")]
    public void Npgsqls(string text) => Assert.Single(Connections($$"""{ "Cs": "{{text}}" }"""));

    [Theory]
    // SQL Server
    [InlineData("Server=db;Database=d;User Id=u;Password=p;TrustServerCertificate=True")]
    [InlineData("Server=db;Database=d;UID=u;PWD=p;Application Name=a;Pooling=true")]
    [InlineData("Server=tcp:db.example.com,1433;Database=d;User Id=u;Command Timeout=30")]
    [InlineData("Server=.\\\\SQLEXPRESS;Database=d;Trusted_Connection=True")]
    [InlineData("Server=(localdb)\\\\mssqllocaldb;Database=d")]
    [InlineData("Data Source=db;Initial Catalog=d;Integrated Security=SSPI")]
    // MySQL
    [InlineData("Server=db;Database=d;Uid=u;Pwd=p;SslMode=VerifyCA")]
    [InlineData("Host=db;Database=d;Username=u;Password=p;SslMode=Required")]
    [InlineData("Host=db;Port=3306;Database=d;Username=u;Password=p")]
    [InlineData("server=localhost;uid=root;pwd=p;database=d;Allow User Variables=true")]
    // ClickHouse, message brokers, others
    [InlineData("Host=ch;Port=8123;Database=default;Username=u;Password=p")]
    [InlineData("Host=ch;Port=9000;Database=default;Username=u;Password=p")]
    [InlineData("Host=clickhouse;Database=default;Username=u;Password=p")]
    [InlineData("host=rabbit;username=u;password=p;virtualHost=/")]
    [InlineData("Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=k;SharedAccessKey=v=")]
    [InlineData("DataSource=C:\\\\x.fdb;User=SYSDBA;Password=p;Dialect=3")]
    [InlineData("Driver={PostgreSQL Unicode};Server=db;Port=5432;Database=d;Uid=u;sslmode=require")]
    [InlineData("mongodb://u:p@host/?ssl=false")]
    [InlineData("redis:6379,ssl=false,password=p")]
    [InlineData("type=rest;server=http://u:p@127.0.0.1:80/;allowinsecure=true")]
    [InlineData("host=db dbname=d user=u sslmode=require")]
    [InlineData("postgres://u:p@db/d?sslmode=require")]
    [InlineData("Use SSL Mode=Require on the Host")]
    [InlineData("SSL Mode=VerifyCA")]
    public void Not_Npgsqls(string text) => Assert.Empty(Connections($$"""{ "Cs": "{{text}}" }"""));

    [Theory]
    [InlineData("""{ "PostgresMain": "Server=db;Database=d;User Id=u" }""", true)]
    [InlineData("""{ "PgMain": "Server=db;Database=d;User Id=u" }""", true)]
    [InlineData("""{ "Pgp": "Server=db;Database=d;User Id=u" }""", false)]
    [InlineData("""{ "POSTGRESQLCONNSTR_Main": "Server=db;Database=d;User Id=u" }""", true)]
    [InlineData("""{ "SQLCONNSTR_Main": "Server=db;Database=d;User Id=u;Port=5432" }""", false)]
    [InlineData("""{ "MySqlMain": "Host=db;Database=d;Username=u" }""", false)]
    [InlineData("""{ "MySqlToPostgres": "Host=db;Database=d;Username=u" }""", true)]
    [InlineData("""{ "ConnectionStrings": { "ClickHouse": "Host=db;Database=d;Username=u" } }""", false)]
    [InlineData("""{ "ClickHouse": { "Read": { "ConnectionString": "Host=db;Database=d;Username=u" } } }""", false)]
    [InlineData("""{ "Provider": "Npgsql", "ConnectionString": "Server=db;Encrypt=true" }""", true)]
    [InlineData("""{ "Provider": "SqlServer", "ConnectionString": "Host=db;Database=d;Username=u" }""", false)]
    [InlineData("""{ "dbType": "PostgreSQL", "ConnectionString": "Server=db;Database=d;User Id=u" }""", true)]
    [InlineData("""{ "Invariant": "Npgsql", "ConnectionString": "Server=db;Database=d;User Id=u" }""", true)]
    [InlineData("""{ "CacheProvider": "Redis", "ConnectionString": "Host=db;Database=d;Username=u" }""", true)]
    [InlineData("""{ "Provider": "Sqlite", "Connections": { "Main": "Host=db;Database=d;Username=u" } }""", false)]
    [InlineData("""{ "Main:Provider": "MySql", "Main:Cs": "Host=db;Database=d;Username=u", "Other:Cs": "Host=db;Port=5432" }""", true)]
    // A process may be called what it likes.
    [InlineData("""{ "redis-worker": { "environment": { "CS": "Host=db;Database=d;Username=u" } } }""", true)]
    public void Neighbours_decide(string text, bool isNpgsqls) => Assert.Equal(isNpgsqls ? 1 : 0, Connections(text).Count);

    private static IReadOnlyList<ConnectionStrings.Configuration.ConfigurationConnection> Connections(string json)
        => ConnectionStrings.Configuration.ConfigurationFile.Read("appsettings.json", json).Connections;
}
