namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Two names for one thing. Above what strict mode passes, below what it has to report: each of them has been, or would be, a way to hand the password to somebody else.</summary>
public sealed class AliasesProofTests
{
    public static TheoryData<string> Passed =>
    [
        """void M() { var b = new NpgsqlConnectionStringBuilder("Host=pg.example.org;GSS Encryption Mode=Disable"); var c = b; c.SslMode = SslMode.VerifyFull; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M(string[] hosts) { foreach (string host in hosts) { var b = new NpgsqlConnectionStringBuilder("Host=pg.example.org;GSS Encryption Mode=Disable") { Host = host, SslMode = SslMode.VerifyFull }; new NpgsqlConnection(b.ConnectionString).Open(); } }""",
        """void M() { var t = (Text: "", Number: 1); t = (Strong, 2); new NpgsqlConnection(t.Text).Open(); }""",
        """class W { public int this[string o] => 1; } void M() { var b = new NpgsqlConnectionStringBuilder(Strong); _ = new W()[b.Host!]; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M(Dictionary<string, string> all) { var b = new NpgsqlConnectionStringBuilder(Strong); all[b.Host!] = b.Database!; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """class W { public static W operator +(W w, int o) => w; } void M() { var b = new NpgsqlConnectionStringBuilder(Strong); var w = new W(); w += b.Port; new NpgsqlConnection(b.ConnectionString).Open(); }""",
    ];

    public static TheoryData<string> Reported =>
    [
        """void M() { string text = Strong; ref string other = ref text; other = Env(); new NpgsqlConnection(text).Open(); }""",
        """class W { public int this[NpgsqlConnectionStringBuilder o] { get { o.SslMode = Outside.Mode; return 1; } } } void M() { var b = new NpgsqlConnectionStringBuilder(Strong); _ = new W()[b]; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """class W { public int this[NpgsqlConnectionStringBuilder o] { set { o.SslMode = Outside.Mode; } } } void M() { var b = new NpgsqlConnectionStringBuilder(Strong); new W()[b] = 1; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """class W { public int this[NpgsqlConnectionStringBuilder o] { set { o.SslMode = Outside.Mode; } } } void M() { var b = new NpgsqlConnectionStringBuilder(Strong); _ = new W { [b] = 1 }; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """class W { public int this[NpgsqlDataSourceBuilder o] { get { o.ConnectionStringBuilder.SslMode = Outside.Mode; return 1; } set { } } } void M() { var b = new NpgsqlDataSourceBuilder(Strong); new W()[b]++; b.Build(); }""",
        """class W { public string this[StringBuilder o] { get { o.Append(Env()); return ""; } } } void M() { var b = new StringBuilder(Strong); _ = new W()[b]; new NpgsqlConnection(b.ToString()).Open(); }""",
        """class W { NpgsqlConnectionStringBuilder? kept; public int this[NpgsqlConnectionStringBuilder o] { get { kept = o; return 1; } } public void Go() => kept!.SslMode = Outside.Mode; } void M() { var b = new NpgsqlConnectionStringBuilder(Strong); var w = new W(); _ = w[b]; w.Go(); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """class W { public static W operator +(W w, NpgsqlConnectionStringBuilder o) { o.SslMode = Outside.Mode; return w; } } void M() { var b = new NpgsqlConnectionStringBuilder(Strong); var w = new W(); w += b; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var d = new NpgsqlDataSourceBuilder(Strong); ((dynamic)d).ConnectionStringBuilder.SslMode = Outside.Mode; d.Build(); }""",
        """void M() { var d = new NpgsqlDataSourceBuilder(Strong); ((dynamic)d.ConnectionStringBuilder).SslMode = Outside.Mode; d.Build(); }""",
        """void M() { var d = new NpgsqlDataSourceBuilder(Strong); ((dynamic)d.ConnectionStringBuilder)["SSL Mode"] = Outside.Mode; d.Build(); }""",
        """static ref string Same(ref string text) => ref text; void M() { string text = Strong; Same(ref text) = Env(); new NpgsqlConnection(text).Open(); }""",
        """void M() { string a = Strong, b = Strong; (Outside.Flag ? ref a : ref b) = Env(); new NpgsqlConnection(a).Open(); }""",
        """string text = ""; ref string Text => ref text; void M() { text = Strong; Text = Env(); new NpgsqlConnection(text).Open(); }""",
        """void M() { var t = (Text: Strong, Number: 1); t.Text = Env(); new NpgsqlConnection(t.Text).Open(); }""",
        """void M() { NpgsqlConnectionStringBuilder? first = null, b = null; for (int i = 0; i < 2; i++) { b = new NpgsqlConnectionStringBuilder(Env()); first ??= b; } b!.SslMode = SslMode.VerifyFull; b.GssEncryptionMode = GssEncryptionMode.Disable; new NpgsqlConnection(first!.ConnectionString).Open(); }""",
        """NpgsqlConnectionStringBuilder b = new("Host=pg.example.org;GSS Encryption Mode=Disable"); void Change() => b.SslMode = Outside.Mode; void M() { b.SslMode = SslMode.VerifyFull; Change(); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """NpgsqlConnectionStringBuilder? kept; void Change() => kept!.SslMode = Outside.Mode; void M() { var b = new NpgsqlConnectionStringBuilder(Strong); kept = b; Change(); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """NpgsqlConnectionStringBuilder? kept; void Change() => kept!.SslMode = Outside.Mode; void M() { var b = new NpgsqlConnectionStringBuilder(Strong); kept = b; Outside.It.Run(Change); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """List<string>? kept; void Change() => kept!.Add("SSL Mode=" + Env()); void M() { var b = new List<string> { Strong }; kept = b; Change(); new NpgsqlConnection(string.Join(";", b)).Open(); }""",
        """StringBuilder? kept; void Change() => kept!.Append(Env()); void M() { var b = new StringBuilder(Strong); kept = b; Change(); new NpgsqlConnection(b.ToString()).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); var list = new List<NpgsqlConnectionStringBuilder> { b }; list[0].SslMode = Outside.Mode; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); var list = new[] { b }; list[0].SslMode = Outside.Mode; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); foreach (var c in new[] { b }) c.SslMode = Outside.Mode; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); var t = (b, 1); t.b.SslMode = Outside.Mode; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); object o = b; ((NpgsqlConnectionStringBuilder)o).SslMode = Outside.Mode; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); if ((object)b is NpgsqlConnectionStringBuilder c) c.SslMode = Outside.Mode; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); dynamic c = b; c.SslMode = Outside.Mode; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """static T Same<T>(T given) => given; void M() { var b = new NpgsqlConnectionStringBuilder(Strong); Same<object>(b).GetType().GetProperty("SslMode")!.SetValue(b, Outside.Mode); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); DbConnectionStringBuilder c = b; c["ssl mode"] = Outside.Mode; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); System.Collections.IDictionary c = b; c["ssl mode"] = Outside.Mode; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); ICollection<KeyValuePair<string, object?>> c = b; c.Clear(); new NpgsqlConnection(b.ConnectionString + ";Host=pg.example.org").Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); foreach (string key in b.Keys.ToArray()) b.Remove(key); b.Host = "pg.example.org"; b.GssEncryptionMode = GssEncryptionMode.Disable; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var d = new NpgsqlDataSourceBuilder(Strong); if (d is { ConnectionStringBuilder: var c }) c.SslMode = Outside.Mode; d.Build(); }""",
        """void M() { var d = new NpgsqlDataSourceBuilder(Strong); if (d is { ConnectionStringBuilder: { } c }) c.Remove("SSL Mode"); d.Build(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); if ((b, 1) is (var c, _)) c.SslMode = Outside.Mode; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); if ((b, 1) is { Item1: var c }) c.SslMode = Outside.Mode; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); if (new[] { b } is [var c]) c.SslMode = Outside.Mode; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); switch (new { b }) { case { b: var c }: c.SslMode = Outside.Mode; break; } new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { string[] a = { Strong }; new[] { Env() }.CopyTo(a, 0); new NpgsqlConnection(string.Join(";", a)).Open(); }""",
        """void M() { string[] a = { Strong }; new List<string> { Env() }.CopyTo(a); new NpgsqlConnection(string.Join(";", a)).Open(); }""",
        """void M() { string[] a = { Strong }; ref string r = ref a[0]; r = Env(); new NpgsqlConnection(string.Join(";", a)).Open(); }""",
        """void M() { string[] a = { Strong }; if (a is [..] b) b[0] = Env(); new NpgsqlConnection(string.Join(";", a)).Open(); }""",
        """void M() { var l = new List<string> { Strong }; Action<string> f = l.Add; f(Env()); new NpgsqlConnection(string.Join(";", l)).Open(); }""",
        """void M() { var sb = new StringBuilder(Strong); Func<string, StringBuilder> f = sb.Append; f(";" + Env()); new NpgsqlConnection(sb.ToString()).Open(); }""",
    ];

    [Theory, MemberData(nameof(Passed))]
    public Task Passes(string members) => StrictProgram.PassesAsync(members);

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.IsReportedAsync(members);
}
