using Npgsql;

public static class Program
{
    private static string Before(string? root)
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = "a.example.com" };
        if (root != null)
            builder.RootCertificate = root;
        builder.SslMode = SslMode.Require;
        return builder.ConnectionString;
    }

    private static string InText(string? root)
    {
        var builder = new NpgsqlConnectionStringBuilder("Host=b.example.com" + (root == null ? "" : ";Root Certificate=" + root));
        builder.SslMode = SslMode.Require;
        return builder.ToString();
    }

    private static string IfMissing(string? root)
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = "c.example.com", SslMode = SslMode.Prefer };
        builder.RootCertificate ??= root;
        return builder.ToString();
    }

    private static string IfEmpty(string? root)
    {
        var builder = new NpgsqlConnectionStringBuilder("Host=d.example.com;SSL Mode=Require");
        if (string.IsNullOrEmpty(builder.RootCertificate))
            builder.RootCertificate = root;
        return builder.ToString();
    }

    private static string IfNull(string? root)
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = "h.example.com", SslMode = SslMode.Prefer };
        if (builder.RootCertificate is null)
            builder.RootCertificate = root;
        return builder.ToString();
    }

    private static NpgsqlConnectionStringBuilder Encrypted(NpgsqlConnectionStringBuilder builder)
    {
        builder.SslMode = SslMode.Require;
        return builder;
    }

    private sealed class Shop
    {
        private readonly NpgsqlConnectionStringBuilder builder = new("Host=e.example.com;Username=app");

        public Shop(string? root)
        {
            if (root != null)
                builder.RootCertificate = root;
            Secure();
        }

        public string Text => builder.ConnectionString;

        private void Secure() => builder.SslMode = SslMode.Require;
    }

    /// <summary>The nearest good one: no root certificate is there or comes.</summary>
    private static string Own()
    {
        var builder = new NpgsqlConnectionStringBuilder { Host = "g.example.com" };
        builder.SslMode = SslMode.Require;
        return builder.ConnectionString;
    }

    public static IEnumerable<string> Strings(int input)
    {
        string? root = input == 0 ? null : "/own.crt";
        string shared = Encrypted(new() { Host = "f.example.com", RootCertificate = "/own.crt" }).ToString();
        string[] all = [Before(root), InText(root), IfMissing(root), IfEmpty(root), IfNull(root), new Shop(root).Text, shared, Encrypted(new("Host=f.example.com")).ToString(), Own()];
        return all.Select(text => new NpgsqlConnection(text).ConnectionString);
    }
}
