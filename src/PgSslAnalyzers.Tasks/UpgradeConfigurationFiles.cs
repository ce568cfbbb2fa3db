using System.Globalization;
using Microsoft.Build.Framework;
using PgSslAnalyzers.Tasks.Files;
using PgSslAnalyzers.Tasks.Options;

namespace PgSslAnalyzers.Tasks;

/// <summary>
/// Applies the fixes to all configuration files of a project: what no editor and no <c>dotnet format</c> does. Says what it changed, and shows nothing of a
/// connection string.
/// </summary>
public sealed class UpgradeConfigurationFiles : ProjectTask
{
    /// <summary>Say what would change, and change nothing.</summary>
    public bool DryRun { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        ProjectSettings settings = ReadSettings();
        ProjectOptions options = ReadOptions();
        int changes = 0, files = 0;
        foreach (string path in Paths())
        {
            var fileOptions = new ConfigurationFileOptions(path, options, settings);
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

    private bool TryUpgrade(string path, ConfigurationFileOptions options, out int changed)
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
            foreach (UpgradeNote note in notes.OrderBy(static note => note.Position))
            {
                (int line, int column) = FilePosition.Of(file.Text, note.Position);
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
}
