using Npgsql;

public static class Program
{
    private const string Server = "Host=db.example.com;SSL Mode=Prefer";

    private static readonly string[] Levels = ["Require", "Allow"];

    // Without its keyword the other value would go on with the setting in front.
    private static string TwoModes(bool trusts) => $"{Server};Trust Server Certificate={(trusts ? "true" : "false")};SSL Mode=Prefer;";

    private static string ModeInFront(bool trusts) => "Host=db2.example.com;SSL Mode=" + Levels[0] + ";Trust Server Certificate=" + (trusts ? "true" : "false") + ";Username=app";

    private static string RootInFront(bool trusts, bool isShop)
    {
        string root = "/mine/root.crt";
        if (isShop)
            root = "/etc/own.pem";
        return $"Host=db3.example.com;SSL Mode={Levels[1]};Root Certificate={root};Trust Server Certificate={(trusts ? "true" : "false")};";
    }

    private static string RevocationInFront(bool trusts)
        => $"Host=db4.example.com;SSL Mode=Require;Check Certificate Revocation=true;Trust Server Certificate={(trusts ? "true" : "false")}";

    // More ways than are told apart.
    private static string ManyWays(bool isLocal, bool isShop, string? database, bool trusts)
        => $"Host={(isLocal ? "localhost" : "db5.example.com")};Username={(isShop ? "shop" : "app")};Database={(database ?? "main")};SSL Mode=Allow;Root Certificate={(isShop ? "/mine/root.crt" : "/etc/own.pem")};Trust Server Certificate={(trusts ? "true" : "false")};";

    public static IEnumerable<string> Strings(int input)
    {
        bool trusts = input == 1, isOther = input > 1;
        yield return new NpgsqlConnection(TwoModes(trusts)).ConnectionString;
        yield return new NpgsqlConnection(ModeInFront(trusts)).ConnectionString;
        yield return new NpgsqlConnection(RootInFront(trusts, isOther)).ConnectionString;
        yield return new NpgsqlConnection(RevocationInFront(trusts)).ConnectionString;
        yield return new NpgsqlConnection(ManyWays(isOther, trusts, input == 0 ? null : "shop", isOther)).ConnectionString;
    }
}
