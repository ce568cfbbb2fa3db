using Npgsql;

public static class Program
{
    /// <summary>A builder around the text of the data source builder would be overwritten, again and again.</summary>
    private static void Encrypt(NpgsqlDataSourceBuilder builder) => builder.ConnectionStringBuilder.SslMode = SslMode.Require;

    private static string Handed()
    {
        var builder = new NpgsqlDataSourceBuilder("Host=a.example.com;Root Certificate=/own.crt");
        Encrypt(builder);
        using NpgsqlDataSource source = builder.Build();
        return source.ConnectionString;
    }

    private static string Other()
    {
        var builder = new NpgsqlDataSourceBuilder("Host=b.example.com");
        Encrypt(builder);
        using NpgsqlDataSource source = builder.Build();
        return source.ConnectionString;
    }

    /// <summary>The nearest good one: the mode is set where the builder is made.</summary>
    private static string Own()
    {
        var builder = new NpgsqlDataSourceBuilder("Host=c.example.com");
        builder.ConnectionStringBuilder.SslMode = SslMode.Require;
        using NpgsqlDataSource source = builder.Build();
        return source.ConnectionString;
    }

    public static IEnumerable<string> Strings(int input)
    {
        yield return Handed();
        yield return Other();
        yield return Own();
    }
}
