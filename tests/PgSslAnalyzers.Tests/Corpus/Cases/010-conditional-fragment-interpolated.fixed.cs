using System;
using Npgsql;

namespace Corpus.C010;

public static class Discrete
{
    public static string Build()
    {
        var host = Environment.GetEnvironmentVariable("DATABASE_HOST");
        var db = Environment.GetEnvironmentVariable("DATABASE_NAME");
        var user = Environment.GetEnvironmentVariable("DATABASE_USER");
        var password = Environment.GetEnvironmentVariable("DATABASE_PASSWORD");
        var ssl = host != "localhost" && host != "127.0.0.1" ? ";SSL Mode=VerifyFull;Root Certificate=__ROOT_CERT__" : "";
        return $"Host={host};Database={db};Username={user};Password={password}{ssl}";
    }

    public static NpgsqlConnection Open() => new(Build());
}
