using Npgsql;

public sealed class Db(string host, SslMode mode = SslMode.Prefer, bool trust = false)
{
    public NpgsqlConnection Open() => new(new NpgsqlConnectionStringBuilder { Host = host, Username = "app", SslMode = mode, TrustServerCertificate = trust }.ToString());
}

public static class Program
{
    public static IEnumerable<string> Strings() => [new Db("db.example.com").Open().ConnectionString, new Db("db2.example.com", SslMode.Require, true).Open().ConnectionString];
}
