using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Flow;

/// <summary>What is written under one name may be known under another: by reference, as the member of another object, or as an object that comes from elsewhere. Only a proof asks.</summary>
internal sealed class OtherNames(Interpreter flow)
{
    private readonly Dictionary<IOperation, IReadOnlyList<IParameterSymbol?>> writesByReference = [];

    /// <summary>An operation is passed over, which may write by reference.</summary>
    public void AfterPassingOver(IOperation operation)
    {
        foreach (IParameterSymbol? written in WritesByReference(operation))
        {
            if (written is null)
                AfterUnknownWrite();
            else
                AfterPlace(written);
        }
    }

    /// <summary>Something was written that cannot be told: anything may have another value.</summary>
    public void AfterUnknownWrite()
    {
        if (flow.Domain.WantsProof)
            flow.State.MarkAll();
    }

    /// <summary>A member of an object that is not this one is written: it may be this one under another name.</summary>
    public void AfterOtherMember(ISymbol member)
    {
        if (!flow.Domain.WantsProof)
            return;
        if (flow.State.Get(member) is { } value)
            flow.State.Set(member, value.Stale());
        AfterPlace(null);
    }

    /// <summary>A member, an element or a parameter by reference is written: a parameter by reference may be another name of it.</summary>
    public void AfterPlace(IParameterSymbol? written)
    {
        if (!flow.Domain.WantsProof)
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
}
