using Npgsql;

namespace Corpus.C016;

internal static class TestStorage
{
    public static string EnablePooling(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = true,
            Database = "scratch"
        };

        NpgsqlConnection.ClearAllPools();
        return builder.ConnectionString;
    }
}
