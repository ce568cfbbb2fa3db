namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Statements of template languages: they decide what stands in a text and leave nothing of themselves.</summary>
internal static class PlaceholderStatements
{
    // An "else" parts two texts of which one stands: it is like any other placeholder.
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "if", "unless", "with", "range", "for", "each", "end", "endif", "endfor", "endwith" };

    /// <summary>
    /// Whether the placeholder from <paramref name="start"/> to <paramref name="end"/> is a statement: <c>{{- if x }}</c>, <c>{{#if x}}</c>, <c>{{/* x */}}</c>, <c>{% endif %}</c>,
    /// <c>&lt;% end %&gt;</c>, <c>#{if x}</c>, <c>#{/if}</c>.
    /// </summary>
    public static bool IsStatement(string text, int start, int end)
    {
        bool isTemplate = text[start] is '{' or '<' && text[start + 1] is '{' or '%';
        if (!isTemplate && !(text[start] == '#' && text[start + 1] == '{'))
            return false;
        int word = start + 2;
        while (word < end && text[word] is '-' or ' ' or '~')
            word++;
        if (isTemplate && text[start + 1] == '{' && text[word] is '#' or '/' or '!')
            return true;
        if (text[word] == '/')
            word++;
        int wordEnd = word;
        while (wordEnd < end && char.IsLetter(text[wordEnd]))
            wordEnd++;
        return Words.Contains(text.Substring(word, wordEnd - word)) || IsBrace(text, word, end);
    }

    /// <summary><c>&lt;% } %&gt;</c>.</summary>
    private static bool IsBrace(string text, int word, int end)
        => text[word] == '}' && end - word <= 6 && text.Substring(word + 1, end - word - 1).Trim('-', ' ') == "%>";
}
