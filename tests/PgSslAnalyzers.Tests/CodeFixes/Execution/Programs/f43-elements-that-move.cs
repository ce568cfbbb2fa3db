using Npgsql;

public static class Program
{
    private static string Replaced(string host)
    {
        string[] parts = ["Trust Server Certificate=true", "SSL Mode=Require", "Host=" + host, "Timeout=5"];
        parts[3] = "Timeout=6";
        return string.Join(';', parts);
    }

    private static string Lengthened(string host)
    {
        string[] parts = ["Trust Server Certificate=true", "SSL Mode=Require", "Host=" + host, "Timeout=5"];
        parts[2] += ".example.com";
        return string.Join(';', parts);
    }

    private static string Formatted(string host)
    {
        string[] parts = ["Host=" + host, "Trust Server Certificate=true", "SSL Mode=Require"];
        return string.Format("{0};{1};{2};Timeout=5", parts);
    }

    private static string Cut(string host)
    {
        string[] parts = ["Trust Server Certificate=true", "SSL Mode=Require", "Host=" + host, "Timeout=5"];
        return string.Join(";", parts, 0, 3);
    }

    /// <summary>The nearest good one: the elements are put together, however many there are.</summary>
    private static string Joined(string host)
    {
        string[] parts = ["Host=" + host, "Trust Server Certificate=true", "SSL Mode=Require", "Timeout=5"];
        return string.Join(';', parts);
    }

    public static IEnumerable<string> Strings(int input)
    {
        string[] all = [Replaced("a.example.com"), Lengthened("b"), Formatted("c.example.com"), Cut("d.example.com"), Joined("e.example.com")];
        return all.Select(text => new NpgsqlConnection(text).ConnectionString);
    }
}
