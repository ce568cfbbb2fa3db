using Npgsql;

namespace WeakShop.Data;

/// <summary>The section "Customers" of the configuration.</summary>
internal sealed class DatabaseOptions
{
    public string Host { get; set; } = "customers.shop.example";

    public string Database { get; set; } = "customers";

    public SslMode SslMode { get; set; } = SslMode.Prefer;

    public NpgsqlDataSource Open(string password) => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
    {
        Host = Host,
        Database = Database,
        Username = "shop",
        Password = password,
        SslMode = SslMode,
    });
}
