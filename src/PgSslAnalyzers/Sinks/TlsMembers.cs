using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Sinks;

/// <summary>Finds the operations that hand a callback to Npgsql, by the table of TLS members.</summary>
internal static class TlsMembers
{
    private static readonly Dictionary<string, TlsMember[]> ByName = TlsMemberTable.All
        .Where(static member => member.Kind is TlsMemberKind.ValidationCallback or TlsMemberKind.OptionsCallback)
        .GroupBy(static member => member.Member, StringComparer.Ordinal)
        .ToDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>False if no callback has this name: for filtering syntax before binding.</summary>
    public static bool MayBeCallback(string name) => ByName.ContainsKey(name);

    /// <summary>The callback that a call or an assignment hands over, and what kind it is; null if it hands over none.</summary>
    public static (TlsMemberKind Kind, IOperation Value)? CallbackOf(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod: var method, Arguments: { IsEmpty: false } arguments } call when KindOf(method) is { } kind:
                // The receiver of an extension method is an argument too; the callback is the last one that is written.
                return call.Instance is null && arguments.Length < 2 ? null : (kind, arguments[arguments.Length - 1].Value);
            case IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment when KindOf(property) is { } kind:
                return (kind, assignment.Value);
            default:
                return null;
        }
    }

    /// <summary>Whether a method or property takes a callback.</summary>
    public static bool IsCallback(ISymbol member) => KindOf(member) is not null;

    private static TlsMemberKind? KindOf(ISymbol member)
    {
        if (!ByName.TryGetValue(member.Name, out TlsMember[]? rows))
            return null;
        for (INamedTypeSymbol? type = member.ContainingType; type is not null; type = type.BaseType)
        {
            foreach (TlsMember row in rows)
            {
                if (MetadataName.IsNameOf(row.Type, type))
                    return row.Kind;
            }
        }
        return null;
    }
}
