using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Edits;

/// <summary>Where a setting goes, and what goes with it: semicolons, blanks, line breaks and quotes.</summary>
internal static class SettingEdits
{
    /// <summary>The value without its quotes, so that the quotes stay.</summary>
    public static TextRange Inside(ConnectionString text, Setting setting)
    {
        TextRange range = setting.ValueRange;
        bool isQuoted = range.Length >= 2 && (text.Text.Text[range.Start] == '"' || text.Text.Text[range.Start] == '\'');
        return isQuoted ? new TextRange(range.Start + 1, range.Length - 2) : range;
    }

    /// <summary>Whether nothing of a setting comes from outside: no edit touches a part that is not known.</summary>
    public static bool IsKnown(ConnectionString text, Setting setting) => text.Text.CountHoles(setting.Range) == 0;

    /// <summary>Removes a pair with one of its semicolons, if possible one from the same literal.</summary>
    public static TextEdit Removal(ConnectionString text, Setting setting, List<TextEdit> edits)
    {
        string all = text.Text.Text;
        int start = setting.Range.Start, end = setting.Range.End;
        int before = start - 1;
        while (before >= 0 && char.IsWhiteSpace(all[before]))
            before--;
        bool hasBefore = before >= 0 && all[before] == ';' && !IsTaken(before, edits);
        int after = EndOf(all, end);
        bool hasAfter = after < all.Length && all[after] == ';';

        bool beforeIsNear = hasBefore && text.Text.SamePiece(before, start);
        if (hasBefore && (beforeIsNear || !hasAfter))
            return new TextEdit(TextRange.FromBounds(before, end), "");
        if (!hasAfter)
            return new TextEdit(setting.Range, "");
        after++;
        // The blanks that led to this pair lead to the next one now.
        while (after < all.Length && char.IsWhiteSpace(all[after]) && text.Text.SamePiece(after, end))
            after++;
        return new TextEdit(TextRange.FromBounds(start, after), "");
    }

    /// <summary>Whether the semicolon goes with the pair before it, which was the first of the text or of its literal.</summary>
    private static bool IsTaken(int semicolon, List<TextEdit> edits)
        => edits.Count > 0 && edits[edits.Count - 1].Range is var previous && previous.Start <= semicolon && semicolon < previous.End;

    /// <summary>Adds settings behind the last one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="edits">Where the edit goes.</param>
    public static void AppendAtEnd(ConnectionString text, string[] settings, List<TextEdit> edits)
    {
        string all = text.Text.Text;
        Setting? last = text.Settings.Count > 0 ? text.Settings[text.Settings.Count - 1] : null;
        string blanks = last is null ? "" : BlanksBefore(text, last);
        string added = string.Join(";" + blanks, settings);
        int end = all.Length;
        while (end > 0 && (char.IsWhiteSpace(all[end - 1]) || all[end - 1] == '\0'))
            end--;
        if (end == 0)
        {
            edits.Add(new TextEdit(new TextRange(0, 0), added));
            return;
        }
        bool endsWithSemicolon = all[end - 1] == ';';
        // Behind the last pair, in front of a trailing semicolon, which so stays the last character.
        int position = last is not null && EndOf(all, last.Range.End) >= end - (endsWithSemicolon ? 1 : 0) ? last.Range.End : endsWithSemicolon ? end - 1 : end;
        edits.Add(new TextEdit(new TextRange(position, 0), ";" + blanks + added));
    }

    private static int EndOf(string all, int position)
    {
        while (position < all.Length && char.IsWhiteSpace(all[position]))
            position++;
        return position;
    }

    /// <summary>Writes <paramref name="setting"/> at <paramref name="position"/>, with the blanks that the text has between settings.</summary>
    public static TextEdit Insertion(int position, ConnectionString text, Setting behind, string setting)
        => new(new TextRange(position, 0), ";" + BlanksBefore(text, behind) + setting);

    /// <summary>The white space between a pair and the semicolon before it: a blank, or the line break and indentation of one pair a line.</summary>
    public static string BlanksBefore(ConnectionString text, Setting setting)
    {
        string all = text.Text.Text;
        int index = 0;
        while (!ReferenceEquals(text.Settings[index], setting))
            index++;
        // The first pair has no semicolon before it: its successor shows the habit.
        if (index == 0 && text.Settings.Count > 1)
            setting = text.Settings[1];
        int start = setting.Range.Start;
        int from = start;
        while (from > 0 && char.IsWhiteSpace(all[from - 1]) && text.Text.SamePiece(from - 1, start))
            from--;
        return from > 0 && all[from - 1] == ';' ? all.Substring(from, start - from) : "";
    }

    /// <summary>Sorts the edits and joins those that overlap (two removals may want the same semicolon) and those at one place.</summary>
    public static List<TextEdit> Merge(List<TextEdit> edits)
    {
        var merged = new List<TextEdit>(edits.Count);
        // A stable sort: what is inserted at one place keeps its order.
        foreach (TextEdit edit in edits.OrderBy(static edit => edit.Range.Start))
        {
            TextEdit? previous = merged.Count > 0 ? merged[merged.Count - 1] : null;
            // What is inserted directly behind a replacement stays an edit of its own: the value replaced may stand in another literal than the pair.
            bool isAtSamePosition = previous is { Range.Length: 0 } && edit.Range.Length == 0 && edit.Range.Start == previous.Range.Start;
            if (previous is not null && (edit.Range.Start < previous.Range.End || isAtSamePosition))
            {
                merged[merged.Count - 1] = new TextEdit(
                    TextRange.FromBounds(previous.Range.Start, Math.Max(previous.Range.End, edit.Range.End)), previous.NewText + edit.NewText);
            }
            else
                merged.Add(edit);
        }
        return merged;
    }
}
