using Npgsql;

namespace Tests;

public static class Fixture
{
    // In a test project a server without a domain is one of the developer's.
    public static NpgsqlDataSource Container() => NpgsqlDataSource.Create("Host=db;Username=s3cret-user;Password=s3cret-tests;Database=tests");

    public static NpgsqlDataSource Local() => NpgsqlDataSource.Create("Host=localhost;Username=s3cret-user;Password=s3cret-tests;SSL Mode=Disable");

    public static NpgsqlDataSource Staging() => NpgsqlDataSource.Create("Host=staging.example;Username=s3cret-user;Password=s3cret-tests;SSL Mode=Require");
}
