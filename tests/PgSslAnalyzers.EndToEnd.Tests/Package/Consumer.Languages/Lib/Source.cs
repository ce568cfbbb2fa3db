namespace Lib;

public static class Source
{
    public static Npgsql.NpgsqlDataSource Create() => Npgsql.NpgsqlDataSource.Create("Host=code.example;Username=app;Password=s3cret-code;SSL Mode=Require"); // PGSSL1003: SSL Mode=Require
}
