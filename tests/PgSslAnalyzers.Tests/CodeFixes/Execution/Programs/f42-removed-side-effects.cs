using System.Net.Security;
using Npgsql;

public static class Program
{
    private static int count;

    private static bool Next() => ++count % 2 == 0;

    private static RemoteCertificateValidationCallback Accept(NpgsqlDataSourceBuilder builder)
    {
        builder.ConnectionStringBuilder.ApplicationName = "made";
        return (_, _, _, _) => true;
    }

    private static string Counted()
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = "a.example.com", SslMode = SslMode.Require };
        builder.TrustServerCertificate = Next();
        builder.Timeout = 10 + count;
        return builder.ConnectionString;
    }

    private static string ByKey()
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = "b.example.com", SslMode = SslMode.Require };
        builder["Trust Server Certificate"] = Next();
        builder.Timeout = 10 + count;
        return builder.ConnectionString;
    }

    private static string Assigned()
    {
        int timeout = 4;
        var builder = new NpgsqlConnectionStringBuilder { Host = "c.example.com", SslMode = SslMode.Require, TrustServerCertificate = (timeout = 9) > 3, Timeout = timeout };
        return builder.ConnectionString;
    }

    private static string Callback()
    {
        var builder = new NpgsqlDataSourceBuilder("Host=d.example.com;SSL Mode=Require");
        builder.UseUserCertificateValidationCallback(Accept(builder));
        using NpgsqlDataSource source = builder.Build();
        return source.ConnectionString;
    }

    /// <summary>The nearest good one: a parameter is only read.</summary>
    private static string Plain(bool trust)
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = "e.example.com", SslMode = SslMode.Require };
        builder.TrustServerCertificate = trust && !builder.Pooling;
        builder.Timeout = 10 + count;
        return builder.ConnectionString;
    }

    public static IEnumerable<string> Strings(int input)
    {
        count = input;
        string[] all = [Counted(), ByKey(), Assigned(), Callback(), Plain(input == 1)];
        return all.Select(text => new NpgsqlConnection(text).ConnectionString);
    }
}
