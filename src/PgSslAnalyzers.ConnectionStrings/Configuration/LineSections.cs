namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>What stands together in a file that is read line by line: what is between braces, what follows a <c>[name]</c> of an ini file.</summary>
internal sealed class LineSections(Cursor cursor)
{
    private readonly ConfigurationSection root = new(null, "", 0);
    private ConfigurationSection? group;
    private ConfigurationSection? block;
    private int tooDeep;

    public ConfigurationSection Current => block ?? group ?? root;

    /// <summary>At an opening brace.</summary>
    public void Open()
    {
        if (Current.Depth < ConfigurationSection.MaximumDepth)
            block = new ConfigurationSection(Current, "", cursor.Position);
        else
            tooDeep++;
        cursor.Advance();
    }

    /// <summary>At a closing brace.</summary>
    public void Close()
    {
        if (tooDeep > 0)
            tooDeep--;
        else if (block is not null)
            block = block.Parent == group || block.Parent == root ? null : block.Parent;
        cursor.Advance();
    }

    /// <summary>Whether the line that starts here is a <c>[name]</c>, which parts what follows from what is before.</summary>
    public bool TryStartGroup()
    {
        if (cursor.Current != '[' || block is not null)
            return false;
        int start = cursor.Position;
        int end = cursor.LineEnd();
        while (end > start && cursor.Text[end - 1] is ' ' or '\t')
            end--;
        if (cursor.Text[end - 1] != ']')
            return false;
        string name = cursor.Text.Substring(start, end - start).Trim('[', ']');
        foreach (char character in name)
        {
            if (!char.IsLetterOrDigit(character) && character is not ('_' or '.' or '-' or ':' or ' '))
                return false;
        }
        group = new ConfigurationSection(root, name, start);
        return true;
    }
}
