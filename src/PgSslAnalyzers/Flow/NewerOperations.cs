using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Flow;

/// <summary>Operations and types that are newer than the oldest Roslyn that is supported: there nothing is of their kind.</summary>
internal static class NewerOperations
{
    private static readonly OperationKind CollectionExpression = KindOf("CollectionExpression"), Spread = KindOf("Spread"),
        ElementsPlaceholder = KindOf("CollectionExpressionElementsPlaceholder");

    private static readonly TypeKind? ExtensionBlock = Enum.TryParse("Extension", out TypeKind kind) ? kind : null;

    /// <summary><c>[a, b]</c>.</summary>
    public static bool IsCollectionExpression(IOperation operation) => CollectionExpression != OperationKind.None && operation.Kind == CollectionExpression;

    /// <summary><c>..a</c> in a collection expression.</summary>
    public static bool IsSpread(IOperation operation) => Spread != OperationKind.None && operation.Kind == Spread;

    /// <summary>What stands for the elements of a collection expression where they are handed to the method that makes the collection.</summary>
    public static bool IsElementsPlaceholder(IOperation operation) => ElementsPlaceholder != OperationKind.None && operation.Kind == ElementsPlaceholder;

    /// <summary>Whether a type is a block of extension members: its members belong to the static class around it.</summary>
    public static bool IsExtensionBlock(ITypeSymbol? type) => ExtensionBlock is { } block && type?.TypeKind == block;

    private static OperationKind KindOf(string name) => Enum.TryParse(name, out OperationKind kind) ? kind : OperationKind.None;
}
