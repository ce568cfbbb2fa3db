using Npgsql;

namespace Corpus.C040;

public static class Worker
{
    public static NpgsqlDataSource Source { get; } =
        NpgsqlDataSource.Create("Host=db.example.com;Username=w;Password=w;SSL Mode=VerifyFull;Database=w;SslMode=Disable");
}
