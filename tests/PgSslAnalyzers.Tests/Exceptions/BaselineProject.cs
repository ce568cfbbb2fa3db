using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Baselines;
using PgSslAnalyzers.Tests.Configuration;

namespace PgSslAnalyzers.Tests.Exceptions;

/// <summary>A project in the mode Enforce, and its baseline as the target PgSslBaseline writes it: from the findings and the properties that they carry.</summary>
internal static class BaselineProject
{
    public const string FileName = "pgssl.baseline";

    /// <summary>What the target says to the analyzers.</summary>
    public const string Counted = "build_property.PgSslCountsConnections = true";

    public static ConfigurationProject Of(IEnumerable<(string Path, string Text)> files, string? baseline, string options = "")
    {
        var project = new ConfigurationProject(path: "Other.cs");
        foreach ((string path, string text) in files)
            project.With(path, text);
        if (baseline is not null)
            project.With(FileName, baseline);
        return project.With(".globalconfig", $"is_global = true\nbuild_property.PgSslAnalysisMode = Enforce\n{options}\n");
    }

    /// <summary>The baseline of all that would break the build.</summary>
    public static async Task<string> WriteAsync(IEnumerable<(string Path, string Text)> files)
        => Baseline.Of(Findings(await Of(files, null, Counted).FindingsAsync())).Write();

    public static IEnumerable<BaselineFinding> Findings(IEnumerable<Diagnostic> findings)
        => findings.Where(static finding => finding.Severity >= DiagnosticSeverity.Warning && finding.Properties.ContainsKey(Fingerprint.PropertyName))
            .Select(static finding => new BaselineFinding(finding.Id, finding.Properties[Fingerprint.PropertyName]!, BaselinePath.Relative("/src/" + FileName, finding.Location.GetLineSpan().Path)));

    /// <summary>What breaks the build, as <c>file(line,column): severity id</c>.</summary>
    public static async Task<string[]> ErrorsAsync(IEnumerable<(string Path, string Text)> files, string? baseline, string options = "")
        => [.. (await Of(files, baseline, options).FindingsAsync()).Where(static finding => finding.Severity == DiagnosticSeverity.Error).Select(ConfigurationProject.Show)];
}
