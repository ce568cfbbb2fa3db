using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Symbols;

/// <summary>The member of a base class that a method or property overrides.</summary>
internal static class OverriddenMember
{
    /// <summary>The next one up; null if it overrides none.</summary>
    public static ISymbol? Of(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };
}
