namespace Shop;

/// <summary>A comment at the end of a line names the rule that reports there, and the text under the squiggle.</summary>
internal static class Connections
{
    private const string Server = "Host=db.example;Port=5432;Username=app";

    private const string Encryption = "SSL Mode=Require";

    public const string Plain = "Host=db.example;Database=plain;Username=app;SSL Mode=Disable"; // PGSSL1001: SSL Mode=Disable

    public const string Strong = "Host=db.example;Database=strong;Username=app;SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt";

    public const string Local = "Host=localhost;Database=local;Username=app";

    public static string Fallback(string password)
        => $"Host=db.example;Database=fallback;Username=app;Password={password};SSL Mode=Prefer"; // PGSSL1002: SSL Mode=Prefer

    public static string Trusting(string password)
        => Server + ";Database=trusting;Password=" + password + ";SSL Mode=Require;Trust Server Certificate=true"; // PGSSL1003: SSL Mode=Require

    public static string AnyHost(string password)
        => $"""Host=db.example;Database=anyhost;Username=app;Password={password};SSL Mode=VerifyCA;Root Certificate=/etc/pg/root.crt"""; // PGSSL1004: SSL Mode=VerifyCA

    /// <summary>Nothing here looks like a connection string: the place that opens the connection is told.</summary>
    public static string Assembled(string password)
        => Server + ";Database=assembled;Password=" + password + ";" + Encryption;
}
