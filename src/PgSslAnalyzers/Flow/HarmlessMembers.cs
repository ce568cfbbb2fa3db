using Microsoft.CodeAnalysis;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Flow;

/// <summary>
/// Members of the framework and of Npgsql that run no code of the program, by symbol: they are pure, or change only their receiver and their arguments. A text or a number that they get
/// is known to run nothing; with anything else (an object, a lambda, a generic parameter) a call of them is a step like any other.
/// </summary>
internal static class HarmlessMembers
{
    private const string All = "*";

    /// <summary>Metadata name of the type and the names of its members, or <c>*</c>. Virtual members count on sealed types only.</summary>
    private static readonly Dictionary<string, (string Type, string[] Members)[]> Rows = new (string Type, string[] Members)[]
    {
        ("System.Object", [".ctor", "GetType", "ReferenceEquals"]),
        ("System.String", [All]),
        ("System.Char", [All]),
        ("System.Boolean", [All]),
        ("System.Byte", [All]),
        ("System.SByte", [All]),
        ("System.Int16", [All]),
        ("System.UInt16", [All]),
        ("System.Int32", [All]),
        ("System.UInt32", [All]),
        ("System.Int64", [All]),
        ("System.UInt64", [All]),
        ("System.Single", [All]),
        ("System.Double", [All]),
        ("System.Decimal", [All]),
        ("System.DateTime", [All]),
        ("System.DateTimeOffset", [All]),
        ("System.TimeSpan", [All]),
        ("System.Guid", [All]),
        ("System.Uri", [All]),
        ("System.Version", [All]),
        ("System.Index", [All]),
        ("System.Range", [All]),
        ("System.Nullable`1", [All]),
        ("System.Enum", [All]),
        ("System.Math", [All]),
        ("System.Convert", [All]),
        ("System.BitConverter", [All]),
        ("System.Array", ["Empty", "Length", "GetLength", "Rank"]),
        ("System.Span`1", [All]),
        ("System.ReadOnlySpan`1", [All]),
        ("System.MemoryExtensions", ["AsSpan", "Trim", "IsEmpty"]),
        ("System.AppContext", ["BaseDirectory", "TargetFrameworkName"]),
        ("System.Environment", ["GetEnvironmentVariable", "SetEnvironmentVariable", "NewLine", "MachineName", "UserName", "ProcessorCount", "CurrentDirectory", "TickCount", "TickCount64", "GetFolderPath", "Version", "OSVersion"]),
        ("System.GC", ["SuppressFinalize", "KeepAlive"]),
        ("System.ArgumentNullException", [".ctor", "ThrowIfNull"]),
        ("System.ArgumentException", [".ctor", "ThrowIfNullOrEmpty", "ThrowIfNullOrWhiteSpace"]),
        ("System.ArgumentOutOfRangeException", [".ctor"]),
        ("System.InvalidOperationException", [".ctor"]),
        ("System.NotSupportedException", [".ctor"]),
        ("System.NotImplementedException", [".ctor"]),
        ("System.Exception", [".ctor"]),
        ("System.Diagnostics.Stopwatch", [All]),
        ("System.Text.StringBuilder", [All]),
        ("System.IO.Path", [All]),
        ("System.IO.File", ["Exists", "ReadAllText", "ReadAllLines", "ReadAllBytes"]),
        ("System.IO.Directory", ["Exists", "GetCurrentDirectory"]),
        ("System.Threading.Monitor", ["Enter", "Exit"]),
        ("System.Threading.CancellationToken", ["None", "IsCancellationRequested"]),
        ("System.Threading.Interlocked", [All]),
        ("System.Threading.Volatile", [All]),
        ("System.Threading.Tasks.Task", ["FromResult", "CompletedTask"]),
        ("System.Threading.Tasks.ValueTask", ["FromResult", "CompletedTask"]),
        ("System.Collections.Generic.List`1", [".ctor", "Add", "AddRange", "Clear", "Insert", "Remove", "RemoveAt", "Contains", "IndexOf", "Count", "Capacity", "this[]", "ToArray", "GetEnumerator"]),
        ("System.Collections.Generic.List`1+Enumerator", [All]),
        ("System.Collections.Generic.Dictionary`2", [".ctor", "Add", "Clear", "Remove", "ContainsKey", "TryGetValue", "TryAdd", "Count", "this[]", "GetEnumerator"]),
        ("System.Collections.Generic.Dictionary`2+Enumerator", [All]),
        ("System.Collections.Generic.KeyValuePair`2", [All]),
        ("System.Collections.Generic.HashSet`1", [".ctor", "Add", "Clear", "Remove", "Contains", "Count", "GetEnumerator"]),
        ("System.Collections.Generic.HashSet`1+Enumerator", [All]),
        ("System.Runtime.CompilerServices.DefaultInterpolatedStringHandler", [All]),
        ("System.Text.StringBuilder+AppendInterpolatedStringHandler", [All]),
        ("System.Data.Common.DbConnectionStringBuilder", [All]),
        ("Npgsql.NpgsqlConnectionStringBuilder", [All]),
        ("Npgsql.NpgsqlDataSourceBuilder", [".ctor", "ConnectionString", "ConnectionStringBuilder", "EnableParameterLogging", "Name", "UseRootCertificate", "UseRootCertificates"]),
        ("Npgsql.NpgsqlSlimDataSourceBuilder", [".ctor", "ConnectionString", "ConnectionStringBuilder", "EnableParameterLogging", "EnableTransportSecurity", "Name", "UseRootCertificate", "UseRootCertificates"]),
        ("Npgsql.NpgsqlConnection", [".ctor", "ConnectionString"]),
        ("Npgsql.NpgsqlFactory", ["Instance", "CreateConnection", "CreateConnectionStringBuilder"]),
    }
    .GroupBy(static row => MetadataName.Simple(row.Type), StringComparer.Ordinal).ToDictionary(static rows => rows.Key, static rows => rows.ToArray(), StringComparer.Ordinal);

    /// <summary>Whether a member of a library is on the list. Its arguments have to be looked at besides.</summary>
    /// <param name="member">A method, constructor, property or field.</param>
    /// <param name="receiver">The type that the receiver has in the program; null if there is none.</param>
    public static bool Has(ISymbol member, ITypeSymbol? receiver)
    {
        if (member is IFieldSymbol)
            return true;
        if ((member.IsVirtual || member.IsAbstract || (member.IsOverride && !member.IsSealed)) && receiver is not { IsSealed: true } and not { IsValueType: true })
            return false;
        for (ISymbol? declared = member; declared is not null; declared = OverriddenMember.Of(declared))
        {
            if (declared.ContainingType is { } type && IsListed(type, declared is IPropertySymbol { IsIndexer: true } ? "this[]" : declared.Name))
                return true;
        }
        return false;
    }

    private static bool IsListed(INamedTypeSymbol type, string name)
    {
        if (!Rows.TryGetValue(type.Name, out (string Type, string[] Members)[]? rows))
            return false;
        foreach ((string full, string[] members) in rows)
        {
            if ((members[0] == All || members.Contains(name, StringComparer.Ordinal)) && MetadataName.IsNameOf(full, type))
                return true;
        }
        return false;
    }

    /// <summary>Whether a value of the type runs no code of the program when somebody takes its text, compares it or puts it away: a text, a number, an enum, an array or list of such.</summary>
    public static bool IsPlain(ITypeSymbol? type)
    {
        switch (type)
        {
            // null, default and discards have none.
            case null:
                return true;
            case IArrayTypeSymbol array:
                return IsPlain(array.ElementType);
            case { TypeKind: TypeKind.Enum or TypeKind.Pointer }:
                return true;
            case { SpecialType: not SpecialType.None and not SpecialType.System_Object and not SpecialType.System_Delegate and not SpecialType.System_MulticastDelegate and not SpecialType.System_ValueType and not SpecialType.System_Enum }:
                return type is not INamedTypeSymbol { TypeKind: TypeKind.Interface } && (type is not INamedTypeSymbol { IsGenericType: true } generic || generic.TypeArguments.All(IsPlain));
            case INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: true } named when named.IsTupleType || IsPlainName(named):
                return named.TypeArguments.All(IsPlain);
            case INamedTypeSymbol { IsTupleType: true } tuple:
                return tuple.TypeArguments.All(IsPlain);
            default:
                return false;
        }
    }

    private static bool IsPlainName(INamedTypeSymbol type)
    {
        foreach (string name in PlainTypes)
        {
            if (MetadataName.Simple(name) == type.Name && MetadataName.IsNameOf(name, type))
                return true;
        }
        return false;
    }

    private static readonly string[] PlainTypes =
    [
        "System.Guid", "System.DateTimeOffset", "System.TimeSpan", "System.DateOnly", "System.TimeOnly", "System.Uri", "System.Version", "System.Index", "System.Range", "System.Nullable`1",
        "System.Span`1", "System.ReadOnlySpan`1", "System.Collections.Generic.List`1", "System.Text.StringBuilder", "System.Threading.CancellationToken",
        "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler", "System.Text.StringBuilder+AppendInterpolatedStringHandler", "Npgsql.NpgsqlConnectionStringBuilder",
        "System.IFormatProvider", "System.Globalization.CultureInfo", "System.StringComparer",
    ];

    /// <summary>Whether the text of a value of the type has no semicolon, equals sign or quote in it, whatever the value.</summary>
    public static bool IsPlainText(ITypeSymbol? type) => type switch
    {
        { TypeKind: TypeKind.Enum } => true,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] } => IsPlainText(underlying),
        { SpecialType: SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Int32
            or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64 } => true,
        _ => type is { Name: "Guid", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } },
    };
}
