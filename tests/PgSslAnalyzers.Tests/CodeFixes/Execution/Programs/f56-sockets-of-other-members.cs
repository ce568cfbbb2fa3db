using Npgsql;

#pragma warning disable CS0618 // Trust Server Certificate

public static class Program
{
    /// <summary>Another member speaks of a socket. The root certificate stands beside the mode all the same.</summary>
    private static string Remote(bool isProduction)
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = isProduction ? "db.example.com" : "localhost", SslMode = SslMode.Require, TrustServerCertificate = true };
        return new NpgsqlConnection(builder.ToString()).ConnectionString;
    }

    private static string Socket() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = "/run/postgresql" }.ToString()).ConnectionString;

    public static IEnumerable<string> Strings(int input)
    {
        yield return Remote(input == 0);
        yield return Socket();
    }
}
