using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Corpus.C037;

public class BooksContext(DbContextOptions<BooksContext> options) : DbContext(options);

public sealed class BooksContextFactory : IDesignTimeDbContextFactory<BooksContext>
{
    public BooksContext CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<BooksContext>();
        builder.UseNpgsql("Host=/var/run/postgresql;Database=books;Username=books_owner");
        return new BooksContext(builder.Options);
    }
}
