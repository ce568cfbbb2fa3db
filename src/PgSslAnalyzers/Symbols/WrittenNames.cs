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

    /// <summary>Whether a name may stand at more than one place of a program.</summary>
    public static bool MayStandTwiceIn(Compilation compilation, string name)
    {
        int count = 0;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            string text = tree.GetText().ToString();
            if (text.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
            for (int at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
            {
                if (++count > 1)
                    return true;
            }
        }
        return false;
    }
}
