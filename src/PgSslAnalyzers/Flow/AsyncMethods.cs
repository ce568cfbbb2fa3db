using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Flow;

/// <summary>Who runs the body of an async method.</summary>
internal static class AsyncMethods
{
    private static readonly string[] Builders =
    [
        "AsyncTaskMethodBuilder", "AsyncTaskMethodBuilder`1", "AsyncValueTaskMethodBuilder", "AsyncValueTaskMethodBuilder`1", "AsyncVoidMethodBuilder", "AsyncIteratorMethodBuilder",
    ];

    /// <summary>
    /// Whether a method runs as it is written. An async method whose builder comes from the program or an attribute may leave out its body, its exceptions or its result. The names of the framework's
    /// builders are fixed: a program that declares one of them itself gets its own.
    /// </summary>
    public static bool RunToTheEnd(IMethodSymbol method)
        => !method.IsAsync || (IsOfFramework(method.ReturnType) && !HasBuilder(method) && !HasBuilder(method.ReturnType.OriginalDefinition) && DeclaresNoBuilder(method.ContainingAssembly));

    private static bool IsOfFramework(ITypeSymbol type)
        => type.SpecialType == SpecialType.System_Void
            || (type.DeclaringSyntaxReferences.IsEmpty && type.ContainingNamespace is { Name: "Tasks" or "Generic" } space && space.ToDisplayString() is "System.Threading.Tasks" or "System.Collections.Generic");

    private static bool HasBuilder(ISymbol symbol) => symbol.GetAttributes().Any(static attribute
        => attribute.AttributeClass is { Name: "AsyncMethodBuilderAttribute" } && attribute.ConstructorArguments is not [{ Value: ITypeSymbol { DeclaringSyntaxReferences.IsEmpty: true, ContainingNamespace: { Name: "CompilerServices", ContainingNamespace.Name: "Runtime" } } }]);

    private static bool DeclaresNoBuilder(IAssemblySymbol? program)
        => program is null || Builders.All(name => program.GetTypeByMetadataName("System.Runtime.CompilerServices." + name) is null);
}
