using Microsoft.CodeAnalysis;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Flow;

/// <summary>
/// Members of the framework, and those of other libraries that the domain knows, that run no code of the program, by symbol: they are pure, or change only their receiver and their arguments. A text or a number that they get
/// is known to run nothing; with anything else (an object, a lambda, a generic parameter) a call of them is a step like any other.
/// </summary>
internal sealed class HarmlessMembers(FlowDomain domain)
{
    /// <summary>Metadata name of the type and the names of its members, or <c>*</c>. Virtual members count on sealed types only.</summary>
    private static readonly HarmlessTable Framework = new(
    [
        ("System.Object", [".ctor", "GetType", "ReferenceEquals"]),
        ("System.String", [HarmlessTable.All]),
        ("System.Char", [HarmlessTable.All]),
        ("System.Boolean", [HarmlessTable.All]),
        ("System.Byte", [HarmlessTable.All]),
        ("System.SByte", [HarmlessTable.All]),
        ("System.Int16", [HarmlessTable.All]),
        ("System.UInt16", [HarmlessTable.All]),
        ("System.Int32", [HarmlessTable.All]),
        ("System.UInt32", [HarmlessTable.All]),
        ("System.Int64", [HarmlessTable.All]),
        ("System.UInt64", [HarmlessTable.All]),
        ("System.Single", [HarmlessTable.All]),
        ("System.Double", [HarmlessTable.All]),
        ("System.Decimal", [HarmlessTable.All]),
        ("System.DateTime", [HarmlessTable.All]),
        ("System.DateTimeOffset", [HarmlessTable.All]),
        ("System.TimeSpan", [HarmlessTable.All]),
        ("System.Guid", [HarmlessTable.All]),
        ("System.Uri", [HarmlessTable.All]),
        ("System.Version", [HarmlessTable.All]),
        ("System.Index", [HarmlessTable.All]),
        ("System.Range", [HarmlessTable.All]),
        ("System.Nullable`1", [HarmlessTable.All]),
        ("System.Enum", [HarmlessTable.All]),
        ("System.Math", [HarmlessTable.All]),
        ("System.Convert", [HarmlessTable.All]),
        ("System.BitConverter", [HarmlessTable.All]),
        ("System.Array", ["Empty", "Length", "GetLength", "Rank"]),
        ("System.Span`1", [HarmlessTable.All]),
        ("System.ReadOnlySpan`1", [HarmlessTable.All]),
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
        ("System.Diagnostics.Stopwatch", [HarmlessTable.All]),
        ("System.Text.StringBuilder", [HarmlessTable.All]),
        ("System.IO.Path", [HarmlessTable.All]),
        ("System.IO.File", ["Exists", "ReadAllText", "ReadAllLines", "ReadAllBytes"]),
        ("System.IO.Directory", ["Exists", "GetCurrentDirectory"]),
        ("System.Threading.Monitor", ["Enter", "Exit"]),
        ("System.Threading.CancellationToken", ["None", "IsCancellationRequested"]),
        ("System.Threading.Interlocked", [HarmlessTable.All]),
        ("System.Threading.Volatile", [HarmlessTable.All]),
        ("System.Threading.Tasks.Task", ["FromResult", "CompletedTask"]),
        ("System.Threading.Tasks.ValueTask", ["FromResult", "CompletedTask"]),
        ("System.Collections.Generic.List`1", [".ctor", "Add", "AddRange", "Clear", "Insert", "Remove", "RemoveAt", "Contains", "IndexOf", "Count", "Capacity", "this[]", "ToArray", "GetEnumerator"]),
        ("System.Collections.Generic.List`1+Enumerator", [HarmlessTable.All]),
        ("System.Collections.Generic.Dictionary`2", [".ctor", "Add", "Clear", "Remove", "ContainsKey", "TryGetValue", "TryAdd", "Count", "this[]", "GetEnumerator"]),
        ("System.Collections.Generic.Dictionary`2+Enumerator", [HarmlessTable.All]),
        ("System.Collections.Generic.KeyValuePair`2", [HarmlessTable.All]),
        ("System.Collections.Generic.HashSet`1", [".ctor", "Add", "Clear", "Remove", "Contains", "Count", "GetEnumerator"]),
        ("System.Collections.Generic.HashSet`1+Enumerator", [HarmlessTable.All]),
        ("System.Runtime.CompilerServices.DefaultInterpolatedStringHandler", [HarmlessTable.All]),
        ("System.Text.StringBuilder+AppendInterpolatedStringHandler", [HarmlessTable.All]),
        ("System.Data.Common.DbConnectionStringBuilder", [HarmlessTable.All]),
    ],
    [
        "System.Guid", "System.DateTimeOffset", "System.TimeSpan", "System.DateOnly", "System.TimeOnly", "System.Uri", "System.Version", "System.Index", "System.Range", "System.Nullable`1",
        "System.Span`1", "System.ReadOnlySpan`1", "System.Collections.Generic.List`1", "System.Text.StringBuilder", "System.Threading.CancellationToken",
        "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler", "System.Text.StringBuilder+AppendInterpolatedStringHandler",
        "System.IFormatProvider", "System.Globalization.CultureInfo", "System.StringComparer",
    ]);

    /// <summary>Whether a member of a library is on the list. Its arguments have to be looked at besides.</summary>
    /// <param name="member">A method, constructor, property or field.</param>
    /// <param name="receiver">The type that the receiver has in the program; null if there is none.</param>
    public bool Has(ISymbol member, ITypeSymbol? receiver)
    {
        if (member is IFieldSymbol)
            return true;
        if ((member.IsVirtual || member.IsAbstract || (member.IsOverride && !member.IsSealed)) && receiver is not { IsSealed: true } and not { IsValueType: true })
            return false;
        if (member is { IsStatic: false } and not IMethodSymbol { MethodKind: MethodKind.Constructor } && MayBeOfProgram(receiver ?? member.ContainingType))
            return false;
        for (ISymbol? declared = member; declared is not null; declared = OverriddenMember.Of(declared))
        {
            if (declared.ContainingType is { } type && IsListed(type, declared is IPropertySymbol { IsIndexer: true } ? "this[]" : declared.Name))
                return true;
        }
        return false;
    }

    private bool IsListed(INamedTypeSymbol type, string name) => Framework.Has(type, name) || domain.HarmlessMembers.Has(type, name);

    /// <summary>Whether the object may be one of the program, or may ask one of the program: the code only says the name of a library's type.</summary>
    private bool MayBeOfProgram(ITypeSymbol type) => domain.Derived is { } derived && ((!type.IsSealed && derived.Exist(type)) || (IsHashed(type) && (domain.Hooks is { HaveComparers: true } || derived.Exist("System.Collections.Generic.IEqualityComparer`1"))));

    private static bool IsHashed(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Dictionary" or "HashSet" };

    /// <summary>Whether a value of the type runs no code of the program when somebody takes its text, compares it or puts it away: a text, a number, an enum, an array or list of such.</summary>
    public bool IsPlain(ITypeSymbol? type)
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
            case INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: true } named when named.IsTupleType || Framework.IsPlain(named) || domain.HarmlessMembers.IsPlain(named):
                return !MayBeOfProgram(named) && named.TypeArguments.All(IsPlain);
            case INamedTypeSymbol { IsTupleType: true } tuple:
                return tuple.TypeArguments.All(IsPlain);
            default:
                return false;
        }
    }

    /// <summary>Whether a value of the type has the same text in each culture: only the sign of a number, also of one that is no member of its enum, is a matter of the culture.</summary>
    public static bool HasOneText(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] } => HasOneText(underlying),
        _ => type is { SpecialType: SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64 } || IsGuid(type),
    };

    /// <summary>Whether the text of a value of the type has no semicolon, equals sign or quote in it, whatever the value, in a culture that the program has not changed.</summary>
    public static bool IsPlainText(ITypeSymbol? type) => type switch
    {
        { TypeKind: TypeKind.Enum } => true,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] } => IsPlainText(underlying),
        { SpecialType: SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Int32
            or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64 } => true,
        _ => IsGuid(type),
    };

    /// <summary>Whether a type is the framework's Guid: it comes from where the base of all structs does.</summary>
    private static bool IsGuid(ITypeSymbol? type)
        => type is { Name: "Guid", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }, BaseType: { SpecialType: SpecialType.System_ValueType } valueType }
            && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, valueType.ContainingAssembly);
}
