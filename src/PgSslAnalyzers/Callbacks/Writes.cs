using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Callbacks;

/// <summary>What a body writes to a variable, wherever in it: every value that the variable may have.</summary>
internal static class Writes
{
    /// <summary>The values that <paramref name="body"/> gives to <paramref name="local"/>; for <c>|=</c> and the like the assignment itself.</summary>
    public static IEnumerable<IOperation> To(ILocalSymbol local, IOperation body)
    {
        foreach (IOperation part in body.DescendantsAndSelf())
        {
            if (part is IVariableDeclaratorOperation { Initializer: { } initializer } declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))
                yield return initializer.Value;
            else if (part is IAssignmentOperation { Target: ILocalReferenceOperation target } assignment && SymbolEqualityComparer.Default.Equals(target.Local, local))
                yield return assignment is ICompoundAssignmentOperation ? assignment : assignment.Value;
        }
    }

    /// <summary>Whether <paramref name="body"/> may change <paramref name="local"/> by something else than an assignment.</summary>
    public static bool MayBeByReference(ILocalSymbol local, IOperation body)
    {
        foreach (IOperation part in body.DescendantsAndSelf())
        {
            if (part is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local) && IsHandedOut(reference))
                return true;
        }
        return false;
    }

    /// <summary>Whether <paramref name="body"/> may give another value to <paramref name="parameter"/>.</summary>
    public static bool MayBeTo(IParameterSymbol parameter, IOperation body)
    {
        foreach (IOperation part in body.DescendantsAndSelf())
        {
            if (part is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter) && (IsHandedOut(reference) || reference.Parent is IAssignmentOperation assignment && assignment.Target == reference))
                return true;
        }
        return false;
    }

    private static bool IsHandedOut(IOperation reference) => reference.Parent switch
    {
        IArgumentOperation argument => argument.Parameter is null or { RefKind: RefKind.Ref or RefKind.Out },
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } => true,
        IDeclarationExpressionOperation or ITupleOperation or IAddressOfOperation => true,
        _ => false,
    };

    /// <summary>The lambda or local function that holds <paramref name="operation"/>; null in the body of a method.</summary>
    public static IOperation? FunctionAround(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return outer;
        }
        return null;
    }
}
