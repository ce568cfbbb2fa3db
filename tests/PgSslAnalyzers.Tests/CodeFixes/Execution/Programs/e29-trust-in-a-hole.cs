using Npgsql;

public static class Program
{
    private static string Text(bool trust) => $"Host=db.example.com;Username=app;SSL Mode=Require;Trust Server Certificate={(trust ? "true" : "false")};Timeout=3";
    private static string Text2(bool trust) => $"Host=db.example.com;Username=app;SSL Mode=Require;Trust Server Certificate={trust.ToString().ToLowerInvariant()}";
    private static string Text3(string? trust) => "Host=db.example.com;Username=app;SSL Mode=Require;Trust Server Certificate=" + (trust ?? "true");

    public static IEnumerable<string> Strings() => [new NpgsqlConnection(Text(true)).ConnectionString, new NpgsqlConnection(Text(false)).ConnectionString, new NpgsqlConnection(Text2(true)).ConnectionString, new NpgsqlConnection(Text3(null)).ConnectionString, new NpgsqlConnection(Text3("false")).ConnectionString];
}
