using CsCheck;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.ConnectionStrings.Tests.Differential;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Parsing;

public class ConnectionStringParserTests
{
    /// <summary>Brackets stand around each pair, braces around each value.</summary>
    [Theory]
    [InlineData("Host=h", "[Host={h}]")]
    [InlineData("Host=h;SSL Mode=Require;", "[Host={h}];[SSL Mode={Require}];")]
    [InlineData("  Host = h  ;  SSL Mode = Require  ", "  [Host = {h}]  ;  [SSL Mode = {Require}]  ")]
    [InlineData("Host=h;\n    SSL Mode=Require;\n", "[Host={h}];\n    [SSL Mode={Require}];\n")]
    [InlineData("Password='a;b' ;Host=h", "[Password={'a;b'}] ;[Host={h}]")]
    [InlineData("Password=\"a\"\"b\"", "[Password={\"a\"\"b\"}]")]
    [InlineData("SSL Mode=;Host=h", "[SSL Mode={}];[Host={h}]")]
    [InlineData("SSL Mode=   ;Host=h", "[SSL Mode={}]   ;[Host={h}]")]
    [InlineData("SSL Mode =  ", "[SSL Mode ={}]  ")]
    [InlineData(";;a==b=c=d;", ";;[a==b={c=d}];")]
    [InlineData("Host=h\0", "[Host={h}]\0")]
    // What comes before an error keeps its place.
    [InlineData("Host=h;SSL Mode", "[Host={h}];SSL Mode")]
    // Unknown parts.
    [InlineData("Password=□;SSL Mode=Require", "[Password={□}];[SSL Mode={Require}]")]
    [InlineData("Password='□';SSL Mode=□", "[Password={'□'}];[SSL Mode={□}]")]
    [InlineData("Host=a□b", "[Host={a□b}]")]
    [InlineData("□=x;Host=h", "[□={x}];[Host={h}]")]
    [InlineData("□;Host=h", "□;[Host={h}]")]
    [InlineData("Host=h;□", "[Host={h}];□")]
    [InlineData("□SSL Mode=Require", "□[SSL Mode={Require}]")]
    [InlineData("□ □ SSL Mode=Require", "□ □ [SSL Mode={Require}]")]
    [InlineData("Password='□'□;SSL Mode=Require", "[Password={'□'}]□;[SSL Mode={Require}]")]
    public void Places(string text, string expected)
    {
        ConnectionString parsed = Marked.Parse(text);
        string shown = Marked.Show(parsed.Text);
        foreach (Setting setting in parsed.Settings.Reverse())
        {
            shown = shown.Insert(setting.Range.End, "]").Insert(setting.ValueRange.End, "}").Insert(setting.ValueRange.Start, "{").Insert(setting.Range.Start, "[");
        }
        Assert.Equal(expected, shown);
    }

    [Theory]
    [InlineData("SSL Mode='it''s'", "it's")]
    [InlineData("SSL Mode=\"a\"\"\"", "a\"")]
    [InlineData("SSL Mode=' a '", " a ")]
    [InlineData("SSL Mode= a b ", "a b")]
    [InlineData("SSL Mode=a'b", "a'b")]
    [InlineData("SSL Mode=''", "")]
    [InlineData("SSL Mode=", null)]
    [InlineData("SSL Mode=□", null)]
    [InlineData("SSL Mode='□'", null)]
    [InlineData("SSL Mode=a□", null)]
    public void Value(string text, string? value) => Assert.Equal(value, Assert.Single(Marked.Parse(text).Settings).Value);

    [Theory]
    [InlineData("SSL Mode=", true)]
    [InlineData("SSL Mode= ", true)]
    [InlineData("SSL Mode=''", false)]
    [InlineData("SSL Mode=□", false)]
    public void Only_an_unquoted_empty_value_removes(string text, bool removes) => Assert.Equal(removes, Assert.Single(Marked.Parse(text).Settings).IsRemoval);

    /// <summary>A hole is harmless only as the whole value of a keyword; in any other place it may carry settings of its own.</summary>
    [Theory]
    [InlineData("Host=h;Password=p", false)]
    [InlineData("Host=h;Password=□", false)]
    [InlineData("Host=h;Password= □ ;", false)]
    [InlineData("Host=h;Password='□'", false)]
    [InlineData("Host=h;Password=\"□\";", false)]
    [InlineData("Host=□;Port=□", false)]
    [InlineData("SSL Mode=□", false)]
    [InlineData("Host=h;Password=a□", true)]
    [InlineData("Host=h;Password=□a", true)]
    [InlineData("Host=□:5432", true)]
    [InlineData("Host=h;Password=□□", true)]
    [InlineData("Host=h;Password='□a'", true)]
    [InlineData("Host=h;Password=' □'", true)]
    [InlineData("Host=h;Password='□□'", true)]
    [InlineData("Host=h;Password='a'□", true)]
    [InlineData("□", true)]
    [InlineData("□;Host=h", true)]
    [InlineData("Host=h;□", true)]
    [InlineData("Host=h;□;", true)]
    [InlineData("Host=h; □ ", true)]
    [InlineData("Host=h;□=1", true)]
    [InlineData("Host=h;a□=1", true)]
    [InlineData("Host=h;□a=1", true)]
    [InlineData("□Host=h", true)]
    public void A_hole_may_carry_more(string text, bool mayCarryMore) => Assert.Equal(mayCarryMore, Marked.Parse(text).MayCarryMore);

    [Theory]
    // Sound if the unknown part is empty, ends in a semicolon or opens a quote: not malformed.
    [InlineData("Password=□'")]
    [InlineData("Password=a□\"")]
    [InlineData("Password='a'□;Host=h")]
    [InlineData("□SSL Mode=Require")]
    [InlineData("Host=h;□")]
    public void A_hole_can_make_it_sound(string text) => Assert.False(Marked.Parse(text).IsMalformed);

    [Theory]
    [InlineData("Password='□")]
    [InlineData("□;Host")]
    [InlineData("□;=x")]
    [InlineData("Password='□'x")]
    public void A_hole_cannot_mend_everything(string text) => Assert.True(Marked.Parse(text).IsMalformed);

    [Fact]
    public void The_hole_character_itself_is_ordinary_text()
    {
        ConnectionString parsed = ConnectionStringParser.Parse("Password=\uFFFC;Host=a\uFFFCb");
        Assert.False(parsed.MayCarryMore);
        Assert.Equal(["\uFFFC", "a\uFFFCb"], parsed.Settings.Select(s => s.Value));
    }

    [Theory]
    [InlineData("□SSL Mode=Disable", "SSL Mode")]
    [InlineData("Host=h;□sslmode =Disable", "sslmode")]
    [InlineData("a□SSL Mode=Disable", "SSL Mode")]
    [InlineData("□My SSL Mode=Disable", null)]
    [InlineData("□=Disable", null)]
    [InlineData("SSL □=Disable", null)]
    [InlineData("SSL Mode□=Disable", null)]
    public void A_keyword_behind_a_hole_counts(string text, string? key) => Assert.Equal(key, Marked.Parse(text).Settings.Last().Key);

    [Fact]
    public void Places_are_in_the_text_and_ascend_whatever_the_text_and_its_holes()
        => Gen.Select(RandomTexts.Text, Gen.Int[0, 5].Array[0, 6]).Sample((text, gaps) =>
        {
            PartialText partial = WithHoles(text, gaps);
            ConnectionString parsed = ConnectionStringParser.Parse(partial);
            int end = 0;
            foreach (Setting setting in parsed.Settings)
            {
                Assert.InRange(setting.Range.Start, end, partial.Text.Length);
                Assert.InRange(setting.ValueRange.Start, setting.Range.Start + 1, setting.Range.End);
                Assert.Equal(setting.Range.End, setting.ValueRange.End);
                Assert.InRange(setting.Range.End, setting.Range.Start, partial.Text.Length);
                Assert.True(setting.Value is not null || setting.IsRemoval || partial.CountHoles(setting.ValueRange) > 0);
                Assert.True(setting.Keyword is null || Keyword.Find(setting.Key!) == setting.Keyword);
                end = setting.Range.End;
            }
            Assert.InRange(parsed.ErrorPosition, -1, partial.Text.Length);
            Assert.True(partial.HasHoles || !parsed.MayCarryMore);
        }, iter: RandomTexts.Count);

    /// <summary>Filling the holes with text that cannot leave its place gives the settings that were known before, at their places.</summary>
    [Fact]
    public void What_is_known_beside_harmless_holes_stays_true_when_they_are_filled()
        => Gen.Select(RandomTexts.Text, Gen.Int[0, 5].Array[0, 6]).Sample((text, gaps) =>
        {
            PartialText partial = WithHoles(text, gaps);
            ConnectionString parsed = ConnectionStringParser.Parse(partial);
            if (parsed.MayCarryMore || parsed.IsMalformed)
                return;
            ConnectionString filled = ConnectionStringParser.Parse(new string([.. partial.Text.Select((c, i) => partial.IsHole(i) ? 'x' : c)]));
            Assert.False(filled.IsMalformed);
            Assert.Equal(parsed.Settings.Select(s => (s.Key, s.Range, Value: s.Value ?? (s.IsRemoval ? null : "x"))), filled.Settings.Select(s => (s.Key, s.Range, s.Value)));
        }, iter: RandomTexts.Count);

    [Theory]
    [InlineData("SSL Mode=Require;")]
    [InlineData(";")]
    [InlineData(" ")]
    [InlineData("=")]
    [InlineData("a==")]
    [InlineData("a=\"\";")]
    [InlineData("a='")]
    [InlineData("a=' '' ")]
    [InlineData("a=  \t")]
    [InlineData("\0")]
    [InlineData("\0 ")]
    [InlineData("a=1\0")]
    [InlineData("sslmode sslmode = ")]
    [InlineData("ssl=1;")]
    [InlineData("Trust Server Certificate=true;")]
    [InlineData("Host=a,")]
    [InlineData("$%~|")]
    [InlineData("□")]
    [InlineData("□=□;")]
    [InlineData("□SSL Mode=Disable;")]
    public void A_megabyte_of_anything_is_read_judged_and_edited_in_linear_time(string piece)
    {
        // A step that looked at the rest of the text for each piece would take 10^11 steps here, and memory in proportion where it copies.
        long half = AllocatedFor(piece, 500_000), whole = AllocatedFor(piece, 1_000_000);
        Assert.InRange(whole, 0, (half * 3) + 1_000_000);
    }

    private static long AllocatedFor(string piece, int length)
    {
        string text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
        int[] holes = [.. text.Select((c, i) => c == Marked.Hole ? i : -1).Where(i => i >= 0)];
        var partial = new PartialText(text.Replace(Marked.Hole, PartialText.HoleCharacter), holes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ConnectionString parsed = ConnectionStringParser.Parse(partial);
        Checker.Check(parsed, new CheckOptions { Version = new(10) }, new ConnectionUse { IsAtSink = true });
        Upgrade.Apply(partial.Text, Upgrade.Plan(parsed, "/etc/pg/root.crt", NpgsqlVersion.Newest));
        Upgrade.Apply(partial.Text, Upgrade.RemoveDuplicateModes(parsed));
        Upgrade.Apply(partial.Text, Upgrade.RemoveTrust(parsed));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static PartialText WithHoles(string text, int[] gaps)
    {
        var holes = new List<int>();
        char[] characters = text.ToCharArray();
        int at = -1;
        foreach (int gap in gaps)
        {
            at += gap + 1;
            if (at >= characters.Length)
                break;
            characters[at] = PartialText.HoleCharacter;
            holes.Add(at);
        }
        return new PartialText(new string(characters), [.. holes]);
    }
}
