using System;
using Npgsql;

namespace Corpus.C012;

public static class Compose
{
    public static NpgsqlConnection Open()
    {
        var dbHost = Environment.GetEnvironmentVariable("DB_HOST");
        var dbName = Environment.GetEnvironmentVariable("DB_NAME");
        var dbUser = Environment.GetEnvironmentVariable("DB_USER");
        var dbPassword = Environment.GetEnvironmentVariable("DB_PASSWORD");
        var dbSslMode = Environment.GetEnvironmentVariable("DB_SSL_MODE") ?? "Require";

        return new NpgsqlConnection($"Host={dbHost};Database={dbName};Username={dbUser};Password={dbPassword};Ssl Mode={dbSslMode};");
    }
}
