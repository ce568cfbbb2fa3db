using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Symbols;

/// <summary>Compares keys of which some are symbols: those as the compiler does, all others as they say themselves.</summary>
internal sealed class SymbolKeyComparer : IEqualityComparer<object>
{
    public static readonly SymbolKeyComparer Instance = new();

    bool IEqualityComparer<object>.Equals(object? x, object? y)
        => x is ISymbol a && y is ISymbol b ? SymbolEqualityComparer.Default.Equals(a, b) : object.Equals(x, y);

    int IEqualityComparer<object>.GetHashCode(object obj) => obj is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : obj.GetHashCode();
}
