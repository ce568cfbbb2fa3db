using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Flow;

/// <summary>Finds out whether what is stored in a local variable is ever read: a search forward from the store.</summary>
internal static class DeadStores
{
    /// <summary>How many blocks are searched.</summary>
    public const int MaxBlocks = 64;

    /// <summary>
    /// Whether a store is followed by another one on every way, with no read between them. A variable that functions share, or a body with handlers, in which the way is not told, gives no.
    /// </summary>
    /// <param name="graph">The body.</param>
    /// <param name="block">The block of the store.</param>
    /// <param name="index">The index of the operation in it that stores.</param>
    /// <param name="local">The variable.</param>
    public static bool IsOverwritten(ControlFlowGraph graph, BasicBlock block, int index, ILocalSymbol local)
    {
        if (index >= block.Operations.Length || HasHandlers(graph.Root) || SharedVariables.HasFunctions(graph.OriginalOperation.Syntax))
            return false;
        var seen = new HashSet<int>();
        var pending = new Stack<(BasicBlock Block, int From)>();
        pending.Push((block, index + 1));
        while (pending.Count > 0)
        {
            (BasicBlock current, int from) = pending.Pop();
            switch (FirstUse(current, from, local))
            {
                case Use.Read:
                    return false;
                case Use.Write:
                    continue;
            }
            if (current.Kind == BasicBlockKind.Exit || seen.Count > MaxBlocks)
                return false;
            foreach (ControlFlowBranch? branch in new[] { current.FallThroughSuccessor, current.ConditionalSuccessor })
            {
                // The variable ends unread, or an exception ends the way.
                if (branch is not null && (branch.Destination is null || branch.LeavingRegions.Any(region => region.Locals.Contains(local, SymbolEqualityComparer.Default))))
                    return false;
                if (branch?.Destination is { } next && seen.Add(next.Ordinal))
                    pending.Push((next, 0));
            }
        }
        return true;
    }

    private enum Use
    {
        None,
        Read,
        Write,
    }

    private static Use FirstUse(BasicBlock block, int from, ILocalSymbol local)
    {
        for (int i = from; i < block.Operations.Length; i++)
        {
            if (UseIn(block.Operations[i], local) is var use and not Use.None)
                return use;
        }
        return block.BranchValue is not null && Reads(block.BranchValue, local) ? Use.Read : Use.None;
    }

    private static Use UseIn(IOperation operation, ILocalSymbol local)
    {
        IOperation step = operation is IExpressionStatementOperation statement ? statement.Operation : operation;
        if (step is ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation target } assignment && SymbolEqualityComparer.Default.Equals(target.Local, local))
            return Reads(assignment.Value, local) ? Use.Read : Use.Write;
        return Reads(step, local) ? Use.Read : Use.None;
    }

    private static bool Reads(IOperation operation, ILocalSymbol local)
        => operation.DescendantsAndSelf().Any(part => part is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local));

    private static bool HasHandlers(ControlFlowRegion region) => region.Kind == ControlFlowRegionKind.Try || region.NestedRegions.Any(HasHandlers);
}
