using System.Globalization;
using PgSslAnalyzers.ConnectionStrings.Catalog;

namespace PgSslAnalyzers.ConnectionStrings.Baselines;

/// <summary>One line of a baseline: how many findings of a kind are known in a file.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Hash">The kind: <see cref="Fingerprint"/>.</param>
/// <param name="Count">How many, from 1.</param>
/// <param name="Path">The file, relative to the folder of the baseline, with <c>/</c>.</param>
public sealed record BaselineEntry(string RuleId, string Hash, int Count, string Path)
{
    private const int LargestCount = 1_000_000;

    /// <summary>The line.</summary>
    public override string ToString() => string.Join(" ", RuleId, Hash, Count.ToString(CultureInfo.InvariantCulture), Path);

    /// <summary>Reads a line; null if it is none.</summary>
    internal static BaselineEntry? Parse(string line)
    {
        // The path stands last: it may hold blanks.
        const int fields = 4;
        string[] parts = line.Trim().Split([' '], fields);
        return parts.Length == fields && Rules.All.Any(rule => rule.Id == parts[0] && rule != Rules.OptionNotUnderstood) && Fingerprint.IsHash(parts[1])
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is > 0 and <= LargestCount && parts[3].Trim().Length > 0
            ? new BaselineEntry(parts[0], parts[1], count, parts[3].Trim())
            : null;
    }
}
