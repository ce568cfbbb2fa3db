using Npgsql;

public static class Program
{
    private static string Build(string? mode) => $"Host=db.example.com;Username=app;SSL Mode={mode ?? "Require"};Trust Server Certificate={(mode is null ? "true" : "false")}";

    public static IEnumerable<string> Strings() => [new NpgsqlConnection(Build(null)).ConnectionString, new NpgsqlConnection(Build("VerifyFull")).ConnectionString];
}
