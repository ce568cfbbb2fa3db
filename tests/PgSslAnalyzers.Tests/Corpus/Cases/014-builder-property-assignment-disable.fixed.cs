namespace Corpus.C014;

public static class Legacy
{
    public static string GetConnectionString(string server, int port, string database, string user, string password)
    {
        var csb = new Npgsql.NpgsqlConnectionStringBuilder();
        csb.Host = server;
        csb.Port = port;
        csb.Database = database;
        csb.Username = user;
        csb.Password = password;
        csb.Pooling = false;

        csb.SslMode = Npgsql.SslMode.VerifyFull;
        csb.RootCertificate = "__ROOT_CERT__";
        csb.PersistSecurityInfo = false;

        return csb.ConnectionString;
    }
}
