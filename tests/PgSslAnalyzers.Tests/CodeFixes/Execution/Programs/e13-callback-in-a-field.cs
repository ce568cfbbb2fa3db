using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Npgsql;

public static class Program
{
    private static readonly RemoteCertificateValidationCallback AcceptAll = (_, _, _, _) => true;

    public static IEnumerable<string> Strings()
    {
        using var c = new NpgsqlConnection("Host=db.example.com;Username=app;SSL Mode=Require") { UserCertificateValidationCallback = AcceptAll };
        var b = new NpgsqlDataSourceBuilder("Host=db2.example.com;Username=app;SSL Mode=Require");
        b.UseUserCertificateValidationCallback(AcceptAll);
        using var s = b.Build();
        return [c.ConnectionString, s.ConnectionString];
    }
}
