using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;

namespace PgSslAnalyzers.Tasks;

/// <summary>Findings in the log of a build, as a compiler writes them. The words are no format: braces in them stay.</summary>
internal static class FindingLog
{
    /// <summary>Writes a finding.</summary>
    /// <param name="log">The log.</param>
    /// <param name="finding">What was found.</param>
    /// <param name="severity">Its severity in this project.</param>
    /// <param name="path">The file.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column, from 1.</param>
    public static void Write(TaskLoggingHelper log, Finding finding, FindingSeverity severity, string path, int line, int column)
    {
        string id = finding.Rule.Id, message = finding.Message;
        switch (severity)
        {
            case FindingSeverity.Error:
                log.LogError(null, id, null, path, line, column, 0, 0, "{0}", message);
                break;
            case FindingSeverity.Warning:
                log.LogWarning(null, id, null, path, line, column, 0, 0, "{0}", message);
                break;
            default:
                log.LogMessage(null, id, null, path, line, column, 0, 0, MessageImportance.Low, "{0}", message);
                break;
        }
    }
}
