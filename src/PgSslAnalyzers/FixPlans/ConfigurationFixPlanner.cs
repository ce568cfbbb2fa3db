using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.ConnectionStrings.Servers;

namespace PgSslAnalyzers.FixPlans;

/// <summary>Says what the fix of a finding in a configuration file has to do: the edits of the core, to be written as the file's format demands.</summary>
internal static class ConfigurationFixPlanner
{
    /// <summary>The fix of a finding; null if there is none.</summary>
    /// <param name="found">The finding.</param>
    /// <param name="options">The options of the file.</param>
    /// <param name="path">The file, if the diagnostic stands in another one.</param>
    public static FixData? Plan(ConfigurationFinding found, CheckOptions options, string path = "")
    {
        ImmutableArray<FixStep> withPath = Steps(found, Upgrade.RootMarker, options, path);
        if (withPath.IsEmpty)
            return null;
        bool writesRoot = withPath.Any(static step => step.Text.Contains(Upgrade.RootMarker));
        string? host = found.Connection!.Settings.Effective(KeywordTable.Host)?.Value;
        return new FixData(withPath, Steps(found, null, options, path), writesRoot, ProviderTable.OfHost(host)?.Id ?? "", Hosts.Classify(host) == HostKind.Address);
    }

    /// <summary>The fix of several findings in files, for a diagnostic that stands in none of them; null if one of them has no fix.</summary>
    public static FixData? Plan(IReadOnlyList<(string Path, ConfigurationFinding Found)> all, CheckOptions options)
    {
        FixData? whole = null;
        foreach ((string path, ConfigurationFinding found) in all)
        {
            if (Plan(found, options, path) is not { } fix)
                return null;
            whole = whole is null ? fix : whole with
            {
                WithPath = whole.WithPath.AddRange(fix.WithPath), WithoutPath = whole.WithoutPath.AddRange(fix.WithoutPath), WritesRoot = whole.WritesRoot || fix.WritesRoot,
                Provider = whole.Provider == fix.Provider ? whole.Provider : "", IsAddress = whole.IsAddress || fix.IsAddress,
            };
        }
        return whole;
    }

    private static ImmutableArray<FixStep> Steps(ConfigurationFinding found, string? rootCertificate, CheckOptions options, string path)
        => ConfigurationUpgrade.Plan(found, rootCertificate, options.EffectiveVersion, options.WantsGssOff)
            .Select(edit => edit.Inner is { } inner
                // Not the whole value: it holds the password.
                ? new FixStep(FixStepKind.EncodedText, path, Span(edit), string.Format(CultureInfo.InvariantCulture, "{0}+{1}:{2}", inner.Start, inner.Length, edit.Text))
                : new FixStep(FixStepKind.Text, path, Span(edit), edit.Text))
            .ToImmutableArray();

    private static TextSpan Span(ConfigurationEdit edit) => TextSpan.FromBounds(edit.Span.Start, edit.Span.End);

    /// <summary>The edit of a step; null if it is none for a configuration file.</summary>
    public static ConfigurationEdit? EditOf(FixStep step)
    {
        var span = new FileSpan(step.Span.Start, step.Span.End);
        if (step.Kind == FixStepKind.Text)
            return new ConfigurationEdit(span, step.Text);
        int plus = step.Text.IndexOf('+'), colon = step.Text.IndexOf(':');
        return step.Kind == FixStepKind.EncodedText && plus >= 0 && colon > plus
            && int.TryParse(step.Text.Substring(0, plus), NumberStyles.None, CultureInfo.InvariantCulture, out int start)
            && int.TryParse(step.Text.Substring(plus + 1, colon - plus - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            ? new ConfigurationEdit(span, step.Text.Substring(colon + 1)) { Inner = new TextRange(start, length) } : null;
    }
}
