namespace PgSslAnalyzers.ConnectionStrings.Suppression;

/// <summary>
/// <c>until</c> and what is meant as a date behind it. The word alone says nothing: "until the new cluster is there" is a reason like any other.
/// </summary>
internal static class UntilDate
{
    private const string Word = "until";
    private const int IsoLength = 10;

    private static readonly HashSet<string> Months = new(StringComparer.OrdinalIgnoreCase)
    {
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "q1", "q2", "q3", "q4",
    };

    /// <summary>The next date in <paramref name="text"/>; its place is that of the word and the date. The date is null if it cannot be read.</summary>
    public static (int Start, int End, IsoDate? Date)? Find(string text, int from)
    {
        while (text.IndexOf(Word, from, StringComparison.OrdinalIgnoreCase) is >= 0 and var start)
        {
            int end = start + Word.Length;
            from = end;
            if ((start > 0 && char.IsLetterOrDigit(text[start - 1])) || (end < text.Length && char.IsLetterOrDigit(text[end])))
                continue;
            while (end < text.Length && (char.IsWhiteSpace(text[end]) || text[end] is ':' or '='))
                end++;
            if (end + IsoLength <= text.Length && IsoDate.TryParse(text.Substring(end, IsoLength), out IsoDate date) && !ContinuesAt(text, end + IsoLength))
                return (start, end + IsoLength, date);
            if (IsMeantAsDate(text, end))
                return (start, end, null);
        }
        return null;
    }

    /// <summary>Whether more than the end of a sentence follows: a time, further digits.</summary>
    private static bool ContinuesAt(string text, int position)
        => position < text.Length && (char.IsLetterOrDigit(text[position]) || (text[position] is '-' or '/' && position + 1 < text.Length && char.IsLetterOrDigit(text[position + 1])));

    /// <summary>Whether one of the next three words is a year, or numbers in the form of a date, or a month beside a day.</summary>
    private static bool IsMeantAsDate(string text, int from)
    {
        const int most = 3;
        bool hasMonth = false, hasDay = false;
        int position = from;
        for (int i = 0; i < most && NextWord(text, ref position) is { Length: > 0 } word; i++)
        {
            if (IsNumericDate(word) || IsYear(word))
                return true;
            bool isMonth = Months.Contains(word), isDay = IsDay(word);
            // Any other word makes it a sentence.
            if (!isMonth && !isDay)
                return false;
            hasMonth |= isMonth;
            hasDay |= isDay;
        }
        return hasMonth && hasDay;
    }

    private static string NextWord(string text, ref int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
        int start = position;
        while (position < text.Length && !char.IsWhiteSpace(text[position]))
            position++;
        return text.Substring(start, position - start).Trim(',', '.', ';', ')', '(');
    }

    private static bool IsYear(string word) => word.Length == 4 && word.StartsWith("20", StringComparison.Ordinal) && word[2] > '0' && word.All(char.IsDigit);

    private static bool IsDay(string word)
    {
        string digits = word.TrimEnd('s', 't', 'n', 'd', 'r', 'h');
        return digits.Length is 1 or 2 && digits.All(char.IsDigit) && word.Length - digits.Length is 0 or 2;
    }

    /// <summary>2026/12/31, 31.12.2026, 12/31/26, 2026-13-01, 2026-12, 20261231; not 1.2.3, which is a version.</summary>
    private static bool IsNumericDate(string word)
    {
        string date = word.Split('T')[0];
        if (date.Length == 8 && date.All(char.IsDigit))
            return date.StartsWith("20", StringComparison.Ordinal);
        string[] parts = date.Split('-', '/', '.');
        if (parts.Length is not (2 or 3) || !parts.All(static part => part.Length is 1 or 2 or 4 && part.All(char.IsDigit)))
            return false;
        return parts.Any(IsYear) || (parts.Length == 3 && date.IndexOf('/') > 0) || (parts.Length == 3 && parts.All(static part => part.Length == 2));
    }
}
