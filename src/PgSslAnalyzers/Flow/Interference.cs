using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Flow;

/// <summary>
/// What a step may change behind the back of the analysis: the one place that says so. What may have changed is marked, and the analysis goes on with it. A proof takes no
/// notice of what is marked; the other modes go on with what the program most probably means, and so stay silent.
/// </summary>
internal sealed class Interference(Interpreter flow, HarmlessSteps steps)
{
    private readonly Dictionary<SyntaxNode, SharedVariables?> shared = [];
    private readonly Dictionary<IOperation, bool> passedOver = [];
    private FixedMembers? fixedMembers;

    /// <summary>Without somebody who asks for a proof nothing is marked.</summary>
    private bool Marks => flow.Domain.WantsProof;

    /// <summary>Whether there is anything that a step may change behind the back of the analysis, and somebody who wants to know.</summary>
    private bool MayBeDisturbed => Marks && flow.State.MayBeDisturbed;

    private FixedMembers Fixed => fixedMembers ??= new FixedMembers(flow.Domain, steps, flow.Cancellation);

    /// <summary>What the functions in the body share with it; null if there are none.</summary>
    private SharedVariables? Shared
    {
        get
        {
            IOperation root = Graphs.RootOf(flow.Frame.Graph.OriginalOperation);
            if (!shared.TryGetValue(root.Syntax, out SharedVariables? variables))
                shared[root.Syntax] = variables = SharedVariables.AreIn(root.Syntax) ? new SharedVariables(root) : null;
            return variables;
        }
    }

    /// <summary>The value of a variable, in so far as nobody else may change it meanwhile.</summary>
    public AbstractValue Variable(ISymbol variable, AbstractValue value)
    {
        if (!Marks || value.IsUnknown || Shared is not { } functions)
            return value;
        if (functions.IsHandledInFilter(variable))
            flow.Escapes.Mark(value);
        if (functions.IsChangedAtAnyTime(variable))
            return value.Stale();
        if (flow.Functions.Deferred is not { } deferred)
            return value;
        if (functions.IsChangedAfter(variable, deferred))
            return value.Stale();
        // An object may be changed under each of its names.
        foreach (Alternative alternative in value.Alternatives)
        {
            if (alternative is ObjectAlternative { Key: var key } && IsHandledAfter(deferred, variable, key, functions))
                flow.Escapes.Mark(AbstractValue.Of(alternative));
        }
        return value;
    }

    private bool IsHandledAfter(SyntaxNode deferred, ISymbol variable, ObjectKey key, SharedVariables functions)
        => functions.HandledAfter(deferred).Any(other => SymbolEqualityComparer.Default.Equals(other, variable) || flow.State.Get(other)?.Holds(key) == true);

    /// <summary>A function was made that may change objects of its surroundings whenever it runs.</summary>
    public void AfterMaking(SyntaxNode function)
    {
        if (!Marks)
            return;
        foreach (ISymbol variable in Shared?.HandledIn(function) ?? [])
        {
            if (flow.State.Get(variable) is { } value)
                flow.Escapes.Mark(value);
        }
    }

    /// <summary>A function runs some time later: what members hold then, and what others have too, is not known.</summary>
    public void BeforeLater(SyntaxNode function) => Disturb(function);

    /// <summary>A step that is not on the list of harmless ones: members, and objects that others have too, may have changed. What is local and in one hand has not.</summary>
    /// <param name="by">The step; null if it is none that somebody has written.</param>
    public void Disturb(SyntaxNode? by)
    {
        if (!MayBeDisturbed)
            return;
        flow.LostSteps.Current = by;
        MarkMembers(false);
        flow.Escapes.MarkShared();
    }

    /// <summary>An operation has been evaluated. Calls, creations and properties tell by themselves what they have run.</summary>
    public void After(IOperation operation)
    {
        if (operation is IInvocationOperation or IObjectCreationOperation or IPropertyReferenceOperation || !MayBeDisturbed)
            return;
        if (!steps.IsOne(operation) || (operation is IIsPatternOperation match && !steps.AreIn(match.Pattern)))
            Disturb(operation.Syntax);
    }

    /// <summary>An operation is passed over, because nothing that is followed goes through it. It takes place all the same.</summary>
    public void AfterPassingOver(IOperation operation)
    {
        if (!Marks)
            return;
        flow.OtherNames.AfterPassingOver(operation);
        if (!MayBeDisturbed)
            return;
        if (!passedOver.TryGetValue(operation, out bool isHarmless))
            passedOver[operation] = isHarmless = steps.AreIn(operation);
        if (!isHarmless)
            Disturb(operation.Syntax);
    }

    /// <summary>The elements of a collection are spread: its enumerator runs, and with it a query or an iterator of the body that may change what it shares with it.</summary>
    public void AfterSpreading(IOperation spread)
    {
        if (!Marks || steps.IsOne(spread))
            return;
        Disturb(spread.Syntax);
        MarkWhatFunctionsWrite();
    }

    /// <summary>An operation that may be the first use of a type of the program: its static initializers run before.</summary>
    public void AtStart(IOperation use)
    {
        if (MayBeDisturbed && !steps.StartsQuietly(use))
            Disturb(use.Syntax);
    }

    /// <summary>A call that a model knows, or that is not followed: what code of the program it may run.</summary>
    public void AfterCall(IOperation call)
    {
        flow.LostSteps.Current = call.Syntax;
        if (MayBeDisturbed && !steps.IsOne(call))
            Disturb(call.Syntax);
    }

    /// <summary>A method of the program is not entered.</summary>
    public void AfterCall(IMethodSymbol method, IOperation call)
    {
        AfterCall(call);
        if (method.MethodKind == MethodKind.LocalFunction)
            MissLocal(method);
    }

    /// <summary>A function that is not looked at may have run.</summary>
    public void AfterFunction(IMethodSymbol function)
    {
        Disturb(null);
        if (function.MethodKind == MethodKind.LocalFunction)
            flow.Functions.Miss(function);
        MarkWhatFunctionsWrite();
    }

    private void MissLocal(IMethodSymbol local)
    {
        Disturb(flow.LostSteps.Current);
        flow.Functions.Miss(local);
        MarkWhatFunctionsWrite();
    }

    /// <summary>A function of the body may have run: what such functions write is not known.</summary>
    private void MarkWhatFunctionsWrite()
    {
        if (!Marks || Shared is not { } functions)
            return;
        foreach (ISymbol variable in functions.ChangedInFunctions)
        {
            if (flow.State.Get(variable) is not { } value)
                continue;
            flow.Escapes.Mark(value);
            flow.State.Set(variable, value.Stale());
        }
        foreach (ISymbol variable in functions.HandledInFunctions)
        {
            if (flow.State.Get(variable) is { } value)
                flow.Escapes.Mark(value);
        }
    }

    /// <summary>Marks what members hold, and what parameters by reference stand for.</summary>
    /// <param name="allOfInstance">Also what is written once: another object is meant.</param>
    public void MarkMembers(bool allOfInstance)
    {
        foreach (KeyValuePair<object, AbstractValue> pair in flow.State.Values)
        {
            bool mayBeStale = pair.Key switch
            {
                IFieldSymbol field => allOfInstance ? !field.IsStatic : !field.IsReadOnly && !field.IsConst,
                IPropertySymbol property => allOfInstance ? !property.IsStatic : property.SetMethod is { IsInitOnly: false },
                IParameterSymbol { RefKind: not RefKind.None } => !allOfInstance,
                IParameterSymbol { ContainingSymbol: IMethodSymbol method } => flow.Members.IsPrimary(method) && !SymbolEqualityComparer.Default.Equals(method, flow.Frame.Member),
                _ => false,
            };
            if (!mayBeStale || pair.Value.IsUnknown)
                continue;
            flow.LostSteps.Note(pair.Value);
            flow.State.Set(pair.Key, pair.Value.Stale());
        }
    }

    /// <summary>Whether a method of the program holds only harmless steps and writes to nothing but its own variables.</summary>
    public bool OnlyLooks(IMethodSymbol method) => steps.IsOwnBody(method, HarmlessSteps.MaxDepth);

    /// <summary>A setter may do more than to store the value: it may change the objects that it gets.</summary>
    public void AfterSetter(IPropertyReferenceOperation property, AbstractValue value)
    {
        if (!Marks)
            return;
        IPropertySymbol definition = property.Property.OriginalDefinition;
        bool isOfProgram = definition.DeclaringSyntaxReferences.Length > 0;
        if (isOfProgram ? steps.IsPlain(definition) : steps.IsOne(property))
            return;
        Disturb(property.Syntax);
        if (!isOfProgram || !steps.StoresOnly(definition))
            MarkGiven(property, value);
    }

    private void MarkGiven(IPropertyReferenceOperation property, AbstractValue value)
    {
        flow.LostSteps.Current = property.Syntax;
        flow.Escapes.Mark(value);
    }

    /// <summary>A conversion of a tuple, or taking one apart, may run a conversion of the program for an item.</summary>
    public AbstractValue AfterItemwise(IOperation operation, AbstractValue value)
    {
        if (!ConvertsItems(operation))
            return value;
        flow.LostSteps.Current = operation.Syntax;
        return HandOver(value);
    }

    /// <summary>Whether an operation may do so.</summary>
    public bool ConvertsItems(IOperation operation) => Marks && !steps.IsOne(operation);

    /// <summary>Whether reading a property yields just what was written to it.</summary>
    public bool IsPlain(IPropertySymbol property) => steps.IsPlain(property);

    /// <summary>A getter may do more than to answer.</summary>
    /// <param name="property">The read.</param>
    /// <param name="receiver">What it is asked of.</param>
    public void AfterReading(IPropertyReferenceOperation property, AbstractValue receiver)
    {
        if (!Marks || steps.IsOne(property))
            return;
        flow.LostSteps.Current = property.Syntax;
        // One that the program has added to a type of Npgsql may change the object.
        if (property.Property.DeclaringSyntaxReferences.Length > 0)
            flow.Escapes.Mark(receiver);
        Disturb(property.Syntax);
    }

    /// <summary>Whether the value that a declaration or the constructors give is what everybody finds who reads the member.</summary>
    public bool IsFixed(ISymbol member) => !Marks || Fixed.IsFixed(member);

    /// <summary>The value of a static member, in so far as it is the only one of its name.</summary>
    public AbstractValue OfStatic(ISymbol member, AbstractValue value) => FixedMembers.IsOfGenericType(member) && member is not IFieldSymbol { IsConst: true } ? value.Stale() : value;

    /// <summary>An operator, a Deconstruct or an awaiter of the program gets the objects in its operands.</summary>
    public AbstractValue HandOver(AbstractValue operand)
    {
        flow.Escapes.Mark(operand);
        return operand.Stale();
    }

    /// <summary>An indexer gets the objects between its brackets, an operator with an assignment those on both sides.</summary>
    public void HandOver(IReadOnlyList<AbstractValue> operands)
    {
        foreach (AbstractValue operand in operands)
            flow.Escapes.Mark(operand);
    }
}
