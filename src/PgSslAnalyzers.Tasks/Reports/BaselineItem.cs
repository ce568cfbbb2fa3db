using System.Globalization;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PgSslAnalyzers.ConnectionStrings.Baselines;

namespace PgSslAnalyzers.Tasks.Reports;

/// <summary>A finding as an item of MSBuild, in which the compilations of several target frameworks hand it to one task. MSBuild drops items that are equal: the place makes them differ.</summary>
internal static class BaselineItem
{
    private const string FrameworkName = "Framework", PathName = "File", RuleName = "Rule", KindName = "Kind";

    public static ITaskItem Of(ReportedFinding finding, string framework)
    {
        var item = new TaskItem(string.Format(CultureInfo.InvariantCulture, "{0}|{1}|{2}|{3}", finding.Rule.Id, finding.Path, finding.Start.Line, finding.Start.Column));
        item.SetMetadata(FrameworkName, framework);
        item.SetMetadata(PathName, finding.Path);
        item.SetMetadata(RuleName, finding.Rule.Id);
        item.SetMetadata(KindName, finding.Kind);
        return item;
    }

    public static string FrameworkOf(ITaskItem item) => item.GetMetadata(FrameworkName);

    /// <summary>A finding as seen from the baseline at <paramref name="baseline"/>.</summary>
    public static BaselineFinding FindingOf(ReportedFinding finding, string baseline) => new(finding.Rule.Id, finding.Kind, BaselinePath.Relative(baseline, finding.Path));

    /// <summary>The same of an item.</summary>
    public static BaselineFinding Read(ITaskItem item, string baseline)
        => new(item.GetMetadata(RuleName), item.GetMetadata(KindName), BaselinePath.Relative(baseline, item.GetMetadata(PathName)));
}
