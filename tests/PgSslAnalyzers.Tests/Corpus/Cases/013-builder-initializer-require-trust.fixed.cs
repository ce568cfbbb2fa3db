using System;
using Npgsql;

namespace Corpus.C013;

public static class BotDatabase
{
    public static string ConnectionString()
    {
        var url = Environment.GetEnvironmentVariable("DATABASE_URL") ?? throw new InvalidOperationException("DATABASE_URL is not set.");
        var uri = new Uri(url);
        var userInfo = uri.UserInfo.Split(':');

        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port,
            Username = userInfo[0],
            Password = userInfo[1],
            Database = uri.LocalPath.TrimStart('/'),
            SslMode = SslMode.VerifyFull,
            RootCertificate = "__ROOT_CERT__",
            Pooling = true
        };

        return builder.ToString();
    }
}
