using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Symbols;

/// <summary>A look at the text of a file that tells, without its syntax, that it does not say a name.</summary>
internal static class WrittenNames
{
    /// <summary>Whether one of the names may stand in a file. A name may be written with escapes: such a file may say any.</summary>
    public static bool MayStandIn(SyntaxTree tree, IEnumerable<string> names)
    {
        string text = tree.GetText().ToString();
        return text.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) >= 0 || names.Any(name => text.IndexOf(name, StringComparison.Ordinal) >= 0);
    }
}
