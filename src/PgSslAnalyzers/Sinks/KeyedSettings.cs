using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.ConnectionStrings.Servers;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Sinks;

/// <summary>
/// Strings that reach Npgsql through a collection of properties, whose key is all that tells: <c>properties["quartz.dataSource.main.connectionString"] = x</c>, the
/// same as an element of an initializer or by <c>SetProperty(key, x)</c>. The provider stands under a key of its own, on the same object.
/// </summary>
internal static class KeyedSettings
{
    /// <summary>What the keys of a data source of Quartz begin with; its name and the setting follow.</summary>
    private const string Prefix = "quartz.dataSource.";
    private const string Text = ".connectionString", Provider = ".provider";

    private static readonly Sink Row = new(Prefix + "*", "connectionString", Sink.PropertyValue, SinkKind.ConnectionString);

    /// <summary>The keys of NHibernate: <c>cfg.SetProperty(Environment.ConnectionString, x)</c>, and those that name the driver.</summary>
    private const string HibernateText = "connection.connection_string";
    private static readonly string[] HibernateProviders = ["connection.driver_class", "dialect", "hibernate.connection.driver_class", "hibernate.dialect"];
    private static readonly Sink HibernateRow = new(HibernateText, "connectionString", Sink.PropertyValue, SinkKind.ConnectionString);

    /// <summary>Whether a text may be such a key. For filtering syntax before binding.</summary>
    public static bool MayBeKey(string text) => IsOfHibernate(text) || IsOfQuartz(text);

    private static bool IsOfHibernate(string text) => text is HibernateText or "hibernate." + HibernateText;

    private static bool IsOfQuartz(string text) => text.StartsWith(Prefix, StringComparison.Ordinal) && text.EndsWith(Text, StringComparison.Ordinal) && text.Length > Prefix.Length + Text.Length;

    /// <summary>Whether an operation writes under such a key.</summary>
    public static bool IsWrite(IOperation operation) => Pair(operation) is ({ } key, _, _) && MayBeKey(key);

    /// <summary>The value that an operation of the operation tree writes under such a key; null if it does not, or for another database.</summary>
    public static SinkMatch? Find(IOperation operation)
    {
        if (Pair(operation) is not ({ } key, { Type.SpecialType: SpecialType.System_String } value, var instance) || !MayBeKey(key))
            return null;
        bool isHibernate = IsOfHibernate(key);
        string[] providers = isHibernate ? HibernateProviders : [key.Substring(0, key.Length - Text.Length) + Provider];
        Engine engine = EngineName.Combine(EngineBeside(operation, instance, providers), InChain(operation, providers));
        return engine == Engine.Other ? null : new SinkMatch(isHibernate ? HibernateRow : Row, value, engine == Engine.Npgsql);
    }

    /// <summary>Key, value and object of an element: <c>o[key] = value</c>, <c>o.Add(key, value)</c>, <c>o.SetProperty(key, value)</c>.</summary>
    private static (string? Key, IOperation Value, IOperation? Instance)? Pair(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [var key] } target } assignment => (TextOf(key.Value), assignment.Value, target.Instance),
        IInvocationOperation { TargetMethod.Name: "Add" or "Set" or "SetProperty" or "TryAdd", Arguments: [var key, var value] } call => (TextOf(key.Value), value.Value, call.Instance),
        _ => null,
    };

    private static string? TextOf(IOperation value) => value.ConstantValue is { HasValue: true, Value: string text } ? text : null;

    /// <summary>The provider that is written beside: in the same initializer, or in a statement around that speaks of the same object.</summary>
    private static Engine EngineBeside(IOperation operation, IOperation? instance, string[] providers)
    {
        Engine engine = Engine.Unknown;
        ISymbol? symbol = ReferencedSymbol.Of(instance);
        if (operation.Parent is IObjectOrCollectionInitializerOperation initializer)
        {
            engine = InElements(initializer.Initializers, null, providers);
            symbol = VariableOf(initializer.Parent);
        }
        for (IOperation? outer = operation.Parent; outer is not null && symbol is not null; outer = outer.Parent)
        {
            if (outer is IBlockOperation block)
                engine = EngineName.Combine(engine, InElements(block.Operations, symbol, providers));
        }
        return engine;
    }

    /// <summary>What the calls say on whose result this one is called, and those that are called on its result.</summary>
    private static Engine InChain(IOperation operation, string[] providers)
    {
        Engine engine = Engine.Unknown;
        for (IOperation? call = (operation as IInvocationOperation)?.Instance; call is IInvocationOperation before; call = before.Instance)
            engine = EngineName.Combine(engine, Said(before));
        for (IOperation? call = operation; call is IInvocationOperation { Parent: IInvocationOperation behind } && behind.Instance == call; call = behind)
            engine = EngineName.Combine(engine, Said(behind));
        return engine;

        Engine Said(IOperation call) => Pair(call) is ({ } key, { } value, _) && Array.IndexOf(providers, key) >= 0 ? EngineName.In(value) : Engine.Unknown;
    }

    /// <summary>What a new collection is assigned to: <c>var properties = new NameValueCollection { ... }</c>.</summary>
    private static ISymbol? VariableOf(IOperation? creation)
    {
        IOperation? parent = creation?.Parent;
        while (parent is IConversionOperation or IVariableInitializerOperation)
            parent = parent.Parent;
        return parent switch
        {
            IVariableDeclaratorOperation declarator => declarator.Symbol,
            ISimpleAssignmentOperation assignment => ReferencedSymbol.Of(assignment.Target),
            _ => null,
        };
    }

    /// <param name="operations">Elements of an initializer, or statements.</param>
    /// <param name="on">The variable that statements must speak of.</param>
    /// <param name="providers">The keys.</param>
    private static Engine InElements(IEnumerable<IOperation> operations, ISymbol? on, string[] providers)
    {
        Engine engine = Engine.Unknown;
        foreach (IOperation operation in operations)
        {
            IOperation element = operation is IExpressionStatementOperation statement ? statement.Operation : operation;
            if (on is not null && element is IVariableDeclarationGroupOperation group)
                engine = EngineName.Combine(engine, InDeclaration(group, on, providers));
            else if (Pair(element) is var (key, value, instance) && Array.IndexOf(providers, key) >= 0 && (on is null || SymbolEqualityComparer.Default.Equals(ReferencedSymbol.Of(instance), on)))
                engine = EngineName.Combine(engine, EngineName.In(value));
        }
        return engine;
    }

    private static Engine InDeclaration(IVariableDeclarationGroupOperation group, ISymbol on, string[] providers)
    {
        Engine engine = Engine.Unknown;
        foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(static declaration => declaration.Declarators))
        {
            if (declarator.Initializer?.Value is IObjectCreationOperation { Initializer: { } inside } && SymbolEqualityComparer.Default.Equals(declarator.Symbol, on))
                engine = EngineName.Combine(engine, InElements(inside.Initializers, null, providers));
        }
        return engine;
    }
}
