using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.Demand;

namespace PgSslAnalyzers.Evaluation;

/// <summary>
/// Follows texts, modes and builders through a body: an abstract interpretation over Roslyn's control flow graph. It first runs until nothing new
/// is learnt, without a word, and then once more over the settled states, telling <see cref="IUseObserver"/> what reaches Npgsql.
/// Bounds: <see cref="MaxSteps"/> operations a root, <see cref="MaxVisits"/> visits a block before it forgets what still changes,
/// <see cref="MaxCallDepth"/> calls deep, <see cref="MaxNesting"/> nested operations. Past a bound a value is unknown.
/// </summary>
internal sealed partial class Interpreter(FileContext context, IUseObserver observer, Seeds? seeds, CancellationToken cancellation)
{
    public const int MaxSteps = 200_000;
    public const int MaxVisits = 4;
    public const int MaxCallDepth = 3;
    public const int MaxNesting = 250;

    private readonly CallPath rootPath = new(0, 0);
    private readonly Dictionary<CaptureKey, IOperation> capturedTargets = [];
    private readonly HashSet<ISymbol> active = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> aliased = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> seenFunctions = new(SymbolEqualityComparer.Default);
    private int steps;
    private int nesting;
    private bool isReporting;
    private Frame frame = null!;
    private FlowState state = null!;

    /// <summary>Operations evaluated so far: what <see cref="MaxSteps"/> bounds.</summary>
    public int Steps => steps;

    /// <summary>Runs the body of a member, an initializer, or top-level statements.</summary>
    /// <param name="root">The operation that Roslyn gives for it.</param>
    /// <param name="member">The member that it belongs to, if known.</param>
    public void RunRoot(IOperation root, ISymbol? member)
    {
        Relevance? relevance = seeds is null ? null : Relevance.Of(root, seeds, IsProof);
        if (relevance is { IsEmpty: true })
            return;
        if (GraphOf(root) is not { } graph)
        {
            if (IsProof)
                ReportAllSinks(root);
            return;
        }
        state = FlowState.Initial();
        frame = new Frame(graph, rootPath, member, root.Syntax.SyntaxTree) { Relevance = relevance };
        (steps, isCutShort, deferred, onException, rootSyntax) = (0, false, null, null, root.Syntax);
        BindUnknownParameters(member as IMethodSymbol);
        AbstractValue returned = Run(graph, report: true);
        isReporting = true;
        if (member is not null && steps <= MaxSteps)
            observer.Returned(member, returned, state);
        if (IsProof && (isCutShort || steps > MaxSteps))
            ReportAllSinks(root);
        isReporting = false;
    }

    /// <summary>The graph of an operation that Roslyn considers a root; null if there is none.</summary>
    internal ControlFlowGraph? GraphOf(IOperation root) => Graphs.OfRoot(root, cancellation);

    /// <summary>Runs a graph from the current state; afterwards the current state is that of its exit.</summary>
    /// <returns>The values that it may return.</returns>
    private AbstractValue Run(ControlFlowGraph graph, bool report)
    {
        bool wasReporting = isReporting;
        var states = new FlowState?[graph.Blocks.Length];
        int[] visits = new int[graph.Blocks.Length];
        var afterFinally = new Dictionary<int, SortedSet<int>>();
        var pending = new SortedSet<int> { 0 };
        states[0] = state.Copy();
        AbstractValue returned = AbstractValue.None;

        isReporting = false;
        while (pending.Count > 0 && steps <= MaxSteps)
        {
            int ordinal = pending.Min;
            pending.Remove(ordinal);
            visits[ordinal]++;
            returned = returned.Or(RunBlock(graph, graph.Blocks[ordinal], states, Propagate, ContinueAfter));
        }

        if (report && steps <= MaxSteps)
        {
            isReporting = true;
            foreach (BasicBlock block in graph.Blocks)
            {
                if (states[block.Ordinal] is not null && steps <= MaxSteps)
                    RunBlock(graph, block, states, static (_, _) => { }, static (_, _) => { });
            }
            if (frame.Path.Depth == 0)
                RunLocalFunctionsOnTheirOwn(graph);
        }
        isReporting = wasReporting;
        state = states[graph.Blocks.Length - 1] ?? state;
        return steps > MaxSteps ? AbstractValue.Unknown : returned;

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
            if (visits[target] >= MaxVisits)
                known.Widen(before);
            if (visits[target] <= 2 * MaxVisits || (IsProof && !known.SettlesFrom(before)))
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
                Propagate(known, state);
        }
    }

    private AbstractValue RunBlock(ControlFlowGraph graph, BasicBlock block, FlowState?[] states, Action<int, FlowState> propagate, Action<ControlFlowRegion, int?> continueAfter)
    {
        cancellation.ThrowIfCancellationRequested();
        state = states[block.Ordinal]!.Copy();
        Action<FlowState>? outer = onException;
        if (IsProof && IsInTry(graph, block))
        {
            onException = thrown =>
            {
                FlowState here = state;
                state = thrown;
                PropagateToHandlers(graph, block, propagate, isEntry: false);
                state = here;
                outer?.Invoke(thrown);
            };
        }
        FlowState before = state.Copy();
        PropagateToHandlers(graph, block, propagate, isEntry: true);
        foreach (IOperation operation in block.Operations)
        {
            if (!IsRelevant(operation))
                continue;
            Evaluate(operation);
            onException?.Invoke(state);
        }
        AbstractValue branchValue = block.BranchValue is null ? AbstractValue.None : IsRelevant(block.BranchValue) ? Evaluate(block.BranchValue) : AbstractValue.Unknown;
        if (!state.IsAs(before))
            PropagateToHandlers(graph, block, propagate, isEntry: false);
        onException = outer;

        AbstractValue returned = AbstractValue.None;
        if (block.FallThroughSuccessor is { } next)
        {
            if (next.Semantics == ControlFlowBranchSemantics.Return)
            {
                returned = branchValue;
                if (isReporting && block.BranchValue is not null)
                    LeaveWith(branchValue);
            }
            Follow(next, block, branchValue, conditionHolds: block.ConditionKind == ControlFlowConditionKind.WhenFalse, propagate, continueAfter);
            if (next.Destination is null && block.EnclosingRegion is { Kind: ControlFlowRegionKind.Finally } ended && ended.LastBlockOrdinal == block.Ordinal)
                continueAfter(ended, null);
        }
        if (block.ConditionalSuccessor is { } conditional)
            Follow(conditional, block, branchValue, conditionHolds: block.ConditionKind == ControlFlowConditionKind.WhenTrue, propagate, continueAfter);
        return returned;
    }

    private bool IsRelevant(IOperation operation) => frame.Relevance is not { } relevance || relevance.IsRelevant(operation);

    private void Follow(ControlFlowBranch branch, BasicBlock block, AbstractValue branchValue, bool conditionHolds, Action<int, FlowState> propagate, Action<ControlFlowRegion, int?> continueAfter)
    {
        if (branch.Destination is not { } destination)
            return;
        FlowState outgoing = state;
        if (block.ConditionKind != ControlFlowConditionKind.None && block.BranchValue is { } condition)
        {
            Guard guard = Conditions.Say(condition, conditionHolds);
            if (ReferenceEquals(guard, Guard.None))
                guard = ConditionAlternative.Say(branchValue, conditionHolds);
            if (!ReferenceEquals(guard, Guard.None))
            {
                outgoing = state.Copy();
                outgoing.Guard = state.Guard.And(guard);
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
            if (ReferenceEquals(outgoing, state))
                outgoing = state.Copy();
            foreach (ILocalSymbol local in region.Locals)
                outgoing.Remove(local);
            foreach (CaptureId capture in region.CaptureIds)
                outgoing.Remove(new CaptureKey(frame.Graph, capture));
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
                    propagate(handler.FirstBlockOrdinal, state);
            }
        }
    }

    /// <summary>A local function that nothing was seen to call is looked at without a call, as a method is.</summary>
    private void RunLocalFunctionsOnTheirOwn(ControlFlowGraph graph)
    {
        FlowState after = state;
        Frame caller = frame;
        foreach (IMethodSymbol function in graph.LocalFunctions)
        {
            if (seenFunctions.Contains(function) && !missedFunctions.Contains(function))
                continue;
            state = IsProof ? FlowState.Initial() : after.Copy();
            ControlFlowGraph body = graph.GetLocalFunctionControlFlowGraph(function, cancellation);
            frame = new Frame(body, caller.Path, function, caller.Tree) { Relevance = caller.Relevance };
            BindUnknownParameters(function);
            AbstractValue returned = Run(body, report: true);
            isReporting = true;
            observer.Returned(function, returned, state);
        }
        (state, frame) = (after, caller);
    }

    /// <summary>Where the interpreter is.</summary>
    private sealed record Frame(ControlFlowGraph Graph, CallPath Path, ISymbol? Member, SyntaxTree Tree)
    {
        /// <summary>What has to be interpreted here; null if everything has.</summary>
        public Relevance? Relevance { get; init; }
    }
}
