// AspNetCore.HealthChecks.UI.PostgreSQL.Storage 9
namespace Microsoft.Extensions.DependencyInjection;

public class HealthChecksUIBuilder
{
}

public static class HealthChecksUIBuilderExtensions
{
    public static HealthChecksUIBuilder AddPostgreSqlStorage(this HealthChecksUIBuilder builder, string connectionString, System.Action<object>? configureOptions = null) => builder;
}
