using Npgsql;

public static class Program
{
    private static string Open(bool isProduction, SslMode mode)
    {
        var builder = new NpgsqlConnectionStringBuilder("Host=db.example.com");
        if (isProduction)
            builder.SslMode = mode;
        else
            builder.SslMode = mode;
        return builder.ConnectionString;
    }

    public static IEnumerable<string> Strings(int input)
    {
        using var connection = new NpgsqlConnection(Open(input > 1, SslMode.VerifyCA));
        return [connection.ConnectionString];
    }
}
