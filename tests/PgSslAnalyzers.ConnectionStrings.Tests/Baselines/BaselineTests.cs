using PgSslAnalyzers.ConnectionStrings.Baselines;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Baselines;

/// <summary>Reading and writing a baseline, and what it covers.</summary>
public sealed class BaselineTests
{
    private const string Kind = "0123456789abcdef", Other = "fedcba9876543210";

    [Fact]
    public void What_is_written_is_read_and_written_again()
    {
        var baseline = Baseline.Of([new("PGSSL1003", Other, "src/b.cs"), new("PGSSL1003", Kind, "src/b.cs"), new("PGSSL1003", Kind, "src/b.cs"), new("PGSSL1005", Kind, "a file.json")]);
        string[] lines = baseline.Write().Split('\n');
        Assert.StartsWith("# ", lines[0], StringComparison.Ordinal);
        Assert.Equal([$"PGSSL1005 {Kind} 1 a file.json", $"PGSSL1003 {Kind} 2 src/b.cs", $"PGSSL1003 {Other} 1 src/b.cs", ""], lines[1..]);
        Assert.Equal(baseline.Write(), Baseline.Parse(baseline.Write()).Write());
        Assert.Equal(baseline.Write(), Baseline.Parse("\uFEFF" + baseline.Write().Replace("\n", "\r\n", StringComparison.Ordinal)).Write());
    }

    [Theory]
    [InlineData("<<<<<<< HEAD")]
    [InlineData("PGSSL1003")]
    [InlineData($"PGSSL1003 {Kind} 1")]
    [InlineData($"PGSSL1003 {Kind} 0 a.cs")]
    [InlineData($"PGSSL1003 {Kind} -1 a.cs")]
    [InlineData($"PGSSL1003 {Kind} 99999999 a.cs")]
    [InlineData($"PGSSL1003 {Kind} one a.cs")]
    [InlineData("PGSSL1003 0123456789ABCDEF 1 a.cs")]
    [InlineData("PGSSL1003 0123 1 a.cs")]
    [InlineData($"PGSSL9999 {Kind} 1 a.cs")]
    [InlineData($"PGSSL0001 {Kind} 1 a.cs")]
    [InlineData($"* {Kind} 1 a.cs")]
    public void A_line_that_cannot_be_read_covers_nothing_and_is_known(string line)
    {
        var baseline = Baseline.Parse($"# head\n{line}\nPGSSL1003 {Kind} 1 b.cs\n");
        Assert.Equal((2, new TextRange(7, line.Length)), Assert.Single(baseline.Unread));
        Assert.Equal("b.cs", Assert.Single(baseline.Entries).Path);
    }

    [Theory]
    // As many as are known, fewer, more; another kind, another rule.
    [InlineData("PGSSL1003 K 2 a.cs", "1003K 1003K", "known known")]
    [InlineData("PGSSL1003 K 2 a.cs", "1003K", "known")]
    [InlineData("PGSSL1003 K 2 a.cs", "1003K 1003K 1003K", "new new new")]
    [InlineData("PGSSL1003 K 2 a.cs", "1003K 1003O", "known new")]
    [InlineData("PGSSL1003 K 2 a.cs", "1005K 1003K", "new known")]
    [InlineData("PGSSL1003 K 1 A.CS", "1003K", "known")]
    // The same line twice, as after a merge, counts once.
    [InlineData("PGSSL1003 K 1 a.cs\nPGSSL1003 K 1 a.cs", "1003K 1003K", "new new")]
    [InlineData("PGSSL1003 K 1 a.cs\nPGSSL1003 K 2 a.cs", "1003K 1003K", "known known")]
    // A file that is there is no other file; one that is gone may have this name now.
    [InlineData("PGSSL1003 K 1 there.cs", "1003K", "new")]
    [InlineData("PGSSL1003 K 1 gone.cs", "1003K", "known")]
    [InlineData("PGSSL1003 K 1 gone.cs", "1003K 1003K", "new new")]
    [InlineData("PGSSL1003 K 1 gone.cs\nPGSSL1003 K 1 gone too.cs", "1003K 1003K", "known known")]
    [InlineData("PGSSL1003 K 1 gone.cs\nPGSSL1003 O 1 a.cs", "1003K 1003O", "new known")]
    public void What_is_covered(string lines, string findings, string expected)
    {
        var baseline = Baseline.Parse(lines.Replace(" K ", $" {Kind} ", StringComparison.Ordinal).Replace(" O ", $" {Other} ", StringComparison.Ordinal));
        Assert.Empty(baseline.Unread);
        IReadOnlyDictionary<(string, string), int> known = baseline.KnownIn("a.cs", static path => path is "a.cs" or "there.cs");
        (string, string)[] found = [.. findings.Split(' ').Select(static finding => ("PGSSL" + finding[..4], finding[4] == 'K' ? Kind : Other))];
        Assert.Equal(expected.Split(' ').Select(static word => word == "known"), Baseline.Cover(found, known));
    }

    [Fact]
    public void Target_frameworks_show_the_same_findings_again()
        => Assert.Equal(2, Assert.Single(Baseline.OfFrameworks([[new("PGSSL1003", Kind, "a.cs"), new("PGSSL1003", Kind, "a.cs")], [new("PGSSL1003", Kind, "A.cs")]]).Entries).Count);

    [Fact]
    public void What_is_mended_is_stale_and_goes_and_nothing_is_added()
    {
        var baseline = Baseline.Parse($"PGSSL1003 {Kind} 3 a.cs\nPGSSL1005 {Kind} 1 a.cs\nPGSSL1003 {Other} 1 gone.cs\nPGSSL1001 {Kind} 1 b.cs\n");
        var found = Baseline.Of([
            new("PGSSL1003", Kind, "a.cs"), new("PGSSL1003", Other, "new.cs"), new("PGSSL1003", Other, "newer.cs"), new("PGSSL1001", Kind, "b.cs"), new("PGSSL1001", Kind, "b.cs"), new("PGSSL1002", Kind, "a.cs")]);
        Assert.Equal(
            [$"PGSSL1003 {Kind} 2 a.cs", $"PGSSL1005 {Kind} 1 a.cs", $"PGSSL1003 {Other} 1 gone.cs"],
            baseline.Stale(found).Select(static entry => entry.ToString()));
        Baseline reduced = baseline.Reduce(found, static path => path != "gone.cs");
        // Of two new files that could be the old one the first has it; of more than are known the old ones stay.
        Assert.Equal([$"PGSSL1003 {Kind} 1 a.cs", $"PGSSL1001 {Kind} 1 b.cs", $"PGSSL1003 {Other} 1 new.cs"], reduced.Entries.Select(static entry => entry.ToString()));
        Assert.Equal(reduced.Write(), reduced.Reduce(found, static path => path != "gone.cs").Write());
    }

    [Theory]
    [InlineData("/src/App/pgssl.baseline", "/src/App/Data/Orders.cs", "Data/Orders.cs")]
    [InlineData("/src/App/pgssl.baseline", "/src/deploy/app.yaml", "../deploy/app.yaml")]
    [InlineData("/src/App/pgssl.baseline", "/src/App/../deploy/app.yaml", "../deploy/app.yaml")]
    [InlineData("C:\\src\\App\\pgssl.baseline", "c:\\SRC\\App\\Data\\Orders.cs", "Data/Orders.cs")]
    [InlineData("C:\\src\\App\\pgssl.baseline", "D:\\shared\\app.yaml", "app.yaml")]
    [InlineData("/src/App/pgssl.baseline", "obj/Generated/Page.g.cs", "obj/Generated/Page.g.cs")]
    [InlineData("/pgssl.baseline", "/a.cs", "a.cs")]
    public void Paths(string baseline, string path, string expected) => Assert.Equal(expected, BaselinePath.Relative(baseline, path));

    [Theory]
    [InlineData("/src/pgssl.baseline", true)]
    [InlineData("pgssl.baseline", true)]
    [InlineData("C:\\src\\PgSsl.Baseline", true)]
    [InlineData("/src/old-pgssl.baseline", false)]
    [InlineData("/src/pgssl.baseline.bak", false)]
    public void Name(string path, bool isBaseline) => Assert.Equal(isBaseline, BaselinePath.IsBaseline(path));
}
