using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Tests;

/// <summary>What the programs under test are compiled against: the assemblies that the tests run on, and each supported Npgsql. Made once, shared by all tests.</summary>
internal static class TestReferences
{
    public const string Oldest = "8.0.9", Middle = "9.0.5", Newest = "10.0.3";

    /// <summary>.NET, ASP.NET Core, Npgsql 10, its EF Core provider, SqlClient and MySqlConnector.</summary>
    public static readonly ImmutableArray<MetadataReference> All = Load(static _ => true);

    /// <summary>The same without Npgsql.</summary>
    public static readonly ImmutableArray<MetadataReference> WithoutNpgsql = Load(static name => !name.StartsWith("Npgsql", StringComparison.Ordinal));

    /// <summary>What most programs need: the base library and Npgsql. A compilation against it takes half the time.</summary>
    public static readonly ImmutableArray<MetadataReference> Small = Load(static name => IsBase(name) || name == "Npgsql");

    /// <summary>The base library alone.</summary>
    public static readonly ImmutableArray<MetadataReference> Base = Load(IsBase);

    private static readonly ImmutableDictionary<string, ImmutableArray<MetadataReference>> ByVersion = new[] { Oldest, Middle }.ToImmutableDictionary(
        static version => version, static version => Base.Add(MetadataReference.CreateFromFile(PathOf("Npgsql" + version))));

    /// <summary>The base library and the Npgsql of this version.</summary>
    public static ImmutableArray<MetadataReference> For(string version) => version == Newest ? Small : ByVersion[version];

    private static ImmutableArray<MetadataReference> Load(Func<string, bool> isWanted) =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileNameWithoutExtension(file) is { } name && isWanted(name) && !IsOfTests(name))
            .Select(static file => MetadataReference.CreateFromFile(file)),
    ];

    private static bool IsBase(string name)
        => (name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("System.ServiceModel", StringComparison.Ordinal) && !name.StartsWith("System.Composition", StringComparison.Ordinal))
            || name is "netstandard" or "mscorlib" or "Microsoft.Extensions.Logging.Abstractions";

    private static bool IsOfTests(string name)
        => name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || name.StartsWith("PgSsl", StringComparison.Ordinal)
            || name.StartsWith("xunit", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Microsoft.VisualStudio", StringComparison.Ordinal);

    private static string PathOf(string name) => typeof(TestReferences).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == name).Value!;
}
