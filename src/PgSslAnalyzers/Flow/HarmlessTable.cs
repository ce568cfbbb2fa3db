using Microsoft.CodeAnalysis;
using PgSslAnalyzers.Symbols;

namespace PgSslAnalyzers.Flow;

/// <summary>A table of members of libraries that run no code of the program, and of types whose values run none when somebody takes their text, compares them or puts them away.</summary>
internal sealed class HarmlessTable(IEnumerable<(string Type, string[] Members)> rows, string[] plainTypes)
{
    /// <summary>In the place of the names: all members.</summary>
    public const string All = "*";

    private readonly Dictionary<string, (string Type, string[] Members)[]> rows = rows.GroupBy(static row => MetadataName.Simple(row.Type), StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> plainTypes = plainTypes.GroupBy(MetadataName.Simple, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);

    public bool Has(INamedTypeSymbol type, string name)
    {
        if (!rows.TryGetValue(type.Name, out (string Type, string[] Members)[]? named))
            return false;
        foreach ((string full, string[] members) in named)
        {
            if ((members[0] == All || members.Contains(name, StringComparer.Ordinal)) && MetadataName.IsNameOf(full, type))
                return true;
        }
        return false;
    }

    public bool IsPlain(INamedTypeSymbol type) => plainTypes.TryGetValue(type.Name, out string[]? names) && names.Any(name => MetadataName.IsNameOf(name, type));
}
