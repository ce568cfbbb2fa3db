// Elsa.EntityFrameworkCore.PostgreSql 3; the class and the namespace were renamed within version 3.
namespace Elsa.EntityFrameworkCore
{
    public class ElsaDbContextOptions;
    public abstract class PersistenceFeatureBase<TFeature, TDbContext>;
}

namespace Elsa.EntityFrameworkCore.Extensions
{
    public static class Extensions
    {
        public static TFeature UsePostgreSql<TFeature, TDbContext>(
            this PersistenceFeatureBase<TFeature, TDbContext> feature, string connectionString, ElsaDbContextOptions? options = null) => default!;
    }

    public static class PostgreSqlProvidersExtensions
    {
        public static TFeature UsePostgreSql<TFeature, TDbContext>(
            this PersistenceFeatureBase<TFeature, TDbContext> feature, string connectionString, ElsaDbContextOptions? options = null) => default!;

        public static TFeature UsePostgreSql<TFeature, TDbContext>(
            this PersistenceFeatureBase<TFeature, TDbContext> feature, System.Reflection.Assembly migrationsAssembly,
            string connectionString, ElsaDbContextOptions? options = null) => default!;
    }
}

namespace Elsa.Persistence.EFCore.Extensions
{
    public static class PostgreSqlProvidersExtensions
    {
        public static TFeature UsePostgreSql<TFeature, TDbContext>(
            this Elsa.EntityFrameworkCore.PersistenceFeatureBase<TFeature, TDbContext> feature, string connectionString) => default!;
    }
}
