using Npgsql;

namespace Corpus.C021;

public sealed record DbConfiguration(string ServerName, int Port, string UserName, string Password, string DatabaseName);

public static class DbConfigurationExtensions
{
    public static NpgsqlConnection GetConnection(this DbConfiguration c, SslMode sslMode = SslMode.VerifyFull)
    {
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = c.ServerName,
            Port = c.Port,
            Username = c.UserName,
            Password = c.Password,
            Database = c.DatabaseName,
            SslMode = sslMode,
            RootCertificate = "__ROOT_CERT__"
        };
        return new NpgsqlConnection(builder.ConnectionString);
    }
}
