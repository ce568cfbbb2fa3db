using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace PgSslAnalyzers.Flow;

/// <summary>The fixpoint over the blocks of a graph: branches, joins, and the ways of exceptions through catch and finally.</summary>
internal sealed class Blocks(Interpreter flow)
{
    private Action<FlowState>? onException;

    public void Reset() => onException = null;

    public void MayThrow(FlowState thrown) => onException?.Invoke(thrown);

    /// <summary>Runs a graph from the current state; afterwards the current state is that of its exit.</summary>
    /// <returns>The values that it may return.</returns>
    public AbstractValue Run(ControlFlowGraph graph, bool report)
    {
        bool wasReporting = flow.IsReporting;
        var states = new FlowState?[graph.Blocks.Length];
        int[] visits = new int[graph.Blocks.Length];
        var afterFinally = new Dictionary<int, SortedSet<int>>();
        var pending = new SortedSet<int> { 0 };
        states[0] = flow.State.Copy();
        AbstractValue returned = AbstractValue.None;

        flow.IsReporting = false;
        while (pending.Count > 0 && !flow.IsOutOfSteps)
        {
            int ordinal = pending.Min;
            pending.Remove(ordinal);
            visits[ordinal]++;
            returned = returned.Or(RunBlock(graph, graph.Blocks[ordinal], states, Propagate, ContinueAfter));
        }

        if (report && !flow.IsOutOfSteps)
        {
            flow.IsReporting = true;
            foreach (BasicBlock block in graph.Blocks)
            {
                if (states[block.Ordinal] is not null && !flow.IsOutOfSteps)
                    RunBlock(graph, block, states, static (_, _) => { }, static (_, _) => { });
            }
            if (flow.Frame.Path.Depth == 0)
                flow.Functions.RunOnTheirOwn(graph);
        }
        flow.IsReporting = wasReporting;
        flow.State = states[graph.Blocks.Length - 1] ?? flow.State;
        return flow.IsOutOfSteps ? AbstractValue.Unknown : returned;

        void Propagate(int target, FlowState incoming)
        {
            if (states[target] is not { } known)
            {
                states[target] = incoming.Copy();
                pending.Add(target);
                return;
            }
            FlowState before = known.Copy();
            if (!known.MergeWith(incoming))
                return;
            if (visits[target] >= Interpreter.MaxVisits)
                known.Widen(before);
            if (visits[target] <= 2 * Interpreter.MaxVisits || (flow.Domain.IsStrict && !known.SettlesFrom(before)))
                pending.Add(target);
        }

        // A branch out of a try goes through its finally; where it goes on is known when the finally ends.
        void ContinueAfter(ControlFlowRegion finallyRegion, int? next)
        {
            if (!afterFinally.TryGetValue(finallyRegion.FirstBlockOrdinal, out SortedSet<int>? targets))
                afterFinally[finallyRegion.FirstBlockOrdinal] = targets = [];
            if (next is { } target)
            {
                if (targets.Add(target) && states[finallyRegion.LastBlockOrdinal] is not null)
                    pending.Add(finallyRegion.LastBlockOrdinal);
                return;
            }
            foreach (int known in targets)
                Propagate(known, flow.State);
        }
    }

    private AbstractValue RunBlock(ControlFlowGraph graph, BasicBlock block, FlowState?[] states, Action<int, FlowState> propagate, Action<ControlFlowRegion, int?> continueAfter)
    {
        flow.Cancellation.ThrowIfCancellationRequested();
        flow.State = states[block.Ordinal]!.Copy();
        Action<FlowState>? outer = onException;
        if (flow.Domain.IsStrict && IsInTry(graph, block))
        {
            onException = thrown =>
            {
                FlowState here = flow.State;
                flow.State = thrown;
                PropagateToHandlers(graph, block, propagate, isEntry: false);
                flow.State = here;
                outer?.Invoke(thrown);
            };
        }
        FlowState before = flow.State.Copy();
        PropagateToHandlers(graph, block, propagate, isEntry: true);
        foreach (IOperation operation in block.Operations)
        {
            if (!flow.Frame.MayMatter(operation))
                continue;
            flow.Evaluate(operation);
            onException?.Invoke(flow.State);
        }
        AbstractValue branchValue = block.BranchValue is null ? AbstractValue.None : flow.Frame.MayMatter(block.BranchValue) ? flow.Evaluate(block.BranchValue) : AbstractValue.Unknown;
        if (!flow.State.IsAs(before))
            PropagateToHandlers(graph, block, propagate, isEntry: false);
        onException = outer;

        AbstractValue returned = AbstractValue.None;
        if (block.FallThroughSuccessor is { } next)
        {
            if (next.Semantics == ControlFlowBranchSemantics.Return)
            {
                returned = branchValue;
                // A member ends with this value.
                if (flow.IsReporting && block.BranchValue is not null && flow.Frame.Path.Depth == 0)
                    flow.Escapes.Escape(branchValue, false);
            }
            Follow(next, block, branchValue, conditionHolds: block.ConditionKind == ControlFlowConditionKind.WhenFalse, propagate, continueAfter);
            if (next.Destination is null && block.EnclosingRegion is { Kind: ControlFlowRegionKind.Finally } ended && ended.LastBlockOrdinal == block.Ordinal)
                continueAfter(ended, null);
        }
        if (block.ConditionalSuccessor is { } conditional)
            Follow(conditional, block, branchValue, conditionHolds: block.ConditionKind == ControlFlowConditionKind.WhenTrue, propagate, continueAfter);
        return returned;
    }

    private void Follow(ControlFlowBranch branch, BasicBlock block, AbstractValue branchValue, bool conditionHolds, Action<int, FlowState> propagate, Action<ControlFlowRegion, int?> continueAfter)
    {
        if (branch.Destination is not { } destination)
            return;
        FlowState outgoing = flow.State;
        if (block.ConditionKind != ControlFlowConditionKind.None && block.BranchValue is { } condition)
        {
            Guard guard = flow.Domain.Say(condition, conditionHolds);
            if (ReferenceEquals(guard, Guard.None))
                guard = ConditionAlternative.Say(branchValue, conditionHolds);
            if (!ReferenceEquals(guard, Guard.None))
            {
                outgoing = flow.State.Copy();
                outgoing.Guard = flow.State.Guard.And(guard);
            }
        }
        if (destination.Kind != BasicBlockKind.Exit)
            outgoing = LeaveRegions(branch, outgoing);
        if (branch.FinallyRegions.IsEmpty)
        {
            propagate(destination.Ordinal, outgoing);
            return;
        }
        for (int i = 0; i < branch.FinallyRegions.Length; i++)
            continueAfter(branch.FinallyRegions[i], i + 1 < branch.FinallyRegions.Length ? branch.FinallyRegions[i + 1].FirstBlockOrdinal : destination.Ordinal);
        propagate(branch.FinallyRegions[0].FirstBlockOrdinal, outgoing);
    }

    /// <summary>Variables end with their block: what is known stays small, however long the body is.</summary>
    private FlowState LeaveRegions(ControlFlowBranch branch, FlowState outgoing)
    {
        foreach (ControlFlowRegion region in branch.LeavingRegions)
        {
            if (region.Locals.IsEmpty && region.CaptureIds.IsEmpty)
                continue;
            if (ReferenceEquals(outgoing, flow.State))
                outgoing = flow.State.Copy();
            foreach (ILocalSymbol local in region.Locals)
                outgoing.Remove(local);
            foreach (CaptureId capture in region.CaptureIds)
                outgoing.Remove(new CaptureKey(flow.Frame.Graph, capture));
        }
        return outgoing;
    }

    private static bool IsInTry(ControlFlowGraph graph, BasicBlock block)
    {
        for (ControlFlowRegion? region = block.EnclosingRegion; region is not null && region != graph.Root; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Try)
                return true;
        }
        return false;
    }

    /// <summary>
    /// An exception may leave a block at any point: what is known before and after it is possible in the handlers. What is known before a block is what was known after those
    /// that lead to it, so that only the entry of a try has anything to add.
    /// </summary>
    private void PropagateToHandlers(ControlFlowGraph graph, BasicBlock block, Action<int, FlowState> propagate, bool isEntry)
    {
        // Around the root of a lambda lie the regions of the member that it stands in.
        for (ControlFlowRegion? region = block.EnclosingRegion; region is not null && region != graph.Root; region = region.EnclosingRegion)
        {
            if (region.Kind != ControlFlowRegionKind.Try || region.EnclosingRegion is not { } construct || (isEntry && region.FirstBlockOrdinal != block.Ordinal))
                continue;
            foreach (ControlFlowRegion handler in construct.NestedRegions)
            {
                if (handler.Kind != ControlFlowRegionKind.Try)
                    propagate(handler.FirstBlockOrdinal, flow.State);
            }
        }
    }
}
