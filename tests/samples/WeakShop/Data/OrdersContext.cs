using Microsoft.EntityFrameworkCore;

namespace WeakShop.Data;

internal sealed class OrdersContext(DbContextOptions<OrdersContext> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();
}

internal sealed record Order(int Id, string Customer, DateTime PlacedAt, decimal Total);
