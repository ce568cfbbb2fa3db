using Npgsql;

public static class Program
{
    private const string Text = "Host=db.example.com;Username=app;SSL Mode=Require";

    public static IEnumerable<string> Strings()
    {
        using var plain = new NpgsqlConnection(Text);
        using var pinned = new NpgsqlConnection(Text + ";Application Name=pinned") { UserCertificateValidationCallback = (_, certificate, _, _) => certificate?.Issuer == "CN=shop" };
        using var lax = new NpgsqlConnection(Text + ";Application Name=lax");
        lax.UserCertificateValidationCallback = (_, _, _, _) => true;
        return [plain.ConnectionString, pinned.ConnectionString, lax.ConnectionString];
    }
}
