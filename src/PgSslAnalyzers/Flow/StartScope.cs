using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Flow;

/// <summary>
/// The code that runs when a type starts, as one whole. A variable in it holds an object of a library that only this code has had in hand, unless the code reads it from somewhere else: other code may have put objects of the program
/// into that one before.
/// </summary>
internal sealed class StartScope(INamedTypeSymbol owner, HarmlessSteps steps)
{
    private readonly INamedTypeSymbol owner = owner.OriginalDefinition;
    private bool leans;
    private bool readsOutside;

    /// <summary>Whether it is not known what an object holds that a library gets.</summary>
    public bool IsOpen => leans && readsOutside;

    /// <summary>A library gets an object that is not made where it gets it.</summary>
    public void Lean() => leans = true;

    /// <summary>Looks at a step: it may read an object that other code has, too.</summary>
    public void Note(IOperation part)
    {
        if (part is IMemberReferenceOperation { Member: { DeclaringSyntaxReferences.IsEmpty: false } member } reference and (IFieldReferenceOperation or IPropertyReferenceOperation)
            && member is not IFieldSymbol { IsConst: true } && !(member.IsStatic && SymbolEqualityComparer.Default.Equals(member.ContainingType.OriginalDefinition, owner)) && !steps.IsPlainValue(reference.Type)
            && !(reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference))
        {
            readsOutside = true;
        }
        // Behind another name of its type nobody sees any more what an object may hold.
        (ITypeSymbol? from, ITypeSymbol? to) = part switch
        {
            IConversionOperation { OperatorMethod: null, ConstantValue.HasValue: false } conversion => (conversion.Operand.Type, conversion.Type),
            IPatternOperation pattern => (pattern.InputType, pattern.NarrowedType),
            _ => (null, null),
        };
        if (to is not null && steps.Library.MayBringCode(from) && !steps.Library.MayBringCode(to) && !steps.IsPlainValue(to))
            readsOutside = true;
    }
}
