namespace WeakShop.Data;

internal static class Connections
{
    private const string Cluster = "Host=orders.shop.example;Port=5432;Username=shop";
    private const string Encryption = "SSL Mode=Require;Trust Server Certificate=true";

    public const string Archive = "Host=archive.shop.example;Database=archive;Username=reader;SslMode=Disable";

    public static string Orders(string password)
        => Cluster + ";Database=orders;Password=" + password + ";" + Encryption;

    public static string Invoices(string password) => $"""
        Host=invoices.shop.example;
        Database=invoices;
        Username=shop;
        Password={password};
        SSL Mode=VerifyCA;
        Root Certificate=/etc/shop/root.crt
        """;
}
