namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Texts of several lines that a line announces: <c>cat &lt;&lt;EOF</c>, <c>value = &lt;&lt;-EOT</c>, <c>tee x &lt;&lt;'END' > y</c>.</summary>
internal sealed class HereDocuments(Cursor cursor)
{
    /// <summary>So many that are never closed, and no more are looked for: the cost stays linear.</summary>
    private const int MostFailures = 8;

    private int failures;

    /// <summary>The text that the line from <paramref name="lineStart"/> to the position announces; the position is behind its last line afterwards. Null if there is none.</summary>
    public Scalar? Read(int lineStart)
    {
        int lineEnd = cursor.LineEnd();
        if (failures >= MostFailures || NameIn(lineStart, lineEnd) is not { } name)
            return null;
        int start = lineEnd;
        for (int line = NextLine(lineEnd); line < cursor.Text.Length; line = NextLine(cursor.Position))
        {
            cursor.MoveTo(line);
            int end = cursor.LineEnd();
            if (IsName(name, line, end))
            {
                cursor.MoveTo(end);
                return ToScalar(NextLine(start), line);
            }
            cursor.MoveTo(end);
        }
        failures++;
        cursor.MoveTo(start);
        return null;
    }

    private Scalar? ToScalar(int start, int end)
    {
        while (end > start && char.IsWhiteSpace(cursor.Text[end - 1]))
            end--;
        while (start < end && char.IsWhiteSpace(cursor.Text[start]))
            start++;
        if (start == end)
            return null;
        var decoded = new DecodedText(cursor.Text, start);
        decoded.Verbatim(start, end);
        (string text, OffsetMap map) = decoded.Build();
        return new Scalar(text, map, new FileSpan(start, end), ScalarStyle.HereDocument, cursor.LineBreak());
    }

    /// <summary>The word behind <c>&lt;&lt;</c>.</summary>
    private string? NameIn(int lineStart, int lineEnd)
    {
        int mark = lineEnd - lineStart < 4 ? -1 : cursor.Text.IndexOf("<<", lineStart, lineEnd - lineStart, StringComparison.Ordinal);
        cursor.Look(lineEnd - lineStart);
        if (mark < 0 || (mark + 2 < lineEnd && cursor.Text[mark + 2] == '<'))
            return null;
        int start = mark + 2;
        while (start < lineEnd && cursor.Text[start] is '-' or '~' or ' ' or '"' or '\'')
            start++;
        int end = start;
        while (end < lineEnd && (char.IsLetterOrDigit(cursor.Text[end]) || cursor.Text[end] == '_'))
            end++;
        return end > start && char.IsLetter(cursor.Text[start]) ? cursor.Text.Substring(start, end - start) : null;
    }

    private bool IsName(string name, int start, int end)
    {
        while (start < end && cursor.Text[start] is ' ' or '\t')
            start++;
        while (end > start && cursor.Text[end - 1] is ' ' or '\t')
            end--;
        return end - start == name.Length && string.CompareOrdinal(cursor.Text, start, name, 0, name.Length) == 0;
    }

    private int NextLine(int lineEnd)
    {
        int next = lineEnd;
        if (next < cursor.Text.Length && cursor.Text[next] == '\r')
            next++;
        return next < cursor.Text.Length && cursor.Text[next] == '\n' ? next + 1 : next == lineEnd ? cursor.Text.Length : next;
    }
}
