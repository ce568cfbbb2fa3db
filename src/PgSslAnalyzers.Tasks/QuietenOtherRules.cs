using Microsoft.Build.Framework;
using PgSslAnalyzers.Tasks.Options;

namespace PgSslAnalyzers.Tasks;

/// <summary>Writes the option file that keeps a log of the compiler from waking analyzers that do not run without it.</summary>
public sealed class QuietenOtherRules : Microsoft.Build.Utilities.Task
{
    /// <summary>The .editorconfig and .globalconfig files, as the compiler gets them.</summary>
    public ITaskItem[] EditorConfigFiles { get; set; } = [];

    /// <summary>The file; it is written if that changes it.</summary>
    [Required]
    public string OutputFile { get; set; } = "";

    /// <summary>Nothing of other rules is wanted at all.</summary>
    public bool All { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        string text = OtherRules.Quieten([.. OptionFile.ReadAll(EditorConfigFiles)], Read, All), path = Path.GetFullPath(OutputFile);
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        return true;
    }

    private static OptionFile? Read(string path) => File.Exists(path) ? OptionFile.Parse(path, File.ReadAllText(path)) : null;
}
