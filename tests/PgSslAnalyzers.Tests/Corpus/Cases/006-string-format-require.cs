using Npgsql;

namespace Corpus.C006;

internal static class Startup
{
    public static NpgsqlConnection Connect(string host, string user, string password, string database)
    {
        string query = string.Format("Host={0};Username={1};Password={2};Database={3};SSL Mode=Require;Trust Server Certificate=true", host, user, password, database);
        return new NpgsqlConnection(query);
    }
}
