using Microsoft.EntityFrameworkCore;

await using var shop = new ShopContext();
var ssl = await shop.Database.SqlQuery<bool>($"""select ssl as "Value" from pg_stat_ssl where pid = pg_backend_pid()""").SingleAsync();
Console.WriteLine($"connected, ssl = {ssl}");

internal sealed class ShopContext : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder options) =>
        options.UseNpgsql("""
            Host=localhost; Port=5432; Database=postgres;
            Username=app; Password=s3cret;
            SSL Mode=Prefer
            """);
}
