using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace PgSslAnalyzers.Flow;

/// <summary>
/// The fixpoint over the blocks of one graph: branches, joins, and the ways of exceptions through catch and finally.
/// A finally has two states: it runs because its try has ended, or because an exception goes through. What is half done when an exception is thrown is no concern of the code
/// behind the statement, which then does not run.
/// </summary>
internal sealed class Blocks(Interpreter flow, ControlFlowGraph graph, Blocks? outer)
{
    private readonly FlowState?[] states = new FlowState?[2 * graph.Blocks.Length];
    private readonly int[] visits = new int[2 * graph.Blocks.Length];
    private readonly Dictionary<int, SortedSet<int>> afterFinally = [];
    private readonly bool[] isPending = new bool[2 * graph.Blocks.Length];
    private readonly RegionEnds ends = new(graph);
    private readonly Blocks? caller = outer;
    private BasicBlock block = null!;
    private int index;
    private FlowState.Mark? thrown;
    private int firstPending;
    private bool isThrowing;
    private bool isSettled;

    /// <summary>The first block that is looked at again when all have settled. Blocks before it are reached on ways forward only: their first state is their last, and they tell at once.</summary>
    private int firstToSettle;

    /// <summary>Runs the graph from the current state; afterwards the current state is that of its exit.</summary>
    /// <returns>The values that it may return.</returns>
    public AbstractValue Run(bool report)
    {
        bool wasReporting = flow.IsReporting;
        AbstractValue returned = AbstractValue.None;
        flow.IsReporting = false;
        firstToSettle = report ? FirstOfLoops() : 0;
        states[0] = flow.State.Copy();
        isPending[0] = true;
        while (NextPending() is var node and >= 0 && !flow.IsOutOfSteps)
        {
            isPending[node] = false;
            visits[node]++;
            isThrowing = node % 2 == 1;
            // With both states a block tells what holds in either.
            if (node / 2 < firstToSettle && states[node ^ 1] is not null)
                firstToSettle = node / 2;
            flow.IsReporting = node / 2 < firstToSettle;
            returned = returned.Or(RunBlock(graph.Blocks[node / 2], states[node]!.Copy()));
        }
        isSettled = true;
        if (report && !flow.IsOutOfSteps)
            Report();
        flow.IsReporting = wasReporting;
        flow.State = states[2 * (graph.Blocks.Length - 1)] ?? flow.State;
        return flow.IsOutOfSteps ? AbstractValue.Unknown : returned;
    }

    /// <summary>The states have settled: each block once more, and what happens is told.</summary>
    private void Report()
    {
        flow.IsReporting = true;
        for (int i = firstToSettle; i < graph.Blocks.Length; i++)
        {
            BasicBlock one = graph.Blocks[i];
            FlowState? state = states[2 * one.Ordinal]?.Copy(), exceptional = states[2 * one.Ordinal + 1];
            if (state is not null && exceptional is not null)
                state.MergeWith(exceptional);
            if ((state ?? exceptional?.Copy()) is { } known && !flow.IsOutOfSteps)
                RunBlock(one, known);
        }
        if (flow.Frame.Path.Depth == 0)
            flow.Functions.RunOnTheirOwn(graph);
    }

    /// <summary>The first block to which a way leads back; the number of blocks if there is none.</summary>
    private int FirstOfLoops()
    {
        int first = graph.Blocks.Length;
        foreach (BasicBlock one in graph.Blocks)
        {
            if (one.FallThroughSuccessor?.Destination is { } next && next.Ordinal <= one.Ordinal)
                first = Math.Min(first, next.Ordinal);
            if (one.ConditionalSuccessor?.Destination is { } other && other.Ordinal <= one.Ordinal)
                first = Math.Min(first, other.Ordinal);
        }
        return first;
    }

    private void Propagate(int target, FlowState incoming, bool isThrowing)
    {
        if (isSettled)
            return;
        int node = 2 * target + (isThrowing ? 1 : 0);
        if (states[node] is not { } known)
        {
            states[node] = incoming.Copy();
            LookAt(node);
            return;
        }
        FlowState? before = visits[node] >= Interpreter.MaxVisits ? known.Copy() : null;
        if (!known.MergeWith(incoming))
            return;
        if (before is not null)
            known.Widen(before);
        if (before is null || visits[node] <= 2 * Interpreter.MaxVisits || !known.SettlesFrom(before))
            LookAt(node);
    }

    private void LookAt(int node)
    {
        isPending[node] = true;
        firstPending = Math.Min(firstPending, node);
    }

    /// <summary>The first block that has to be looked at; -1 if there is none.</summary>
    private int NextPending()
    {
        while (firstPending < isPending.Length)
        {
            if (isPending[firstPending])
                return firstPending;
            firstPending++;
        }
        return -1;
    }

    // A branch out of a try goes through its finally; where it goes on is known when the finally ends.
    private void ContinueAfter(ControlFlowRegion finallyRegion, int next)
    {
        int node = 2 * finallyRegion.LastBlockOrdinal + (isThrowing ? 1 : 0);
        if (TargetsAfter(finallyRegion).Add(next) && states[node] is not null && !isSettled)
            LookAt(node);
    }

    private SortedSet<int> TargetsAfter(ControlFlowRegion finallyRegion)
    {
        int key = 2 * finallyRegion.FirstBlockOrdinal + (isThrowing ? 1 : 0);
        if (!afterFinally.TryGetValue(key, out SortedSet<int>? targets))
            afterFinally[key] = targets = [];
        return targets;
    }

    private AbstractValue RunBlock(BasicBlock current, FlowState state)
    {
        flow.Cancellation.ThrowIfCancellationRequested();
        block = current;
        flow.State = state;
        thrown = null;
        PropagateToHandlers(isEntry: true);
        for (index = 0; index < block.Operations.Length; index++)
        {
            Step(block.Operations[index]);
            flow.MayThrow();
        }
        AbstractValue branchValue = block.BranchValue is null ? AbstractValue.None : Step(block.BranchValue);
        flow.MayThrow();

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
            Follow(next, branchValue, conditionHolds: block.ConditionKind == ControlFlowConditionKind.WhenFalse);
            if (next.Destination is null && block.EnclosingRegion is { Kind: ControlFlowRegionKind.Finally } ended && ended.LastBlockOrdinal == block.Ordinal)
            {
                foreach (int target in TargetsAfter(ended))
                    Propagate(target, flow.State, isThrowing);
            }
        }
        if (block.ConditionalSuccessor is { } conditional)
            Follow(conditional, branchValue, conditionHolds: block.ConditionKind == ControlFlowConditionKind.WhenTrue);
        return returned;
    }

    private AbstractValue Step(IOperation operation)
    {
        if (!flow.Frame.MayMatter(operation))
        {
            flow.Interference.AfterPassingOver(operation);
            return AbstractValue.Unknown;
        }
        FlowState? before = RemovedCalls.MayHold(operation, flow.Domain) ? flow.State.Copy() : null;
        AbstractValue value = flow.Evaluate(operation);
        // In some builds nothing of it is there.
        if (before is not null)
            flow.State.MergeWith(before);
        return value;
    }

    private void Follow(ControlFlowBranch branch, AbstractValue branchValue, bool conditionHolds)
    {
        if (branch.Destination is not { } destination)
            return;
        FlowState outgoing = flow.State;
        if (block.ConditionKind != ControlFlowConditionKind.None && block.BranchValue is { } condition)
        {
            if (flow.Domain.Answer(condition, branchValue) is { } answer && answer != conditionHolds)
                return;
            outgoing = Assume(condition, branchValue, conditionHolds);
        }
        if (destination.Kind != BasicBlockKind.Exit)
            outgoing = LeaveRegions(branch, outgoing);
        if (branch.FinallyRegions.IsEmpty)
        {
            Propagate(destination.Ordinal, outgoing, isThrowing);
            return;
        }
        for (int i = 0; i < branch.FinallyRegions.Length; i++)
            ContinueAfter(branch.FinallyRegions[i], i + 1 < branch.FinallyRegions.Length ? branch.FinallyRegions[i + 1].FirstBlockOrdinal : destination.Ordinal);
        Propagate(branch.FinallyRegions[0].FirstBlockOrdinal, outgoing, isThrowing);
    }

    /// <summary>What holds behind a condition: guards, and what it says of followed objects if they are still as they were when it looked.</summary>
    private FlowState Assume(IOperation condition, AbstractValue value, bool holds)
    {
        Guard guard = flow.Domain.Say(condition, holds);
        if (ReferenceEquals(guard, Guard.None))
            guard = ConditionAlternative.Say(value, holds);
        ConditionAlternative? known = value.Single<ConditionAlternative>();
        ObjectFact? fact = holds ? known?.FactWhenTrue : known?.FactWhenFalse;
        TrackedObject? now = fact is null ? null : flow.State.Object(fact.Object);
        bool isAsSeen = known?.MayBeStale == false && now?.SameAs(fact!.Seen) == true;
        // What was marked in between is another version of the object: the fact is marked too.
        if (fact is not null && !isAsSeen && now?.SameButMarks(fact.Seen) != true)
            fact = null;
        if (ReferenceEquals(guard, Guard.None) && fact is null)
            return flow.State;
        FlowState outgoing = flow.State.Copy();
        outgoing.Guard = flow.State.Guard.And(guard);
        if (fact is not null)
            outgoing.SetObject(fact.Object, isAsSeen ? fact.Then : fact.Then.Shared().Stale());
        return outgoing;
    }

    /// <summary>Variables end with their block: what is known stays small, however long the body is.</summary>
    private FlowState LeaveRegions(ControlFlowBranch branch, FlowState outgoing)
    {
        foreach (ControlFlowRegion region in branch.LeavingRegions)
        {
            object[] ended = ends.With(region);
            if (ended.Length == 0)
                continue;
            if (ReferenceEquals(outgoing, flow.State))
                outgoing = flow.State.Copy();
            outgoing.Remove(ended);
        }
        return outgoing;
    }

    /// <summary>Whether a variable that the current step writes gets another value, on every way, before anything reads it.</summary>
    public bool IsOverwritten(ILocalSymbol local) => DeadStores.IsOverwritten(graph, block, index, local);

    /// <summary>An exception may be thrown here: what is known now is possible in the handlers, of this body and of those that called it.</summary>
    public void MayThrow()
    {
        for (Blocks? one = this; one is not null; one = one.caller)
            one.PropagateToHandlers(isEntry: false);
    }

    /// <param name="isEntry">
    /// At the start of a block: what is known there was known after the blocks that lead to it, so that only the entry of a try has anything to add.
    /// </param>
    private void PropagateToHandlers(bool isEntry)
    {
        // Nothing has changed since the last step.
        if (isSettled || (!isEntry && thrown is { } last && flow.State.IsAs(last)))
            return;
        WayOut? nearest = ends.WayOutOf(block.EnclosingRegion);
        if (nearest is null)
            return;
        FlowState? leaving = null;
        for (WayOut? way = nearest; way is not null; way = way.Outer)
        {
            // Nor does a try around it start here.
            if (isEntry && way.Try.FirstBlockOrdinal != block.Ordinal)
                break;
            leaving ??= flow.State.Copy();
            leaving.Remove(way.Ended);
            FlowState possible = way.Outer is null ? leaving : leaving.Copy();
            possible.DropUnreachable(graph.OriginalOperation.Syntax);
            // Filters of whoever catches it, here or further out, have run.
            FlowState here = flow.State;
            flow.State = possible;
            flow.Interference.Disturb(null);
            flow.State = here;
            foreach (ControlFlowRegion handler in way.Construct.NestedRegions)
            {
                if (handler.Kind != ControlFlowRegionKind.Try)
                    Propagate(handler.FirstBlockOrdinal, possible, isThrowing || handler.Kind == ControlFlowRegionKind.Finally);
            }
        }
        thrown = flow.State.Now;
    }
}
