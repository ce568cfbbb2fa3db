using Npgsql;

public static class Program
{
    /// <summary>What is written last counts: a mode where the builder is made would be gone, and nobody would say so.</summary>
    private static string FromDictionary(int input)
    {
        var settings = new Dictionary<string, object> { { "Host", "a.example.com" }, { "SslMode", SslMode.Prefer } };
        if (input == 1)
            settings.Add("Timeout", 5);
        var builder = new NpgsqlConnectionStringBuilder();
        foreach (var (key, value) in settings)
            builder.Add(key, value);
        return new NpgsqlConnection(builder.ToString()).ConnectionString;
    }

    public static IEnumerable<string> Strings(int input) => [FromDictionary(input)];
}
