using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.Tasks.Files;

namespace PgSslAnalyzers.Tasks.Reports;

/// <summary>Why a finding is kept quiet.</summary>
/// <param name="Reason">What its author wrote; empty if that is not known.</param>
/// <param name="Until">The day until which it counts, <c>yyyy-mm-dd</c>; empty if it has none.</param>
/// <param name="Line">The line of the comment or pragma in the file of the finding, from 1; 0 if it is not known, as of an attribute.</param>
internal sealed record Suppressed(string Reason, string Until, int Line = 0);

/// <summary>A finding in a report. Lines and columns are counted from 1.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Message">What it says; holds nothing of a connection string.</param>
/// <param name="Path">The full path of the file.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="Suppressed">Null if nothing keeps it quiet.</param>
/// <param name="Kind">Its kind, for the baseline; empty for what no baseline can know.</param>
internal sealed record ReportedFinding(Rule Rule, string Message, string Path, FilePosition Start, FilePosition End, Suppressed? Suppressed, string Kind = "")
{
    /// <summary>What it says of a connection; null if it counts none.</summary>
    public Verdict? Verdict => Verdicts.Of(Rule);
}
