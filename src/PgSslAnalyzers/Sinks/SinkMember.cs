using Microsoft.CodeAnalysis;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Sinks;

/// <summary>Whether a bound member is the one of a row.</summary>
internal static class SinkMember
{
    /// <summary>
    /// The member that the row means: the bound one itself if its type, or the static type of its receiver, is the row's type or derives
    /// from it; else the one of the row's type that it overrides or implements. Null: another member of the same name.
    /// </summary>
    public static ISymbol? Declared(Sink sink, ISymbol member, ITypeSymbol? receiver)
    {
        member = member.OriginalDefinition;
        for (ITypeSymbol? type = receiver; type is not null; type = type.BaseType)
        {
            if (MetadataName.IsNameOf(sink.Type, type))
                return member;
        }

        for (ISymbol? overridden = member; overridden is not null; overridden = OverriddenMember.Of(overridden)?.OriginalDefinition)
        {
            if (MetadataName.IsNameOf(sink.Type, overridden.ContainingType))
                return overridden;

            if (!member.IsStatic && sink.Member != Sink.Constructor && Implemented(sink, overridden) is { } declared)
            {
                return declared;
            }
        }

        return null;
    }

    /// <summary>Whether a parameter or property of this type can hold what the row says.</summary>
    public static bool Takes(SinkKind kind, ITypeSymbol? type) => kind switch
    {
        SinkKind.ConnectionStringBuilder => type is INamedTypeSymbol { Name: "NpgsqlConnectionStringBuilder" },
        SinkKind.ConnectionStringFactory => type is { TypeKind: TypeKind.Delegate },
        _ => type is { SpecialType: SpecialType.System_String } or IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String },
    };

    private static ISymbol? Implemented(Sink sink, ISymbol member)
    {
        foreach (INamedTypeSymbol candidate in member.ContainingType.AllInterfaces)
        {
            if (!MetadataName.IsNameOf(sink.Type, candidate))
                continue;

            foreach (ISymbol declared in candidate.GetMembers(member.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(
                    member.ContainingType.FindImplementationForInterfaceMember(declared)?.OriginalDefinition, member))
                {
                    return declared.OriginalDefinition;
                }
            }
        }

        return null;
    }
}
