using System.Globalization;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.ConnectionStrings.Baselines;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Suppression;
using PgSslAnalyzers.Tasks.Files;
using PgSslAnalyzers.Tasks.Options;
using PgSslAnalyzers.Tasks.Reports;

namespace PgSslAnalyzers.Tasks;

/// <summary>
/// Counts the connections of a project: those in C# from a log of the compiler, those in configuration files by itself. Writes <c>report.json</c> and <c>report.sarif</c>, or says the
/// counts as one warning.
/// </summary>
public sealed class ReportConnections : ProjectTask
{
    /// <summary>The project file.</summary>
    [Microsoft.Build.Framework.Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The target framework; empty if there is none.</summary>
    public string Framework { get; set; } = "";

    /// <summary>The log that the compiler wrote; empty where no compiler runs the analyzers.</summary>
    public string ErrorLog { get; set; } = "";

    /// <summary>Where the files go; empty: none are written, and the counts are a warning.</summary>
    public string OutputFolder { get; set; } = "";

    /// <summary>What was not looked at.</summary>
    public string[] NotLookedAt { get; set; } = [];

    /// <summary>The file pgssl.baseline in the folder of the project, whether it is there or not.</summary>
    public string BaselineFile { get; set; } = "";

    /// <summary>What a baseline has to know, with the property Framework: <see cref="UpdateBaseline"/>.</summary>
    [Microsoft.Build.Framework.Output]
    public Microsoft.Build.Framework.ITaskItem[] ForBaseline { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        string project = Path.GetFullPath(ProjectFile), folder = Path.GetDirectoryName(project)!, root = RepositoryFolder.Of(folder);
        List<string> notLookedAt = [.. NotLookedAt.Where(static text => text.Length > 0)];
        var findings = new List<ReportedFinding>();
        // The compiler takes the path with the version of the format behind it.
        IReadOnlyList<ReportedFinding>? logged = ErrorLog.Length == 0 ? null : CompilerLog.Read(Path.Combine(folder, ErrorLog.Split(',')[0]));
        if (logged is not null)
            findings.AddRange(WithReasons(logged));
        else if (ErrorLog.Length > 0)
            notLookedAt.Add("C# code: the compiler has written no log");
        var read = new HashSet<string>(StringComparer.Ordinal);
        IReadOnlyList<ReportedFinding> inFiles = [.. ReadFiles(read, logged is not null && OutputFolder.Length == 0, notLookedAt)];
        // The compiler has seen them too. A Razor page is an additional file as well, and holds code.
        findings.RemoveAll(finding => read.Contains(finding.Path));
        findings.AddRange(inFiles);
        findings.AddRange(OptionCheck.Faults([.. OptionFile.ReadAll(EditorConfigFiles)], project, ReadSettings())
            .Select(static fault => new ReportedFinding(Rules.OptionNotUnderstood, fault.Text, fault.Path, new FilePosition(fault.Line, 1), new FilePosition(fault.Line, 1), null)));
        ReportedFinding[] forBaseline = [.. findings.Where(IsForBaseline)];
        ForBaseline = [.. forBaseline.Select(finding => BaselineItem.Of(finding, Framework))];

        var report = new ProjectReport(RelativePath.Of(root, project), Framework, Mode, root, findings, notLookedAt) { Baseline = Known(forBaseline) };
        if (OutputFolder.Length == 0)
        {
            if (Summary(report) is { } summary)
                Log.LogWarning(null, Rules.ConnectionCounted.Id, null, Path.GetFileName(project), 0, 0, 0, 0, "{0}", summary);
            return true;
        }
        Json.Write(Path.Combine(folder, OutputFolder, "report.json"), report.ToJson());
        Json.Write(Path.Combine(folder, OutputFolder, "report.sarif"), ReportSarif.Of(report));
        Log.LogMessage(Microsoft.Build.Framework.MessageImportance.High, "{0}", $"{Path.GetFileName(project)}{(Framework.Length == 0 ? "" : $" ({Framework})")}: {Summary(report) ?? "no connections"}");
        return true;
    }

    /// <summary>What would be a warning or an error, and what nothing suppresses: information needs no baseline.</summary>
    private bool IsForBaseline(ReportedFinding finding)
        => finding is { Suppressed: null, Kind.Length: > 0 } && finding.Rule != Rules.OptionNotUnderstood
            && AnalysisModes.GravityIn(Mode, finding.Rule, finding.Rule.Severity) != FindingSeverity.Info;

    /// <summary>What the baseline knows, and how much of it is found.</summary>
    private (BaselineEntry, int)[] Known(IEnumerable<ReportedFinding> findings)
    {
        string path = BaselineFile.Length == 0 ? "" : Path.GetFullPath(BaselineFile);
        if (!File.Exists(path))
            return [];
        return [.. Baseline.Parse(File.ReadAllText(path)).In(Baseline.Of(findings.Select(finding => BaselineItem.FindingOf(finding, path))))];
    }

    /// <summary>The findings in the configuration files.</summary>
    /// <param name="read">Takes the files that were read.</param>
    /// <param name="isCounted">Whether the log of the compiler holds all that a count needs, but for what comments keep quiet: reading again would cost more than all else.</param>
    private IEnumerable<ReportedFinding> ReadFiles(HashSet<string> read, bool isCounted, List<string> notLookedAt)
    {
        ProjectSettings settings = ReadSettings();
        ProjectOptions options = ReadOptions();
        foreach (string path in Paths())
        {
            var fileOptions = new ConfigurationFileOptions(path, options, settings);
            if (fileOptions.Check.Version is null || !File.Exists(path))
                continue;
            string? text = null;
            try
            {
                text = EncodedFile.Decode(File.ReadAllBytes(path)).Text;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                notLookedAt.Add(Path.GetFileName(path) + ": cannot be read");
            }
            if (text is null || (isCounted && !SuppressionComment.MayBeIn(text)) || FileKinds.Of(path, text) == FileKind.None)
                continue;
            read.Add(path);
            foreach (ReportedFinding finding in ConfigurationReport.Read(path, text, fileOptions))
                yield return finding;
        }
    }

    /// <summary>The compiler logs that a pragma keeps a finding quiet, and not why: that stands in the source.</summary>
    private static IEnumerable<ReportedFinding> WithReasons(IEnumerable<ReportedFinding> findings)
    {
        var sources = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (ReportedFinding finding in findings)
        {
            if (finding.Suppressed is not { Reason.Length: 0 } || !File.Exists(finding.Path))
            {
                yield return finding;
                continue;
            }
            if (!sources.TryGetValue(finding.Path, out string[]? lines))
                sources[finding.Path] = lines = File.ReadAllLines(finding.Path);
            yield return finding with { Suppressed = SuppressionText.AtPragma(lines, finding.Start.Line, finding.Rule.Id) };
        }
    }

    /// <summary>The counts in a sentence; null if there is nothing to count.</summary>
    private static string? Summary(ProjectReport report)
    {
        int all = report.Places.Count(static finding => finding.Verdict is not null);
        var parts = new List<string>();
        Add(report.Count(Verdict.Verified), Verdict.Verified.Word());
        Add(report.Count(Verdict.Weak), Verdict.Weak.Word());
        Add(report.Count(Verdict.Unknown), Verdict.Unknown.Word());
        Add(report.Count(Verdict.Development), Verdict.Development.Word());
        Add(report.CountSuppressed(), "suppressed");
        string counts = all == 0 ? "no connections" : string.Format(CultureInfo.InvariantCulture, "{0} {1}: {2}", all, all == 1 ? "connection" : "connections", string.Join(", ", parts));
        return report.NotLookedAt.Count > 0 ? $"{counts}; not looked at: {string.Join("; ", report.NotLookedAt)}" : all == 0 ? null : counts;

        void Add(int count, string what)
        {
            if (count > 0)
                parts.Add(string.Format(CultureInfo.InvariantCulture, "{0} {1}", count, what));
        }
    }
}
