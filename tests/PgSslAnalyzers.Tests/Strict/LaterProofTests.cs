namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Code that runs later: it finds members as they are then.</summary>
public sealed class LaterProofTests
{
    public static TheoryData<string> Reported =>
    [
        """static void M(IServiceCollection s) { cs = V; s.AddScoped(_ => new NpgsqlConnection(cs)); cs = W; }""",
        """static void M(IServiceCollection s) { cs = V; s.AddDbContext<Ctx>(o => o.UseNpgsql(cs)); } class Ctx(DbContextOptions<Ctx> o) : DbContext(o);""",
        """static event Action? E; static void M() { cs = V; E += () => new NpgsqlConnection(cs).Open(); cs = W; E!(); }""",
        """class P(string t) { public void M(IServiceCollection s) { t = V; s.AddSingleton(_ => new NpgsqlConnection(t)); } public void Set(string x) => t = x; }""",
        """static NpgsqlConnectionStringBuilder bf = new(V); static void M(IServiceCollection s) { bf.SslMode = SslMode.VerifyFull; bf.GssEncryptionMode = GssEncryptionMode.Disable; s.AddSingleton(_ => new NpgsqlConnection(bf.ConnectionString)); }""",
        """static IEnumerable<NpgsqlConnection> It() { yield return new NpgsqlConnection(cs); } static void M() { cs = V; var i = It(); cs = W; i.ToList(); }""",
        """static void M() { string s = V; IEnumerable<NpgsqlConnection> It() { yield return new NpgsqlConnection(s); } var i = It(); s = W; i.ToList(); }""",
        """static void M() { string s = V; async Task<NpgsqlConnection> It(Task t) { await t; return new NpgsqlConnection(s); } var t = new TaskCompletionSource(); var i = It(t.Task); s = W; t.SetResult(); }""",
        """static void M() { string s = V; Func<NpgsqlConnection> f = () => new NpgsqlConnection(s); for (int i = 0; i < 2; i++) { f(); s = W; } }""",
        """static void M() { var b = new NpgsqlConnectionStringBuilder(V); Func<NpgsqlConnection> f = () => { var c = new NpgsqlConnection(b.ConnectionString); b.SslMode = Weak; return c; }; f(); f(); }""",
        """static void M() { var sb = new StringBuilder(V); Func<NpgsqlConnection> f = () => new NpgsqlConnection(sb.ToString()); sb.Append(";SSL Mode=").Append(W); f(); }""",
        """static void M() { string[] a = ["Host=db.example.com", "SSL Mode=VerifyFull", "GSS Encryption Mode=Disable"]; Func<NpgsqlConnection> f = () => new NpgsqlConnection(string.Join(";", a)); a[1] = "SSL Mode=" + Weak; f(); }""",
        """static void M() { var t = (V, 1); Func<NpgsqlConnection> f = () => new NpgsqlConnection(t.Item1); t.Item1 = W; f(); }""",
        """static void M() { string x = V; Func<NpgsqlConnection>? f = null; int i = 0; again: if (i == 1) { x = W; f!(); return; } f = () => new NpgsqlConnection(x); i = 1; goto again; }""",
        """static void M(int i) { string x = V; Func<NpgsqlConnection>? f = null; switch (i) { case 1: x = W; f!(); break; case 0: f = () => new NpgsqlConnection(x); goto case 1; } }""",
        """static void M() { string x = V; void C() { x = W; } var f = new Lazy<NpgsqlConnection>(() => new NpgsqlConnection(x)); C(); f.Value.Open(); }""",
        """static void M() { var b = new NpgsqlConnectionStringBuilder(V); void C() { b.SslMode = Weak; } var f = new Lazy<NpgsqlConnection>(() => new NpgsqlConnection(b.ConnectionString)); C(); f.Value.Open(); }""",
        """static void M() { string x = V; void C() => x = W; var q = from i in new[] { 1 } select new NpgsqlConnection(x).ConnectionString; C(); q.ToList(); }""",
        """static void M() { var b = new NpgsqlConnectionStringBuilder(V); Func<string, bool> f = b.Remove; f("SSL Mode"); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """static void M() { var b = new NpgsqlConnectionStringBuilder(V); new List<string> { "SSL Mode" }.RemoveAll(b.Remove); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """static void M() { var b = new NpgsqlConnectionStringBuilder(V); Action<string, object> f = b.Add; f("SSL Mode", Weak); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """static void M() { var b = new NpgsqlConnectionStringBuilder(V); Action f = b.Clear; f(); b.Host = W; new NpgsqlConnection(b.ConnectionString).Open(); }""",
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.MembersIsReportedAsync(members);
}
