using Npgsql;

namespace Corpus.C038;

public sealed class MultiHostFixture
{
    private readonly string connectionString = "Host=localhost:5440,localhost:5441;Database=multi;Username=user;Password=password;Command Timeout=5";

    public NpgsqlMultiHostDataSource Build() => new NpgsqlDataSourceBuilder(connectionString).BuildMultiHost();
}
