using System.Collections.Immutable;
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
internal sealed class Interference(Interpreter flow)
{
    private readonly Dictionary<SyntaxNode, SharedVariables?> shared = [];
    private readonly Dictionary<ISymbol, bool> onlyRead = new(SymbolEqualityComparer.Default);

    /// <summary>What the functions in the body share with it; null if there are none.</summary>
    private SharedVariables? Shared
    {
        get
        {
            IOperation root = Graphs.RootOf(flow.Frame.Graph.OriginalOperation);
            if (!shared.TryGetValue(root.Syntax, out SharedVariables? variables))
                shared[root.Syntax] = variables = SharedVariables.HasFunctions(root.Syntax) ? new SharedVariables(root) : null;
            return variables;
        }
    }

    /// <summary>The value of a variable, in so far as nobody else may change it meanwhile.</summary>
    public AbstractValue Variable(ISymbol variable, AbstractValue value)
    {
        if (value.IsUnknown || Shared is not { } functions)
            return value;
        if (functions.IsChangedAtAnyTime(variable))
            return value.Stale();
        if (flow.Functions.Deferred is not { } deferred)
            return value;
        if (functions.IsChangedAfter(variable, deferred))
            return value.Stale();
        // An object may be changed under each of its names.
        foreach (Alternative alternative in value.Alternatives)
        {
            if (alternative is ObjectAlternative { Key: var key } && functions.UsedAfter(deferred).Any(other => SymbolEqualityComparer.Default.Equals(other, variable) || flow.State.Get(other)?.Holds(key) == true))
                flow.Escapes.Mark(AbstractValue.Of(alternative));
        }
        return value;
    }

    /// <summary>A function was made that may change objects of its surroundings whenever it runs.</summary>
    public void AfterMaking(SyntaxNode function)
    {
        foreach (ISymbol variable in Shared?.HandledIn(function) ?? [])
        {
            if (flow.State.Get(variable) is { } value)
                flow.Escapes.Mark(value);
        }
    }

    /// <summary>A call is not followed: what other code of the program may write is forgotten.</summary>
    public void AfterCall(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        bool isOurs = method.DeclaringSyntaxReferences.Length > 0;
        bool mayCallBack = isOurs || method.MethodKind == MethodKind.DelegateInvoke || method.IsAbstract || method.ContainingType?.TypeKind == TypeKind.Interface
            || arguments.Any(static argument => argument.Value.Type?.TypeKind == TypeKind.Delegate || argument.Value is IDelegateCreationOperation);
        if (!mayCallBack)
            return;
        MarkWhatOthersWrite();
        if (method.MethodKind != MethodKind.LocalFunction)
            return;
        flow.Functions.Miss(method);
        MarkWhatFunctionsWrite();
    }

    /// <summary>A function that is not looked at may have run.</summary>
    public void AfterFunction(IMethodSymbol function)
    {
        AfterCall(function, ImmutableArray<IArgumentOperation>.Empty);
        MarkWhatFunctionsWrite();
    }

    /// <summary>Code of the program runs that is not seen: members, and objects that members hold, may have changed.</summary>
    private void MarkWhatOthersWrite()
    {
        MarkMembers(false);
        flow.Escapes.MarkKept();
    }

    /// <summary>A function of the body may have run: what such functions write is not known.</summary>
    private void MarkWhatFunctionsWrite()
    {
        foreach (ISymbol variable in Shared?.ChangedInFunctions ?? [])
        {
            if (flow.State.Get(variable) is not { } value)
                continue;
            flow.Escapes.Mark(value);
            flow.State.Set(variable, value.Stale());
        }
    }

    /// <summary>Marks what members hold.</summary>
    /// <param name="allOfInstance">Also what is written once: another object is meant.</param>
    private void MarkMembers(bool allOfInstance)
    {
        foreach (KeyValuePair<object, AbstractValue> pair in flow.State.Values)
        {
            bool mayBeStale = pair.Key switch
            {
                IFieldSymbol field => allOfInstance ? !field.IsStatic : !field.IsReadOnly && !field.IsConst,
                IPropertySymbol property => allOfInstance ? !property.IsStatic : property.SetMethod is { IsInitOnly: false },
                IParameterSymbol { ContainingSymbol: IMethodSymbol method } => flow.Members.IsPrimary(method) && !SymbolEqualityComparer.Default.Equals(method, flow.Frame.Member),
                _ => false,
            };
            if (mayBeStale)
                flow.State.Set(pair.Key, pair.Value.Stale());
        }
    }

    /// <summary>Something was written that cannot be told: anything may have another value.</summary>
    public void AfterUnknownWrite() => flow.State.MarkAll();

    /// <summary>A member of an object that is not this one is written: it may be this one under another name.</summary>
    public void AfterOtherMember(ISymbol member)
    {
        if (flow.State.Get(member) is { } value)
            flow.State.Set(member, value.Stale());
    }

    /// <summary>A property is written that is not one of a followed object.</summary>
    public void AfterWrite(IPropertyReferenceOperation property)
    {
        if (property.Property.ReturnsByRef)
            AfterUnknownWrite();
    }

    /// <summary>A setter of the program may do more than to store the value.</summary>
    public void AfterSetter(IPropertyReferenceOperation property)
    {
        if (!IsPlain(property.Property.OriginalDefinition) && property.Property.DeclaringSyntaxReferences.Length > 0)
            MarkWhatOthersWrite();
    }

    /// <summary>Whether reading a property yields just what was written to it.</summary>
    public bool IsPlain(IPropertySymbol property)
    {
        if (property.IsAbstract || ((property.IsVirtual || property.IsOverride) && !property.IsSealed && !property.ContainingType.IsSealed) || property.ReturnsByRef)
            return false;
        return property.DeclaringSyntaxReferences is not [var reference, ..] || reference.GetSyntax(flow.Cancellation) switch
        {
            PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } declared => !declared.Modifiers.Any(SyntaxKind.PartialKeyword) && accessors.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null }),
            ParameterSyntax => true,
            _ => false,
        };
    }

    /// <summary>A getter of the program may do more than to answer.</summary>
    public void AfterReading(IPropertySymbol property)
    {
        if (IsPlain(property) || property.DeclaringSyntaxReferences is not [var reference, ..])
            return;
        bool isSimple = !property.IsVirtual && !property.IsAbstract && !property.IsOverride && !reference.GetSyntax(flow.Cancellation).DescendantNodes().Any(static node => node
            is AssignmentExpressionSyntax or InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or RefExpressionSyntax);
        if (isSimple)
            return;
        MarkWhatOthersWrite();
    }

    /// <summary>Whether something beside its declaration gives a member its value: a constructor, or a type that derives from this one.</summary>
    public bool MayDiffer(ISymbol member, bool isInitialized)
    {
        if (member is not (IFieldSymbol { IsConst: false } or IPropertySymbol) || member.ContainingType is not { } type)
            return false;
        if ((member.IsVirtual || member.IsOverride || member.IsAbstract) && !member.IsSealed && !type.IsSealed)
            return true;
        return isInitialized && DeclaredValues.IsInConstructor(member, flow.Cancellation);
    }

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
    private static bool IsReading(IdentifierNameSyntax name)
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
        MarkMembers(true);
        flow.Escapes.MarkKept();
    }

    /// <summary>A method that runs on after it has returned may change what it got at any time.</summary>
    public void AfterDeferredCall(IMethodSymbol method, SyntaxNode call, List<AbstractValue> values)
    {
        if (IsAwaited(call))
            return;
        bool mayRunOn = method.IsAsync
            || (method.DeclaringSyntaxReferences is [var reference, ..] && reference.GetSyntax(flow.Cancellation).DescendantNodes().Any(static node => node is YieldStatementSyntax));
        if (!mayRunOn)
            return;
        foreach (AbstractValue value in values)
            flow.Escapes.Mark(value);
        MarkWhatOthersWrite();
    }

    /// <summary>Operators, texts of objects and event accessors run code of the program without a call in sight.</summary>
    public void AfterHidden(IOperation operation)
    {
        bool runsCode = operation switch
        {
            IConversionOperation conversion => IsOfProgram(conversion.OperatorMethod),
            IBinaryOperation binary => IsOfProgram(binary.OperatorMethod) || (binary.Type?.SpecialType == SpecialType.System_String && (HasOwnText(binary.LeftOperand) || HasOwnText(binary.RightOperand))),
            IUnaryOperation unary => IsOfProgram(unary.OperatorMethod),
            ICompoundAssignmentOperation compound => IsOfProgram(compound.OperatorMethod) || (compound.Type?.SpecialType == SpecialType.System_String && HasOwnText(compound.Value)),
            IIncrementOrDecrementOperation counter => IsOfProgram(counter.OperatorMethod),
            IInterpolatedStringOperation interpolated => interpolated.Parts.Any(static part => part is IInterpolationOperation hole && HasOwnText(hole.Expression)),
            IEventAssignmentOperation { EventReference: IEventReferenceOperation { Event: var changed } } => IsOfProgram(changed.AddMethod),
            _ => false,
        };
        if (!runsCode)
            return;
        MarkWhatOthersWrite();
    }

    private static bool IsOfProgram(ISymbol? method) => method is { DeclaringSyntaxReferences.Length: > 0 };

    private static bool HasOwnText(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
            value = conversion.Operand;
        return value.Type is { TypeKind: not TypeKind.Enum, DeclaringSyntaxReferences.Length: > 0 };
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
