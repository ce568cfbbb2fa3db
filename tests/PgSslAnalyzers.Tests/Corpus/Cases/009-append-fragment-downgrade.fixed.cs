using System;
using Npgsql;

namespace Corpus.C009;

public static class UrlParser
{
    public static NpgsqlConnection Open(string host, int port, string db, string user, string password, string? sslMode)
    {
        var conn = $"Host={host};Port={port};Database={db};Username={user};Password={password}";
        if (sslMode?.Equals("require", StringComparison.OrdinalIgnoreCase) == true ||
            sslMode?.Equals("verify-full", StringComparison.OrdinalIgnoreCase) == true ||
            sslMode?.Equals("verify-ca", StringComparison.OrdinalIgnoreCase) == true)
        {
            conn += ";SSL Mode=VerifyFull;Root Certificate=__ROOT_CERT__";
        }

        return new NpgsqlConnection(conn);
    }
}
