using PgSslAnalyzers.ConnectionStrings.Baselines;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.Tasks.Files;
using PgSslAnalyzers.Tasks.Options;

namespace PgSslAnalyzers.Tasks;

/// <summary>Reports what is weak in the configuration files of a project whose compiler takes no analyzers, or that compiles nothing: with the ids, severities and words of the analyzers.</summary>
public sealed class CheckConfigurationFiles : ProjectTask
{
    /// <inheritdoc/>
    public override bool Execute()
    {
        ProjectSettings settings = ReadSettings();
        ProjectOptions options = ReadOptions();
        string[] paths = [.. Paths()];
        foreach (string path in paths)
        {
            var fileOptions = new ConfigurationFileOptions(path, options, settings);
            if (fileOptions.Check.Version is null)
                continue;
            try
            {
                Check(path, EncodedFile.Decode(File.ReadAllBytes(path)).Text, fileOptions, paths);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Log.LogError("{0}: {1}", path, exception.Message);
            }
        }
        return !Log.HasLoggedErrors;
    }

    private void Check(string path, string text, ConfigurationFileOptions options, string[] paths)
    {
        ConfigurationFinding[] all = [.. ConfigurationChecker.Check(ConfigurationFile.Read(path, text), options.Check)];
        IReadOnlyList<bool> known = Known(path, all, paths);
        foreach ((ConfigurationFinding found, bool isKnown) in all.Zip(known, static (found, isKnown) => (found, isKnown)))
        {
            if (isKnown || options.SeverityOf(found.Finding) is not { } severity)
                continue;
            FilePosition start = FilePosition.Of(text, found.Span.Start);
            FindingLog.Write(Log, found.Finding, severity, path, start.Line, start.Column);
        }
    }

    /// <summary>Which findings of a file the baselines of the project know.</summary>
    private static IReadOnlyList<bool> Known(string path, ConfigurationFinding[] findings, string[] paths)
    {
        IEnumerable<(string, Baseline)> baselines = paths.Where(BaselinePath.IsBaseline).Where(File.Exists).Select(static baseline => (baseline, Baseline.Parse(File.ReadAllText(baseline))));
        return Baseline.Cover(path, [.. findings.Select(static found => (found.Finding.Rule.Id, Fingerprint.Of(found)))], baselines, () => paths);
    }
}
