namespace PgSslAnalyzers.ConnectionStrings.Configuration;

/// <summary>A text within a value: a JSON or XML file in a YAML block, a script, a command line with arguments in quotes.</summary>
internal static class NestedText
{
    /// <summary>Whether reading the value as a text of its own may give anything.</summary>
    public static bool MayHoldValues(string text)
        => text.IndexOf('=') > 0 && (text.IndexOf('"') >= 0 || text.IndexOf('\'') >= 0 || text.Trim().IndexOf('\n') >= 0);

    /// <summary>The values in the text of <paramref name="outer"/>, placed in the file; comments go to <paramref name="document"/>.</summary>
    public static List<ConfigurationValue> Read(ConfigurationValue outer, ConfigurationDocument document)
    {
        FileKind kind = FileKinds.OfContent(outer.Text, FileKind.Text);
        // A value that begins with {{ is one expression, not lines of YAML.
        ConfigurationDocument inner = FileKinds.Read(outer.Text, kind == FileKind.Yaml ? FileKind.Text : kind);
        document.Steps += inner.Steps;
        foreach (FileSpan comment in inner.Comments)
        {
            FileSpan placed = outer.Map.Map(comment.Start, comment.End);
            document.AddComment(placed.Start, placed.End);
        }
        var sections = new Dictionary<ConfigurationSection, ConfigurationSection>();
        var values = new List<ConfigurationValue>(inner.Values.Count);
        foreach (ConfigurationValue value in inner.Values)
        {
            ConfigurationValue placed = value.Within(outer, Place(value.Section, outer, sections));
            placed.Section.Add(placed);
            values.Add(placed);
        }
        return values;
    }

    /// <summary>The section of the file that stands for <paramref name="section"/> of the text.</summary>
    private static ConfigurationSection Place(ConfigurationSection section, ConfigurationValue outer, Dictionary<ConfigurationSection, ConfigurationSection> sections)
    {
        var unplaced = new Stack<ConfigurationSection>();
        ConfigurationSection? known = null;
        for (ConfigurationSection? current = section; current is not null && !sections.TryGetValue(current, out known); current = current.Parent)
            unplaced.Push(current);
        while (unplaced.Count > 0)
        {
            ConfigurationSection current = unplaced.Pop();
            known = current.Parent is null
                ? new ConfigurationSection(outer.Section, outer.Key, outer.Literal.Start)
                : new ConfigurationSection(known, current.Key, outer.Map.StartOf(current.Start));
            sections[current] = known;
        }
        return known!;
    }
}
