using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Sinks;

/// <summary>Decides, from the place that a row's condition names, whether a provider-neutral API talks to Npgsql here.</summary>
internal static class SinkProvider
{
    /// <summary>True: it does. False: this code does not say. Null: it talks to another database.</summary>
    public static bool? Of(Sink sink, IOperation operation, IOperation? instance)
    {
        if (sink.Condition is not { } condition)
        {
            return true;
        }

        Engine engine = condition.Kind switch
        {
            SinkConditionKind.Argument => InArguments(operation, condition.Names),
            SinkConditionKind.Sibling => InSiblings(operation, instance, condition.Names),
            SinkConditionKind.Call => BuilderChain.EngineOf(operation, instance, condition.Names[0]),
            SinkConditionKind.Reference => InReferences(operation.SemanticModel?.Compilation, condition.Names[0]),
            SinkConditionKind.Receiver => InReceiver(sink, instance),
            _ => Engine.Unknown,
        };
        return engine == Engine.Other ? null : engine == Engine.Npgsql;
    }

    private static Engine InArguments(IOperation operation, string[] parameters)
    {
        Engine engine = Engine.Unknown;
        foreach (IOperation child in operation.ChildOperations)
        {
            if (child is IArgumentOperation { Parameter: { } parameter } argument && Array.IndexOf(parameters, parameter.Name) >= 0)
            {
                engine = EngineName.Combine(engine, EngineName.In(argument.Value));
            }
        }

        return engine;
    }

    // The initializer that holds the assignment and those around it; then the statements around it that assign to the same object.
    private static Engine InSiblings(IOperation operation, IOperation? instance, string[] properties)
    {
        for (IOperation? outer = operation.Parent; outer is not null and not IBlockOperation; outer = outer.Parent)
        {
            if (outer is IObjectOrCollectionInitializerOperation initializer
                && Assigned(initializer.Initializers, null, properties) is var engine and not Engine.Unknown)
            {
                return engine;
            }
        }

        if (ReferencedSymbol.Of(instance) is not { } symbol)
        {
            return Engine.Unknown;
        }

        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IBlockOperation block
                && Assigned(block.Operations, symbol, properties) is var engine and not Engine.Unknown)
            {
                return engine;
            }
        }

        return Engine.Unknown;
    }

    private static Engine Assigned(IEnumerable<IOperation> operations, ISymbol? on, string[] properties)
    {
        Engine engine = Engine.Unknown;
        foreach (IOperation operation in operations)
        {
            IOperation assignment = operation is IExpressionStatementOperation statement ? statement.Operation : operation;
            if (assignment is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } simple
                && Array.IndexOf(properties, target.Property.Name) >= 0
                && (on is null || SymbolEqualityComparer.Default.Equals(ReferencedSymbol.Of(target.Instance), on)))
            {
                engine = EngineName.Combine(engine, EngineName.In(simple.Value));
            }
        }

        return engine;
    }

    private static Engine InReferences(Compilation? compilation, string assemblies)
    {
        Engine engine = Engine.Unknown;
        foreach (AssemblyIdentity assembly in compilation?.ReferencedAssemblyNames ?? [])
        {
            if (assembly.Name.IndexOf(assemblies, StringComparison.Ordinal) >= 0)
                engine = EngineName.Combine(engine, EngineName.In(assembly.Name));
        }

        return engine;
    }

    // A type of another provider is never ours: Npgsql's own types have rows of their own.
    private static Engine InReceiver(Sink sink, IOperation? instance)
    {
        if (instance is null)
            return Engine.Unknown;

        Engine named = EngineName.In(instance);
        return named == Engine.Unknown && instance.Type is { TypeKind: not TypeKind.TypeParameter } type && !MetadataName.IsNameOf(sink.Type, type) ? Engine.Other : named;
    }
}
