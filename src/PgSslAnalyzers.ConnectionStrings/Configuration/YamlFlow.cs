namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Flow collections of YAML, <c>[a, b]</c> and <c>{a: b}</c>: a flat scan like that of JSON.</summary>
internal sealed class YamlFlow
{
    private readonly Cursor cursor;
    private readonly YamlScalars scalars;
    private readonly ConfigurationDocument document;
    private readonly int parentIndent;
    private ConfigurationSection section;
    private int depth;
    private int tooDeep;
    private string key = "";
    private FileSpan keySpan;

    private YamlFlow(Cursor cursor, YamlScalars scalars, ConfigurationDocument document, ConfigurationSection parent, int parentIndent)
    {
        this.cursor = cursor;
        this.scalars = scalars;
        this.document = document;
        this.parentIndent = parentIndent;
        section = parent;
    }

    /// <summary>Reads the collection that starts here; one that is never closed ends where the indent of its parent returns.</summary>
    public static void Read(Cursor cursor, YamlScalars scalars, ConfigurationDocument document, ConfigurationSection parent, string key, int parentIndent)
    {
        var flow = new YamlFlow(cursor, scalars, document, parent, parentIndent) { key = key };
        do
        {
            if (!flow.ReadToken())
                return;
        }
        while (flow.depth + flow.tooDeep > 0 && !cursor.AtEnd);
    }

    private bool ReadToken()
    {
        switch (cursor.Current)
        {
            case ' ' or '\t':
                cursor.SkipBlanks();
                return true;
            case '\n' or '\r':
                return ReadLineBreak();
            case '#':
                ReadComment();
                return true;
            case '[' or '{' when cursor.TemplateEnd() < 0:
                Open();
                return true;
            case ']' or '}':
                Close();
                return true;
            case ',':
                ClearKey();
                cursor.Advance();
                return true;
            case ':' when scalars.EndsFlowPlain():
                cursor.Advance();
                return true;
            case '"' or '\'':
                ReadQuoted();
                return true;
            default:
                Add(scalars.Plain(parentIndent, inFlow: true));
                return true;
        }
    }

    private bool ReadLineBreak()
    {
        cursor.SkipLineBreak();
        int lineStart = cursor.Position;
        cursor.SkipBlanks();
        bool isBroken = !cursor.AtEnd && !cursor.AtLineBreak && cursor.Position - lineStart <= parentIndent && cursor.Current is not (']' or '}' or '#');
        if (isBroken)
            cursor.MoveTo(lineStart);
        return !isBroken;
    }

    private void ReadComment()
    {
        int start = cursor.Position;
        cursor.MoveTo(cursor.LineEnd());
        document.AddComment(start, cursor.Position);
    }

    private void Open()
    {
        if (section.Depth < ConfigurationSection.MaximumDepth)
        {
            section = new ConfigurationSection(section, key, cursor.Position);
            depth++;
        }
        else
            tooDeep++;

        ClearKey();
        cursor.Advance();
    }

    private void Close()
    {
        if (tooDeep > 0)
            tooDeep--;
        else
        {
            section = section.Parent ?? section;
            depth--;
        }

        ClearKey();
        cursor.Advance();
    }

    private void ReadQuoted()
    {
        int start = cursor.Position;
        if (scalars.Quoted(parentIndent) is { } quoted)
        {
            Add(quoted);
        }
        else
        {
            cursor.MoveTo(start);
            cursor.Advance();
        }
    }

    private void Add(Scalar scalar)
    {
        cursor.SkipBlanks();
        if (cursor.Current == ':')
        {
            (key, keySpan) = (scalar.Text, scalar.Literal);
            return;
        }

        document.Add(new ConfigurationValue(section, key, keySpan, scalar));
        ClearKey();
    }

    private void ClearKey()
    {
        key = "";
        keySpan = default;
    }
}
