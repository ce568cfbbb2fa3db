using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.FixPlans;

/// <summary>Members of libraries that take a text.</summary>
internal static class TextMembers
{
    public static bool IsBuffer(ITypeSymbol? type) => type is { Name: "StringBuilder", ContainingNamespace: { Name: "Text", ContainingNamespace.Name: "System" } };

    public static bool IsCollectionMember(IMethodSymbol method) => IsOfCollection(method.ContainingType);

    public static bool IsOfCollection(INamedTypeSymbol? type)
        => type is { ContainingNamespace: { } space } && space.ToDisplayString() is "System.Collections.Generic" or "System.Linq";

    /// <summary>Who writes a text to a log shows it, and no more.</summary>
    public static bool IsOnlyShown(IMethodSymbol method)
        => method.ContainingType.Name is "Console" or "TextWriter" or "LoggerExtensions" or "ILogger" or "Debug" or "Trace" && method.ReturnsVoid;
}
