using System.Net.Security;
using Npgsql;

public static class Program
{
    private static NpgsqlConnection Open(bool development)
    {
        var c = new NpgsqlConnection("Host=db.example.com;Username=app;SSL Mode=Require");
        c.UserCertificateValidationCallback = development ? (_, _, _, _) => true : null;
        return c;
    }

    public static IEnumerable<string> Strings() => [Open(true).ConnectionString, Open(false).ConnectionString];
}
