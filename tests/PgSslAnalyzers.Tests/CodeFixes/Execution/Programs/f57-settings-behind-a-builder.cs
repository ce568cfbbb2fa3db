using Npgsql;

#pragma warning disable CS0618 // Trust Server Certificate

public static class Program
{
    /// <summary>The last setting goes: the mode cannot be put behind it.</summary>
    private static string TrustLast()
    {
        var builder = new NpgsqlConnectionStringBuilder();
        builder.Host = "a.example.com";
        builder.TrustServerCertificate = true;
        return new NpgsqlConnection(builder.ConnectionString).ConnectionString;
    }

    private static string TrustOnly()
    {
        var builder = new NpgsqlConnectionStringBuilder("Host=b.example.com");
        builder.TrustServerCertificate = true;
        return new NpgsqlConnection(builder.ConnectionString).ConnectionString;
    }

    /// <summary>The callback goes, and the root certificate of the builder stays.</summary>
    private static string Checked()
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = "c.example.com", RootCertificate = "/etc/own.pem" };
        var connection = new NpgsqlConnection(builder.ToString());
        connection.UserCertificateValidationCallback = delegate { return true; };
        return connection.ConnectionString;
    }

    /// <summary>The nearest good one: another setting is the last.</summary>
    private static string PortLast()
    {
        var builder = new NpgsqlConnectionStringBuilder();
        builder.Host = "d.example.com";
        builder.TrustServerCertificate = true;
        builder.Port = 5433;
        return new NpgsqlConnection(builder.ConnectionString).ConnectionString;
    }

    public static IEnumerable<string> Strings(int input)
    {
        yield return TrustLast();
        yield return TrustOnly();
        yield return Checked();
        yield return PortLast();
    }
}
