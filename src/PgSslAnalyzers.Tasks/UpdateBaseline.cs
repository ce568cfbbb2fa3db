using System.Globalization;
using Microsoft.Build.Framework;
using PgSslAnalyzers.ConnectionStrings.Baselines;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.Tasks.Reports;

namespace PgSslAnalyzers.Tasks;

/// <summary>Takes out of the baseline of a project what has been mended, or writes it anew with all that is found.</summary>
public sealed class UpdateBaseline : Microsoft.Build.Utilities.Task
{
    /// <summary>The file: pgssl.baseline in the folder of the project.</summary>
    [Required]
    public string BaselineFile { get; set; } = "";

    /// <summary>What all target frameworks have found: <see cref="ReportConnections.ForBaseline"/>.</summary>
    public ITaskItem[] Findings { get; set; } = [];

    /// <summary>The files of the project in any target framework.</summary>
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>Write down what is found now, too.</summary>
    public bool Add { get; set; }

    /// <summary>Change nothing; what has been mended and still stands in the file is an error.</summary>
    public bool Check { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        string path = Path.GetFullPath(BaselineFile);
        Baseline known = File.Exists(path) ? Baseline.Parse(File.ReadAllText(path)) : Baseline.Empty;
        Baseline found = Baseline.OfFrameworks([.. Findings.GroupBy(BaselineItem.FrameworkOf, StringComparer.Ordinal).Select(framework => framework.Select(item => BaselineItem.Read(item, path)))]);
        if (Check)
        {
            foreach (BaselineEntry entry in known.Stale(found))
                Log.LogError(null, Rules.OptionNotUnderstood.Id, null, path, 0, 0, 0, 0, "{0}", $"This baseline knows {entry.Count} {entry.RuleId} in {entry.Path} that is not there any more. Run dotnet build -t:PgSslBaseline.");
            return !Log.HasLoggedErrors;
        }
        var present = new HashSet<string>(Files.Select(file => BaselinePath.Relative(path, file.GetMetadata("FullPath"))), BaselinePath.Comparer);
        Baseline next = Add ? found : known.Reduce(found, present.Contains);
        if (next.Entries.Count > 0 || File.Exists(path))
        {
            string text = next.Write();
            if (!File.Exists(path) || File.ReadAllText(path) != text)
                File.WriteAllText(path, text);
        }
        Log.LogMessage(MessageImportance.High, "{0}", string.Format(
            CultureInfo.InvariantCulture, "PgSslBaseline: {0} known, {1} before; {2} found", Sum(next), Sum(known), Sum(found)));
        return true;
    }

    private static int Sum(Baseline baseline) => baseline.Entries.Sum(static entry => entry.Count);
}
