using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Corpus.C030;

public class ErpContext : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
        => optionsBuilder.UseSqlServer("Server=erp.example.com;Database=Erp;User Id=erp;Password=s3cret;Encrypt=False;Trust Server Certificate=true");
}

public static class SqlTransport
{
    public static SqlConnectionStringBuilder Create(string connectionString)
        => new SqlConnectionStringBuilder(connectionString) { TrustServerCertificate = true };
}
