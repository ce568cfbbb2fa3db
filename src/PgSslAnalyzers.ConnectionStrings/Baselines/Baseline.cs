using System.Text;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Baselines;

/// <summary>
/// The findings that a project knows and has not mended yet. What is known is not reported; what is new is. Pure: text in, text out; which files there are is said by the caller.
/// </summary>
public sealed class Baseline
{
    /// <summary>A baseline without entries.</summary>
    public static readonly Baseline Empty = new([], []);

    private const string Header =
        "# Findings of PgSslAnalyzers that are known and not mended yet: rule, kind, count, file. Written by dotnet build -t:PgSslBaseline.";

    private readonly Dictionary<string, List<BaselineEntry>> byPath;

    private Baseline(IReadOnlyList<BaselineEntry> entries, IReadOnlyList<(int Line, TextRange Range)> unread)
    {
        (Entries, Unread) = (entries, unread);
        byPath = entries.GroupBy(static entry => entry.Path, BaselinePath.Comparer).ToDictionary(static group => group.Key, static group => group.ToList(), BaselinePath.Comparer);
    }

    /// <summary>The entries, each kind once a file, in the order in which they are written.</summary>
    public IReadOnlyList<BaselineEntry> Entries { get; }

    /// <summary>The lines, from 1, that cannot be read, with their places; they cover nothing.</summary>
    public IReadOnlyList<(int Line, TextRange Range)> Unread { get; }

    /// <summary>Reads a baseline. Empty lines and what begins with <c>#</c> say nothing.</summary>
    public static Baseline Parse(string text)
    {
        var entries = new List<BaselineEntry>();
        var unread = new List<(int, TextRange)>();
        int start = 0;
        for (int line = 1; start <= text.Length; line++)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            string content = text.Substring(start, end - start).Trim('\uFEFF', ' ', '\t', '\r');
            if (content.Length > 0 && content[0] != '#')
            {
                if (BaselineEntry.Parse(content) is { } entry)
                    entries.Add(entry);
                else
                    unread.Add((line, new TextRange(start, text.Substring(start, end - start).TrimEnd().Length)));
            }
            start = end + 1;
        }
        return new Baseline(InOrder(entries), unread);
    }

    /// <summary>The baseline in which findings are known.</summary>
    /// <param name="findings">The findings of one compilation, without those that a pragma, an attribute or a comment suppresses.</param>
    public static Baseline Of(IEnumerable<BaselineFinding> findings) => OfFrameworks([findings]);

    /// <summary>The baseline in which the findings of several target frameworks are known: each shows the same findings again.</summary>
    /// <param name="frameworks">The findings of each, as in <see cref="Of"/>.</param>
    public static Baseline OfFrameworks(IReadOnlyList<IEnumerable<BaselineFinding>> frameworks)
        => new(InOrder(frameworks.SelectMany(static list => list.GroupBy(static finding => finding with { Path = finding.Path.ToUpperInvariant() })
            .Select(static group => new BaselineEntry(group.Key.RuleId, group.Key.Hash, group.Count(), group.First().Path)))), []);

    /// <summary>The text of the file, always the same for the same entries, one line each, sorted by file: branches that add other lines merge.</summary>
    public string Write()
    {
        StringBuilder text = new StringBuilder(Header).Append('\n');
        foreach (BaselineEntry entry in Entries)
            text.Append(entry).Append('\n');
        return text.ToString();
    }

    /// <summary>
    /// How many findings of each kind are known in the file at <paramref name="path"/>. If no entry names the file, it may be one that had another name: what is known of files
    /// that are gone counts for it.
    /// </summary>
    /// <param name="path">The file, as in <see cref="BaselineFinding.Path"/>.</param>
    /// <param name="exists">Whether a file that an entry names is still part of the project.</param>
    public IReadOnlyDictionary<(string RuleId, string Hash), int> KnownIn(string path, Func<string, bool> exists)
        => Sum(byPath.TryGetValue(path, out List<BaselineEntry>? own) ? own : byPath.Where(pair => !exists(pair.Key)).SelectMany(static pair => pair.Value));

    /// <summary>Which of the findings of one file the baselines of a project cover together.</summary>
    /// <param name="path">The file.</param>
    /// <param name="findings">All findings of the file that nothing suppresses, in any order.</param>
    /// <param name="baselines">The baselines, each with its path.</param>
    /// <param name="files">The paths of all files of the project; asked for where a baseline does not name the file.</param>
    public static IReadOnlyList<bool> Cover(string path, IReadOnlyList<(string RuleId, string Hash)> findings, IEnumerable<(string Path, Baseline Baseline)> baselines, Func<IEnumerable<string>> files)
    {
        var known = new Dictionary<(string, string), int>();
        foreach ((string place, Baseline baseline) in baselines)
        {
            HashSet<string>? present = null;
            bool Exists(string relative) => (present ??= new HashSet<string>(files().Select(file => BaselinePath.Relative(place, file)), BaselinePath.Comparer)).Contains(relative);
            foreach (KeyValuePair<(string RuleId, string Hash), int> kind in baseline.KnownIn(BaselinePath.Relative(place, path), Exists))
                known[kind.Key] = (known.TryGetValue(kind.Key, out int count) ? count : 0) + kind.Value;
        }
        return Cover(findings, known);
    }

    /// <summary>Which of the findings of one file are covered: all of a kind if there are no more of it than are known, else none of that kind.</summary>
    /// <param name="findings">All findings of the file that nothing suppresses, in any order.</param>
    /// <param name="known">What <see cref="KnownIn"/> says of the file.</param>
    public static IReadOnlyList<bool> Cover(IReadOnlyList<(string RuleId, string Hash)> findings, IReadOnlyDictionary<(string RuleId, string Hash), int> known)
    {
        var counts = new Dictionary<(string, string), int>();
        foreach ((string, string) finding in findings)
            counts[finding] = (counts.TryGetValue(finding, out int count) ? count : 0) + 1;
        return [.. findings.Select(finding => known.TryGetValue(finding, out int allowed) && counts[finding] <= allowed)];
    }

    /// <summary>
    /// This baseline without what is mended: each count becomes that of <paramref name="found"/> if that is lower, and what is known of files that are gone goes to the files that
    /// have it now and are not named yet. Nothing is added: no kind is known more often than before.
    /// </summary>
    /// <param name="found">The baseline of all that is found now: <see cref="Of"/>.</param>
    /// <param name="exists">Whether a file is still part of the project.</param>
    public Baseline Reduce(Baseline found, Func<string, bool> exists)
    {
        var left = new List<BaselineEntry>();
        Dictionary<(string RuleId, string Hash), int> gone = Sum(byPath.Where(pair => !exists(pair.Key)).SelectMany(static pair => pair.Value));
        foreach (BaselineEntry now in found.Entries)
        {
            (string, string) kind = (now.RuleId, now.Hash);
            bool isNamed = byPath.TryGetValue(now.Path, out List<BaselineEntry>? own);
            int known = isNamed ? own!.Find(entry => (entry.RuleId, entry.Hash) == kind)?.Count ?? 0 : gone.TryGetValue(kind, out int count) ? count : 0;
            int kept = Math.Min(known, now.Count);
            if (kept > 0)
                left.Add(now with { Count = kept });
            if (!isNamed)
                gone[kind] = known - kept;
        }
        return new Baseline(InOrder(left), []);
    }

    private static Dictionary<(string RuleId, string Hash), int> Sum(IEnumerable<BaselineEntry> entries)
    {
        var sum = new Dictionary<(string, string), int>();
        foreach (BaselineEntry entry in entries)
            sum[(entry.RuleId, entry.Hash)] = (sum.TryGetValue((entry.RuleId, entry.Hash), out int count) ? count : 0) + entry.Count;
        return sum;
    }

    /// <summary>Each entry, with how many of its findings are found now: no more than it knows.</summary>
    /// <param name="found">The baseline of all that is found now: <see cref="Of"/>.</param>
    public IEnumerable<(BaselineEntry Entry, int Found)> In(Baseline found)
    {
        foreach (BaselineEntry entry in Entries)
        {
            int now = found.byPath.TryGetValue(entry.Path, out List<BaselineEntry>? own) ? own.Find(other => other.RuleId == entry.RuleId && other.Hash == entry.Hash)?.Count ?? 0 : 0;
            yield return (entry, Math.Min(now, entry.Count));
        }
    }

    /// <summary>The entries, or parts of them, that nothing in <paramref name="found"/> needs any more: they can be removed.</summary>
    /// <param name="found">The baseline of all that is found now: <see cref="Of"/>.</param>
    public IReadOnlyList<BaselineEntry> Stale(Baseline found)
        => [.. In(found).Where(static known => known.Found < known.Entry.Count).Select(static known => known.Entry with { Count = known.Entry.Count - known.Found })];

    /// <summary>Sorted; of the same line twice, as after a merge, the larger count: two branches know the same findings.</summary>
    private static List<BaselineEntry> InOrder(IEnumerable<BaselineEntry> entries) =>
    [
        .. entries.GroupBy(static entry => (entry.RuleId, entry.Hash, Path: entry.Path.ToUpperInvariant()))
            .Select(static group => group.First() with { Count = group.Max(static entry => entry.Count) })
            .OrderBy(static entry => entry.Path, StringComparer.Ordinal).ThenBy(static entry => entry.RuleId, StringComparer.Ordinal).ThenBy(static entry => entry.Hash, StringComparer.Ordinal),
    ];
}
