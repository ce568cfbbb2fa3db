using Npgsql;

public static class Program
{
    private static string Sum(string path)
    {
        using var connection = new NpgsqlConnection("Host=db.example.com;SSL Mode=Require" + ";Root Certificate=" + path);
        connection.UserCertificateValidationCallback = (_, _, _, _) => true;
        return connection.ConnectionString;
    }

    private static string Hole(bool isShop)
    {
        using var connection = new NpgsqlConnection($"Host=db2.example.com;SSL Mode=Require;Root Certificate='{(isShop ? "/etc/shop.pem" : "/etc/own.pem")}';Username=app") { UserCertificateValidationCallback = delegate { return true; } };
        return connection.ConnectionString;
    }

    private static string None()
    {
        using var connection = new NpgsqlConnection("Host=db3.example.com;SSL Mode=Require" + ";Username=app");
        connection.UserCertificateValidationCallback = (_, _, _, _) => true;
        return connection.ConnectionString;
    }

    public static IEnumerable<string> Strings(int input)
    {
        yield return Sum("/etc/own.pem");
        yield return Hole(input == 1);
        yield return None();
    }
}
