using Microsoft.EntityFrameworkCore;

namespace WeakShop.Data;

internal sealed class CatalogueContext : DbContext
{
    public DbSet<Product> Products => Set<Product>();

    protected override void OnConfiguring(DbContextOptionsBuilder options)
        => options.UseNpgsql("Host=catalogue.shop.example;Database=catalogue;Username=reader");
}

internal sealed record Product(int Id, string Name, decimal Price);
