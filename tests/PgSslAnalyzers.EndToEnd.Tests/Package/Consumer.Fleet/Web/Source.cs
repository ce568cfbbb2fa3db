using Npgsql;

namespace Web;

public static class Source
{
    private const string Weak = "Host=weak.example;Username=s3cret-user;Password=s3cret-web;SSL Mode=Require";

    public static NpgsqlDataSource First() => NpgsqlDataSource.Create(Weak);

    public static NpgsqlDataSource Again() => NpgsqlDataSource.Create(Weak);

    public static NpgsqlDataSource Strong() => NpgsqlDataSource.Create("Host=strong.example;Username=s3cret-user;Password=s3cret-web;SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt");

    public static string Built(string password) => new NpgsqlConnectionStringBuilder { Host = "built.example", Password = password, SslMode = SslMode.VerifyFull }.ConnectionString;

    public static NpgsqlConnection Unknown(string text) => new(text);

#pragma warning disable PGSSL1001 // the old cluster, until 2027-05-01
    public static NpgsqlConnection Old() => new("Host=old.example;Username=s3cret-user;Password=s3cret-web;SSL Mode=Disable");
#pragma warning restore PGSSL1001

#if WINDOWS
    public static NpgsqlConnection OnWindows() => new("Host=windows.example;Username=s3cret-user;Password=s3cret-web;SSL Mode=Prefer");
#endif
}
