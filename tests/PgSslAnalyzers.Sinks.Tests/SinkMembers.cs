using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PgSslAnalyzers.Sinks.Tests;

/// <summary>The members of a compilation that a row means.</summary>
internal static class SinkMembers
{
    public static IEnumerable<ISymbol> Of(Sink sink, CSharpCompilation compilation) =>
        from declaring in compilation.GetTypesByMetadataName(sink.Type)
        from type in Bases(declaring)
        from member in type.GetMembers(sink.Member)
        where Has(sink, member) && (type.Equals(declaring, SymbolEqualityComparer.Default) || member is IPropertySymbol || sink.Parameter == Sink.AnyText)
        select member;

    private static bool Has(Sink sink, ISymbol member) => member switch
    {
        IPropertySymbol { SetMethod: not null } property => sink.Parameter == Sink.PropertyValue && SinkMember.Takes(sink.Kind, property.Type),
        IMethodSymbol method => method.Parameters.Any(parameter => (parameter.Name == sink.Parameter || sink.Parameter == Sink.AnyText)
            && (SinkMember.Takes(sink.Kind, parameter.Type) || parameter.Type is ITypeParameterSymbol)),
        _ => false,
    };

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
            yield return current;
    }
}
