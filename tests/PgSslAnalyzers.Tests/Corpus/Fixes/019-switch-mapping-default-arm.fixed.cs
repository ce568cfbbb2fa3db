using System;
using Npgsql;

namespace Corpus.C019;

public static class Mapper
{
    public static string Map(Uri uri, string user, string password, string? mode)
    {
        var csb = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Username = user,
            Password = password,
            Database = uri.AbsolutePath.Trim('/')
        };

        csb.SslMode = (mode ?? "require").ToLowerInvariant() switch
        {
            "disable" => SslMode.Disable,
            "allow" => SslMode.Allow,
            "prefer" => SslMode.Prefer,
            "verify-ca" => SslMode.VerifyCA,
            "verify-full" => SslMode.VerifyFull,
            _ => SslMode.VerifyFull
        };
        csb.RootCertificate = "__ROOT_CERT__";
        return csb.ConnectionString;
    }
}
