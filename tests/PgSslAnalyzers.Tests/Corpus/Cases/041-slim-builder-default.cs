using Npgsql;

namespace Corpus.C041;

public sealed class FortuneDb
{
    private readonly NpgsqlDataSource source =
        new NpgsqlSlimDataSourceBuilder("Host=bench-db.example.com;Database=hello_world;Username=bench;Password=bench")
            .EnableArrays()
            .Build();
}
