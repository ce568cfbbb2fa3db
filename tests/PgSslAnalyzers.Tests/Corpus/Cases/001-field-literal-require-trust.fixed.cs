using Npgsql;

namespace Corpus.C001;

public class UserPanel
{
    string route = "Host=roundhouse.db.example.net;Port=49656;Username=app;Password=s3cret;Database=main;SSL Mode=VerifyFull;Root Certificate=__ROOT_CERT__";

    public int Count()
    {
        using var connection = new NpgsqlConnection(route);
        connection.Open();
        using var command = new NpgsqlCommand("SELECT count(*) FROM users", connection);
        return (int)(long)command.ExecuteScalar()!;
    }
}
