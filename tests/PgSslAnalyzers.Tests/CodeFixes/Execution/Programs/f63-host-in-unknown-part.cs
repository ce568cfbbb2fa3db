using Npgsql;

public sealed record Settings(string Username = "", string Database = "");

public static class Program
{
    private const string Next = ";";

    // More texts than are told apart: the host is in a part that is not known, and may be a socket.
    private static string Open(Settings settings, bool ssl, string? socket)
    {
        string text = "Username=";
        text += settings.Username;
        text += "Password=s3cret" + Next;
        text += "sslmode=";
        text += (ssl ? "Prefer" : "Disable");
        if (ssl)
            text += $"{Next}Trust Server Certificate=true";
        text += settings.Database;
        text += Next;
        text += "Host=" + (socket ?? "db.example.com");
        var connection = new NpgsqlConnection(text);
        return connection.ConnectionString;
    }

    // A host that is known.
    private static string Known(bool ssl) => "Host=db.example.com;sslmode=" + (ssl ? "Prefer" : "Disable");

    public static IEnumerable<string> Strings(int input)
    {
        yield return Open(new Settings(), input < 2, "/cloudsql/a:b:c");
        yield return new NpgsqlConnection(Known(input < 2)).ConnectionString;
    }
}
