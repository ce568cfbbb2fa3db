using CsCheck;
using PgSslAnalyzers.ConnectionStrings.Baselines;
using PgSslAnalyzers.ConnectionStrings.Checks;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Baselines;

/// <summary>A baseline never lets more pass than was known when it was written, and what is written is what is read.</summary>
public sealed class RandomBaselineTests
{
    private static readonly Gen<BaselineFinding> Finding = Gen.Select(
        Gen.OneOf("PGSSL1001", "PGSSL1003"), Gen.OneOf("0000000000000001", "0000000000000002", "0000000000000003"), Gen.OneOf("a.cs", "b.cs", "c d.json", "../e.yaml"),
        static (rule, hash, path) => new BaselineFinding(rule, hash, path));

    private static readonly Gen<BaselineFinding[]> Findings = Finding.Array[0, 12];

    [Fact]
    public void What_was_there_is_known_and_one_more_of_a_kind_is_not()
        => Gen.Select(Findings, Finding).Sample(static (old, added) =>
        {
            var baseline = Baseline.Parse(Baseline.Of(old).Write());
            Assert.Equal(Baseline.Of(old).Entries, baseline.Entries);
            Assert.Empty(New(baseline, old));
            Assert.Contains(added, New(baseline, [.. old, added]));
        });

    [Fact]
    public void Reducing_adds_nothing_and_keeps_what_is_left()
        => Gen.Select(Findings, Findings, Gen.OneOf("a.cs", "b.cs", "none")).Sample(static (old, now, gone) =>
        {
            Baseline baseline = Baseline.Of(old), found = Baseline.Of([.. now.Where(finding => finding.Path != gone)]);
            bool Exists(string path) => path != gone;
            Baseline reduced = baseline.Reduce(found, Exists);
            foreach (IGrouping<(string, string), BaselineEntry> kind in reduced.Entries.GroupBy(static entry => (entry.RuleId, entry.Hash)))
                Assert.True(kind.Sum(static entry => entry.Count) <= baseline.Entries.Where(entry => (entry.RuleId, entry.Hash) == kind.Key).Sum(static entry => entry.Count));
            // Only what is still there is left, and of that nothing is stale.
            Assert.Empty(reduced.Stale(found));
            Assert.Equal(reduced.Entries, reduced.Reduce(found, Exists).Entries);
        });

    private static BaselineFinding[] New(Baseline baseline, BaselineFinding[] findings) =>
    [
        .. findings.GroupBy(static finding => finding.Path).SelectMany(file =>
        {
            BaselineFinding[] all = [.. file];
            IReadOnlyList<bool> known = Baseline.Cover([.. all.Select(static finding => (finding.RuleId, finding.Hash))], baseline.KnownIn(file.Key, static _ => true));
            return all.Where((_, i) => !known[i]);
        }),
    ];
}
