namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Builders, modes and members that are written in unusual ways. Above what strict mode passes, below what it has to report: each of them has been, or would be, a way to hand the password to somebody else.</summary>
public sealed class BuildersProofTests
{
    public static TheoryData<string> Passed =>
    [
        """void M() { var b = new NpgsqlConnectionStringBuilder(Env()) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable }; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M(Dictionary<string, string> d) { var b = new NpgsqlConnectionStringBuilder(); foreach (var (k, v) in d) b[k] = v; b["SSL Mode"] = "VerifyFull"; b["GSS Encryption Mode"] = "Disable"; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var g = new DbConnectionStringBuilder { ["Host"] = "pg.example.org", ["SSL Mode"] = "VerifyFull", ["GSS Encryption Mode"] = "Disable" }; new NpgsqlConnection(g.ConnectionString).Open(); }""",
        """void M(bool flag) { SslMode? mode = flag ? SslMode.VerifyFull : null; new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Strong) { SslMode = mode ?? SslMode.VerifyFull }.ConnectionString).Open(); }""",
        """void M() { SslMode mode = Enum.Parse<SslMode>("VerifyFull"); new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Strong) { SslMode = mode }.ConnectionString).Open(); }""",
        """void M() { var c = new NpgsqlConnection(); c.ConnectionString = Strong; c.Open(); }""",
    ];

    public static TheoryData<string> Reported =>
    [
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong) { SslMode = SslMode.VerifyFull }; Outside.It.Take(b); var c = new NpgsqlConnectionStringBuilder(b.ConnectionString); new NpgsqlConnection(c.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong) { SslMode = SslMode.VerifyFull }; Outside.It.Take(b); new NpgsqlDataSourceBuilder(b.ConnectionString).Build(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); b.Add(new KeyValuePair<string, object?>("SSL Mode", Env())); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); b.Add(value: "SSL Mode", keyword: Env()); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong) { SslMode = SslMode.VerifyFull }; b.SslMode--; b.SslMode--; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong) { SslMode = SslMode.VerifyFull }; b.SslMode &= SslMode.Require; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); (b.SslMode, int n) = (Outside.Mode, 1); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { SslMode mode = SslMode.VerifyFull; mode--; mode--; new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Strong) { SslMode = mode }.ConnectionString).Open(); }""",
        """void M() { Enum.TryParse("verifyfull", out SslMode mode); new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Strong) { SslMode = mode }.ConnectionString).Open(); }""",
        """void M(bool flag) { SslMode? mode = flag ? SslMode.VerifyFull : null; new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Strong) { SslMode = mode.GetValueOrDefault() }.ConnectionString).Open(); }""",
        """void M(bool flag) { SslMode? mode = flag ? SslMode.VerifyFull : null; new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Strong) { SslMode = mode.GetValueOrDefault(Outside.Mode) }.ConnectionString).Open(); }""",
        """void M() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Strong) { SslMode = new SslMode() }.ConnectionString).Open();""",
        """void M() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Strong) { SslMode = Outside.It.Call(() => SslMode.Prefer) }.ConnectionString).Open();""",
        """void M() { var g = new DbConnectionStringBuilder { ["Host"] = "pg.example.org", ["GSS Encryption Mode"] = "Disable" }; g["SSL Mode"] = "VerifyFull"; g["SslMode"] = Env(); g["SSL Mode"] = "VerifyFull"; new NpgsqlConnection(g.ConnectionString).Open(); }""",
        """void M() { var g = new DbConnectionStringBuilder { ConnectionString = Env() }; g["SSL Mode"] = "VerifyFull"; g["GSS Encryption Mode"] = "Disable"; new NpgsqlConnection(g.ConnectionString).Open(); }""",
        """void M() { var g = new DbConnectionStringBuilder { ConnectionString = Strong }; g["SslMode "] = Env(); new NpgsqlConnection(g.ConnectionString).Open(); }""",
        // A generic builder keeps the place of a key that is there, and another spelling behind it counts.
        """void M(Dictionary<string, string> d) { var g = new DbConnectionStringBuilder(); foreach (var (k, v) in d) g[k] = v; g["SSL Mode"] = "VerifyFull"; g["GSS Encryption Mode"] = "Disable"; new NpgsqlConnection(g.ConnectionString).Open(); }""",
        """void M(string k, string v) { var g = new DbConnectionStringBuilder(); g.Add(k, v); g["SSL Mode"] = "VerifyFull"; g["GSS Encryption Mode"] = "Disable"; new NpgsqlConnection(g.ConnectionString).Open(); }""",
        """void M() { var g = new DbConnectionStringBuilder { ["Host"] = "localhost" }; g["Server"] = "pg.example.org"; g["Host"] = "localhost"; new NpgsqlConnection(g.ConnectionString).Open(); }""",
        """void M() { DbConnection c = new NpgsqlConnection(); (c.ConnectionString, int n) = (Env(), 1); c.Open(); }""",
        """void M(NpgsqlConnection c) { c.ConnectionString ??= Env(); c.Open(); }""",
        """void M(NpgsqlConnection c) { c.ConnectionString += ";Timeout=3"; c.Open(); }""",
        """void M(NpgsqlConnection? c) { if (c is { } d) d.ConnectionString = Env(); }""",
        """static void A(NpgsqlDataSourceBuilder b) => B(b); static void B(NpgsqlDataSourceBuilder b) => C(b); static void C(NpgsqlDataSourceBuilder b) => b.Weaken(); void M() { var b = new NpgsqlDataSourceBuilder(Strong); A(b); b.Build(); } } static class Extensions { public static void Weaken(this NpgsqlDataSourceBuilder b) => b.ConnectionStringBuilder.SslMode = Outside.Mode;""",
        """void M() { var c = new NpgsqlConnection(Strong); c.SslClientAuthenticationOptionsCallback += o => o.TargetHost = Env(); c.Open(); }""",
        """void M() { var c = new NpgsqlConnection(Strong); (c.SslClientAuthenticationOptionsCallback, int n) = (o => o.TargetHost = Env(), 1); c.Open(); }""",
        """void M() { var b = new NpgsqlDataSourceBuilder(Strong); b.UseSslClientAuthenticationOptionsCallback(o => { (o.TargetHost, int n) = (Env(), 1); }); b.Build(); }""",
        """void M() { var b = new NpgsqlDataSourceBuilder(Strong); b.UseSslClientAuthenticationOptionsCallback(o => o.TargetHost ??= Env()); b.Build(); }""",
    ];

    /// <summary>Syntax that older compilers do not know.</summary>
    private static readonly string[] Newer =
    [
        """partial string Text { get; set; } partial string Text { get => Env(); set { } } void M() { Text = Strong; new NpgsqlConnection(Text).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); b.Weaken(); new NpgsqlConnection(b.ConnectionString).Open(); } } static class Added { extension(NpgsqlConnectionStringBuilder b) { public void Weaken() => b.SslMode = Outside.Mode; }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); var c = b; c++; new NpgsqlConnection(b.ConnectionString).Open(); } } static class Added { extension(NpgsqlConnectionStringBuilder) { public static NpgsqlConnectionStringBuilder operator ++(NpgsqlConnectionStringBuilder b) { b.SslMode = Outside.Mode; return new(); } }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); var c = b; c += 1; new NpgsqlConnection(b.ConnectionString).Open(); } } static class Added { extension(NpgsqlConnectionStringBuilder) { public static NpgsqlConnectionStringBuilder operator +(NpgsqlConnectionStringBuilder b, int i) { b.SslMode = Outside.Mode; return new(); } }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); b.Weak = true; new NpgsqlConnection(b.ConnectionString).Open(); } } static class Added { extension(NpgsqlConnectionStringBuilder b) { public bool Weak { set => b.SslMode = Outside.Mode; } }""",
    ];

    /// <summary>Code of the program runs without a call in sight, or behind a declaration that looks plain.</summary>
    public static TheoryData<string> Hidden =>
    [
        .. Analysis.KnowsExtensionMembers ? Newer : [],
        """static string text = ""; class Evil { public static implicit operator int(Evil e) { text = Env(); return 1; } } void M() { text = Strong; int n = new Evil(); new NpgsqlConnection(text).Open(); }""",
        """static string text = ""; class Evil { public static int operator +(Evil e, int n) { text = Env(); return 1; } } void M(Evil e) { text = Strong; int n = e + 1; new NpgsqlConnection(text).Open(); }""",
        """static string text = ""; class Evil { public override string ToString() { text = Env(); return ""; } } void M(Evil e) { text = Strong; string n = $"{e}"; new NpgsqlConnection(text).Open(); }""",
        """static string text = ""; class Evil { public override string ToString() { text = Env(); return ""; } } void M(Evil e) { text = Strong; string n = "" + e; new NpgsqlConnection(text).Open(); }""",
        """static string text = ""; class Evil { public event Action E { add { text = Env(); } remove { } } } void M(Evil e) { text = Strong; e.E += () => { }; new NpgsqlConnection(text).Open(); }""",
        """static string text = ""; class Evil : IDisposable { public void Dispose() => text = Env(); } void M() { text = Strong; using (new Evil()) { } new NpgsqlConnection(text).Open(); }""",
        """static string text = ""; class Evil { public Evil GetEnumerator() => this; public int Current => 1; public bool MoveNext() { text = Env(); return false; } } void M(Evil e) { text = Strong; foreach (int n in e) { } new NpgsqlConnection(text).Open(); }""",
        """void M() { var a = new System.Runtime.CompilerServices.DefaultInterpolatedStringHandler(0, 0); a.AppendLiteral("Host=pg.example.org;GSS Encryption Mode=Disable"); var b = a; b.AppendLiteral(";SSL Mode=VerifyFull"); new NpgsqlConnection(a.ToStringAndClear()).Open(); }""",
    ];

    public static TheoryData<string, string> Elsewhere => new()
    {
        { """void M() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder("Host=pg.example.org;GSS Encryption Mode=Disable") { SslMode = Other.Mode }.ConnectionString).Open();""", """static class Other { public const SslMode Mode = (SslMode)3; }""" },
        { """void M() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder("Host=pg.example.org;GSS Encryption Mode=Disable") { SslMode = Other.Mode }.ConnectionString).Open();""", """static class Other { public static SslMode Mode => (SslMode)3; }""" },
        { """void M() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder("Host=pg.example.org;GSS Encryption Mode=Disable") { SslMode = Other.Mode }.ConnectionString).Open();""", """static class Other { public static readonly SslMode Mode = Enum.Parse<SslMode>("Require"); }""" },
        { """void M() => new NpgsqlConnection("Host=pg.example.org;GSS Encryption Mode=Disable;SSL Mode=" + Other.Mode).Open();""", """static class Other { public const string Mode = "Require"; }""" },
        { """void M() => new NpgsqlConnection("Host=pg.example.org;GSS Encryption Mode=Disable;SSL Mode=" + Other.Mode).Open();""", """static class Other { public static string Mode => nameof(SslMode.Require); }""" },
        { """void M() => new NpgsqlConnection(Other.Text).Open();""", """static class Other { public const string Text = "Host=pg.example.org;GSS Encryption Mode=Disable"; }""" },
        { """void M() => new NpgsqlConnection(Other.Text).Open();""", """static class Other { static string Same(string text) => text; public static string Text => Same("Host=pg.example.org;GSS Encryption Mode=Disable;SSL Mode=Require"); }""" },
    };

    [Theory, MemberData(nameof(Passed))]
    public Task Passes(string members) => StrictProgram.PassesAsync(members);

    [Theory, MemberData(nameof(Reported)), MemberData(nameof(Hidden))]
    public Task Is_reported(string members) => StrictProgram.IsReportedAsync(members);

    [Theory, MemberData(nameof(Elsewhere))]
    public Task Is_reported_in_one_of_two_files(string members, string other) => StrictProgram.IsReportedAsync(members, other);
}
