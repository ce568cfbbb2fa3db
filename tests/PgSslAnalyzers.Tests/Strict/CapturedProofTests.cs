namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Variables that a lambda or local function shares with its surroundings. Above what strict mode passes, below what it has to report: each of them has been, or would be, a way to hand the password to somebody else.</summary>
public sealed class CapturedProofTests
{
    public static TheoryData<string> Passed =>
    [
        """void M() { string text = Strong; Func<NpgsqlConnection> open = () => new NpgsqlConnection(text); Outside.It.Call(open); }""",
        """void M() { string text = "Host=pg.example.org;"; text += "SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; Func<NpgsqlConnection> open = () => new NpgsqlConnection(text); Outside.It.Call(open); }""",
        """void M() { string text = Env(); Action set = () => text = Strong; set(); new NpgsqlConnection(text + ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable").Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); Func<NpgsqlConnection> open = () => new NpgsqlConnection(b.ConnectionString); Outside.It.Call(open); }""",
        """void M() { string text = Strong; NpgsqlConnection Make() => new(text); Make().Open(); }""",
    ];

    public static TheoryData<string> Reported =>
    [
        """void M() { string text = Strong; Func<NpgsqlConnection> open = () => new NpgsqlConnection(text); text = Env(); Outside.It.Call(open); }""",
        """void M() { string text = Strong; NpgsqlConnection Make() => new(text); Func<NpgsqlConnection> open = Make; text = Env(); Outside.It.Call(open); }""",
        """void M() { string text = ""; Action change = () => text = Env(); text = Strong; Outside.It.Run(change); new NpgsqlConnection(text).Open(); }""",
        """void M() { string text = ""; void Change() => text = Env(); text = Strong; Outside.It.Run(Change); new NpgsqlConnection(text).Open(); }""",
        """void M() { string text = ""; Action change = () => text = Env(); void Later() => change(); text = Strong; Later(); new NpgsqlConnection(text).Open(); }""",
        """void M() { string text = ""; void A() => B(); void B() => C(); void C() => D(); void D() => E(); void E() => text = Env(); text = Strong; A(); new NpgsqlConnection(text).Open(); }""",
        """void M() { string text = Env(); void A() => B(); void B() => C(); void C() => D(); void D() => new NpgsqlConnection(text).Open(); A(); text = Strong; }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder("Host=pg.example.org;GSS Encryption Mode=Disable"); Action change = () => b.SslMode = Outside.Mode; b.SslMode = SslMode.VerifyFull; Outside.It.Run(change); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder("Host=pg.example.org;GSS Encryption Mode=Disable"); void Change() => b.SslMode = Outside.Mode; b.SslMode = SslMode.VerifyFull; Outside.It.Run(Change); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); Func<NpgsqlConnection> open = () => new NpgsqlConnection(b.ConnectionString); b.SslMode = Outside.Mode; Outside.It.Call(open); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); Action take = () => Outside.It.Take(b); b.SslMode = SslMode.VerifyFull; Outside.It.Run(take); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var parts = new List<string> { Strong }; Action change = () => parts.Add("SSL Mode=" + Env()); Outside.It.Run(change); new NpgsqlConnection(string.Join(";", parts)).Open(); }""",
        """void M() { var s = new StringBuilder(Strong); Action change = () => s.Append(";SSL Mode=").Append(Outside.Mode); s.Append(";Timeout=3"); Outside.It.Run(change); new NpgsqlConnection(s.ToString()).Open(); }""",
        """void M() { string text = Strong; foreach (var i in new[] { 1, 2 }) { Outside.It.Run(() => new NpgsqlConnection(text).Open()); text = Env(); } }""",
        """void M(Action change) { string text = Strong; change += () => text = Env(); change(); new NpgsqlConnection(text).Open(); }""",
    ];

    [Theory, MemberData(nameof(Passed))]
    public Task Passes(string members) => StrictProgram.PassesAsync(members);

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.IsReportedAsync(members);
}
