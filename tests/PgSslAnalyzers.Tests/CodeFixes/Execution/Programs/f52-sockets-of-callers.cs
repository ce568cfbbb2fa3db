using Npgsql;

public static class Program
{
    private static string Concatenated(string host) => "Host=" + host + ";SSL Mode=" + (host.StartsWith('/') ? "Disable" : "Require");

    private static string Rooted(string host)
    {
        SslMode mode = Path.IsPathRooted(host) ? SslMode.Disable : SslMode.Prefer;
        return new NpgsqlConnectionStringBuilder { Host = host, SslMode = mode }.ToString();
    }

    private static string Switched(string host)
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = host };
        switch (host[0])
        {
            case '/':
                builder.SslMode = SslMode.Disable;
                break;
            default:
                builder.SslMode = SslMode.Prefer;
                break;
        }
        return builder.ToString();
    }

    private static NpgsqlConnectionStringBuilder Shared() => new() { SslMode = SslMode.Prefer, Username = "app" };

    private static string Later(string host)
    {
        NpgsqlConnectionStringBuilder builder = Shared();
        builder.Host = host;
        return builder.ToString();
    }

    private static string Handed(string host) => new NpgsqlConnectionStringBuilder { Host = host, SslMode = SslMode.Prefer }.ToString();

    private static void Prefer(NpgsqlConnectionStringBuilder builder) => builder.SslMode = SslMode.Prefer;

    private static string Chosen(string host)
    {
        var builder = new NpgsqlConnectionStringBuilder("Host=" + host);
        Prefer(builder);
        return builder.ToString();
    }

    /// <summary>The nearest good one: no socket comes here.</summary>
    private static class Remote
    {
        public static string Named() => new NpgsqlConnectionStringBuilder { Host = "b.example.com", SslMode = SslMode.Prefer }.ToString();
    }

    public static IEnumerable<string> Strings(int input)
    {
        string[] all = [.. new[] { "/var/run/postgresql", "a.example.com" }.SelectMany(host => new[] { Concatenated(host), Rooted(host), Switched(host), Later(host), Handed(host), Chosen(host) }), Remote.Named()];
        return all.Select(text => new NpgsqlConnection(text).ConnectionString);
    }
}
