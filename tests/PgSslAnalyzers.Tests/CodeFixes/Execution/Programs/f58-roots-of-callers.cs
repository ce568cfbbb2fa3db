using Npgsql;

/// <summary>A root certificate that one caller leaves empty and another one gives.</summary>
public static class Program
{
    private static string InInitializer(string host, SslMode mode, string? root, int timeout)
        => new NpgsqlConnectionStringBuilder { Host = host, SslMode = mode, RootCertificate = root, Timeout = timeout }.ToString();

    private static string ByKey(string? root, SslMode mode)
    {
        var builder = new NpgsqlConnectionStringBuilder("Host=b.example.com");
        builder["Root Certificate"] = root;
        builder.SslMode = mode;
        return builder.ToString();
    }

    private static string Outer(SslMode mode, string? root) => InInitializer("c.example.com", mode, root, 5);

    /// <summary>Somebody else looks at the argument.</summary>
    private static string Named(SslMode mode, string? root)
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = "d.example.com", SslMode = mode, RootCertificate = root };
        builder.ApplicationName = root is null ? "plain" : "pinned";
        return builder.ToString();
    }

    /// <summary>The nearest good one: nobody else says what stands there.</summary>
    private static string Here(SslMode mode)
    {
        string? root = null;
        return new NpgsqlConnectionStringBuilder { Host = "e.example.com", SslMode = mode, RootCertificate = root }.ToString();
    }

    public static IEnumerable<string> Strings()
    {
        string[] all =
        [
            InInitializer(timeout: 3, mode: SslMode.Require, root: null, host: "a.example.com"), InInitializer("a.example.com", SslMode.VerifyCA, "/own.crt", 4), InInitializer("a.example.com", default, "", 4),
            ByKey(null, SslMode.Require), ByKey("/own.crt", SslMode.Prefer), Outer(SslMode.VerifyCA, "/own.crt"), Named(SslMode.VerifyCA, "/own.crt"), Here(SslMode.Prefer),
        ];
        return all.Select(text => new NpgsqlConnection(text).ConnectionString);
    }
}
