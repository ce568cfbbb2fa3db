namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Statements of template languages: they decide what stands in a text and leave nothing of themselves.</summary>
internal static class PlaceholderStatements
{
    // An "else" parts two texts of which one stands: it is like any other placeholder.
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "if", "unless", "with", "range", "for", "end", "endif", "endfor", "endwith", "/*",
    };

    /// <summary>Whether the placeholder from <paramref name="start"/> to <paramref name="end"/> is a statement: <c>{{- if x }}</c>, <c>{% endif %}</c>, <c>&lt;% end %&gt;</c>.</summary>
    public static bool IsStatement(string text, int start, int end)
    {
        if (end - start < 6 || text[start] is not ('{' or '<') || text[start + 1] is not ('{' or '%'))
            return false;
        int word = start + 2;
        while (word < end && text[word] is '-' or ' ' or '~' or '#')
            word++;
        int wordEnd = word;
        while (wordEnd < end && text[wordEnd] is not (' ' or '-' or '}' or '%'))
            wordEnd++;
        return Words.Contains(text.Substring(word, wordEnd - word));
    }
}
