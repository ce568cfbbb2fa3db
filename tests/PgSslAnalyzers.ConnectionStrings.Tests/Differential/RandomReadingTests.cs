using System.Data.Common;
using CsCheck;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Differential;

public class RandomReadingTests
{
    public static TheoryData<RealNpgsql> Releases => [.. RealNpgsql.All];

    [Theory]
    [MemberData(nameof(Releases))]
    public void Random_texts_mean_what_Npgsql_makes_of_them(RealNpgsql npgsql)
        => RandomTexts.Text.Sample(text => Assert.Null(Reading.Disagreement(text, npgsql)), iter: RandomTexts.Count, print: Show);

    /// <summary>The base class of Npgsql's builder knows no keywords: with it every key and value can be compared, of any text.</summary>
    [Fact]
    public void Every_key_and_value_is_the_one_that_the_framework_reads()
        => RandomTexts.Text.Sample(text =>
        {
            ConnectionString ours = ConnectionStringParser.Parse(text);
            var real = new DbConnectionStringBuilder();
            try
            {
                real.ConnectionString = text;
            }
            catch (ArgumentException e)
            {
                // The base class wants keys without control characters; Npgsql's own does not ask.
                Assert.True(ours.IsMalformed || ours.Settings.Any(s => s.Key!.Any(char.IsControl)), e.Message);
                return;
            }
            Assert.False(ours.IsMalformed);
            IOrderedEnumerable<(string key, string)> expected = real.Keys.Cast<string>().Select(key => (key, (string)real[key])).Order();
            IOrderedEnumerable<(string, string)> actual = ours.Settings.GroupBy(s => s.Key!.ToLowerInvariant()).Select(g => g.Last()).Where(s => !s.IsRemoval)
                .Select(s => (s.Key!.ToLowerInvariant(), s.Value!)).Order();
            Assert.Equal(expected, actual);
        }, iter: RandomTexts.Count, print: Show);

    /// <summary>The random texts are worth something only if all verdicts are common among them.</summary>
    [Fact]
    public void Random_texts_are_a_fair_mixture()
    {
        int syntax = 0, rejected = 0, weak = 0, strong = 0, total = 2000;
        RandomTexts.Text.Sample(text =>
        {
            ConnectionString parsed = ConnectionStringParser.Parse(text);
            if (parsed.IsMalformed)
                Interlocked.Increment(ref syntax);
            else if (Reading.Rejects(parsed, NpgsqlVersion.Newest))
                Interlocked.Increment(ref rejected);
            else if (Checker.EffectiveMode(parsed, NpgsqlVersion.Newest) is { Kind: SslModeReadingKind.Defined, Mode: >= SslMode.VerifyCA })
                Interlocked.Increment(ref strong);
            else
                Interlocked.Increment(ref weak);
        }, iter: total);
        Assert.All([syntax, rejected, weak], count => Assert.InRange(count, total / 10, total * 6 / 10));
        Assert.InRange(strong, total / 50, total);
    }

    private static string Show(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
