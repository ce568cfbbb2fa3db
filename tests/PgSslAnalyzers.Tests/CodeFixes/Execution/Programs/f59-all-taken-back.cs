using Npgsql;

/// <summary>What is written where a builder is made does not last.</summary>
public static class Program
{
    private static string Load() => Environment.GetEnvironmentVariable("NOBODY_SETS_THIS") ?? string.Concat(Enumerable.Repeat("Host=a.example.com", 1));

    private static NpgsqlConnectionStringBuilder Replaced()
    {
        var builder = new NpgsqlConnectionStringBuilder { Timeout = 4 };
        builder.ConnectionString = Load();
        builder.Timeout = 5;
        return builder;
    }

    private static string Cleared()
    {
        var builder = new NpgsqlConnectionStringBuilder("Host=x.example.com");
        builder.Clear();
        builder.Host = "b.example.com";
        return builder.ToString();
    }

    private static string ClearedOnOneWay(bool anew)
    {
        var builder = new NpgsqlConnectionStringBuilder("Host=c.example.com;Timeout=9");
        if (anew)
            builder.Clear();
        builder.Host = "d.example.com";
        return builder.ToString();
    }

    /// <summary>The nearest good one: the mode goes behind the text.</summary>
    private static string Filled()
    {
        var builder = new NpgsqlConnectionStringBuilder();
        builder.ConnectionString = Load();
        return builder.ToString();
    }

    public static IEnumerable<string> Strings(int input) =>
    [
        new NpgsqlConnection(Replaced().ConnectionString).ConnectionString, new NpgsqlConnection(Cleared()).ConnectionString,
        new NpgsqlConnection(ClearedOnOneWay(input == 0)).ConnectionString, new NpgsqlConnection(Filled()).ConnectionString,
    ];
}
