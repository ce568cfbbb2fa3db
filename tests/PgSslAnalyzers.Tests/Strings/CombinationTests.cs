namespace PgSslAnalyzers.Tests.Strings;

/// <summary>Texts with many possible values, and texts that loops put together: what only a combination says, nobody says.</summary>
public sealed class CombinationTests
{
    private const string Defaults = """var h = Env("H") ?? "db.example.com"; var p = Env("P") ?? "5432"; var d = Env("D") ?? "shop"; var u = Env("U") ?? "app"; """;

    /// <summary>However many values have a default, the weak mode is seen, before them and behind them.</summary>
    [Theory]
    [InlineData(Defaults + """var m = Env("M") ?? {|PGSSL1003:"Require"|}; return new NpgsqlConnection($"Host={h};Port={p};Database={d};Username={u};SSL Mode={m}");""")]
    [InlineData(Defaults + """var m = Env("M") ?? {|PGSSL1003:"Require"|}; return new NpgsqlConnection($"SSL Mode={m};Host={h};Port={p};Database={d};Username={u}");""")]
    [InlineData(Defaults + """var m = Env("M") ?? {|PGSSL1003:"Require"|}; return new NpgsqlConnection(string.Format("Host={0};Port={1};Database={2};Username={3};SSL Mode={4}", h, p, d, u, m));""")]
    [InlineData(Defaults + """var t = Env("T") ?? "9"; return new NpgsqlConnection({|PGSSL1005:$"Host={h};Port={p};Database={d};Username={u};Timeout={t}"|});""")]
    [InlineData(Defaults + """var m = Env("M") ?? "VerifyFull"; return new NpgsqlConnection({|PGSSL1007:$"Host={h};Port={p};Database={d};Username={u};SSL Mode={m}"|});""")]
    [InlineData(Defaults + """return new NpgsqlConnection($"Host={h};Port={p};Database={d};Username={u};SSL Mode=VerifyFull");""")]
    public Task Many_values_with_defaults(string statements) => Verify.ProgramAsync("class A { static string? Env(string name) => Environment.GetEnvironmentVariable(name); object M() { " + statements + " } }");

    /// <summary>Pairs that a loop puts behind each other: each key has its own value.</summary>
    [Theory]
    [InlineData("""var s = new StringBuilder(); foreach (var pair in d) s.Append(pair.Key).Append('=').Append(pair.Value).Append(';'); return new NpgsqlConnection({|#0:s.ToString()|});""")]
    [InlineData("""var s = new StringBuilder(); foreach (var (key, value) in d) s.Append($"{key}={value};"); return new NpgsqlConnection({|#0:s.ToString()|});""")]
    [InlineData("""var s = ""; foreach (var pair in d) s += $"{pair.Key}={pair.Value};"; return new NpgsqlConnection({|#0:s|});""")]
    public async Task Pairs_in_a_loop(string statements)
    {
        IEnumerable<string> found = (await Verify.FindingsAsync(null, Verify.WithoutMarks("using System.Collections.Generic; using System.Text; using Npgsql; class A { object M(string host) { "
            + """var d = new Dictionary<string, string> { ["Host"] = host, ["Username"] = "app", ["SSL Mode"] = "VerifyFull" }; """ + statements.Replace("{|#0:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal) + " } }"))).Select(static finding => finding.Id);
        Assert.DoesNotContain("PGSSL2003", found);
        Assert.DoesNotContain("PGSSL2004", found);
    }

    /// <summary>A value that no mode has is one all the same where it is written as a mode.</summary>
    [Theory]
    [InlineData("""new NpgsqlConnection("Host=db.example.com;{|PGSSL2003:SSL Mode=app|}")""")]
    [InlineData("""new NpgsqlConnection(string.Join(";", "Host=db.example.com", "Username=app", "{|PGSSL2003:SSL Mode=verify|}"))""")]
    [InlineData("""new NpgsqlConnection("Host=db.example.com;{|PGSSL2004:SSL Mode=Require|};SslMode=VerifyFull")""")]
    public Task Written_once(string expression) => Verify.ProgramAsync("class A { object M() => " + expression + "; }");
}
