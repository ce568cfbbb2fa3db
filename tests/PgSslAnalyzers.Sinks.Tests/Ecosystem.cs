using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PgSslAnalyzers.Sinks.Tests;

/// <summary>The real libraries that take an Npgsql connection string, as compilations to look into.</summary>
internal static class Ecosystem
{
    private static readonly string Folder =
        typeof(Ecosystem).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Ecosystem").Value!;

    /// <summary>The assemblies whose whole public API is looked through.</summary>
    private static readonly string[] Libraries =
    [
        "Npgsql", "Npgsql.*", "Microsoft.EntityFrameworkCore.Relational", "System.Data.Common",
        "Aspire.Npgsql", "Aspire.Npgsql.*", "Aspire.Hosting.PostgreSQL", "HealthChecks.NpgSql",
        "Hangfire.PostgreSql", "Marten", "Weasel.*", "JasperFx", "JasperFx.*", "Wolverine", "Wolverine.*",
        "dbup-core", "dbup-postgresql", "FluentMigrator", "FluentMigrator.*", "Yuniql.PostgreSql",
        "DistributedLock.*", "DotNetCore.CAP", "DotNetCore.CAP.*", "Rebus", "Rebus.*", "linq2db", "linq2db.*",
        "Quartz", "Orleans.*", "Testcontainers.PostgreSql", "Evolve", "Dapper", "Respawn",
    ];

    /// <summary>Every library in its newest version.</summary>
    public static CSharpCompilation Newest { get; } = Compile(File.ReadAllLines(Path.Combine(Folder, "references.txt")));

    /// <summary>The newest libraries with one of them in an earlier version, by the file of that one.</summary>
    public static IReadOnlyDictionary<string, CSharpCompilation> Earlier { get; } =
        File.ReadAllLines(Path.Combine(Folder, "earlier.txt")).ToDictionary(path => path, WithEarlier);

    /// <summary>The newest libraries and stand-ins for those that are not at hand.</summary>
    public static CSharpCompilation WithNotServed { get; } = Newest.AddReferences(
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "NotServed")).Order(StringComparer.Ordinal).Select(StandIn));

    public static IEnumerable<IAssemblySymbol> LibrariesOf(CSharpCompilation compilation) =>
        compilation.References.Select(compilation.GetAssemblyOrModuleSymbol).OfType<IAssemblySymbol>().Where(IsLibrary);

    /// <summary>The assembly that stands in for the newest of its name.</summary>
    public static IAssemblySymbol EarlierAssembly(string path) =>
        LibrariesOf(Earlier[path]).Single(assembly => assembly.Name == Path.GetFileNameWithoutExtension(path));

    private static bool IsLibrary(IAssemblySymbol assembly) => Libraries.Any(name =>
        name.EndsWith('*') ? assembly.Name.StartsWith(name[..^1], StringComparison.Ordinal) : assembly.Name == name);

    private static CSharpCompilation Compile(IEnumerable<string> paths) => CSharpCompilation.Create(
        "Consumer",
        references: paths.Select(path => MetadataReference.CreateFromFile(path)),
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static CSharpCompilation WithEarlier(string path)
    {
        var replaced = Newest.References.Where(reference => Path.GetFileName(reference.Display) == Path.GetFileName(path)).ToList();
        return Newest.RemoveReferences(replaced).AddReferences(MetadataReference.CreateFromFile(path));
    }

    private static CompilationReference StandIn(string path)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path);
        CSharpCompilation compilation = Newest.WithAssemblyName(Path.GetFileNameWithoutExtension(path)).AddSyntaxTrees(tree);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return compilation.ToMetadataReference();
    }
}
