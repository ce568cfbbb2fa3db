using Npgsql;

namespace WeakShop.Jobs;

/// <summary>Loads a price list: one "sku;price" a line.</summary>
internal sealed class PriceImport(string password)
{
    public async Task<int> RunAsync(Stream prices, CancellationToken cancellation)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = "catalogue.shop.example",
            Database = "catalogue",
            Username = "importer",
            Password = password,
            SslMode = SslMode.Require,
        };

        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellation);
        int count = 0;
        using var reader = new StreamReader(prices);
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            if (line.Split(';') is not [string sku, string price])
                continue;
            await using var command = new NpgsqlCommand("update product set price = $2::numeric where sku = $1", connection);
            command.Parameters.AddWithValue(sku);
            command.Parameters.AddWithValue(price);
            count += await command.ExecuteNonQueryAsync(cancellation);
        }
        return count;
    }

    /// <summary>The old importer's table, kept until everybody has moved.</summary>
    public NpgsqlConnection OpenLegacy()
    {
        var settings = new NpgsqlConnectionStringBuilder("Host=legacy.shop.example;Database=prices;Username=importer");
        settings.SslMode = SslMode.Allow;
        return new NpgsqlConnection(settings.ToString());
    }
}
