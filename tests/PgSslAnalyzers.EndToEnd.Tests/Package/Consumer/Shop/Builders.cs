using Npgsql;

namespace Shop;

internal static class Builders
{
    public static NpgsqlConnectionStringBuilder Required(string password) => new()
    {
        Host = "db.example",
        Database = "required",
        Username = "app",
        Password = password,
        SslMode = SslMode.Require, // PGSSL1003: SslMode = SslMode.Require
    };

    public static NpgsqlConnectionStringBuilder Allowed()
    {
        var settings = new NpgsqlConnectionStringBuilder("Host=db.example;Database=allowed;Username=app");
        settings.SslMode = SslMode.Allow; // PGSSL1002: settings.SslMode = SslMode.Allow
        return settings;
    }

    public static NpgsqlConnectionStringBuilder Indexed()
    {
        var settings = new NpgsqlConnectionStringBuilder { ["Host"] = "db.example", ["Database"] = "indexed", ["Username"] = "app" };
        settings["SSL Mode"] = "VerifyCA"; // PGSSL1004: settings["SSL Mode"] = "VerifyCA"
        return settings;
    }
}
