using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
    private readonly Dictionary<ISymbol, bool> onlyRead = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IOperation, bool> passedOver = [];
    private readonly Dictionary<IOperation, IReadOnlyList<IParameterSymbol?>> writesByReference = [];
    private readonly Dictionary<SyntaxNode, SyntaxNode> lostAt = [];
    private FixedMembers? fixedMembers;
    private SyntaxNode? step;

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
        step = by;
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
        foreach (IParameterSymbol? written in WritesByReference(operation))
        {
            if (written is null)
                AfterUnknownWrite();
            else
                AfterPlace(written);
        }
        if (!MayBeDisturbed)
            return;
        if (!passedOver.TryGetValue(operation, out bool isHarmless))
            passedOver[operation] = isHarmless = steps.AreIn(operation);
        if (!isHarmless)
            Disturb(operation.Syntax);
    }

    /// <summary>The parameters by reference that an operation writes to; null stands for a variable by reference, which may be anything.</summary>
    private IReadOnlyList<IParameterSymbol?> WritesByReference(IOperation operation)
    {
        if (!writesByReference.TryGetValue(operation, out IReadOnlyList<IParameterSymbol?>? writes))
        {
            List<IParameterSymbol?>? found = null;
            foreach (IOperation part in operation.DescendantsAndSelf())
            {
                if (part is ILocalReferenceOperation { Local.RefKind: not RefKind.None, Parent: IAssignmentOperation { } local } && local.Target == part && local is not ISimpleAssignmentOperation { IsRef: true })
                    (found ??= []).Add(null);
                else if (part is IParameterReferenceOperation { Parameter: { RefKind: RefKind.Ref or RefKind.Out } parameter, Parent: IAssignmentOperation or IIncrementOrDecrementOperation or ITupleOperation or IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } })
                    (found ??= []).Add(parameter);
            }
            writesByReference[operation] = writes = found ?? (IReadOnlyList<IParameterSymbol?>)[];
        }
        return writes;
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
        step = call.Syntax;
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
        Disturb(step);
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
    private void MarkMembers(bool allOfInstance)
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
            Note(pair.Value);
            flow.State.Set(pair.Key, pair.Value.Stale());
        }
    }

    /// <summary>Remembers the first step at which what is known was lost, for whoever has to tell.</summary>
    private void Note(AbstractValue lost)
    {
        foreach (Alternative alternative in lost.Alternatives)
        {
            if (!alternative.MayBeStale && flow.Domain.OriginOf(alternative) is { } origin)
                Note(origin);
        }
    }

    /// <summary>The same for an object that was made at <paramref name="origin"/>.</summary>
    public void Note(SyntaxNode origin)
    {
        if (step is not null && !lostAt.ContainsKey(origin))
            lostAt[origin] = step;
    }

    /// <summary>The step at which what is known of a value was lost; null if there is none that can be told.</summary>
    public SyntaxNode? StepBehind(AbstractValue value)
    {
        foreach (Alternative alternative in value.Alternatives)
        {
            if (alternative.MayBeStale && flow.Domain.OriginOf(alternative) is { } origin && lostAt.TryGetValue(origin, out SyntaxNode? by))
                return by;
        }
        return null;
    }

    /// <summary>Another body is analysed.</summary>
    public void Reset() => lostAt.Clear();

    /// <summary>Something was written that cannot be told: anything may have another value.</summary>
    public void AfterUnknownWrite()
    {
        if (Marks)
            flow.State.MarkAll();
    }

    /// <summary>A member of an object that is not this one is written: it may be this one under another name.</summary>
    public void AfterOtherMember(ISymbol member)
    {
        if (!Marks)
            return;
        if (flow.State.Get(member) is { } value)
            flow.State.Set(member, value.Stale());
        AfterPlace(null);
    }

    /// <summary>A member, an element or a parameter by reference is written: a parameter by reference may be another name of it.</summary>
    public void AfterPlace(IParameterSymbol? written)
    {
        if (!Marks)
            return;
        foreach (KeyValuePair<object, AbstractValue> pair in flow.State.Values)
        {
            bool mayBeSame = pair.Key switch
            {
                IParameterSymbol { RefKind: not RefKind.None } parameter => !SymbolEqualityComparer.Default.Equals(parameter, written),
                IFieldSymbol or MemberKey => written is not null,
                ILocalSymbol or IParameterSymbol => written is not null && IsOfSurroundings((ISymbol)pair.Key),
                _ => false,
            };
            if (mayBeSame)
                flow.State.Set(pair.Key, pair.Value.Stale());
        }
    }

    /// <summary>Whether a variable belongs to a function around the one that runs.</summary>
    private bool IsOfSurroundings(ISymbol variable)
    {
        for (ISymbol? outer = flow.Frame.Member is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } function ? function.ContainingSymbol : null; outer is IMethodSymbol; outer = outer.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(outer, variable.ContainingSymbol))
                return true;
        }
        return false;
    }

    /// <summary>An object was written to that others have too: what else is known from out of sight may be the same object.</summary>
    public void AfterWriteTo(ObjectKey written)
    {
        if (flow.State.Object(written) is { HasOtherNames: true })
            flow.Escapes.MarkShared(but: written);
    }

    /// <summary>A property is written that is not one of a followed object.</summary>
    public void AfterWrite(IPropertyReferenceOperation property)
    {
        if (property.Property.ReturnsByRef)
            AfterUnknownWrite();
    }

    /// <summary>A setter may do more than to store the value.</summary>
    public void AfterSetter(IPropertyReferenceOperation property)
    {
        if (!Marks)
            return;
        IPropertySymbol definition = property.Property.OriginalDefinition;
        bool isHarmless = definition.DeclaringSyntaxReferences.Length > 0 ? steps.IsPlain(definition) : steps.IsOne(property);
        if (!isHarmless)
            Disturb(property.Syntax);
    }

    /// <summary>Whether reading a property yields just what was written to it.</summary>
    public bool IsPlain(IPropertySymbol property) => steps.IsPlain(property);

    /// <summary>A getter may do more than to answer.</summary>
    /// <param name="property">The read.</param>
    /// <param name="receiver">What it is asked of.</param>
    public void AfterReading(IPropertyReferenceOperation property, AbstractValue receiver)
    {
        if (!Marks || steps.IsOne(property))
            return;
        step = property.Syntax;
        // One that the program has added to a type of Npgsql may change the object.
        if (property.Property.DeclaringSyntaxReferences.Length > 0)
            flow.Escapes.Mark(receiver);
        Disturb(property.Syntax);
    }

    /// <summary>Whether the value that a declaration or the constructors give is what everybody finds who reads the member.</summary>
    public bool IsFixed(ISymbol member) => !Marks || Fixed.IsFixed(member);

    /// <summary>The value of a static member, in so far as it is the only one of its name.</summary>
    public AbstractValue OfStatic(ISymbol member, AbstractValue value) => FixedMembers.IsOfGenericType(member) && member is not IFieldSymbol { IsConst: true } ? value.Stale() : value;

    /// <summary>
    /// Whether an object that a member holds since its declaration or constructor may have changed since. Not so if the program made it there, only its own type can see the member, and no code of that
    /// type outside of the constructors does anything with it but to read from it.
    /// </summary>
    public bool MayChangeLater(ISymbol member, ObjectKey made)
    {
        if (made.Site is not BaseObjectCreationExpressionSyntax || member is not IFieldSymbol { IsReadOnly: true, DeclaredAccessibility: Accessibility.Private, ContainingType: { } type })
            return true;
        if (!onlyRead.TryGetValue(member, out bool isOnlyRead))
            onlyRead[member] = isOnlyRead = type.DeclaringSyntaxReferences.All(part => part.GetSyntax(flow.Cancellation).DescendantNodes().All(node => node is not IdentifierNameSyntax name || name.Identifier.ValueText != member.Name || IsReading(name)));
        return !isOnlyRead;
    }

    /// <summary>Whether the object in a member is only asked for something, or the code belongs to a constructor, which has been looked at.</summary>
    public static bool IsReading(IdentifierNameSyntax name)
    {
        // In a function that a constructor makes it may run later.
        if (name.Ancestors().TakeWhile(static node => node is not MemberDeclarationSyntax and not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax).LastOrDefault()?.Parent is ConstructorDeclarationSyntax)
            return true;
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var read } asked && asked.Expression == whole)
        {
            if (asked.Parent is InvocationExpressionSyntax)
                return read is "ToString" or "ContainsKey" or "Equals" or "GetHashCode" or "GetType";
            bool isWritten = asked.Parent is AssignmentExpressionSyntax assignment && assignment.Left == asked
                || asked.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or ArgumentSyntax { Parent: TupleExpressionSyntax } or RefExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax { OperatorToken.RawKind: not (int)SyntaxKind.ExclamationToken };
            return !isWritten && asked.Parent is not (MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax);
        }
        return false;
    }

    /// <summary>A method runs on another object: its members are others, whatever they are called.</summary>
    /// <returns>Whether it is another object.</returns>
    public bool EntersOtherObject(IMethodSymbol method, SyntaxNode call)
    {
        if (method.IsStatic || method.MethodKind == MethodKind.LocalFunction || IsOnThis(call))
            return false;
        AfterOtherObject();
        return true;
    }

    /// <summary>A method of another object has run.</summary>
    public void AfterOtherObject()
    {
        if (!Marks)
            return;
        MarkMembers(true);
        flow.Escapes.MarkShared();
    }

    /// <summary>A method is entered that goes on after it has returned: whoever called it may change meanwhile what it got, and what members hold.</summary>
    /// <returns>Whether it is one.</returns>
    public bool EntersDeferred(IMethodSymbol method, SyntaxNode call, List<AbstractValue> values)
    {
        bool isIterator = IsIterator(method);
        if (!isIterator && (!method.IsAsync || IsAwaited(call)))
            return false;
        foreach (AbstractValue value in values)
            flow.Escapes.Share(value);
        // Nothing of an iterator runs before somebody asks for its first element.
        if (isIterator)
        {
            foreach (AbstractValue value in values)
                flow.Escapes.Mark(value);
            BeforeLater(call);
        }
        return true;
    }

    private bool IsIterator(IMethodSymbol method) => method.ReturnType.SpecialType != SpecialType.System_String && method.ReturnType is INamedTypeSymbol { TypeKind: TypeKind.Interface }
        && method.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(flow.Cancellation).DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax).Any(static node => node is YieldStatementSyntax);

    /// <summary>A method that runs on after it has returned may change what it got at any time.</summary>
    public void AfterDeferredCall(List<AbstractValue> values)
    {
        foreach (AbstractValue value in values)
            flow.Escapes.Mark(value);
        Disturb(step);
    }

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

    /// <summary>Whether a call is written for the object whose member runs: <c>M()</c>, <c>this.M()</c>, <c>base.M()</c>, or the chained constructor.</summary>
    private static bool IsOnThis(SyntaxNode call) => call is ConstructorInitializerSyntax
        or InvocationExpressionSyntax { Expression: SimpleNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax } };

    private static bool IsAwaited(SyntaxNode call) => call.Parent switch
    {
        AwaitExpressionSyntax => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent.Parent: AwaitExpressionSyntax } => true,
        _ => false,
    };
}
