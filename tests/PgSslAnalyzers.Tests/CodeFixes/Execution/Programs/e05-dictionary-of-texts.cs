using Npgsql;

public static class Program
{
    private static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["main"] = "Host=db.example.com;Username=app;SSL Mode=Require;Trust Server Certificate=true",
        ["audit"] = "Host=audit.example.com;Username=app",
        ["local"] = "Host=localhost;Username=app",
    };

    public static IEnumerable<string> Strings() => [new NpgsqlConnection(All["main"]).ConnectionString, new NpgsqlConnection(All["audit"]).ConnectionString, new NpgsqlConnection(All["local"]).ConnectionString];
}
