using Npgsql;

namespace Clouds;

public static class Sources
{
    public static NpgsqlDataSource Rds() => NpgsqlDataSource.Create("Host=shop.abc123.eu-west-1.rds.amazonaws.com;Username=app;SSL Mode=Require");

    public static NpgsqlDataSource Azure() => NpgsqlDataSource.Create("Host=shop.postgres.database.azure.com;Username=app;SSL Mode=Require");

    public static NpgsqlDataSource Own() => NpgsqlDataSource.Create("Host=db.example.com;Username=app;SSL Mode=Require");

    public static NpgsqlDataSource Rooted() => NpgsqlDataSource.Create("Host=db.example.com;Username=app;SSL Mode=Require;Root Certificate=/etc/own.crt");

    public static NpgsqlDataSource Address() => NpgsqlDataSource.Create("Host=192.0.2.7;Username=app;SSL Mode=Require");
}
