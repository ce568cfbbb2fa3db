using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Flow;

/// <summary>
/// Forward data-flow analysis of a body: an abstract interpretation over Roslyn's control flow graph. It first runs until nothing new is learnt, and then once more over
/// the settled states, in which the <see cref="FlowDomain"/> is told what happens. This class holds what its parts share; each part is one concern.
/// Bounds: <see cref="MaxSteps"/> operations a root, <see cref="MaxVisits"/> visits a block before it forgets what still changes,
/// <see cref="MaxCallDepth"/> calls deep, <see cref="MaxNesting"/> nested operations. Past a bound a value is unknown.
/// </summary>
internal sealed class Interpreter
{
    public const int MaxSteps = 200_000;
    public const int MaxVisits = 4;
    public const int MaxCallDepth = 3;
    public const int MaxNesting = 250;

    private readonly CallPath rootPath = new(0, 0);
    private Blocks? blocks;
    private readonly Expressions expressions;
    private int nesting;
    private SyntaxNode? rootSyntax;

    /// <param name="domain">What is followed.</param>
    /// <param name="cancellation">Ends the analysis.</param>
    /// <param name="isTakenForHarmless">For tests: steps that are taken for harmless though they are not on the list.</param>
    public Interpreter(FlowDomain domain, CancellationToken cancellation, Func<IOperation, bool>? isTakenForHarmless = null)
    {
        Domain = domain;
        Cancellation = cancellation;
        expressions = new Expressions(this);
        Assignments = new Assignments(this);
        Calls = new Calls(this);
        Functions = new Functions(this);
        Members = new Members(this);
        Escapes = new Escapes(this);
        OtherNames = new OtherNames(this);
        EnteredMethods = new EnteredMethods(this);
        LostSteps = new LostSteps(domain);
        Interference = new Interference(this, new HarmlessSteps(domain, isTakenForHarmless, cancellation));
        domain.Attach(this);
    }

    public FlowDomain Domain { get; }

    public CancellationToken Cancellation { get; }

    public Assignments Assignments { get; }

    public Calls Calls { get; }

    public Functions Functions { get; }

    public Members Members { get; }

    public Escapes Escapes { get; }

    /// <summary>What a step may change behind the back of the analysis: the one place that says so.</summary>
    public Interference Interference { get; }

    /// <summary>What a write changes under another name.</summary>
    public OtherNames OtherNames { get; }

    /// <summary>What may change because a method is entered.</summary>
    public EnteredMethods EnteredMethods { get; }

    /// <summary>Where what was known was lost.</summary>
    public LostSteps LostSteps { get; }

    /// <summary>What is known where the analysis is.</summary>
    public FlowState State { get; set; } = null!;

    /// <summary>The body in which it is.</summary>
    public Frame Frame { get; set; } = null!;

    /// <summary>Whether the states have settled, so that what happens is told.</summary>
    public bool IsReporting { get; set; }

    /// <summary>Methods, functions and declarations that are being looked at: none is entered twice.</summary>
    public HashSet<ISymbol> Active { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Operations evaluated so far: what <see cref="MaxSteps"/> bounds.</summary>
    public int Steps { get; private set; }

    public bool IsOutOfSteps => Steps > MaxSteps;

    /// <summary>Whether something was left out because of a bound.</summary>
    public bool IsCutShort { get; set; }

    /// <summary>Whether the body that is being looked at is the root, or a function in it.</summary>
    public bool IsInRoot => Graphs.RootOf(Frame.Graph.OriginalOperation).Syntax == rootSyntax;

    /// <summary>Runs the body of a member, an initializer, or top-level statements.</summary>
    /// <param name="root">The operation that Roslyn gives for it.</param>
    /// <param name="member">The member that it belongs to, if known.</param>
    /// <param name="relevance">Which statements of it have to be interpreted; null for all.</param>
    public void RunRoot(IOperation root, ISymbol? member, Relevance? relevance)
    {
        if (GraphOf(root) is not { } graph)
        {
            IsReporting = true;
            Domain.NotFollowed(root);
            IsReporting = false;
            return;
        }
        State = FlowState.Initial();
        Frame = new Frame(graph, rootPath, member, root.Syntax.SyntaxTree) { Relevance = relevance };
        (Steps, IsCutShort, rootSyntax) = (0, false, root.Syntax);
        Functions.Reset();
        LostSteps.Reset();
        blocks = null;
        Members.BindUnknownParameters(member as IMethodSymbol);
        AbstractValue returned = Run(graph, report: true);
        IsReporting = true;
        if (member is not null && !IsOutOfSteps)
            Domain.Returned(member, returned);
        if (IsCutShort || IsOutOfSteps)
            Domain.NotFollowed(root);
        IsReporting = false;
    }

    /// <summary>The graph of an operation that Roslyn considers a root; null if there is none.</summary>
    public ControlFlowGraph? GraphOf(IOperation root) => Graphs.OfRoot(root, Cancellation);

    /// <summary>The chain of calls of a body that is looked at for a declaration.</summary>
    public CallPath PathInto(SyntaxNode declaration) => rootPath.Enter(declaration);

    /// <summary>Runs a graph from the current state; afterwards the current state is that of its exit.</summary>
    /// <returns>The values that it may return.</returns>
    public AbstractValue Run(ControlFlowGraph graph, bool report)
    {
        Blocks? caller = blocks;
        blocks = new Blocks(this, graph, caller);
        AbstractValue returned = blocks.Run(report);
        blocks = caller;
        return returned;
    }

    /// <summary>The value of an operation; what it does takes effect on the current state.</summary>
    public AbstractValue Evaluate(IOperation? operation)
    {
        if (operation is null)
            return AbstractValue.Unknown;
        if (++Steps > MaxSteps || nesting >= MaxNesting)
        {
            IsCutShort = true;
            return AbstractValue.Unknown;
        }
        if (Assignments.IsAliased(operation))
            return AbstractValue.Unknown;
        nesting++;
        AbstractValue value = expressions.Evaluate(operation);
        Interference.After(operation);
        nesting--;
        return Domain.Complete(operation, value);
    }

    /// <summary>Runs something at another nesting of operations, such as a declaration elsewhere.</summary>
    public T Nested<T>(Func<T> run)
    {
        (FlowState State, Frame Frame, bool IsReporting, int Nesting, Blocks? Blocks) before = (State, Frame, IsReporting, nesting, blocks);
        (IsReporting, blocks) = (false, null);
        State = FlowState.Initial();
        T result = run();
        (State, Frame, IsReporting, nesting, blocks) = before;
        return result;
    }

    /// <summary>Counts a step that is no operation of its own.</summary>
    public void CountStep() => Steps++;

    /// <summary>A step may throw: what is known now is possible in the handlers.</summary>
    public void MayThrow() => blocks?.MayThrow();

    /// <summary>Whether a variable that is written now gets another value before anything reads it.</summary>
    public bool IsOverwritten(ILocalSymbol local) => blocks?.IsOverwritten(local) == true;

    /// <summary>An object made at <paramref name="site"/>.</summary>
    public AbstractValue NewObject(SyntaxNode site, TrackedObject tracked)
    {
        var key = new ObjectKey(site, Frame.Path);
        // Made once more while the program still has the one before: what happens to one of them did not happen to both.
        if (State.Object(key) is not null && State.Values.Values.Any(value => value.Holds(key)))
            tracked = tracked.Stale();
        State.SetObject(key, tracked);
        return AbstractValue.Of(new ObjectAlternative(key));
    }
}

/// <summary>Where the analysis is.</summary>
/// <param name="Graph">The graph of the body.</param>
/// <param name="Path">The calls that were entered on the way.</param>
/// <param name="Member">The method, function or member whose body it is.</param>
/// <param name="Tree">Its file.</param>
internal sealed record Frame(ControlFlowGraph Graph, CallPath Path, ISymbol? Member, SyntaxTree Tree)
{
    /// <summary>Which statements of the body have to be interpreted; null for all.</summary>
    public Relevance? Relevance { get; init; }

    /// <summary>Whether an operation of the graph has to be interpreted.</summary>
    public bool MayMatter(IOperation operation) => Relevance?.IsRelevant(operation) ?? true;
}
