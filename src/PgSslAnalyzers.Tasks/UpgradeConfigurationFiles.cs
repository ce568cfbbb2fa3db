using System.Globalization;
using System.Reflection;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PgSslAnalyzers.ConnectionStrings;

namespace PgSslAnalyzers.Tasks;

/// <summary>
/// Applies the fixes to all configuration files of a project: what no editor and no <c>dotnet format</c> does. Says what it changed, and shows nothing of a
/// connection string.
/// </summary>
public sealed class UpgradeConfigurationFiles : Microsoft.Build.Utilities.Task
{
    /// <summary>The files, by full path; those that are no configuration files are passed over.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>The .editorconfig and .globalconfig files, as the compiler gets them.</summary>
    public ITaskItem[] EditorConfigFiles { get; set; } = [];

    /// <summary>The assemblies that the project references.</summary>
    public ITaskItem[] References { get; set; } = [];

    /// <summary>The property PgSslRootCertificate.</summary>
    public string RootCertificate { get; set; } = "";

    /// <summary>The property PgSslAnalysisMode.</summary>
    public string AnalysisMode { get; set; } = "";

    /// <summary>The property NoWarn.</summary>
    public string NoWarn { get; set; } = "";

    /// <summary>The property IsTestProject.</summary>
    public bool IsTestProject { get; set; }

    /// <summary>Say what would change, and change nothing.</summary>
    public bool DryRun { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        var settings = new UpgradeSettings(
            FindNpgsql(), RootCertificate, new HashSet<string>(NoWarn.Split(';', ',', ' ').Select(static id => id.Trim()), StringComparer.OrdinalIgnoreCase),
            IsTestProject, string.Equals(AnalysisMode.Trim(), "Strict", StringComparison.OrdinalIgnoreCase));
        var options = new ProjectOptions(ReadOptions());
        int changes = 0, files = 0;
        foreach (string path in Files.Select(static file => file.GetMetadata("FullPath")).Distinct(StringComparer.Ordinal).OrderBy(static path => path, StringComparer.Ordinal))
        {
            var fileOptions = new FileOptions(path, options, settings);
            if (fileOptions.Check.Version is null || !TryUpgrade(path, fileOptions, out int changed))
                continue;
            changes += changed;
            files += changed > 0 ? 1 : 0;
        }
        string verb = DryRun ? "would be changed" : "changed";
        Log.LogMessage(MessageImportance.High, changes == 0
            ? "PgSslUpgrade: no configuration file has to change"
            : string.Format(CultureInfo.InvariantCulture, "PgSslUpgrade: {0} {1} in {2} {3} {4}", changes, changes == 1 ? "place" : "places", files, files == 1 ? "file" : "files", verb));
        return !Log.HasLoggedErrors;
    }

    private bool TryUpgrade(string path, FileOptions options, out int changed)
    {
        changed = 0;
        try
        {
            EncodedFile file = EncodedFile.Decode(File.ReadAllBytes(path));
            var notes = new List<UpgradeNote>();
            string result = FileUpgrade.Apply(path, file.Text, options, notes);
            byte[]? bytes = result == file.Text ? null : file.Encode(result);
            if (result != file.Text && bytes is null)
            {
                Log.LogMessage(MessageImportance.High, "{0}: left as it is: the encoding of the file cannot write the path of the root certificate", path);
                return false;
            }
            foreach (UpgradeNote note in notes)
            {
                (int line, int column) = LineAndColumn(file.Text, note.Position);
                Log.LogMessage(MessageImportance.High, "{0}({1},{2}): {3}: {4}", path, line, column, note.Rule.Id, note.Text);
                changed += note.IsDone ? 1 : 0;
            }
            if (bytes is not null && !DryRun)
                File.WriteAllBytes(path, bytes);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.LogError("{0}: {1}", path, exception.Message);
            return false;
        }
    }

    private static (int Line, int Column) LineAndColumn(string text, int position)
    {
        int line = 1, start = 0;
        for (int i = 0; i < position && i < text.Length; i++)
        {
            bool isBreak = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'));
            if (isBreak)
                (line, start) = (line + 1, i + 1);
        }
        return (line, position - start + 1);
    }

    private IEnumerable<OptionFile> ReadOptions()
    {
        foreach (string path in EditorConfigFiles.Select(static file => file.GetMetadata("FullPath")).Distinct(StringComparer.Ordinal))
        {
            if (File.Exists(path))
                yield return OptionFile.Parse(path, File.ReadAllText(path));
        }
    }

    private NpgsqlVersion? FindNpgsql()
    {
        foreach (ITaskItem reference in References)
        {
            if (!string.Equals(reference.GetMetadata("Filename"), "Npgsql", StringComparison.OrdinalIgnoreCase))
                continue;
            Version version = AssemblyName.GetAssemblyName(reference.GetMetadata("FullPath")).Version;
            return version.Major < NpgsqlVersion.Oldest ? null : new NpgsqlVersion(version.Major, version.Minor, Math.Max(0, version.Build));
        }
        return null;
    }
}
