namespace PgSslAnalyzers.Tasks.Options;

/// <summary>What the .editorconfig and .globalconfig files of a project say, as the compiler would tell it to an analyzer.</summary>
internal sealed class ProjectOptions
{
    private readonly List<OptionFile> editorConfigs = [];
    private readonly GlobalSection global = new();
    private readonly Dictionary<string, GlobalSection> files = new(StringComparer.Ordinal);

    public ProjectOptions(IEnumerable<OptionFile> files)
    {
        foreach (OptionFile file in files)
        {
            if (file.IsGlobal)
                AddGlobal(file);
            else
                editorConfigs.Add(file);
        }
        // Nearer files come later and win.
        editorConfigs.Sort(static (a, b) => a.Folder.Length.CompareTo(b.Folder.Length));
    }

    /// <summary>The values for all files.</summary>
    public IReadOnlyDictionary<string, string> Global => global.Values;

    /// <summary>The values for one file, those for all files included.</summary>
    public IReadOnlyDictionary<string, string> For(string path)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        Add(global.Values, values);
        if (files.TryGetValue(path.Replace('\\', '/'), out GlobalSection? own))
            Add(own.Values, values);
        int first = editorConfigs.FindLastIndex(file => file.IsRoot && file.IsAbove(path));
        for (int i = Math.Max(0, first); i < editorConfigs.Count; i++)
        {
            foreach (IReadOnlyDictionary<string, string> section in editorConfigs[i].SectionsFor(path))
                Add(section, values);
        }
        return values;
    }

    private void AddGlobal(OptionFile file)
    {
        global.Add(file.Top, file.Level);
        foreach (OptionSection section in file.Sections)
        {
            if (SectionPattern.Unescape(section.Head) is not { } path)
                continue;
            if (!files.TryGetValue(path, out GlobalSection? own))
                files[path] = own = new GlobalSection();
            own.Add(section.Values, file.Level);
        }
    }

    private static void Add(IReadOnlyDictionary<string, string> section, Dictionary<string, string> values)
    {
        foreach (KeyValuePair<string, string> pair in section)
            values[pair.Key] = pair.Value;
    }

    /// <summary>What all global files say about all files, or about one. The highest rank counts; a key that two of that rank set says nothing.</summary>
    private sealed class GlobalSection
    {
        private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<string, int> levels = new(StringComparer.OrdinalIgnoreCase);

        public IReadOnlyDictionary<string, string> Values => values;

        public void Add(IReadOnlyDictionary<string, string> section, int level)
        {
            foreach (KeyValuePair<string, string> pair in section)
            {
                int known = levels.TryGetValue(pair.Key, out int before) ? before : int.MinValue;
                if (known > level)
                    continue;
                if (levels.ContainsKey(pair.Key) && known == level)
                    values.Remove(pair.Key);
                else
                    values[pair.Key] = pair.Value;
                levels[pair.Key] = level;
            }
        }
    }
}
