using CsCheck;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Suppression;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Suppression;

/// <summary>Whatever a comment says, it changes nothing but whether a finding is kept quiet, and it keeps quiet only what stands in the next line, for a reason.</summary>
public sealed class RandomCommentTests
{
    private const int Comments = 20_000;

    private static readonly (string Path, string Comment, string Text)[] Kinds =
    [
        ("a.env", "# {0}", "A=Host=a;SSL Mode=Require\n§B=Host=b;SSL Mode=Disable\nC=Host=c;SSL Mode=Require\n"),
        ("a.yaml", "# {0}", "a: Host=a;SSL Mode=Require\n§b: Host=b;SSL Mode=Disable\nc:\n  - Host=c;SSL Mode=Require\n"),
        ("a.json", "// {0}", "{\n\"A\": \"Host=a;SSL Mode=Require\",\n§\"B\": \"Host=b;SSL Mode=Disable\", \"D\": \"x\",\n\"C\": \"Host=c;SSL Mode=Require\" }\n"),
        ("web.config", "<!-- {0} -->", "<a>\n<add connectionString='Host=a;SSL Mode=Require'/>\n§<add name='x' connectionString='Host=b;SSL Mode=Disable'/>\n<add connectionString='Host=c;SSL Mode=Require'/></a>\n"),
        ("main.tf", "# {0}", "a = \"Host=a;SSL Mode=Require\"\n§b = \"Host=b;SSL Mode=Disable\"\nc = \"Host=c;SSL Mode=Require\"\n"),
    ];

    private static readonly Gen<string> Word = Gen.OneOf(
        "pgssl:", "pgssl", "PGSSL:", "pgsl:", "disable", "disable-file", "Disable", "disable_file", "ignore", "PGSSL1001", "PGSSL1003", "pgssl1001,", "PGSSL9999", "PGSSL1007", "-", "- ", "\u2014", ":", ";",
        "until", "2026-12-31", "2026-13-31", "31.12.2026", "2026", "the tunnel", "<Pending>", "<reason>", "TODO", "x", "", " ", "\t");

    private static readonly Gen<string> Comment = Gen.OneOf(
        Word.Array[1, 8].Select(static words => string.Join(' ', words)),
        Word.Array[0, 4].Select(static words => "pgssl: disable PGSSL1001 " + string.Join(' ', words)),
        Word.Array[0, 4].Select(static words => "pgssl: disable-file PGSSL1001 - " + string.Join(' ', words)));

    [Fact]
    public void A_comment_changes_nothing_else()
    {
        int counted = 0, wrong = 0;
        Gen.Select(Gen.OneOf(Kinds), Comment).Sample((kind, words) =>
        {
            string comment = string.Format(null, kind.Comment, words);
            string with = kind.Text.Replace("§", comment + "\n", StringComparison.Ordinal), without = kind.Text.Replace("§", new string(' ', comment.Length) + "\n", StringComparison.Ordinal);
            ConfigurationFile file = ConfigurationFile.Read(kind.Path, with);
            ConfigurationFinding[] reported = [.. ConfigurationChecker.Check(file, CheckOptions.Default)];
            (ConfigurationFinding Finding, SuppressionComment Comment)[] suppressed = [.. ConfigurationChecker.CheckSuppressed(file, CheckOptions.Default)];
            Assert.Equal(
                Places(ConfigurationChecker.Check(ConfigurationFile.Read(kind.Path, without), CheckOptions.Default)),
                Places(reported.Where(static finding => finding.Finding.Rule != Rules.OptionNotUnderstood).Concat(suppressed.Select(static pair => pair.Finding))));
            foreach ((ConfigurationFinding finding, SuppressionComment by) in suppressed)
            {
                Assert.Contains(finding.Finding.Rule.Id, by.RuleIds);
                Assert.Equal(ReasonProblem.None, by.Reason!.Problem);
                if (!by.IsForFile)
                    Assert.DoesNotContain('\n', with[by.Span.End..finding.Span.Start].Trim());
                Interlocked.Increment(ref counted);
            }
            // One that is meant and does not count is said.
            if (words.StartsWith("pgssl: disable ", StringComparison.Ordinal) && suppressed.Length == 0)
            {
                Assert.Contains(reported, static finding => finding.Finding.Rule == Rules.OptionNotUnderstood);
                Interlocked.Increment(ref wrong);
            }
        }, iter: Comments);
        Assert.True(counted > Comments / 50 && wrong > Comments / 50, $"{counted} suppress, {wrong} are wrong");
    }

    private static IEnumerable<(string, int)> Places(IEnumerable<ConfigurationFinding> findings)
        => findings.Select(static finding => (finding.Finding.Rule.Id, finding.Span.Start)).Order();
}
