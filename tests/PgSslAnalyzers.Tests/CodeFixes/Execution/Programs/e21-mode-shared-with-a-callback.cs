using Npgsql;

public static class Program
{
    private static readonly SslMode Mode = SslMode.Require;

    public static IEnumerable<string> Strings()
    {
        using var a = new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = "db.example.com", Username = "app", SslMode = Mode }.ConnectionString);
        using var b = new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = "db2.example.com", Username = "app", SslMode = Mode }.ConnectionString);
        b.UserCertificateValidationCallback = (_, certificate, _, _) => certificate!.Subject == "CN=db2";
        return [a.ConnectionString, b.ConnectionString];
    }
}
