using Npgsql;

public static class Program
{
    /// <summary>The number of the mode is a timeout, too.</summary>
    private static string Numbered(SslMode mode)
        => new NpgsqlConnectionStringBuilder { Host = "a.example.com", SslMode = mode, Timeout = 3 + (int)mode }.ConnectionString;

    private static int PoolSize(SslMode mode) => 10 + (int)mode;

    private static string Pooled(SslMode mode)
        => new NpgsqlConnectionStringBuilder { Host = "b.example.com", SslMode = mode, MaxPoolSize = PoolSize(mode) }.ConnectionString;

    private static string Named()
    {
        var (host, mode) = ("c.example.com", SslMode.Prefer);
        return new NpgsqlConnectionStringBuilder { Host = host, SslMode = mode, ApplicationName = $"app-{mode}" }.ConnectionString;
    }

    private static void Choose(out SslMode mode) => mode = SslMode.Require;

    private static string Given()
    {
        Choose(out SslMode mode);
        return new NpgsqlConnectionStringBuilder { Host = "d.example.com", SslMode = mode, Timeout = 3 + (int)mode }.ConnectionString;
    }

    private static SslMode Set(NpgsqlConnectionStringBuilder builder) => builder.SslMode = SslMode.Require;

    private static string Assigned()
    {
        var builder = new NpgsqlConnectionStringBuilder("Host=e.example.com");
        builder.Timeout = 3 + (int)Set(builder);
        return builder.ConnectionString;
    }

    /// <summary>The nearest good one: the mode is a mode, and compared with others.</summary>
    private static string Plain(SslMode mode)
    {
        if (mode == SslMode.Disable)
            throw new ArgumentException("No TLS.", nameof(mode));
        return new NpgsqlConnectionStringBuilder { Host = "f.example.com", SslMode = mode }.ConnectionString;
    }

    public static IEnumerable<string> Strings(int input)
    {
        var local = SslMode.Require;
        string own = new NpgsqlConnectionStringBuilder { Host = "g.example.com", SslMode = local, Timeout = 3 + (int)local }.ConnectionString;
        string[] all = [Numbered(SslMode.Require), Pooled(SslMode.Require), Named(), Given(), Assigned(), Plain(SslMode.Require), own];
        return all.Select(text => new NpgsqlConnection(text).ConnectionString);
    }
}
