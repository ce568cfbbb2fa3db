using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Symbols;

/// <summary>Control flow graphs of bodies, wherever they stand.</summary>
internal static class Graphs
{
    /// <summary>The graph of an operation that Roslyn considers a root; null if there is none.</summary>
    public static ControlFlowGraph? OfRoot(IOperation root, CancellationToken cancellation)
    {
        try
        {
            return Create(root, cancellation);
        }
        catch (Exception exception) when (exception is InsufficientExecutionStackException or InvalidOperationException)
        {
            // Nested too deeply for the compiler too, or too broken for it.
            return null;
        }
    }

    private static ControlFlowGraph? Create(IOperation root, CancellationToken cancellation) => root switch
    {
        IMethodBodyOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellation),
        IConstructorBodyOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellation),
        IBlockOperation { Parent: null } block => ControlFlowGraph.Create(block, cancellation),
        IFieldInitializerOperation { Parent: null } initializer => ControlFlowGraph.Create(initializer, cancellation),
        IPropertyInitializerOperation { Parent: null } initializer => ControlFlowGraph.Create(initializer, cancellation),
        IParameterInitializerOperation { Parent: null } initializer => ControlFlowGraph.Create(initializer, cancellation),
        _ => null,
    };

    /// <summary>The graph of a function: a method or accessor, a local function or a lambda, however deep.</summary>
    public static ControlFlowGraph? OfFunction(IOperation function, CancellationToken cancellation)
    {
        IOperation root = RootOf(function);
        return OfRoot(root, cancellation) is not { } graph ? null : root.Syntax == function.Syntax ? graph : Nested(graph, function.Syntax, cancellation);
    }

    /// <summary>The operation at the top of the tree that holds <paramref name="operation"/>.</summary>
    public static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    private static ControlFlowGraph? Nested(ControlFlowGraph graph, SyntaxNode function, CancellationToken cancellation)
    {
        foreach (IMethodSymbol local in graph.LocalFunctions)
        {
            SyntaxNode syntax = local.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
            if (syntax.Span.Contains(function.Span))
            {
                ControlFlowGraph inner = graph.GetLocalFunctionControlFlowGraph(local, cancellation);
                return syntax == function ? inner : Nested(inner, function, cancellation);
            }
        }
        foreach (BasicBlock block in graph.Blocks)
        {
            foreach (IOperation operation in block.BranchValue is null ? block.Operations : block.Operations.Add(block.BranchValue))
            {
                foreach (IOperation part in operation.DescendantsAndSelf())
                {
                    if (part is not IFlowAnonymousFunctionOperation lambda || !lambda.Syntax.Span.Contains(function.Span))
                        continue;
                    ControlFlowGraph inner = graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellation);
                    return lambda.Syntax == function ? inner : Nested(inner, function, cancellation);
                }
            }
        }
        return null;
    }
}
