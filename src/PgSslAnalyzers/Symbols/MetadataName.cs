using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Symbols;

/// <summary>Full metadata names of types: <c>Namespace.Outer+Inner`1</c>.</summary>
internal static class MetadataName
{
    /// <summary>The name of the type without namespace, outer types and arity.</summary>
    public static string Simple(string fullName)
    {
        int start = fullName.LastIndexOfAny(['.', '+']) + 1;
        int arity = fullName.IndexOf('`', start);
        return arity < 0 ? fullName.Substring(start) : fullName.Substring(start, arity - start);
    }

    /// <summary>Compares from the innermost name outwards, without building a string. '.' and '+' are the same here.</summary>
    public static bool IsNameOf(string fullName, ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol)
            return false;

        int end = fullName.Length;
        INamespaceOrTypeSymbol? symbol = type.OriginalDefinition;
        while (symbol is not null and not INamespaceSymbol { IsGlobalNamespace: true })
        {
            string name = symbol.MetadataName;
            int start = end - name.Length;
            if (start < 0
                || string.CompareOrdinal(fullName, start, name, 0, name.Length) != 0
                || (start > 0 && fullName[start - 1] is not ('.' or '+')))
            {
                return false;
            }

            end = start - 1;
            symbol = symbol.ContainingType ?? (INamespaceOrTypeSymbol?)symbol.ContainingNamespace;
        }

        return end == -1;
    }
}
