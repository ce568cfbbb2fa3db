using Npgsql;

public sealed class ConnectionText
{
    private readonly List<string> _parts = [];
    public ConnectionText Host(string value) { _parts.Add("Host=" + value); return this; }
    public ConnectionText User(string value) { _parts.Add("Username=" + value); return this; }
    public ConnectionText Ssl(string mode = "Require", bool trust = true) { _parts.Add("SSL Mode=" + mode); if (trust) _parts.Add("Trust Server Certificate=true"); return this; }
    public string Build() => string.Join(";", _parts);
}

public static class Program
{
    public static IEnumerable<string> Strings() =>
    [
        new NpgsqlConnection(new ConnectionText().Host("db.example.com").User("app").Ssl().Build()).ConnectionString,
        new NpgsqlConnection(new ConnectionText().Host("db2.example.com").User("app").Ssl("Prefer", trust: false).Build()).ConnectionString,
        new NpgsqlConnection(new ConnectionText().Host("db3.example.com").User("app").Build()).ConnectionString,
    ];
}
