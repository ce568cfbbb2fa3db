using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Options;

namespace PgSslAnalyzers.Tasks.Options;

/// <summary>A line of an option file that does not do what its author expects.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Text">What to tell its author.</param>
/// <param name="IsIgnored">Whether strict mode takes no notice of it, which takes nothing away from the proof.</param>
internal sealed record OptionFault(string Path, int Line, string Text, bool IsIgnored);

/// <summary>PGSSL0001 for options in .editorconfig and .globalconfig files. An analyzer knows what they say, and not where.</summary>
internal static class OptionCheck
{
    /// <summary>What is wrong in the option files of a project; nothing in a project that the analyzers do not look at.</summary>
    /// <param name="files">The files.</param>
    /// <param name="project">The project file.</param>
    /// <param name="settings">What the build says.</param>
    public static IEnumerable<OptionFault> Faults(IReadOnlyList<OptionFile> files, string project, ProjectSettings settings)
    {
        if (settings.ReferencedVersion is null && !files.Any(static file => file.Lines.Any(static line => IsGate(line.Key))))
            yield break;
        foreach (OptionFile file in files.Where(file => !IsCutOff(file, files, project)))
        {
            foreach (OptionLine line in file.Lines)
            {
                if (MessageOf(line, settings.Mode, out bool isIgnored) is { } text)
                    yield return new OptionFault(file.Path, line.Number, text, isIgnored);
            }
        }
    }

    private static bool IsGate(string key)
        => string.Equals(key, OptionKeys.NpgsqlVersion, StringComparison.OrdinalIgnoreCase) || string.Equals(key, OptionKeys.ConnectionStringSinks, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a nearer file ends the search before this one.</summary>
    private static bool IsCutOff(OptionFile file, IReadOnlyList<OptionFile> files, string project)
        => !file.IsGlobal && file.IsAbove(project) && files.Any(other => !other.IsGlobal && other.IsRoot && other.IsAbove(project) && other.Folder.Length > file.Folder.Length);

    private static string? MessageOf(OptionLine line, AnalysisMode mode, out bool isIgnored)
    {
        isIgnored = false;
        if (OptionKeys.IsMisspelt(line.Key, out string? meant))
            return Messages.OptionUnknown(line.Key, meant);
        string value = line.Value.Trim();
        if (value.Length == 0 || OptionKeys.Find(line.Key) is not { } key)
            return null;
        if (!OptionValues.IsUnderstood(key, value))
            return Messages.OptionNotUnderstood(key, value);
        isIgnored = mode == AnalysisMode.Strict && OptionValues.IsIgnoredInStrict(key, value);
        return isIgnored ? Messages.OptionIgnoredInStrict(key) : null;
    }
}
