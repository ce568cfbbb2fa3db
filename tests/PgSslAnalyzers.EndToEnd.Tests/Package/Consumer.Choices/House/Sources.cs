using Npgsql;

namespace House;

public static class Sources
{
    public static NpgsqlDataSource Rds() => NpgsqlDataSource.Create("Host=shop.abc123.eu-west-1.rds.amazonaws.com;Username=app;SSL Mode=Require");

    public static NpgsqlDataSource Own() => NpgsqlDataSource.Create("Host=db.example.com;Username=app;SSL Mode=Require");
}
