using System;
using Npgsql;

namespace Corpus.C023;

public static class PostgresTcp
{
    public static NpgsqlConnectionStringBuilder New()
    {
        var connectionString = new NpgsqlConnectionStringBuilder()
        {
            Host = Environment.GetEnvironmentVariable("INSTANCE_HOST"),
            Username = Environment.GetEnvironmentVariable("DB_USER"),
            Password = Environment.GetEnvironmentVariable("DB_PASS"),
            Database = Environment.GetEnvironmentVariable("DB_NAME"),
            RootCertificate = Environment.GetEnvironmentVariable("DB_SERVER_CA"),
            SslCertificate = Environment.GetEnvironmentVariable("DB_CLIENT_CERT"),
            SslKey = Environment.GetEnvironmentVariable("DB_CLIENT_KEY"),
            SslMode = SslMode.VerifyFull,
        };
        connectionString.Pooling = true;
        return connectionString;
    }
}
