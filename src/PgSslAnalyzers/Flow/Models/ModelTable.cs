using Microsoft.CodeAnalysis;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Flow.Models;

/// <summary>What a member does with what is known: the new value, with its effects on the current state. Null: not with such a receiver or such arguments.</summary>
internal delegate AbstractValue? Transfer(NpgsqlDomain domain, MemberUse use);

/// <summary>
/// The members that a model knows, by symbol: a row names the type that declares a member, or a namespace (<c>System.Linq.*</c>), and the member. A row without a type is about any member of
/// that name of a followed object, whichever base class or interface declares it; its transfer looks at the object. Members of the program itself are in no row, whatever they are called.
/// A new member is one row here and one method in its model.
/// </summary>
internal static class ModelTable
{
    private static readonly Dictionary<string, Row[]> Rows = new Row[][]
    {
        BufferModel.Rows, ListModel.Rows, MapModel.Rows, ModeModel.Rows, WrapperModel.Rows, ConfigurationModel.Rows, BuilderModel.Rows, DataSourceModel.Rows, OptionsModel.Rows, FactModel.Rows, ConstantModel.Rows, CopiedModel.Rows,
    }
    .SelectMany(static rows => rows).GroupBy(static row => row.Member, StringComparer.Ordinal).ToDictionary(static rows => rows.Key, static rows => rows.ToArray(), StringComparer.Ordinal);

    /// <summary>The value of the first row that has one; null if no row is about the member.</summary>
    public static AbstractValue? Apply(NpgsqlDomain domain, MemberUse use)
    {
        string name = use.Member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? Row.Constructor : use.Member.Name;
        if (!Rows.TryGetValue(name, out Row[]? rows))
            return null;
        foreach (Row row in rows)
        {
            if (row.IsAbout(use.Member) && row.Transfer(domain, use) is { } value)
                return value;
        }
        return null;
    }
}

/// <summary>A member that a model knows.</summary>
/// <param name="Type">Metadata name of the type that declares it, or <c>Namespace.*</c>; null for any.</param>
/// <param name="Member">Its name, or <see cref="Constructor"/>.</param>
/// <param name="Transfer">What it does.</param>
internal sealed record Row(string? Type, string Member, Transfer Transfer)
{
    public const string Constructor = ".ctor";

    /// <summary>The same transfer for several members.</summary>
    public static IEnumerable<Row> For(string? type, Transfer transfer, params string[] members) => members.Select(member => new Row(type, member, transfer));

    public bool IsAbout(ISymbol member)
    {
        if (Type is null)
            return true;
        for (ISymbol? declared = member; declared is not null; declared = OverriddenMember.Of(declared))
        {
            if (Type.EndsWith(".*", StringComparison.Ordinal) ? IsIn(Type, declared.ContainingNamespace) : MetadataName.IsNameOf(Type, declared.ContainingType))
                return true;
        }
        return false;
    }

    /// <summary>Whether a namespace is that of a pattern <c>Namespace.*</c>.</summary>
    public static bool IsIn(string pattern, INamespaceSymbol? space)
    {
        int end = pattern.Length - 2;
        for (; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            int start = end - space.Name.Length;
            if (start < 0 || string.CompareOrdinal(pattern, start, space.Name, 0, space.Name.Length) != 0)
                return false;
            end = start - 1;
        }
        return end < 0;
    }
}
