using Npgsql;

public static class Program
{
    private static string Open(bool cloud)
    {
        List<string> parts = ["Host=db.example.com", $"SSL Mode={(cloud ? "Require" : "Allow")}"];
        var builder = new NpgsqlConnectionStringBuilder(string.Join(";", parts));
        builder.Remove("SSL Mode");
        return builder.ConnectionString;
    }

    private static string OpenOne(bool pooled)
    {
        var builder = new NpgsqlConnectionStringBuilder($"Host=db.example.com;Pooling={pooled};SSL Mode=Allow");
        builder.Remove("SSL Mode");
        return builder.ConnectionString;
    }

    public static IEnumerable<string> Strings(int input)
    {
        using var either = new NpgsqlConnection(Open(input == 1));
        using var one = new NpgsqlConnection(OpenOne(input == 1));
        return [either.ConnectionString, one.ConnectionString];
    }
}
