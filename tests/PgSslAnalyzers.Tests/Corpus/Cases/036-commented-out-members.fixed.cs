using Npgsql;

namespace Corpus.C036;

public sealed record DbConfig(string Hostname, int Port, string DatabaseName, string Username, string Password);

public sealed class Service(DbConfig cfg)
{
    private readonly string connectionString = new NpgsqlConnectionStringBuilder
    {
        Host = cfg.Hostname,
        Port = cfg.Port,
        Database = cfg.DatabaseName,
        Username = cfg.Username,
        Password = cfg.Password,
        MaxAutoPrepare = 50,
        AutoPrepareMinUsages = 3,
        SslMode = SslMode.VerifyFull,
        RootCertificate = "__ROOT_CERT__"
        //SslMode = SslMode.Require,
        //TrustServerCertificate = true
    }.ConnectionString;
}
