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
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.MembersIsReportedAsync(members);
}
