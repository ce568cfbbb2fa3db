using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Flow;

/// <summary>Calls and creations: a model answers, or a method of the program is entered, or what is passed gets out of sight.</summary>
internal sealed class Calls(Interpreter flow)
{
    private readonly Dictionary<ISymbol, ControlFlowGraph?> graphs = new(SymbolEqualityComparer.Default);
    private readonly FlowDomain domain = flow.Domain;

    public AbstractValue Invoke(IInvocationOperation call)
    {
        AbstractValue instance = call.Instance is null or IInstanceReferenceOperation ? AbstractValue.Unknown : flow.Evaluate(call.Instance);
        List<AbstractValue> arguments = Evaluate(call.Arguments, call.TargetMethod);
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.RefKind == RefKind.Out)
                flow.Assignments.Store(argument.Value, AbstractValue.Unknown, argument);
        }
        IMethodSymbol method = call.TargetMethod;
        var use = new MemberUse(call, method, instance, call.Arguments, arguments);
        if (domain.Transfer(use) is { } result)
        {
            flow.Interference.AfterCall(call);
            return result;
        }
        if (method.MethodKind == MethodKind.DelegateInvoke && instance.Single<DelegateAlternative>() is { } made)
        {
            AbstractValue returned = flow.Functions.Call(made, parameter => use.WrittenFor(parameter.Ordinal) is null ? null : use.Argument(parameter.Ordinal), call.Syntax);
            foreach (IArgumentOperation argument in call.Arguments)
            {
                if (argument.Parameter?.RefKind == RefKind.Ref)
                    flow.Assignments.Store(argument.Value, AbstractValue.Unknown, argument);
            }
            if (!made.MayBeStale)
                return returned;
            // It may be another function by now.
            flow.Interference.AfterCall(method, call);
            return returned.Stale();
        }
        if (domain.TransferOnFollowed(use) is { } followed)
        {
            flow.Interference.AfterCall(call);
            return followed;
        }
        return EnterOrEscape(method, call, call.Arguments, arguments, domain.AtSinks(call, call.Arguments, arguments));
    }

    public AbstractValue Create(IObjectCreationOperation creation)
    {
        List<AbstractValue> arguments = Evaluate(creation.Arguments, creation.Constructor);
        AbstractValue created = CreateCore(creation, arguments);
        if (creation.Initializer is { } initializer)
            EvaluateInitializer(initializer, created);
        return created;
    }

    private AbstractValue CreateCore(IObjectCreationOperation creation, List<AbstractValue> arguments)
    {
        if (creation.Constructor is { } known && domain.Transfer(new MemberUse(creation, known, AbstractValue.Unknown, creation.Arguments, arguments)) is { } made)
        {
            flow.Interference.AfterCall(creation);
            return made;
        }
        bool[]? reached = domain.AtSinks(creation, creation.Arguments, arguments);
        if (creation.Constructor is { } constructor)
            EnterOrEscape(constructor, creation, creation.Arguments, arguments, reached);
        return domain.Created(creation);
    }

    /// <summary>An initializer that no control flow graph has lowered: those of declarations elsewhere.</summary>
    private void EvaluateInitializer(IObjectOrCollectionInitializerOperation initializer, AbstractValue created)
    {
        foreach (IOperation member in initializer.Initializers)
        {
            if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment && property.Instance is IInstanceReferenceOperation)
                domain.Write(created, property, flow.Evaluate(assignment.Value), assignment);
            else
                flow.Evaluate(member);
        }
    }

    private List<AbstractValue> Evaluate(ImmutableArray<IArgumentOperation> arguments, IMethodSymbol? method)
    {
        var values = new List<AbstractValue>(arguments.Length);
        foreach (IArgumentOperation argument in arguments)
        {
            bool isReporting = flow.IsReporting;
            if (isReporting && argument.Value is IDelegateCreationOperation && method is not null && domain.RunsWithAll(method, values))
                flow.IsReporting = false;
            values.Add(flow.Evaluate(argument.Value));
            flow.IsReporting = isReporting;
        }
        // An argument by reference is read when the call has begun: a later argument may have changed the variable.
        for (int i = 0; i < arguments.Length - 1; i++)
        {
            if (arguments[i].Parameter?.RefKind is not (null or RefKind.None or RefKind.Out) && flow.Assignments.VariableBehind(arguments[i].Value) is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation)
                values[i] = flow.Evaluate(flow.Assignments.VariableBehind(arguments[i].Value));
        }
        return values;
    }

    /// <summary>Enters a method of the program if that can tell something; otherwise what is passed gets out of sight.</summary>
    private AbstractValue EnterOrEscape(IMethodSymbol method, IOperation call, ImmutableArray<IArgumentOperation> arguments, List<AbstractValue> values, bool[]? reached)
    {
        if (CanEnter(method) && IsWorthEntering(method, values) && BodyOf(method) is { } body)
        {
            flow.Interference.AtStart(call);
            return Enter(method, body, call.Syntax, arguments, values);
        }
        if (method.DeclaringSyntaxReferences.Length > 0 || method.MethodKind == MethodKind.DelegateInvoke)
            flow.Escapes.EscapeKept();
        flow.Interference.AfterCall(method, call);
        domain.Passed(method, arguments, values);
        bool canChange = domain.CanChangeArguments(method);
        for (int i = 0; i < values.Count; i++)
        {
            // What has reached a sink has been judged there, with all that is known of the use.
            if (reached?[i] != true)
                flow.Escapes.Escape(values[i], canChange);
            if (arguments[i].Parameter?.RefKind is RefKind.Out or RefKind.Ref)
                flow.Assignments.Store(arguments[i].Value, domain.UnknownOf(arguments[i].Parameter!.Type, arguments[i].Syntax, null), arguments[i]);
            // A default is said where it is declared.
            if (flow.IsReporting && arguments[i].ArgumentKind != ArgumentKind.DefaultValue && values[i].Single<DelegateAlternative>() is null && flow.Members.IsPrimary(method))
                domain.Stored(values[i], arguments[i].Parameter?.Type);
        }
        return domain.UnknownOf(method.ReturnType, call.Syntax, null);
    }

    /// <summary>The compiler puts the name or the place of the caller in the place of such a default.</summary>
    private static bool IsOfCaller(IParameterSymbol parameter)
        => parameter.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: var name } && name.StartsWith("Caller", StringComparison.Ordinal));

    public bool CanEnter(IMethodSymbol method)
        => method.DeclaringSyntaxReferences.Length == 1 && !method.IsAbstract && !method.IsExtern && !flow.Active.Contains(method.OriginalDefinition)
            && (!method.IsVirtual || method.ContainingType.IsSealed) && (!method.IsOverride || method.ContainingType.IsSealed || method.IsSealed)
            && flow.Frame.Path.Depth < Interpreter.MaxCallDepth;

    private bool IsWorthEntering(IMethodSymbol method, List<AbstractValue> arguments)
    {
        // A local function is part of what is analysed: it is seen with every value that reaches it, known or not.
        if (method.MethodKind == MethodKind.LocalFunction)
            return true;
        if (method.MethodKind != MethodKind.Constructor && domain.IsFollowed(method.ReturnType))
            return true;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.RefKind is RefKind.Out or RefKind.Ref && domain.IsFollowed(parameter.Type))
                return true;
        }
        return domain.IsWorthEntering(method, arguments);
    }

    /// <summary>The graph of a method of the program, or of a local function in sight; null if there is none.</summary>
    public ControlFlowGraph? BodyOf(IMethodSymbol method)
    {
        if (!AsyncMethods.RunToTheEnd(method))
            return null;
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            for (ControlFlowGraph? graph = flow.Frame.Graph; graph is not null; graph = graph.Parent)
            {
                if (graph.LocalFunctions.Contains(method.OriginalDefinition, SymbolEqualityComparer.Default))
                    return graph.GetLocalFunctionControlFlowGraph(method.OriginalDefinition, flow.Cancellation);
            }
            return null;
        }
        if (!graphs.TryGetValue(method.OriginalDefinition, out ControlFlowGraph? body))
        {
            SyntaxNode syntax = method.DeclaringSyntaxReferences[0].GetSyntax(flow.Cancellation);
            IOperation? root = domain.OperationOf(syntax);
            graphs[method.OriginalDefinition] = body = root is null ? null : flow.GraphOf(root);
        }
        return body;
    }

    private AbstractValue Enter(IMethodSymbol method, ControlFlowGraph body, SyntaxNode call, ImmutableArray<IArgumentOperation> arguments, List<AbstractValue> values)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        Frame caller = flow.Frame;
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Parameter is not { } parameter || parameter.Ordinal >= definition.Parameters.Length)
                continue;
            IParameterSymbol own = definition.Parameters[parameter.Ordinal];
            // A default stands in the declaration, not at the call.
            flow.State.Set(own, arguments[i].ArgumentKind == ArgumentKind.DefaultValue && !IsOfCaller(own) ? flow.Members.DeclaredValue(own) : values[i]);
        }
        bool isDeferred = flow.EnteredMethods.EntersDeferred(definition, call, values);
        bool isOther = flow.EnteredMethods.EntersOtherObject(definition, call);
        flow.Active.Add(definition);
        flow.Frame = new Frame(body, caller.Path.Enter(call, flow.Functions.Sees(definition)), definition, body.OriginalOperation.Syntax.SyntaxTree)
        {
            Relevance = definition.MethodKind == MethodKind.LocalFunction ? caller.Relevance : null,
        };
        AbstractValue returned = isDeferred
            ? flow.EnteredMethods.Perhaps(() => flow.Functions.RunEntered(body, definition.MethodKind == MethodKind.LocalFunction ? call : null))
            : flow.Functions.RunEntered(body, null);
        flow.Frame = caller;
        flow.Active.Remove(definition);
        if (isOther)
            flow.EnteredMethods.AfterOtherObject();
        if (isDeferred)
            flow.EnteredMethods.AfterDeferredCall(values);
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Parameter is { RefKind: RefKind.Out or RefKind.Ref } parameter)
                flow.Assignments.Store(arguments[i].Value, flow.State.Get(definition.Parameters[parameter.Ordinal]) ?? AbstractValue.Unknown, arguments[i]);
        }
        return returned.Alternatives.IsEmpty && !returned.MayBeOther ? AbstractValue.Unknown : domain.FromFile(body.OriginalOperation.Syntax.SyntaxTree, returned);
    }
}
