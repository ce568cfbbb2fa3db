using Npgsql;

namespace WeakShop.Data;

/// <summary>What is in stock, read from the warehouse.</summary>
internal sealed class StockFeed : IAsyncDisposable
{
    private readonly NpgsqlDataSource _warehouse;
    private readonly NpgsqlDataSource _suppliers;

    public StockFeed(bool isProduction, string password)
    {
        _warehouse = new NpgsqlSlimDataSourceBuilder("Host=warehouse.shop.example;Database=stock;Username=shop;Password=" + password).Build();
        _suppliers = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
        {
            Host = "suppliers.shop.example",
            Database = "suppliers",
            Username = "shop",
            Password = password,
            SslMode = isProduction ? SslMode.VerifyFull : SslMode.Allow,
        });
    }

    public async Task<int> QuantityAsync(string sku) => await CountAsync(_warehouse, sku) + await CountAsync(_suppliers, sku);

    public async ValueTask DisposeAsync()
    {
        await _warehouse.DisposeAsync();
        await _suppliers.DisposeAsync();
    }

    private static async Task<int> CountAsync(NpgsqlDataSource source, string sku)
    {
        await using NpgsqlCommand command = source.CreateCommand("select quantity from stock where sku = $1");
        command.Parameters.AddWithValue(sku);
        return await command.ExecuteScalarAsync() as int? ?? 0;
    }
}
