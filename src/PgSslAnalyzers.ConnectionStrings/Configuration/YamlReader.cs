namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>
/// The scalars of a YAML file, read line by line with a stack of indents, so that a Helm or Jinja template, which is no YAML
/// before it is rendered, is read as far as it goes.
/// </summary>
internal sealed class YamlReader
{
    private readonly Cursor cursor;
    private readonly ConfigurationDocument document = new();
    private readonly YamlScalars scalars;
    private readonly List<Level> levels = [];
    private int lineStart;

    private YamlReader(string text)
    {
        cursor = new Cursor(text);
        scalars = new YamlScalars(cursor);
        StartDocument();
    }

    private Level Top => levels[levels.Count - 1];

    public static ConfigurationDocument Read(string text)
    {
        var reader = new YamlReader(text);
        while (!reader.cursor.AtEnd)
            reader.ReadLine();
        reader.document.Steps = reader.cursor.Steps;
        return reader.document;
    }

    private void StartDocument()
    {
        levels.Clear();
        levels.Add(new Level(-1, new ConfigurationSection(null, "", cursor.Position), IsSequence: false));
    }

    private void ReadLine()
    {
        lineStart = cursor.Position;
        cursor.SkipBlanks();
        int indent = cursor.Position - lineStart;
        if (indent == 0 && cursor.Current == '%')
            cursor.MoveTo(cursor.LineEnd());
        else if (indent == 0 && (cursor.StartsWith("---") || cursor.StartsWith("...")) && IsBlank(cursor.Peek(3)))
        {
            cursor.Advance(3);
            StartDocument();
        }

        ReadNode();
        SkipRestOfLine();
    }

    private void SkipRestOfLine()
    {
        // A block or a broken flow collection ends where the next line starts.
        if (cursor.Position > lineStart && cursor.Text[cursor.Position - 1] is '\n' or '\r')
            return;
        cursor.SkipBlanks();
        int start = cursor.Position;
        if (cursor.AtEnd)
            return;
        if (cursor.Current == '#')
        {
            cursor.MoveTo(cursor.LineEnd());
            document.AddComment(start, cursor.Position);
        }
        else if (!cursor.AtLineBreak)
            cursor.MoveTo(cursor.LineEnd());

        cursor.SkipLineBreak();
    }

    private void ReadNode()
    {
        while (true)
        {
            cursor.SkipBlanks();
            if (cursor.AtEnd || cursor.AtLineBreak || cursor.Current == '#' || IsStatement())
                return;
            int column = cursor.Position - lineStart;
            if (cursor.Current == '-' && IsBlank(cursor.Peek()))
            {
                EnterItem(column);
                cursor.Advance();
            }
            else if (cursor.Current is '&' or '!')
                SkipProperty();
            else if (TryReadKey(out string? key, out FileSpan keySpan))
            {
                EnterMapping(column);
                Top.PendingKey = key;
                Top.PendingSpan = keySpan;
                ReadValue(column);
                return;
            }
            else
            {
                PopTo(column, isItem: false);
                ReadValue(Top.Indent);
                return;
            }
        }
    }

    /// <summary>A line that is nothing but a template statement stands for other lines.</summary>
    private bool IsStatement()
    {
        if (cursor.Current == '{' && cursor.Peek() == '%')
            return true;
        int end = cursor.TemplateEnd();
        return end > 0 && end == cursor.LineEnd();
    }

    private void SkipProperty()
    {
        while (!cursor.AtEnd && !IsBlank(cursor.Current))
            cursor.Advance();
    }

    private void PopTo(int column, bool isItem)
    {
        while (levels.Count > 1 && (Top.Indent > column || (Top.Indent == column && Top.IsSequence && !isItem)))
            levels.RemoveAt(levels.Count - 1);
    }

    private void EnterItem(int column)
    {
        PopTo(column, isItem: true);
        if (!(Top.IsSequence && Top.Indent == column))
            Push(column, isSequence: true);
        Top.PendingKey = "";
        Top.PendingSpan = default;
    }

    private void EnterMapping(int column)
    {
        PopTo(column, isItem: false);
        if (Top.Indent != column)
            Push(column, isSequence: false);
    }

    private void Push(int column, bool isSequence)
    {
        if (levels.Count < ConfigurationSection.MaximumDepth)
            levels.Add(new Level(column, new ConfigurationSection(Top.Section, Top.PendingKey, cursor.Position), isSequence));
    }

    private bool TryReadKey(out string key, out FileSpan span)
    {
        int start = cursor.Position;
        key = "";
        span = default;
        if (cursor.Current is '"' or '\'')
        {
            // A key stands on one line.
            if (scalars.Quoted(int.MaxValue) is { } quoted)
                key = quoted.Text;
        }
        else if (cursor.Current is not ('[' or ']' or '}' or '|' or '>' or '*' or ',') && (cursor.Current != '{' || cursor.TemplateEnd() > 0))
        {
            SkipPlainKey();
            key = cursor.Text.Substring(start, cursor.Position - start).TrimEnd();
            cursor.MoveTo(start + key.Length);
        }

        span = new FileSpan(start, cursor.Position);
        cursor.SkipBlanks();
        if (key.Length > 0 && cursor.Current == ':' && IsBlank(cursor.Peek()))
        {
            cursor.Advance();
            return true;
        }

        cursor.MoveTo(start);
        return false;
    }

    private void SkipPlainKey()
    {
        while (!cursor.AtEnd && !cursor.AtLineBreak
            && !(cursor.Current == ':' && IsBlank(cursor.Peek()))
            && !(cursor.Current is ' ' or '\t' && cursor.Peek() == '#'))
        {
            cursor.MoveTo(Math.Max(cursor.TemplateEnd(), cursor.Position + 1));
        }
    }

    /// <summary>The value of the pending key or item; its further lines are indented deeper than <paramref name="parentIndent"/>.</summary>
    private void ReadValue(int parentIndent)
    {
        cursor.SkipBlanks();
        while (cursor.Current is '&' or '!')
        {
            SkipProperty();
            cursor.SkipBlanks();
        }

        switch (cursor.Current)
        {
            case '#' or '\n' or '\r' or '*':
                break;
            case '|' or '>':
                Add(YamlBlocks.Read(cursor, parentIndent));
                break;
            case '"' or '\'':
                int start = cursor.Position;
                if (scalars.Quoted(parentIndent) is { } quoted)
                {
                    // With more behind the quote the line is broken, and so may the text be.
                    if (EndsLine())
                        Add(quoted);
                }
                else
                {
                    cursor.MoveTo(start);
                    cursor.MoveTo(cursor.LineEnd());
                }

                break;
            case '[' or '{' when cursor.TemplateEnd() < 0:
                YamlFlow.Read(cursor, scalars, document, Top.Section, Top.PendingKey, parentIndent);
                break;
            default:
                if (!cursor.AtEnd)
                    Add(scalars.Plain(parentIndent, inFlow: false));
                break;
        }
    }

    private bool EndsLine()
    {
        cursor.SkipBlanks();
        return cursor.AtEnd || cursor.AtLineBreak || cursor.Current == '#';
    }

    private void Add(Scalar scalar)
    {
        document.Add(new ConfigurationValue(Top.Section, Top.PendingKey, Top.PendingSpan, scalar));
        Top.PendingKey = "";
        Top.PendingSpan = default;
    }

    private static bool IsBlank(char character) => character is ' ' or '\t' or '\n' or '\r' or '\0';

    private sealed record Level(int Indent, ConfigurationSection Section, bool IsSequence)
    {
        public string PendingKey { get; set; } = "";

        public FileSpan PendingSpan { get; set; }
    }
}
