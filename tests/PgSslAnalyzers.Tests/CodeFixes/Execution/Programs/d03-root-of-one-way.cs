using Npgsql;

public static class Program
{
    // One way has a root certificate, the other none: no single one is right for a builder around both.
    private static string Mixed(bool own)
    {
        var text = "Host=db.example.com;SSL Mode=Require" + (own ? ";Root Certificate=/own.crt" : "");
        return text.Length > 60 ? text : text + ";Timeout=8";
    }

    private static string Own()
    {
        var text = "Host=db.example.com;SSL Mode=Prefer;Root Certificate=/own.crt";
        return text.Length > 60 ? text : text + ";Timeout=8";
    }

    private static string Quoted()
    {
        var text = "Host=db.example.com;SSL Mode=Prefer;Password=\"a;b'c\"";
        return text.Length > 60 ? text : text + ";Search Path='\"$user\",public'";
    }

    public static IEnumerable<string> Strings(int input) => [new NpgsqlConnection(Mixed(input == 0)).ConnectionString, new NpgsqlConnection(Own()).ConnectionString, new NpgsqlConnection(Quoted()).ConnectionString];
}
