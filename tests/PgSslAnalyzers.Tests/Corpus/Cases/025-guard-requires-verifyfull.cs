using System;
using Npgsql;

namespace Corpus.C025;

public static class Guard
{
    public static string Check(string value, bool production)
    {
        if (!production) return value;
        var parsed = new NpgsqlConnectionStringBuilder(value);
        if (parsed.SslMode != SslMode.VerifyFull || string.IsNullOrWhiteSpace(parsed.RootCertificate))
            throw new InvalidOperationException("Production PostgreSQL requires SSL Mode=VerifyFull and a mounted Root Certificate; SSL Mode=Require is not enough.");
        return value;
    }
}
