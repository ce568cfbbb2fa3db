using Npgsql;

public static class Program
{
    private static readonly string[] All =
    [
        "Host=db1.example.com;Username=app;SSL Mode=Require",
        "Host=db2.example.com;Username=app;SSL Mode=Prefer",   // replica
        "Host=db3.example.com;Username=app",
    ];

    public static IEnumerable<string> Strings() => All.Select(text => new NpgsqlConnection(text).ConnectionString);
}
