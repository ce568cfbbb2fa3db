using Npgsql;

public static class Program
{
    private static readonly List<string> Hosts = ["db1.example.com", "db2.example.com"];
    private static readonly Dictionary<string, string> Texts = new(StringComparer.OrdinalIgnoreCase)
    {
        { "main", "Host=db.example.com;Username=app;SSL Mode=Require" },
        { "audit", "Host=audit.example.com;Username=app;SSL Mode=Prefer" },
    };

    private static string Get(string name) => Texts.TryGetValue(name, out var text) ? text : throw new KeyNotFoundException(name);

    public static IEnumerable<string> Strings() =>
    [
        .. Hosts.Select(host => new NpgsqlConnection($"Host={host};Username=app;SSL Mode=Require").ConnectionString),
        new NpgsqlConnection(Get("main")).ConnectionString,
        new NpgsqlConnection(Get("audit")).ConnectionString,
        new NpgsqlConnection("Host=db.example.com;SSL Mode=VerifyFull;Application Name=" + Texts["main"].Length).ConnectionString,
    ];
}
