using System.Reflection;
using Microsoft.Build.Framework;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.Tasks.Options;

namespace PgSslAnalyzers.Tasks;

/// <summary>A task that looks at the configuration files of a project with what the build knows of it.</summary>
public abstract class ProjectTask : Microsoft.Build.Utilities.Task
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

    /// <summary>The property WarningsNotAsErrors.</summary>
    public string WarningsNotAsErrors { get; set; } = "";

    /// <summary>The property PgSslToday.</summary>
    public string Today { get; set; } = "";

    /// <summary>The property IsTestProject.</summary>
    public bool IsTestProject { get; set; }

    /// <summary>The mode; a word that is none breaks the build elsewhere and is the default here.</summary>
    private protected ConnectionStrings.Options.AnalysisMode Mode => AnalysisModes.TryRead(AnalysisMode, out ConnectionStrings.Options.AnalysisMode mode) ? mode : default;

    private protected ProjectSettings ReadSettings() => new(FindNpgsql(), RootCertificate, IdList.Read(NoWarn), IdList.Read(WarningsNotAsErrors), IsTestProject, Mode)
    {
        Today = IsoDate.TryParse(Today.Trim(), out IsoDate day) ? day : null,
    };

    private protected ProjectOptions ReadOptions() => new(OptionFile.ReadAll(EditorConfigFiles));

    /// <summary>The full paths, each once, in an order that is the same on every machine.</summary>
    private protected IEnumerable<string> Paths()
        => Files.Select(static file => file.GetMetadata("FullPath")).Distinct(StringComparer.Ordinal).OrderBy(static path => path, StringComparer.Ordinal);

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
