namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>
/// Whole values that somebody or some tool replaces: <c>&lt;your password&gt;</c>, <c>[YOUR-PASSWORD]</c>, <c>[[Name]]</c>, <c>@NAME@</c>, <c>~Name~</c>, <c>$NAME</c>,
/// <c>%s</c> and <c>%(name)s</c>, <c>{}</c>, <c>...</c>. As a part of a value they are what they look like: a password may hold any of these characters.
/// </summary>
internal static class PlaceholderTokens
{
    private const int Longest = 256;

    /// <summary>The end of the token that starts here and is all of a value, or -1.</summary>
    public static int EndAt(string text, int start)
    {
        if (!StartsValue(text, start))
            return -1;
        int end = text[start] switch
        {
            '{' => At(text, start + 1) == '}' ? start + 2 : -1,
            '.' => string.CompareOrdinal(text, start, "...", 0, 3) == 0 ? start + 3 : -1,
            '$' => EndOfVariable(text, start + 1),
            '%' when At(text, start + 1) is 's' or 'd' or 'v' or 'q' => start + 2,
            '%' when At(text, start + 1) == '(' => EndOfMarked(text, start, 2, ")s"),
            '<' or '[' or '@' or '~' or '|' or '!' or '%' => EndOfMarked(text, start),
            _ => -1,
        };
        return end > 0 && EndsValue(text, end) ? end : -1;
    }

    private static int EndOfMarked(string text, int start)
    {
        char mark = text[start];
        char close = mark switch { '<' => '>', '[' => ']', _ => mark };
        return At(text, start + 1) == mark ? EndOfMarked(text, start, 2, new string(close, 2)) : EndOfMarked(text, start, 1, close.ToString());
    }

    /// <summary>Words between marks; in single brackets, which a list may have, in capitals.</summary>
    private static int EndOfMarked(string text, int start, int length, string close)
    {
        int from = start + length;
        int count = Math.Min(Longest, text.Length - from);
        int found = count <= 0 ? -1 : text.IndexOf(close, from, count, StringComparison.Ordinal);
        bool isPrompt = text[start] is '<' or '[';
        bool isUpper = close == "]";
        for (int i = from; i < found; i++)
        {
            bool fits = isUpper ? char.IsUpper(text[i]) : char.IsLetterOrDigit(text[i]) || text[i] == '.';
            if (!fits && text[i] is not ('-' or '_') && !(isPrompt && text[i] == ' '))
                return -1;
        }
        return found > from ? found + close.Length : -1;
    }

    /// <summary><c>$NAME</c> where a <c>$</c> has no meaning of its own: only in capitals.</summary>
    private static int EndOfVariable(string text, int start)
    {
        int end = start;
        while (end < text.Length && (char.IsUpper(text[end]) || char.IsDigit(text[end]) || text[end] == '_'))
            end++;
        return end > start + 1 && !char.IsDigit(text[start]) ? end : -1;
    }

    private static bool StartsValue(string text, int start)
    {
        int before = start - 1;
        while (before >= 0 && text[before] is ' ' or '"' or '\'')
            before--;
        return before < 0 || text[before] is '=' or ',' or ':';
    }

    private static bool EndsValue(string text, int end)
    {
        while (At(text, end) is ' ' or '"' or '\'')
            end++;
        return end >= text.Length || text[end] is ';' or ',' or ':';
    }

    private static char At(string text, int position) => position < text.Length ? text[position] : '\0';
}
