namespace Plain;

public static class Source
{
    public static Npgsql.NpgsqlDataSource Create() => Npgsql.NpgsqlDataSource.Create("Host=plain.example;Username=s3cret-user;Password=s3cret-plain;SSL Mode=Require");
}
