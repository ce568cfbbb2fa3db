namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>Literal (<c>|</c>) and folded (<c>&gt;</c>) YAML blocks.</summary>
internal sealed class YamlBlocks
{
    private readonly Cursor cursor;
    private readonly bool isFolded;
    private readonly int parentIndent;
    private readonly DecodedText decoded;
    private int contentIndent = -1;
    private char chomping;
    private int contentEnd = -1;
    private int breaks;
    private bool lastIsIndented;

    private YamlBlocks(Cursor cursor, int parentIndent)
    {
        this.cursor = cursor;
        this.parentIndent = parentIndent;
        isFolded = cursor.Current == '>';
        ReadHeader();
        Start = cursor.Position;
        decoded = new DecodedText(cursor.Text, Start);
    }

    private int Start { get; set; }

    /// <summary>Reads the block whose header starts here, up to the line that ends it.</summary>
    public static Scalar Read(Cursor cursor, int parentIndent)
    {
        var block = new YamlBlocks(cursor, parentIndent);
        while (!cursor.AtEnd && block.ReadLine())
        {
        }

        return block.Finish();
    }

    private void ReadHeader()
    {
        cursor.Advance();
        while (cursor.Current is '+' or '-' or (>= '1' and <= '9'))
        {
            if (cursor.Current is '+' or '-')
                chomping = cursor.Current;
            else
                contentIndent = Math.Max(parentIndent, 0) + (cursor.Current - '0');

            cursor.Advance();
        }

        cursor.MoveTo(cursor.LineEnd());
        cursor.SkipLineBreak();
    }

    private bool ReadLine()
    {
        int lineStart = cursor.Position;
        while (cursor.Current == ' ' && (contentIndent < 0 || cursor.Position - lineStart < contentIndent))
            cursor.Advance();
        int indent = cursor.Position - lineStart;
        if (cursor.AtLineBreak)
        {
            cursor.SkipLineBreak();
            breaks++;
            return true;
        }

        // Templates often stand at the margin and do not end the block that they are part of.
        bool isTemplate = cursor.TemplateEnd() > 0;
        if (cursor.AtEnd || (!isTemplate && indent < (contentIndent < 0 ? parentIndent + 1 : contentIndent)))
        {
            cursor.MoveTo(lineStart);
            return false;
        }

        if (contentIndent < 0 && !isTemplate)
            contentIndent = indent;
        AddLine(cursor.LineEnd());
        return true;
    }

    private void AddLine(int lineEnd)
    {
        bool isIndented = cursor.Current is ' ' or '\t';
        bool isFirst = contentEnd < 0;
        if (breaks > 0)
        {
            bool folds = isFolded && !isFirst && !isIndented && !lastIsIndented;
            string text = !folds ? new string('\n', breaks) : breaks == 1 ? " " : new string('\n', breaks - 1);
            decoded.Escape(text, isFirst ? Start : contentEnd, cursor.Position);
        }
        else if (isFirst)
            Start = cursor.Position;

        decoded.Verbatim(cursor.Position, lineEnd);
        lastIsIndented = isIndented;
        contentEnd = lineEnd;
        cursor.MoveTo(lineEnd);
        breaks = cursor.AtEnd ? 0 : 1;
        cursor.SkipLineBreak();
    }

    private Scalar Finish()
    {
        int end = contentEnd < 0 ? Start : contentEnd;
        int kept = chomping switch { '-' => 0, '+' => breaks, _ => contentEnd < 0 ? 0 : Math.Min(breaks, 1) };
        if (kept > 0)
            decoded.Escape(new string('\n', kept), end, Math.Max(end, cursor.Position));
        (string? text, OffsetMap? map) = decoded.Build();
        return new Scalar(text, map, new FileSpan(Math.Min(Start, end), end), ScalarStyle.YamlBlock, isFolded ? null : cursor.LineBreak() + new string(' ', Math.Max(0, contentIndent)));
    }
}
