using System.Net.Security;
using Npgsql;

public static class Program
{
    private static void Configure(SslClientAuthenticationOptions options) => options.RemoteCertificateValidationCallback = (_, _, _, _) => true;

    private static void Configure2(SslClientAuthenticationOptions options)
    {
        options.AllowTlsResume = false;
        options.RemoteCertificateValidationCallback = delegate { return true; };
    }

    public static IEnumerable<string> Strings()
    {
        using var a = new NpgsqlDataSourceBuilder("Host=db.example.com;Username=app;SSL Mode=Require").UseSslClientAuthenticationOptionsCallback(Configure).Build();
        using var b = new NpgsqlDataSourceBuilder("Host=db2.example.com;Username=app;SSL Mode=Require").UseSslClientAuthenticationOptionsCallback(Configure2).Build();
        return [a.ConnectionString, b.ConnectionString];
    }
}
