using Npgsql;

namespace Corpus.C022;

public interface IDbSettings { string Host { get; } int Port { get; } string User { get; } string Password { get; } }

public sealed class ConnectionStringFactory(IDbSettings settings)
{
    public string Postgres(string dbName)
    {
        var connectionBuilder = new NpgsqlConnectionStringBuilder
        {
            Database = dbName,
            Host = settings.Host,
            Username = settings.User,
            Password = settings.Password,
            Port = settings.Port,
            Enlist = false,
            SslMode = SslMode.VerifyFull,
            RootCertificate = "__ROOT_CERT__"
        };

        return connectionBuilder.ConnectionString;
    }
}
