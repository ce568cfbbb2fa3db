namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>
/// The attributes and texts of an XML file, also of one that is not well formed. A flat scan; a declaration, a DTD or a
/// processing instruction is stepped over and no entity of a DTD is resolved.
/// </summary>
internal sealed class XmlReader
{
    private const int MaximumMisnesting = 8;

    private readonly Cursor cursor;
    private readonly string lineBreak;
    private readonly ConfigurationDocument document = new();
    private ConfigurationSection section;
    private int tooDeep;
    private bool noMoreDouble;
    private bool noMoreSingle;

    private XmlReader(string text)
    {
        cursor = new Cursor(text);
        lineBreak = cursor.LineBreak();
        section = new ConfigurationSection(null, "", 0);
    }

    public static ConfigurationDocument Read(string text)
    {
        var reader = new XmlReader(text);
        while (!reader.cursor.AtEnd)
        {
            if (reader.cursor.Current == '<')
                reader.ReadMarkup();
            else
                reader.ReadText();
        }

        reader.document.Steps = reader.cursor.Steps;
        return reader.document;
    }

    private void ReadMarkup()
    {
        int start = cursor.Position;
        if (cursor.StartsWith("<!--"))
        {
            SkipPast("-->", start + 4);
            document.AddComment(start, cursor.Position);
        }
        else if (cursor.StartsWith("<![CDATA["))
            ReadCData();
        else if (cursor.Peek() == '?')
            SkipPast("?>", start + 2);
        else if (cursor.Peek() == '!')
            SkipDeclaration();
        else if (cursor.Peek() == '/')
            CloseElement();
        else if (IsNameStart(cursor.Peek()))
            OpenElement();
        else
            cursor.Advance();
    }

    private void SkipPast(string mark, int from)
    {
        int end = cursor.Find(mark, from);
        cursor.MoveTo(end < 0 ? cursor.Text.Length : end + mark.Length);
    }

    /// <summary>A DTD: its internal subset stands in brackets, holds declarations, comments and quoted texts.</summary>
    private void SkipDeclaration()
    {
        bool inSubset = false;
        while (!cursor.AtEnd)
        {
            if (cursor.StartsWith("<!--"))
            {
                int start = cursor.Position;
                SkipPast("-->", start + 4);
                document.AddComment(start, cursor.Position);
                continue;
            }

            char current = cursor.Current;
            if (current is '"' or '\'' && FindQuote(current, cursor.Position + 1) is >= 0 and var quote)
                cursor.MoveTo(quote);
            cursor.Advance();
            if (current == '[')
                inSubset = true;
            else if (current == ']')
                inSubset = false;
            else if (current == '>' && !inSubset)
                return;
        }
    }

    private void ReadCData()
    {
        int start = cursor.Position;
        int textStart = start + "<![CDATA[".Length;
        int end = cursor.Find("]]>", textStart);
        if (end < 0)
        {
            cursor.MoveTo(cursor.Text.Length);
            return;
        }

        var decoded = new DecodedText(cursor.Text, textStart);
        cursor.MoveTo(textStart);
        while (cursor.Position < end)
            XmlCharacters.Read(cursor, decoded, end, entities: false, inAttribute: false);
        cursor.Advance(3);
        AddText(decoded, new FileSpan(start, cursor.Position), ScalarStyle.XmlCData);
    }

    private void ReadText()
    {
        int start = cursor.Position;
        int end = cursor.Find("<", start);
        end = end < 0 ? cursor.Text.Length : end;
        var decoded = new DecodedText(cursor.Text, start);
        bool isBlank = true;
        while (cursor.Position < end)
        {
            isBlank &= char.IsWhiteSpace(cursor.Current);
            XmlCharacters.Read(cursor, decoded, end, entities: true, inAttribute: false);
        }

        if (isBlank)
            return;
        while (char.IsWhiteSpace(cursor.Text[end - 1]))
            end--;
        while (char.IsWhiteSpace(cursor.Text[start]))
            start++;
        AddText(decoded, new FileSpan(start, end), ScalarStyle.XmlText);
    }

    private void AddText(DecodedText decoded, FileSpan literal, ScalarStyle style)
    {
        (string? text, OffsetMap? map) = decoded.Build();
        document.Add(new ConfigurationValue(section, "", default, new Scalar(text, map, literal, style, lineBreak)));
    }

    private void CloseElement()
    {
        cursor.Advance(2);
        string name = ReadName();
        SkipPast(">", cursor.Position);
        if (tooDeep > 0)
        {
            tooDeep--;
            return;
        }

        // A missing end tag must not shift all that follows; searching the whole chain at every tag would not be linear.
        ConfigurationSection open = section;
        for (int level = 0; level < MaximumMisnesting && open.Parent is not null; level++, open = open.Parent)
        {
            if (open.Key == name)
            {
                section = open.Parent;
                return;
            }
        }
    }

    private void OpenElement()
    {
        int start = cursor.Position;
        cursor.Advance();
        var element = new ConfigurationSection(section, ReadName(), start);
        while (true)
        {
            SkipWhiteSpace();
            if (cursor.AtEnd || cursor.Current is '>' or '<')
                break;
            if (cursor.Current == '/' && cursor.Peek() == '>')
            {
                cursor.Advance(2);
                return;
            }

            if (IsNameStart(cursor.Current))
                ReadAttribute(element);
            else
                cursor.Advance();
        }

        if (cursor.Current == '>')
            cursor.Advance();
        if (section.Depth < ConfigurationSection.MaximumDepth)
            section = element;
        else
            tooDeep++;
    }

    private void ReadAttribute(ConfigurationSection element)
    {
        int keyStart = cursor.Position;
        string name = ReadName();
        var key = new FileSpan(keyStart, cursor.Position);
        SkipWhiteSpace();
        if (cursor.Current != '=')
            return;
        cursor.Advance();
        SkipWhiteSpace();
        char quote = cursor.Current;
        if (quote is not ('"' or '\''))
            return;
        int start = cursor.Position;
        int end = FindQuote(quote, start + 1);
        cursor.Advance();
        if (end < 0)
            return;
        var decoded = new DecodedText(cursor.Text, cursor.Position);
        while (cursor.Position < end)
            XmlCharacters.Read(cursor, decoded, end, entities: true, inAttribute: true);
        cursor.Advance();
        // A name directly behind the quote: one quote is missing, and what stands between two is no value.
        if (IsNameStart(cursor.Current))
            return;
        (string? text, OffsetMap? map) = decoded.Build();
        ScalarStyle style = quote == '"' ? ScalarStyle.XmlDoubleQuoted : ScalarStyle.XmlSingleQuoted;
        document.Add(new ConfigurationValue(element, name, key, new Scalar(text, map, new FileSpan(start, cursor.Position), style)));
    }

    /// <summary>A quote that was not found once does not come later either: the search is not repeated.</summary>
    private int FindQuote(char quote, int from)
    {
        ref bool noMore = ref quote == '"' ? ref noMoreDouble : ref noMoreSingle;
        if (noMore)
            return -1;
        int found = cursor.Find(quote == '"' ? "\"" : "'", from);
        noMore = found < 0;
        return found;
    }

    private string ReadName()
    {
        int start = cursor.Position;
        while (IsNameStart(cursor.Current) || cursor.Current is '-' or '.' || char.IsDigit(cursor.Current))
            cursor.Advance();
        return cursor.Text.Substring(start, cursor.Position - start);
    }

    private void SkipWhiteSpace()
    {
        while (!cursor.AtEnd && char.IsWhiteSpace(cursor.Current))
            cursor.Advance();
    }

    private static bool IsNameStart(char character) => char.IsLetter(character) || character is '_' or ':';
}
