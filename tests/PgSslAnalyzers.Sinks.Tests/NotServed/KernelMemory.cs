// Microsoft.KernelMemory.MemoryDb.Postgres 0.9x
namespace Microsoft.KernelMemory;

public interface IKernelMemoryBuilder
{
}

public class PostgresConfig
{
    public string ConnectionString { get; set; } = "";
}

public static class KernelMemoryBuilderExtensions
{
    public static IKernelMemoryBuilder WithPostgresMemoryDb(this IKernelMemoryBuilder builder, PostgresConfig config) => builder;
    public static IKernelMemoryBuilder WithPostgresMemoryDb(this IKernelMemoryBuilder builder, string connString) => builder;
}
