using System.Reflection;

namespace PgSslAnalyzers.Tool.Tests;

/// <summary>Where the sources of this repository are.</summary>
internal static class Repository
{
    public static string Root { get; } = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "RepositoryRoot").Value!;
}
