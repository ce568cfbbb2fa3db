using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PgSslAnalyzers.Flow;

/// <summary>Whether the items of a tuple or collection go somewhere as they are: the language converts them one by one, perhaps with an operator of the program, which no operation names.</summary>
/// <param name="members">Knows the types that have nothing to do with the program.</param>
internal sealed class ItemConversions(HarmlessMembers members)
{
    /// <summary>Whether a conversion, if it is one of a tuple, leaves the items as they are.</summary>
    public bool IsPlain(IConversionOperation conversion) => TupleOf(conversion.Operand.Type) is not { } tuple || IsPlain(tuple, TupleOf(conversion.Type) ?? conversion.Type);

    /// <summary>The tuple that a type is, or is with null; null if it is none.</summary>
    public static INamedTypeSymbol? TupleOf(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => tuple,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [INamedTypeSymbol { IsTupleType: true } tuple] } => tuple,
        _ => null,
    };

    /// <summary>Whether a value is taken apart without a Deconstruct or a conversion of the program.</summary>
    public bool TakesApartPlainly(IOperation target, ITypeSymbol? value)
    {
        if (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;
        if (target is not ITupleOperation tuple)
            return target is IDiscardOperation || IsPlain(value, target.Type);
        ITypeSymbol[] items = value switch
        {
            INamedTypeSymbol { IsTupleType: true } taken => taken.TupleElements.Select(static element => element.Type).ToArray(),
            INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: true } pair when IsPair(pair) => pair.TypeArguments.ToArray(),
            _ => [],
        };
        return items.Length == tuple.Elements.Length && items.Zip(tuple.Elements, TakesApartItem).All(static isPlain => isPlain);

        bool TakesApartItem(ITypeSymbol item, IOperation element) => TakesApartPlainly(element, item);
    }

    /// <summary>Whether the items of a loop become its variable as they are.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="collection">An array, a text or a collection of the framework.</param>
    public bool HasPlainVariable(IForEachLoopOperation loop, ITypeSymbol? collection)
    {
        IOperation? target = loop.LoopControlVariable;
        if (collection is INamedTypeSymbol { TypeArguments: [var key, var value] })
        {
            // The pairs of a dictionary.
            if (target is IVariableDeclaratorOperation { Symbol.Type: var pair })
                return pair is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: true } || pair.SpecialType == SpecialType.System_Object;
            return (target as IDeclarationExpressionOperation)?.Expression is ITupleOperation { Elements: [var first, var second] } && TakesApartPlainly(first, key) && TakesApartPlainly(second, value);
        }
        return ItemOf(collection) is not { } item || target switch
        {
            IVariableDeclaratorOperation variable => IsPlain(item, variable.Symbol.Type),
            { } other => TakesApartPlainly(other, item),
            null => true,
        };
    }

    /// <summary>Whether <c>..</c> puts the items of one collection into another as they are.</summary>
    public bool SpreadPlainly(ITypeSymbol? from, ITypeSymbol? to) => ItemOf(to) is { } taken && (from switch
    {
        { SpecialType: SpecialType.System_String } => taken.SpecialType is SpecialType.System_Char or SpecialType.System_Object,
        INamedTypeSymbol { TypeArguments: [var key, var value] } => taken is INamedTypeSymbol { TypeArguments: [var ownKey, var ownValue] } pair && IsPair(pair)
            && SymbolEqualityComparer.Default.Equals(key, ownKey) && SymbolEqualityComparer.Default.Equals(value, ownValue),
        _ => ItemOf(from) is { } item && IsPlain(item, taken),
    });

    private bool IsPlain(ITypeSymbol? from, ITypeSymbol? to)
        => to is null or { SpecialType: SpecialType.System_Object } || SymbolEqualityComparer.Default.Equals(from, to) || (members.IsPlain(from) && members.IsPlain(to))
            || (TupleOf(from) is { TypeArguments: var items } && TupleOf(to) is { TypeArguments: var others } && items.Length == others.Length && items.Zip(others, IsPlain).All(static isPlain => isPlain));

    /// <summary>What a collection holds; null for a text, and for what is no collection of one type.</summary>
    private static ITypeSymbol? ItemOf(ITypeSymbol? collection) => collection switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var only] } => only,
        _ => null,
    };

    private static bool IsPair(INamedTypeSymbol type) => Symbols.MetadataName.IsNameOf("System.Collections.Generic.KeyValuePair`2", type);
}
