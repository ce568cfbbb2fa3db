using Npgsql;

public static class Program
{
    private static readonly string[] Parts = ["Host=db.example.com", "SSL Mode=Require", "Trust Server Certificate=true", "Timeout=5"];

    public static IEnumerable<string> Strings() => [new NpgsqlConnection(string.Join(';', Parts)).ConnectionString, new NpgsqlConnection("Host=db2.example.com;SSL Mode=VerifyFull;" + Parts[3] + ";Command Timeout=" + Parts.Length).ConnectionString];
}
