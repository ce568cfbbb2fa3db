using System.Reflection;

namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>Where the sources of this repository and the packages of this machine are.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string PackageCache { get; } = Metadata("PackageCache");

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The built pgssl.</summary>
    public static string Tool { get; } = Metadata("Tool");

    private static string Metadata(string key)
        => Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
