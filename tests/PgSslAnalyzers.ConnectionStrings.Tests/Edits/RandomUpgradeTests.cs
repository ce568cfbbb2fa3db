using System.Data.Common;
using CsCheck;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.ConnectionStrings.Servers;
using PgSslAnalyzers.ConnectionStrings.Tests.Differential;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Edits;

/// <summary>Every upgrade of a random string that Npgsql accepts, read again by the real Npgsql.</summary>
public class RandomUpgradeTests
{
    public static TheoryData<RealNpgsql> Releases => [.. RealNpgsql.All];

    private static readonly Gen<string> Root = Gen.OneOf("/etc/pg/root.crt", "C:\\pg root\\a;b.crt", "'q'.crt", "\"q\" it's.crt", " a ", "=x", "certs/ü.crt");

    [Theory]
    [MemberData(nameof(Releases))]
    public void The_mode_is_VerifyFull_the_root_is_the_chosen_one_and_the_rest_is_as_it_was(RealNpgsql npgsql)
    {
        int accepted = 0;
        Gen.Select(RandomTexts.Text, Root, Gen.Bool).Sample((text, root, writesRoot) =>
        {
            if (npgsql.Read(text) is not { Throws: null } before || Hosts.Classify(before.Host) == HostKind.UnixSocket)
                return;
            Interlocked.Increment(ref accepted);
            string after = Upgraded(text, writesRoot ? root : null, npgsql.Version);

            Assert.Equal(Settings(npgsql, text, "SSL Mode", "Root Certificate", "Trust Server Certificate"), Settings(npgsql, after, "SSL Mode", "Root Certificate", "Trust Server Certificate"));
            RealReading real = npgsql.Read(after);
            Assert.Equal(("VerifyFull", false), (real.Mode, real.Trust));
            Assert.Equal(string.IsNullOrEmpty(before.Root) && writesRoot ? root : before.Root ?? "", real.Root ?? "");
            // A second look finds nothing to do.
            Assert.Equal(after, Upgraded(after, writesRoot ? root : null, npgsql.Version));
            Assert.DoesNotContain(
                Checker.Check(ConnectionStringParser.Parse(after), new CheckOptions { Version = npgsql.Version }, ConnectionUse.Plain).Findings,
                f => Rules.IsWeakMode(f.Rule) || f.Rule == Rules.TrustServerCertificate || f.Rule == Rules.RootCertificateNotUsed);
        }, iter: RandomTexts.Count, print: p => System.Text.Json.JsonSerializer.Serialize(p.Item1) + " | " + p.Item2 + " | " + p.Item3);
        Assert.InRange(accepted, RandomTexts.Count / 20, int.MaxValue);
    }

    /// <summary>Only the mode, the root certificate, Trust Server Certificate and the semicolons between them are touched.</summary>
    [Fact]
    public void Every_other_character_stays_in_its_order()
        => RandomTexts.Text.Sample(text =>
        {
            ConnectionString parsed = ConnectionStringParser.Parse(text);
            IReadOnlyList<TextEdit> edits = Upgrade.Plan(parsed, Upgrade.RootMarker, NpgsqlVersion.Newest);
            Setting[] ours = [.. parsed.Settings.Where(s => s.Keyword == KeywordTable.SslMode || s.Keyword == KeywordTable.TrustServerCertificate || s.Keyword == KeywordTable.RootCertificate)];
            int end = 0;
            foreach (TextEdit edit in edits)
            {
                Assert.InRange(edit.Range.Start, end, text.Length);
                Assert.InRange(edit.Range.End, edit.Range.Start, text.Length);
                end = edit.Range.End;
                for (int i = edit.Range.Start; i < edit.Range.End; i++)
                    Assert.True(text[i] == ';' || char.IsWhiteSpace(text[i]) || ours.Any(s => s.Range.Start <= i && i < s.Range.End), $"character {i}");
            }
            Assert.True(!EndsInSemicolon(text) || EndsInSemicolon(Upgrade.Apply(text, edits)));
        }, iter: RandomTexts.Count, print: text => System.Text.Json.JsonSerializer.Serialize(text));

    [Fact]
    public void No_edit_touches_an_unknown_part()
        => Gen.Select(RandomTexts.Text, Gen.Int[0, 100].Array[0, 4]).Sample((text, places) =>
        {
            int[] holes = [.. places.Where(p => p < text.Length).Distinct().Order()];
            char[] characters = text.ToCharArray();
            foreach (int hole in holes)
                characters[hole] = PartialText.HoleCharacter;
            var partial = new PartialText(new string(characters), holes);
            ConnectionString parsed = ConnectionStringParser.Parse(partial);
            IReadOnlyList<TextEdit>[] plans =
            [
                Upgrade.Plan(parsed, Upgrade.RootMarker, NpgsqlVersion.Newest), Upgrade.Plan(parsed, null, NpgsqlVersion.Newest), Upgrade.RemoveTrust(parsed),
                Upgrade.RemoveDuplicateModes(parsed), Upgrade.Set(parsed, KeywordTable.CheckCertificateRevocation, "true"),
            ];
            Assert.All(plans, plan => Assert.All(plan, edit => Assert.Equal(0, partial.CountHoles(edit.Range))));
        }, iter: RandomTexts.Count);

    [Theory]
    [MemberData(nameof(Releases))]
    public void Removing_and_setting_change_one_thing(RealNpgsql npgsql)
        => RandomTexts.Text.Sample(text =>
        {
            if (npgsql.Read(text) is not { Throws: null } before)
                return;
            ConnectionString parsed = ConnectionStringParser.Parse(text);

            string withoutTrust = Upgrade.Apply(text, Upgrade.RemoveTrust(parsed));
            Assert.False(npgsql.Read(withoutTrust).Trust);
            Assert.Equal(Settings(npgsql, text, "Trust Server Certificate"), Settings(npgsql, withoutTrust, "Trust Server Certificate"));

            string withOneMode = Upgrade.Apply(text, Upgrade.RemoveDuplicateModes(parsed));
            Assert.Equal(Settings(npgsql, text), Settings(npgsql, withOneMode));
            Assert.True(ConnectionStringParser.Parse(withOneMode).Settings.Count(s => s.Keyword == KeywordTable.SslMode) <= 1);

            string withRevocation = Upgrade.Apply(text, Upgrade.Set(parsed, KeywordTable.CheckCertificateRevocation, "true"));
            Assert.True(npgsql.Property<bool>(npgsql.Open(withRevocation), "CheckCertificateRevocation"));
            Assert.Equal(Settings(npgsql, text, "Check Certificate Revocation"), Settings(npgsql, withRevocation, "Check Certificate Revocation"));
        }, iter: RandomTexts.Count, print: text => System.Text.Json.JsonSerializer.Serialize(text));

    [Theory]
    [MemberData(nameof(Releases))]
    public void A_quoted_value_is_read_as_it_was(RealNpgsql npgsql)
        => Gen.String.Where(s => !s.Contains('\0')).Sample(
            value => Assert.Equal(value, npgsql.Read("Host=h;Root Certificate=" + Upgrade.QuoteValue(value) + ";SSL Mode=VerifyFull").Root),
            iter: RandomTexts.Count, print: text => System.Text.Json.JsonSerializer.Serialize(text));

    private static bool EndsInSemicolon(string text) => text.TrimEnd(' ', '\n', '\0').EndsWith(';');

    private static string Upgraded(string text, string? root, NpgsqlVersion version)
        => Upgrade.Apply(text, Upgrade.Plan(ConnectionStringParser.Parse(text), root is null ? null : Upgrade.QuoteValue(root), version));

    /// <summary>All settings but <paramref name="except"/>, as the real builder holds them.</summary>
    private static IEnumerable<(string, string?)> Settings(RealNpgsql npgsql, string text, params string[] except)
    {
        DbConnectionStringBuilder opened = npgsql.Open(text);
        return opened.Keys.Cast<string>().Where(key => !except.Contains(key)).Order().Select(key => (key, opened[key].ToString()));
    }
}
