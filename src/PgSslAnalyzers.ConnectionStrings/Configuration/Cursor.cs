namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>A position in a text that counts its steps, also those of a look ahead that is taken back.</summary>
internal sealed class Cursor(string text)
{
    // The next }} or line end: found once, used by every {{ before it, so that many of them on one line cost no more than one.
    private int templateStart = int.MaxValue;
    private int templateStop = -1;
    private string? lineBreak;

    public string Text { get; } = text;

    public int Position { get; private set; }

    public long Steps { get; private set; }

    public bool AtEnd => Position >= Text.Length;

    /// <summary>The current character; NUL at the end.</summary>
    public char Current => Position < Text.Length ? Text[Position] : '\0';

    public char Peek(int distance = 1) => Position + distance < Text.Length ? Text[Position + distance] : '\0';

    public bool AtLineBreak => Current is '\n' or '\r';

    public void Advance(int count = 1) => MoveTo(Position + count);

    public void MoveTo(int position)
    {
        Steps += Math.Max(1, position - Position);
        Position = Math.Min(position, Text.Length);
    }

    /// <summary>Counts characters that were looked at without moving.</summary>
    public void Look(int count) => Steps += count;

    public bool StartsWith(string value) => string.CompareOrdinal(Text, Position, value, 0, value.Length) == 0;

    /// <summary>Where <paramref name="value"/> occurs next, or -1.</summary>
    public int Find(string value, int from)
    {
        int found = from >= Text.Length ? -1 : Text.IndexOf(value, from, StringComparison.Ordinal);
        Steps += (found < 0 ? Text.Length : found + value.Length) - from;
        return found;
    }

    public int LineEnd()
    {
        int end = Position;
        while (end < Text.Length && Text[end] is not ('\n' or '\r'))
            end++;
        Look(end - Position);
        return end;
    }

    /// <summary>The end of the <c>{{ }}</c> that starts here and is closed on the same line, or -1: a template may hold quotes and marks of its own.</summary>
    public int TemplateEnd()
    {
        if (Current != '{' || Peek() != '{')
            return -1;
        if (templateStart > Position || templateStop < Position + 2)
        {
            int stop = Position + 2;
            while (stop < Text.Length && Text[stop] is not ('\n' or '\r') && !(Text[stop] == '}' && stop + 1 < Text.Length && Text[stop + 1] == '}'))
                stop++;
            Look(stop - Position);
            (templateStart, templateStop) = (Position, stop);
        }

        return templateStop < Text.Length && Text[templateStop] == '}' ? templateStop + 2 : -1;
    }

    /// <summary>The first line break of the text, which the others will be like.</summary>
    public string LineBreak()
    {
        if (lineBreak is null)
        {
            int first = Find("\n", 0);
            lineBreak = first > 0 && Text[first - 1] == '\r' ? "\r\n" : "\n";
        }
        return lineBreak;
    }

    public void SkipBlanks()
    {
        while (Current is ' ' or '\t')
            Advance();
    }

    public void SkipLineBreak()
    {
        if (Current == '\r' && Peek() == '\n')
            Advance();
        if (AtLineBreak)
            Advance();
    }
}
