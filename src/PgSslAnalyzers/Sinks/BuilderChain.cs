using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Sinks;

/// <summary>
/// The calls of one library around an operation: <c>rb.AddPostgres().WithGlobalConnectionString(x)</c>, the same as two statements,
/// or <c>store.UsePostgres(db => db.ConnectionString = x)</c>.
/// </summary>
internal static class BuilderChain
{
    public static Engine EngineOf(IOperation operation, IOperation? instance, string library)
    {
        if (InChain(operation, library) is var engine and not Engine.Unknown)
            return engine;

        ISymbol? root = ReferencedSymbol.Of(operation is IInvocationOperation call ? Root(call) : instance);
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            engine = outer switch
            {
                IBlockOperation block when root is not null => InStatements(block, root, library),
                IInvocationOperation enclosing => InChain(enclosing, library),
                _ => Engine.Unknown,
            };
            if (engine != Engine.Unknown)
                return engine;
        }

        return Engine.Unknown;
    }

    private static Engine InStatements(IBlockOperation block, ISymbol root, string library)
    {
        Engine engine = Engine.Unknown;
        foreach (IOperation operation in block.Operations)
        {
            if (operation is IExpressionStatementOperation { Operation: IInvocationOperation call }
                && SymbolEqualityComparer.Default.Equals(ReferencedSymbol.Of(Root(call)), root))
            {
                engine = EngineName.Combine(engine, InChain(call, library));
            }
        }

        return engine;
    }

    // The call itself, those whose result it is called on, and those that are called on its result.
    private static Engine InChain(IOperation operation, string library)
    {
        Engine engine = Engine.Unknown;
        for (IOperation? call = operation; call is not null; call = Receiver(call))
        {
            engine = EngineName.Combine(engine, Named(call, library));
        }

        for (IInvocationOperation? call = CalledOn(operation); call is not null; call = CalledOn(call))
        {
            engine = EngineName.Combine(engine, Named(call, library));
        }

        return engine;
    }

    // The name of the method or of its type, and what it is told: UseProvider("PostgreSQL"), UseConnectionString(DataType.PostgreSQL, ...).
    private static Engine Named(IOperation operation, string library)
    {
        if (operation is not IInvocationOperation call || !IsOf(call.TargetMethod.ContainingNamespace, library))
            return Engine.Unknown;

        Engine engine = EngineName.In(call.TargetMethod.Name);
        if (engine == Engine.Unknown)
            engine = EngineName.In(call.TargetMethod.ContainingType.Name);

        // db.Driver<NpgsqlDriver>()
        foreach (ITypeSymbol type in call.TargetMethod.TypeArguments)
            engine = EngineName.Combine(engine, EngineName.In(type.Name));

        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is { } parameter
                && (parameter.Type.TypeKind == TypeKind.Enum || parameter.Name.EndsWith("provider", StringComparison.OrdinalIgnoreCase)
                    || parameter.Name == "providerName"))
            {
                engine = EngineName.Combine(engine, EngineName.In(argument.Value));
            }
        }

        return engine;
    }

    private static bool IsOf(INamespaceSymbol? space, string library)
    {
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space?.Name == library;
    }

    private static IOperation Root(IInvocationOperation call)
    {
        IOperation root = call;
        while (Receiver(root) is { } receiver)
        {
            root = receiver;
        }

        return root;
    }

    private static IOperation? Receiver(IOperation operation)
    {
        if (operation is not IInvocationOperation call)
            return operation is IConversionOperation conversion ? conversion.Operand : null;

        if (call.Instance is { } instance)
        {
            return instance;
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (call.TargetMethod.IsExtensionMethod && argument.Parameter?.Ordinal == 0)
                return argument.Value;
        }

        return null;
    }

    private static IInvocationOperation? CalledOn(IOperation operation)
    {
        IOperation value = operation;
        while (value.Parent is IConversionOperation or IArgumentOperation)
            value = value.Parent;

        return value.Parent is IInvocationOperation call && Receiver(call) is { } receiver && Contains(receiver, operation) ? call : null;
    }

    private static bool Contains(IOperation receiver, IOperation operation) =>
        receiver == operation || (receiver is IConversionOperation conversion && Contains(conversion.Operand, operation));
}
