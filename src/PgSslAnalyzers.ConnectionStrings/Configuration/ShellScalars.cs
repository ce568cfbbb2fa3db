namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Values as shells, .env files, Dockerfiles and their like write them.</summary>
internal sealed class ShellScalars(Cursor cursor)
{
    /// <summary>An expansion such as <c>$(az ... "x")</c> may hold quotes of its own; a longer one is not looked for.</summary>
    private const int LongestExpansion = 128;

    // What was not closed once is not closed by starting later on the same stretch: the search is not repeated there.
    private int noDoubleBefore;
    private int noSingleBefore;
    private bool hasNoLongDouble;
    private bool hasNoLongSingle;

    /// <summary>A text in quotes; null if it is not closed, on this line or, if <paramref name="isMultiLine"/>, at all.</summary>
    public Scalar? Quoted(bool isMultiLine)
    {
        int start = cursor.Position;
        char quote = cursor.Current;
        ref int failedUntil = ref quote == '"' ? ref noDoubleBefore : ref noSingleBefore;
        if (start < failedUntil)
            return null;
        cursor.Advance();
        var decoded = new DecodedText(cursor.Text, cursor.Position);
        while (!cursor.AtEnd && (isMultiLine || !cursor.AtLineBreak))
        {
            if (cursor.Current == quote && !(quote == '\'' && cursor.Peek() == '\''))
            {
                cursor.Advance();
                (string text, OffsetMap map) = decoded.Build();
                return new Scalar(text, map, new FileSpan(start, cursor.Position), quote == '"' ? ScalarStyle.ShellDoubleQuoted : ScalarStyle.ShellSingleQuoted);
            }

            ReadQuotedCharacter(decoded, quote);
        }

        failedUntil = cursor.Position;
        return null;
    }

    /// <summary>A text between three quotes, over several lines, as TOML has it; null if there is none or if it is not closed.</summary>
    public Scalar? LongQuoted()
    {
        int start = cursor.Position;
        char quote = cursor.Current;
        string marks = new(quote, 3);
        ref bool hasNone = ref quote == '"' ? ref hasNoLongDouble : ref hasNoLongSingle;
        if (hasNone || !cursor.StartsWith(marks))
            return null;
        int end = cursor.Find(marks, start + 3);
        if (end < 0)
        {
            hasNone = true;
            return null;
        }
        cursor.Advance(3);
        // A break behind the opening quotes is no part of the text.
        if (cursor.AtLineBreak)
            cursor.SkipLineBreak();
        var decoded = new DecodedText(cursor.Text, cursor.Position);
        while (cursor.Position < end)
        {
            int position = cursor.Position;
            if (quote == '"' && cursor.Current == '\\' && cursor.Peek() is '\n' or '\r')
            {
                // A backslash at the end of a line takes the break away, and the blanks behind it.
                cursor.Advance();
                while (cursor.Position < end && cursor.Current is ' ' or '\t' or '\n' or '\r')
                    cursor.Advance();
            }
            else if (quote == '"' && cursor.Current == '\\' && cursor.Peek() is '"' or '\\')
            {
                cursor.Advance(2);
                decoded.Escape(cursor.Text.Substring(position + 1, 1), position, cursor.Position);
            }
            else
            {
                cursor.Advance();
                decoded.Verbatim(position, cursor.Position);
            }
        }
        cursor.MoveTo(end + 3);
        (string text, OffsetMap map) = decoded.Build();
        return new Scalar(text, map, new FileSpan(start, cursor.Position), quote == '"' ? ScalarStyle.ShellDoubleQuoted : ScalarStyle.ShellSingleQuoted);
    }

    /// <summary>The rest of the line without blanks at its end and without a comment.</summary>
    public Scalar RestOfLine(ScalarStyle style = ScalarStyle.Line)
    {
        int start = cursor.Position;
        int lineEnd = cursor.LineEnd();
        int end = start;
        for (; end < lineEnd; end++)
        {
            if (cursor.Text[end] == '#' && end > start && cursor.Text[end - 1] is ' ' or '\t')
                break;
        }
        while (end > start && cursor.Text[end - 1] is ' ' or '\t')
            end--;
        cursor.MoveTo(end);
        var decoded = new DecodedText(cursor.Text, start);
        decoded.Verbatim(start, end);
        (string text, OffsetMap map) = decoded.Build();
        return new Scalar(text, map, new FileSpan(start, end), style);
    }

    /// <summary>A word up to the next blank; a backslash takes the meaning of the character behind it away.</summary>
    public Scalar Word()
    {
        int start = cursor.Position;
        var decoded = new DecodedText(cursor.Text, start);
        while (!cursor.AtEnd && cursor.Current is not (' ' or '\t' or '\n' or '\r'))
        {
            int position = cursor.Position;
            if (cursor.Current == '\\' && cursor.Peek() is not ('\n' or '\r' or '\0'))
            {
                cursor.Advance(2);
                decoded.Escape(cursor.Text.Substring(position + 1, 1), position, cursor.Position);
            }
            else
            {
                cursor.Advance();
                decoded.Verbatim(position, cursor.Position);
            }
        }
        (string text, OffsetMap map) = decoded.Build();
        return new Scalar(text, map, new FileSpan(start, cursor.Position), ScalarStyle.ShellWord);
    }

    private void ReadQuotedCharacter(DecodedText decoded, char quote)
    {
        int position = cursor.Position;
        if (cursor.Current == '\'' && quote == '\'')
        {
            cursor.Advance(2);
            decoded.Escape("'", position, cursor.Position);
        }
        else if (cursor.Current == '\\' && quote == '"' && cursor.Peek() is '"' or '\\' or '$' or '`')
        {
            cursor.Advance(2);
            decoded.Escape(cursor.Text.Substring(position + 1, 1), position, cursor.Position);
        }
        else if (cursor.Current == '\\' && quote == '"' && cursor.Peek() is '\n' or '\r')
        {
            cursor.Advance();
            cursor.SkipLineBreak();
        }
        else
        {
            int end = Math.Max(cursor.TemplateEnd(), ExpansionEnd());
            cursor.MoveTo(Math.Max(end, position + 1));
            decoded.Verbatim(position, cursor.Position);
        }
    }

    private int ExpansionEnd()
    {
        if (cursor.Current != '$' || cursor.Peek() is not ('(' or '{'))
            return -1;
        char open = cursor.Peek();
        char close = open == '(' ? ')' : '}';
        int depth = 0;
        int limit = Math.Min(cursor.Text.Length, cursor.Position + LongestExpansion);
        for (int i = cursor.Position + 1; i < limit && cursor.Text[i] is not ('\n' or '\r'); i++)
        {
            cursor.Look(1);
            if (cursor.Text[i] == open)
                depth++;
            else if (cursor.Text[i] == close && --depth == 0)
                return i + 1;
        }
        return -1;
    }
}
