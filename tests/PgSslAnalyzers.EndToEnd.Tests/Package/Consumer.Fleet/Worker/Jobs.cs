using Npgsql;

namespace Worker;

public static class Jobs
{
    public static NpgsqlDataSource Queue() => NpgsqlDataSource.Create("Host=queue.example;Username=s3cret-user;Password=s3cret-worker;SSL Mode=Require");

    public static NpgsqlDataSource Archive() => NpgsqlDataSource.Create("Host=archive.example;Username=s3cret-user;Password=s3cret-worker;SSL Mode=VerifyCA");
}
