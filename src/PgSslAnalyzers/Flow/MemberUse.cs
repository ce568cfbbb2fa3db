using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Flow;

/// <summary>A method that is called, a property that is read or an object that is created, with what is known of the receiver and the arguments.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Member">The method, property or constructor.</param>
/// <param name="Receiver">The object it is called on.</param>
/// <param name="Written">The arguments, in the order in which they are written.</param>
/// <param name="Values">Their values, in the same order.</param>
internal sealed record MemberUse(IOperation Operation, ISymbol Member, AbstractValue Receiver, ImmutableArray<IArgumentOperation> Written, IReadOnlyList<AbstractValue> Values)
{
    public SyntaxNode Syntax => Operation.Syntax;

    /// <summary>How many arguments the member gets, defaults included.</summary>
    public int Count => Written.Length;

    /// <summary>Whether the receiver is written before the name: not so for a static method, nor for an extension method, whose receiver is its first argument.</summary>
    public bool HasInstance => Operation is IInvocationOperation { Instance: not null } or IPropertyReferenceOperation { Instance: not null };

    /// <summary>The value for the parameter with this ordinal, wherever it is written; unknown if there is none.</summary>
    public AbstractValue Argument(int ordinal) => IndexOf(ordinal) is var index and >= 0 ? Values[index] : AbstractValue.Unknown;

    /// <summary>The value for the parameter with this name; unknown if there is none.</summary>
    public AbstractValue Argument(string parameter)
    {
        for (int i = 0; i < Written.Length; i++)
        {
            if (Written[i].Parameter?.Name == parameter)
                return Values[i];
        }
        return AbstractValue.Unknown;
    }

    /// <summary>The argument for the parameter with this ordinal; null if there is none.</summary>
    public IArgumentOperation? WrittenFor(int ordinal) => IndexOf(ordinal) is var index and >= 0 ? Written[index] : null;

    /// <summary>The ordinal of the parameter with this name; -1 if there is none.</summary>
    public int OrdinalOf(string parameter)
    {
        foreach (IArgumentOperation argument in Written)
        {
            if (argument.Parameter?.Name == parameter)
                return argument.Parameter.Ordinal;
        }
        return -1;
    }

    /// <summary>The type of the parameter with this ordinal; null if there is none.</summary>
    public ITypeSymbol? TypeOf(int ordinal) => WrittenFor(ordinal)?.Parameter?.Type;

    /// <summary>The values from a parameter on, in the order of the parameters.</summary>
    public IEnumerable<AbstractValue> ArgumentsFrom(int ordinal)
    {
        for (int i = ordinal; i < Count; i++)
            yield return Argument(i);
    }

    private int IndexOf(int ordinal)
    {
        if (ordinal >= 0 && ordinal < Written.Length && Written[ordinal].Parameter?.Ordinal == ordinal)
            return ordinal;
        for (int i = 0; i < Written.Length; i++)
        {
            if (Written[i].Parameter?.Ordinal == ordinal)
                return i;
        }
        return -1;
    }
}
