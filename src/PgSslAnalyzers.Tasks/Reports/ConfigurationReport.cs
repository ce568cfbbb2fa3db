using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.ConnectionStrings.Baselines;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Suppression;
using PgSslAnalyzers.Tasks.Files;
using PgSslAnalyzers.Tasks.Options;

namespace PgSslAnalyzers.Tasks.Reports;

/// <summary>The connections of a configuration file for a report: also those that are verified, that are not known, and those whose finding a comment keeps quiet.</summary>
internal static class ConfigurationReport
{
    /// <summary>The findings of rules that the build would report in the file, whatever their severity.</summary>
    public static IEnumerable<ReportedFinding> Read(string path, string text, ConfigurationFileOptions fileOptions)
    {
        ConfigurationFile file = ConfigurationFile.Read(path, text);
        CheckOptions options = fileOptions.Check;
        IReadOnlyList<ConfigurationFinding> findings = ConfigurationChecker.Check(file, options);
        foreach (ConfigurationFinding found in findings.Where(IsReported))
            yield return Of(found, null);
        // A report shows an exception whose last day has passed as one: who reads it knows the day.
        foreach ((ConfigurationFinding found, SuppressionComment comment) in ConfigurationChecker.CheckSuppressed(file, options).Where(suppressed => IsReported(suppressed.Finding)))
            yield return Of(found, SuppressionText.Of(comment.Reason!, FilePosition.Of(text, comment.Span.Start).Line));
        foreach (ConfigurationFinding counted in ConfigurationChecker.Counted(file, findings, options))
            yield return Place(counted, null);

        bool IsReported(ConfigurationFinding found) => fileOptions.SeverityOf(found.Finding) is not null;

        ReportedFinding Of(ConfigurationFinding found, Suppressed? suppressed) => Place(found, suppressed) with { Kind = Fingerprint.Of(found) };

        ReportedFinding Place(ConfigurationFinding found, Suppressed? suppressed)
            => new(found.Finding.Rule, found.Finding.Message, path, FilePosition.Of(text, found.Span.Start), FilePosition.Of(text, found.Span.End), suppressed);
    }
}
