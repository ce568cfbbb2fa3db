using Npgsql;

public static class Program
{
    private static readonly (string Host, SslMode Mode)[] Servers = [("db1.example.com", SslMode.Require), ("db2.example.com", SslMode.Disable)];

    public static IEnumerable<string> Strings()
    {
        foreach (var (host, mode) in Servers)
            yield return new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = host, Username = "app", SslMode = mode }.ToString()).ConnectionString;
    }
}
