using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Flow;

/// <summary>Lambdas, local functions and method groups: where they are made, and where they are called.</summary>
internal sealed class Functions(Interpreter flow)
{
    private readonly HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> missed = new(SymbolEqualityComparer.Default);

    /// <summary>The function, made in this body, that may run later and is being looked at; null if there is none.</summary>
    public SyntaxNode? Deferred { get; private set; }

    public void Reset() => Deferred = null;

    /// <summary>A function where it is made: its body may run with what is known here, now or later.</summary>
    public AbstractValue Make(IOperation target)
    {
        flow.Domain.Unseen(target);
        var made = new DelegateAlternative(target, flow.Frame.Graph);
        // Whoever has the delegate may call the method of the object.
        if (ReceiverOf(target) is { } receiver)
            flow.Escapes.Share(flow.Evaluate(receiver));
        if (target is IFlowAnonymousFunctionOperation or IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction })
        {
            FlowState before = flow.State.Copy();
            SyntaxNode? outer = Deferred;
            Deferred ??= target.Syntax;
            flow.Interference.BeforeLater(target.Syntax);
            Run(made, static _ => null);
            Deferred = outer;
            flow.State.MergeWith(before);
            flow.Interference.AfterMaking(target is IMethodReferenceOperation { Method.DeclaringSyntaxReferences: [var function] } ? function.GetSyntax(flow.Cancellation) : target.Syntax);
        }
        return AbstractValue.Of(made);
    }

    /// <summary>The object to which a method group is bound; null if to none, or to the object whose member runs. A control flow graph leaves out that of an extension method.</summary>
    private IOperation? ReceiverOf(IOperation target) => target switch
    {
        IMethodReferenceOperation { Instance: { } receiver } => receiver is IInstanceReferenceOperation ? null : receiver,
        IMethodReferenceOperation { Method.IsExtensionMethod: true, Syntax: MemberAccessExpressionSyntax { Expression: var extended } } => flow.Domain.OperationOf(extended),
        _ => null,
    };

    /// <summary>Runs the body of a method or local function that is entered.</summary>
    /// <param name="body">Its graph.</param>
    /// <param name="call">The call of a local function that goes on after it has returned; null for any other.</param>
    public AbstractValue RunEntered(ControlFlowGraph body, SyntaxNode? call)
    {
        SyntaxNode? outer = Deferred;
        Deferred ??= call;
        AbstractValue returned = flow.Run(body, flow.IsReporting);
        Deferred = outer;
        return returned;
    }

    /// <summary>Runs the body of a delegate that somebody keeps and calls later.</summary>
    public AbstractValue RunLater(DelegateAlternative made, Func<IParameterSymbol, AbstractValue?> bind)
    {
        SyntaxNode? outer = Deferred;
        Deferred ??= made.Target.Syntax;
        flow.Interference.BeforeLater(made.Target.Syntax);
        AbstractValue returned = Call(made, bind, null);
        Deferred = outer;
        return returned;
    }

    /// <summary>Calls a delegate with the given objects as its parameters. If it runs on, it may change them at any time.</summary>
    /// <param name="made">The delegate.</param>
    /// <param name="bind">The value of a parameter; null for one that is not known.</param>
    /// <param name="call">The call; null if a library calls it.</param>
    public AbstractValue Call(DelegateAlternative made, Func<IParameterSymbol, AbstractValue?> bind, SyntaxNode? call)
    {
        if (MethodOf(made) is not { } method || !flow.EnteredMethods.RunsOn(method, call))
            return Run(made, bind);
        AbstractValue returned = flow.EnteredMethods.Perhaps(() => Run(made, bind));
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (bind(parameter) is { } given)
                flow.Escapes.Mark(given);
        }
        return returned;
    }

    private static IMethodSymbol? MethodOf(DelegateAlternative made) => made.Target switch
    {
        IFlowAnonymousFunctionOperation lambda => lambda.Symbol,
        IMethodReferenceOperation reference => reference.Method.OriginalDefinition,
        _ => null,
    };

    /// <summary>Runs the body of a delegate with the given objects as its parameters.</summary>
    public AbstractValue Run(DelegateAlternative made, Func<IParameterSymbol, AbstractValue?> bind)
    {
        IMethodSymbol? method = MethodOf(made);
        if (method is null || flow.Frame.Path.Depth >= Interpreter.MaxCallDepth || !flow.Active.Add(method))
        {
            Miss(made);
            return AbstractValue.Unknown;
        }
        Frame caller = flow.Frame;
        AbstractValue returned = AbstractValue.Unknown;
        ControlFlowGraph? body = !AsyncMethods.RunToTheEnd(method) ? null : made.Target is IFlowAnonymousFunctionOperation function
            ? made.Graph.GetAnonymousFunctionControlFlowGraph(function, flow.Cancellation)
            : CanEnterReference(method) ? flow.Calls.BodyOf(method) : null;
        if (body is not null)
        {
            // A lambda of this member is part of it; what a method group names is a call away.
            flow.Frame = new Frame(body, made.Target is IFlowAnonymousFunctionOperation ? caller.Path : caller.Path.Enter(made.Target.Syntax, Sees(method)), method, body.OriginalOperation.Syntax.SyntaxTree)
            {
                Relevance = made.Target is IFlowAnonymousFunctionOperation || method.MethodKind == MethodKind.LocalFunction ? caller.Relevance : null,
            };
            foreach (IParameterSymbol parameter in method.Parameters)
            {
                if (bind(parameter) is { } bound)
                    flow.State.Set(parameter, bound);
                else
                    flow.Members.BindUnknown(parameter);
            }
            returned = flow.Run(body, flow.IsReporting);
            flow.Frame = caller;
            // The object to which it is bound is not followed into the method.
            if (ReceiverOf(made.Target) is not null && !flow.Interference.OnlyLooks(method))
                flow.Interference.Disturb(made.Target.Syntax);
        }
        else
        {
            // A method of a library, perhaps of an object that is followed.
            flow.Interference.Disturb(made.Target.Syntax);
        }
        flow.Active.Remove(method);
        return returned;
    }

    /// <summary>Whether the body of a function is known.</summary>
    public static bool IsInSight(DelegateAlternative made) => made.Target is IFlowAnonymousFunctionOperation || made.Target is IMethodReferenceOperation { Method: var method } && CanEnterReference(method);

    private static bool CanEnterReference(IMethodSymbol method)
        => method.DeclaringSyntaxReferences.Length == 1 && !method.IsAbstract && (!(method.IsVirtual || method.IsOverride) || method.IsSealed || method.ContainingType.IsSealed);

    /// <summary>Notes that a local function is looked at where it is used.</summary>
    public bool Sees(IMethodSymbol method)
    {
        bool isLocal = method.MethodKind == MethodKind.LocalFunction;
        if (isLocal && flow.IsReporting)
            seen.Add(method);
        return isLocal;
    }

    /// <summary>A local function is called, but not looked at there.</summary>
    public void Miss(IMethodSymbol local) => missed.Add(local.OriginalDefinition);

    /// <summary>A function is not run here: its sinks have to be looked at another time, and what it may change is not known.</summary>
    private void Miss(DelegateAlternative made)
    {
        if (made.Target is IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } local })
            Miss(local);
        else if (made.Target is IFlowAnonymousFunctionOperation { Symbol: { } lambda } && !flow.Active.Contains(lambda) && flow.IsInRoot)
            flow.IsCutShort = true;
        flow.Interference.AfterFunction((made.Target as IMethodReferenceOperation)?.Method ?? ((IFlowAnonymousFunctionOperation)made.Target).Symbol);
    }

    /// <summary>A local function that nothing was seen to call is looked at without a call, as a method is.</summary>
    public void RunOnTheirOwn(ControlFlowGraph graph)
    {
        FlowState after = flow.State;
        Frame caller = flow.Frame;
        foreach (IMethodSymbol function in graph.LocalFunctions)
        {
            if (seen.Contains(function) && !missed.Contains(function))
            {
                // Deeper ones may have been left out all the same.
                RunOnTheirOwn(graph.GetLocalFunctionControlFlowGraph(function, flow.Cancellation));
                continue;
            }
            flow.State = after.Copy();
            flow.State.MarkAll();
            ControlFlowGraph body = graph.GetLocalFunctionControlFlowGraph(function, flow.Cancellation);
            flow.Frame = new Frame(body, caller.Path, function, caller.Tree) { Relevance = caller.Relevance };
            flow.Members.BindUnknownParameters(function);
            AbstractValue returned = flow.Run(body, report: true);
            flow.IsReporting = true;
            flow.Domain.Returned(function, returned);
        }
        (flow.State, flow.Frame) = (after, caller);
    }
}
