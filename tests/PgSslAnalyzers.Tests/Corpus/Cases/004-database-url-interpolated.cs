using System;
using Microsoft.EntityFrameworkCore;

namespace Corpus.C004;

public class CatalogContext(DbContextOptions<CatalogContext> options) : DbContext(options);

public static class Boot
{
    public static void Configure(DbContextOptionsBuilder<CatalogContext> options, string? fallback)
    {
        var connectionString = fallback;
        var databaseUrl = Environment.GetEnvironmentVariable("DATABASE_URL");
        if (!string.IsNullOrEmpty(databaseUrl))
        {
            var uri = new Uri(databaseUrl);
            var userInfo = uri.UserInfo.Split(':');
            var port = uri.Port > 0 ? uri.Port : 5432;
            connectionString = $"Host={uri.Host};Port={port};Username={userInfo[0]};Password={userInfo[1]};Database={uri.AbsolutePath.TrimStart('/')};SSL Mode=Require;Trust Server Certificate=true";
        }

        options.UseNpgsql(connectionString);
    }
}
