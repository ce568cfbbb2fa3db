using Npgsql;

public static class Program
{
    private static bool trusts = true;
    private static bool trustsInText = true;
    private static bool trustsOften = true;

    private static string Builder()
        => new NpgsqlConnectionStringBuilder { Host = "a.example.com", SslMode = SslMode.Require, TrustServerCertificate = trusts }.ConnectionString;

    private static string Text() => "Host=b.example.com;SSL Mode=Require" + (trustsInText ? ";Trust Server Certificate=true" : "");

    /// <summary>A sum is a text, even if what is added is null.</summary>
    private static string Extended(string? extra)
    {
        var text = "Trust Server Certificate=true;" + extra;
        return text.TrimEnd(';') + ";Host=c.example.com;SSL Mode=Require";
    }

    /// <summary>The nearest good one: the field has another reader.</summary>
    private static string Twice()
        => new NpgsqlConnectionStringBuilder { Host = "d.example.com", SslMode = SslMode.Require, TrustServerCertificate = trustsOften, Pooling = trustsOften }.ConnectionString;

    public static IEnumerable<string> Strings(int input)
    {
        string[] all = [Builder(), Text(), Extended(input == 1 ? "Timeout=4" : null), Twice()];
        return all.Select(text => new NpgsqlConnection(text).ConnectionString);
    }
}
