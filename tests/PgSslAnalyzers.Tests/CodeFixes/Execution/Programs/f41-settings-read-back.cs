using Npgsql;

public static class Program
{
    private static string ByMode()
    {
        var builder = new NpgsqlConnectionStringBuilder("Host=a.example.com;SSL Mode=Require");
        if (builder.SslMode == SslMode.Require)
            builder.Timeout = 3;
        return builder.ConnectionString;
    }

    private static string ByCount()
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = "b.example.com", SslMode = SslMode.Require, TrustServerCertificate = true };
        builder.Timeout = 10 + builder.Count;
        return builder.ConnectionString;
    }

    private static string ByKey()
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = "c.example.com", SslMode = SslMode.Prefer };
        builder.ApplicationName = builder["SSL Mode"] is SslMode.Prefer ? "weak" : "strong";
        return builder.ConnectionString;
    }

    private static string ByRoot()
    {
        var builder = new NpgsqlConnectionStringBuilder("Host=d.example.com;SSL Mode=Require");
        if (builder.RootCertificate is null)
            builder.ApplicationName = "no root";
        return builder.ConnectionString;
    }

    private static string ByPattern()
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = "e.example.com", SslMode = SslMode.Prefer };
        if (builder is { SslMode: SslMode.Prefer })
            builder.Timeout = 3;
        return builder.ConnectionString;
    }

    private static string ByLength()
    {
        using var connection = new NpgsqlConnection("Host=f.example.com;SSL Mode=Require");
        return "Host=localhost;SSL Mode=Disable;Timeout=" + connection.ConnectionString.Length;
    }

    private static string ByPart()
    {
        using var source = NpgsqlDataSource.Create("Host=g.example.com;SSL Mode=Require");
        return "Host=localhost;SSL Mode=Disable;Timeout=" + (source.ConnectionString.Contains("Require") ? 3 : 4);
    }

    /// <summary>The nearest good ones: what is read decides about TLS alone, or is handed on.</summary>
    private static string Guarded()
    {
        var builder = new NpgsqlConnectionStringBuilder("Host=h.example.com;SSL Mode=Require");
        if (builder.SslMode < SslMode.Require)
            throw new InvalidOperationException($"The mode is {builder.SslMode}.");
        var copy = new NpgsqlConnectionStringBuilder(builder.ConnectionString) { Database = "other" };
        return copy.ConnectionString;
    }

    public static IEnumerable<string> Strings(int input)
    {
        string[] all = [ByMode(), ByCount(), ByKey(), ByRoot(), ByPattern(), ByLength(), ByPart(), Guarded()];
        return all.Select(text => new NpgsqlConnection(text).ConnectionString);
    }
}
