using Microsoft.Build.Framework;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.Tasks.Options;

namespace PgSslAnalyzers.Tasks;

/// <summary>
/// In strict mode own severities end: a finding that breaks the build must not be let pass by a setting elsewhere. Says where each such setting stands.
/// </summary>
public sealed class CheckSeverities : Microsoft.Build.Utilities.Task
{
    private const string Advice = "Remove it: strict mode allows no finding to pass that breaks the proof. A single place is exempted with a comment or attribute that says why.";

    /// <summary>The project, for what stands in no other file.</summary>
    public string ProjectFile { get; set; } = "";

    /// <summary>The .editorconfig and .globalconfig files, as the compiler gets them.</summary>
    public ITaskItem[] EditorConfigFiles { get; set; } = [];

    /// <summary>The file of the property CodeAnalysisRuleSet; empty if there is none.</summary>
    public string RuleSet { get; set; } = "";

    /// <summary>The property NoWarn.</summary>
    public string NoWarn { get; set; } = "";

    /// <summary>The property DisabledWarnings, an older name of NoWarn.</summary>
    public string DisabledWarnings { get; set; } = "";

    /// <summary>The property WarningsNotAsErrors.</summary>
    public string WarningsNotAsErrors { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        foreach (Rule rule in Rules.All.Where(AnalysisModes.IsDemandedInStrict))
        {
            if (IdList.Read(NoWarn).Contains(rule.Id) || IdList.Read(DisabledWarnings).Contains(rule.Id))
                Report(ProjectFile, 0, $"PgSslAnalysisMode is Strict, but NoWarn holds {rule.Id}");
            if (IdList.Read(WarningsNotAsErrors).Contains(rule.Id))
                Log.LogWarning(null, Rules.OptionNotUnderstood.Id, null, ProjectFile, 0, 0, 0, 0, "{0}", $"Strict mode ignores {rule.Id} in WarningsNotAsErrors: it stays an error");
        }
        foreach (OptionFile file in OptionFile.ReadAll(EditorConfigFiles))
        {
            foreach (OptionLine line in file.Lines.Where(static line => Lowers(line.Key, line.Value)))
                Report(file.Path, line.Number, $"PgSslAnalysisMode is Strict, but '{line.Key} = {line.Value}' lowers the severity of a finding");
        }
        if (RuleSet.Length > 0 && File.Exists(RuleSet))
        {
            foreach ((string file, int line, string id) in RuleSetFile.Lowered(RuleSet, AnalysisModes.IsDemandedInStrict))
                Report(file, line, $"PgSslAnalysisMode is Strict, but this rule set lowers the severity of {id}");
        }
        return !Log.HasLoggedErrors;
    }

    private static bool Lowers(string key, string value)
    {
        const string diagnostic = "dotnet_diagnostic.", severity = ".severity";
        string? id = key.StartsWith(OptionKeys.SeverityPrefix, StringComparison.OrdinalIgnoreCase) ? key.Substring(OptionKeys.SeverityPrefix.Length)
            : key.StartsWith(diagnostic, StringComparison.OrdinalIgnoreCase) && key.EndsWith(severity, StringComparison.OrdinalIgnoreCase) && key.Length > diagnostic.Length + severity.Length
                ? key.Substring(diagnostic.Length, key.Length - diagnostic.Length - severity.Length)
            : null;
        return id is not null && Rules.All.Any(rule => string.Equals(rule.Id, id, StringComparison.OrdinalIgnoreCase) && AnalysisModes.IsDemandedInStrict(rule))
            && SeverityWords.Read(value) is { } word && word != SeverityWord.Default && SeverityWords.ToSeverity(word) != FindingSeverity.Error;
    }

    private void Report(string file, int line, string what)
        => Log.LogError(null, Rules.OptionNotUnderstood.Id, null, file, line, 0, 0, 0, "{0}", $"{what}. {Advice}");
}
