using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Demand;

/// <summary>Which types have values that the evaluation follows from one place to another: texts, modes, builders, and what may hold them.</summary>
internal sealed class Carriers
{
    private readonly Dictionary<ITypeSymbol, bool> mutable = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a type is one of a builder, of a data source builder, of what leads to them, or of modes: an operation of such a type always matters.</summary>
    public static bool IsOfNpgsql(ITypeSymbol? type) => type switch
    {
        null => false,
        { Name: "NpgsqlConnectionStringBuilder" or "DbConnectionStringBuilder" or "NpgsqlDataSourceBuilder" or "NpgsqlSlimDataSourceBuilder" or "NpgsqlDbContextOptionsBuilder" or "SslMode" or "GssEncryptionMode" } => true,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] } => IsOfNpgsql(underlying),
        _ => false,
    };

    /// <summary>Whether a value of the type may be a text, a mode or a builder, or hold one.</summary>
    public bool MayHold(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_String or SpecialType.System_Boolean || IsOfNpgsql(type) || MayHoldAndChange(type);

    /// <summary>Whether a value of the type is an object that may hold a text and may be changed under another of its names.</summary>
    public bool MayHoldAndChange(ITypeSymbol? type)
    {
        switch (type)
        {
            case null:
                return true;
            case { SpecialType: SpecialType.System_String }:
                return false;
            case { SpecialType: SpecialType.System_Object } or { TypeKind: not (TypeKind.Class or TypeKind.Struct or TypeKind.Enum) }:
                return true;
        }
        if (!mutable.TryGetValue(type, out bool known))
            mutable[type] = known = IsOfNpgsql(type) ? type.TypeKind != TypeKind.Enum : IsHolder((INamedTypeSymbol)type);
        return known;
    }

    private bool IsHolder(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
            return false;
        if (type.IsTupleType)
            return type.TupleElements.Any(element => MayHold(element.Type));
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.Name is "StringBuilder" or "FormattableString" or "DbConnectionStringBuilder" || IsAwaited(current.Name) || current.Name.EndsWith("InterpolatedStringHandler", StringComparison.Ordinal)
                || current.Name.IndexOf("Configuration", StringComparison.Ordinal) >= 0 || current.Name.IndexOf("ConnectionString", StringComparison.Ordinal) >= 0)
            {
                return !IsAwaited(current.Name) || current.TypeArguments.IsEmpty || current.TypeArguments.Any(MayHold);
            }
        }
        return type.AllInterfaces.Any(static one => one.SpecialType == SpecialType.System_Collections_IEnumerable)
            || (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T && type.TypeArguments.Any(MayHoldAndChange));
    }

    private static bool IsAwaited(string name) => name is "Task" or "ValueTask" || name.EndsWith("Awaiter", StringComparison.Ordinal) || name.EndsWith("Awaitable", StringComparison.Ordinal);
}
