using Npgsql;

public static class Program
{
    /// <summary>The nearest good one to a dictionary: each key stands where it is written.</summary>
    private static string ByName(string database)
    {
        var builder = new NpgsqlConnectionStringBuilder();
        builder["Host"] = "a.example.com";
        builder.Add("Database", database);
        return new NpgsqlConnection(builder.ToString()).ConnectionString;
    }

    public static IEnumerable<string> Strings(int input) => [ByName("d" + input)];
}
