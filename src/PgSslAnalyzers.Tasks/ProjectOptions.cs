namespace PgSslAnalyzers.Tasks;

/// <summary>What the .editorconfig and .globalconfig files of a project say, as the compiler would tell it to an analyzer.</summary>
internal sealed class ProjectOptions
{
    private readonly List<OptionFile> editorConfigs = [];
    private readonly List<OptionFile> globalConfigs = [];
    private readonly Dictionary<string, string> global = new(StringComparer.OrdinalIgnoreCase);

    public ProjectOptions(IEnumerable<OptionFile> files)
    {
        foreach (OptionFile file in files)
            (file.IsGlobal ? globalConfigs : editorConfigs).Add(file);
        globalConfigs.Sort(static (a, b) => a.Level.CompareTo(b.Level));
        // Nearer files come later and win.
        editorConfigs.Sort(static (a, b) => a.Folder.Length.CompareTo(b.Folder.Length));
        AddGlobal();
    }

    /// <summary>The values for all files.</summary>
    public IReadOnlyDictionary<string, string> Global => global;

    /// <summary>The values for one file, those for all files included.</summary>
    public IReadOnlyDictionary<string, string> For(string path)
    {
        var values = new Dictionary<string, string>(global, StringComparer.OrdinalIgnoreCase);
        foreach (OptionFile file in globalConfigs)
            file.AddSections(path, values);
        int first = editorConfigs.FindLastIndex(file => file.IsRoot && file.IsAbove(path));
        for (int i = Math.Max(0, first); i < editorConfigs.Count; i++)
            editorConfigs[i].AddSections(path, values);
        return values;
    }

    /// <summary>Two files of one rank that contradict each other say nothing.</summary>
    private void AddGlobal()
    {
        var levels = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (OptionFile file in globalConfigs)
        {
            foreach (KeyValuePair<string, string> pair in file.Top)
            {
                if (levels.TryGetValue(pair.Key, out int level) && level == file.Level && (!global.TryGetValue(pair.Key, out string? other) || other != pair.Value))
                    global.Remove(pair.Key);
                else
                    global[pair.Key] = pair.Value;
                levels[pair.Key] = file.Level;
            }
        }
    }
}
