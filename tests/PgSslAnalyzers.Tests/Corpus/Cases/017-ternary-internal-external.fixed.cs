using System;
using Npgsql;

namespace Corpus.C017;

public static class Render
{
    public static NpgsqlDataSource Build(Uri databaseUri)
    {
        var userInfo = databaseUri.UserInfo.Split(':');
        var isInternal = !databaseUri.Host.Contains('.');

        var config = new NpgsqlConnectionStringBuilder
        {
            Host = databaseUri.Host,
            Port = databaseUri.Port,
            Username = userInfo[0],
            Password = userInfo[1],
            Database = databaseUri.LocalPath.TrimStart('/'),
            SslMode = isInternal ? SslMode.VerifyFull : SslMode.VerifyFull,
            RootCertificate = "__ROOT_CERT__",
            MaxPoolSize = 20
        };

        return NpgsqlDataSource.Create(config);
    }
}
