using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Keywords;

namespace PgSslAnalyzers.Symbols;

/// <summary>What every part of the analysis needs from a compilation, looked up once.</summary>
internal sealed class CompilationContext
{
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> models = new();
    private readonly Lazy<bool> hasOtherDrivers;
    private readonly Lazy<DerivedTypes> derived;
    private readonly Lazy<bool> hasOwnTypesForTexts;
    private readonly Lazy<bool> setsCulture;
    private readonly Lazy<LibraryHooks> hooks;
    private readonly Lazy<bool> hasOwnIndexTypes;
    private readonly Lazy<bool> configuresSeveralTimes;
    private readonly RememberedHooks? remembered;

    private CompilationContext(Compilation compilation, INamedTypeSymbol? builder, NpgsqlVersion version, RememberedHooks? remembered)
    {
        this.remembered = remembered;
        Compilation = compilation;
        ConnectionStringBuilder = builder;
        SslMode = builder?.ContainingAssembly.GetTypeByMetadataName("Npgsql.SslMode");
        DataSourceBuilder = builder?.ContainingAssembly.GetTypeByMetadataName("Npgsql.NpgsqlDataSourceBuilder");
        SlimDataSourceBuilder = builder?.ContainingAssembly.GetTypeByMetadataName("Npgsql.NpgsqlSlimDataSourceBuilder");
        GenericBuilder = builder is null ? compilation.GetTypeByMetadataName("System.Data.Common.DbConnectionStringBuilder") : builder.BaseType;
        NpgsqlVersion = version;
        hasOtherDrivers = new Lazy<bool>(() => OtherDrivers.AreReferencedBy(compilation));
        derived = new Lazy<DerivedTypes>(() => new DerivedTypes(compilation));
        setsCulture = new Lazy<bool>(() => CurrentCulture.IsSetBy(this));
        hooks = new Lazy<LibraryHooks>(() => new LibraryHooks(this));
        hasOwnIndexTypes = new Lazy<bool>(() => IndexTypes.Any(name => compilation.Assembly.GetTypeByMetadataName(name) is not null));
        configuresSeveralTimes = new Lazy<bool>(() => compilation.SyntaxTrees.Sum(tree => HooksOf(tree).DataSourceConfigurations) > 1);
        hasOwnTypesForTexts = new Lazy<bool>(() => TypesForTexts.Any(name => compilation.Assembly.GetTypeByMetadataName(name) is not null));
    }

    /// <summary>What the compiler makes texts, tuples, lists and expressions with, and calls by its name.</summary>
    private static readonly string[] TypesForTexts =
    [
        "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler", "System.Runtime.CompilerServices.FormattableStringFactory", "System.FormattableString",
        "System.Runtime.InteropServices.MemoryMarshal", "System.Runtime.CompilerServices.Unsafe", "System.Runtime.ExceptionServices.ExceptionDispatchInfo", "System.Linq.Enumerable", "System.Collections.Generic.List`1",
        "System.Linq.Expressions.Expression", "System.Type",
        .. Enumerable.Range(1, 8).Select(static number => "System.ValueTuple`" + number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ];

    /// <summary>What the compiler makes places, ranges and lists of collection expressions with.</summary>
    private static readonly string[] IndexTypes = ["System.Index", "System.Range", "System.Runtime.CompilerServices.RuntimeHelpers", "System.Runtime.InteropServices.CollectionsMarshal", "System.MemoryExtensions"];

    /// <summary>Whether the program itself declares one of these types: <c>a[^1]</c> and <c>[1, 2]</c> then run code of the program.</summary>
    public bool HasOwnIndexTypes => hasOwnIndexTypes.Value;

    /// <summary>Code of the program that libraries call wherever they are called.</summary>
    public LibraryHooks Hooks => hooks.Value;

    /// <summary>What the names in a file say about code in every other file.</summary>
    public FileHooks HooksOf(SyntaxTree tree) => FileHooks.Of(tree, remembered);

    /// <summary>Whether the program itself declares a type that the compiler calls by its name: what it does is not known.</summary>
    public bool HasOwnTypesForTexts => hasOwnTypesForTexts.Value;

    /// <summary>Whether the program makes a culture the current one of which it is not known how it writes numbers.</summary>
    public bool SetsCulture => setsCulture.Value;

    /// <summary>Whether the program may configure a data source of Entity Framework at more than one place: the last configuration takes the place of the others.</summary>
    public bool ConfiguresSeveralTimes => configuresSeveralTimes.Value;

    public Compilation Compilation { get; }

    /// <summary>The version of the referenced assembly, as its members and its number tell; of a fork, the version that it is said to be like.</summary>
    public NpgsqlVersion NpgsqlVersion { get; }

    /// <summary>Whether a driver is referenced whose connection strings share keywords with Npgsql's.</summary>
    public bool HasOtherDrivers => hasOtherDrivers.Value;

    /// <summary>What the types of the program derive from.</summary>
    public DerivedTypes Derived => derived.Value;

    /// <summary>Null if Npgsql itself is not referenced.</summary>
    public INamedTypeSymbol? ConnectionStringBuilder { get; }

    /// <summary>System.Data.Common.DbConnectionStringBuilder.</summary>
    public INamedTypeSymbol? GenericBuilder { get; }

    public INamedTypeSymbol? SslMode { get; }

    public INamedTypeSymbol? DataSourceBuilder { get; }

    public INamedTypeSymbol? SlimDataSourceBuilder { get; }

    /// <summary>The context of a compilation that references Npgsql; null, at the price of one look-up, for any other.</summary>
    /// <param name="remembered">What the host remembers of the names in a file; null: each file is read again.</param>
    public static CompilationContext? TryCreate(Compilation compilation, RememberedHooks? remembered = null)
        => FindBuilder(compilation) is { } builder && ReferencedVersion.Of(builder) is { } version ? new CompilationContext(compilation, builder, version, remembered) : null;

    /// <summary>The context of a compilation that does not reference Npgsql, but has members of its own that take such strings: a fork with other names.</summary>
    public static CompilationContext WithoutNpgsql(Compilation compilation, NpgsqlVersion version, RememberedHooks remembered) => new(compilation, null, version, remembered);

    /// <summary>The version of the Npgsql that a compilation references; null if it references none.</summary>
    public static NpgsqlVersion? FindVersion(Compilation compilation) => FindBuilder(compilation) is { } builder ? ReferencedVersion.Of(builder) : null;

    private static INamedTypeSymbol? FindBuilder(Compilation compilation) => compilation.GetTypeByMetadataName("Npgsql.NpgsqlConnectionStringBuilder");

    /// <summary>The semantic model of a tree, made once: helpers and constants often stand in another file than the sink.</summary>
    // The analyzers must look into other files than the one that they are called for; one model a tree and compilation is the cheapest way.
#pragma warning disable RS1030
    public SemanticModel ModelOf(SyntaxTree tree) => models.GetOrAdd(tree, tree => Compilation.GetSemanticModel(tree));
#pragma warning restore RS1030

    /// <summary>The operation of a declaration; null if it is source of another project.</summary>
    public IOperation? OperationOf(SyntaxNode syntax, CancellationToken cancellation)
        => Compilation.ContainsSyntaxTree(syntax.SyntaxTree) ? Operations.Of(syntax, ModelOf(syntax.SyntaxTree), cancellation) : null;

    public bool IsSslMode(ITypeSymbol? type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] }
            ? Is(underlying, SslMode)
            : Is(type, SslMode);

    public bool IsBuilder(ITypeSymbol? type) => Is(type, ConnectionStringBuilder) || IsGenericBuilder(type);

    public bool IsGenericBuilder(ITypeSymbol? type) => Is(type, GenericBuilder);

    public bool IsDataSourceBuilder(ITypeSymbol? type) => Is(type, DataSourceBuilder) || Is(type, SlimDataSourceBuilder);

    private static bool Is(ITypeSymbol? type, INamedTypeSymbol? known) => known is not null && SymbolEqualityComparer.Default.Equals(type, known);
}
