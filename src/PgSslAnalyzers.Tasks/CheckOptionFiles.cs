using Microsoft.Build.Framework;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.Tasks.Options;

namespace PgSslAnalyzers.Tasks;

/// <summary>Reports options that do not do what their author expects, each at its line. What an analyzer would say of them in its place is left out of builds, which run this task.</summary>
public sealed class CheckOptionFiles : ProjectTask
{
    /// <summary>The project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        string project = Path.GetFullPath(ProjectFile);
        OptionFile[] files = [.. OptionFile.ReadAll(EditorConfigFiles)];
        ProjectSettings settings = ReadSettings();
        var options = new Lazy<ConfigurationFileOptions>(() => new ConfigurationFileOptions(project, new ProjectOptions(files), settings));
        foreach (OptionFault fault in OptionCheck.Faults(files, project, settings))
        {
            var finding = new Finding(Rules.OptionNotUnderstood, null, fault.Text, Rules.OptionNotUnderstood.Severity);
            if (options.Value.SeverityOf(finding) is not { } severity)
                continue;
            // What strict mode ignores takes nothing away from the proof: it is said, and breaks no build.
            FindingLog.Write(Log, finding, fault.IsIgnored && severity == FindingSeverity.Error ? FindingSeverity.Warning : severity, fault.Path, fault.Line, 1);
        }
        return !Log.HasLoggedErrors;
    }
}
