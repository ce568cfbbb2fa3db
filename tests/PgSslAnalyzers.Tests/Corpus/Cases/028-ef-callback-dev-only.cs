using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Corpus.C028;

public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options);

public static class Registration
{
    public static void Configure(DbContextOptionsBuilder options, string connectionString, IHostEnvironment environment)
        => options.UseNpgsql(connectionString, npgsqlOptions =>
        {
            npgsqlOptions.EnableRetryOnFailure(5);
            if (!environment.IsProduction())
            {
                npgsqlOptions.RemoteCertificateValidationCallback((sender, certificate, chain, sslPolicyErrors) => true);
            }
        });
}
