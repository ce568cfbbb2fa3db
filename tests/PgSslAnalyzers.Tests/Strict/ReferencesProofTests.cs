namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Variables by reference, and filters that run before a finally.</summary>
public sealed class ReferencesProofTests
{
    public static TheoryData<string> Reported =>
    [
        """static void M() { cs = V; try { try { throw new Exception(); } finally { new NpgsqlConnection(cs).Open(); } } catch when ((cs = W) != null) { } }""",
        """static bool F(NpgsqlConnectionStringBuilder b) { b.SslMode = Weak; return true; } static void M() { var b = new NpgsqlConnectionStringBuilder(V); try { try { throw new Exception(); } finally { new NpgsqlConnection(b.ConnectionString).Open(); } } catch when (F(b)) { } }""",
        """static void M() { string a = V; ref string r = ref a; r = W; new NpgsqlConnection(a).Open(); }""",
        """static ref string R(ref string s) => ref s; static void M() { string a = V; ref string r = ref R(ref a); r = W; new NpgsqlConnection(a).Open(); }""",
        """static void M() { string a = V; var s = new Span<string>(ref a); s[0] = W; new NpgsqlConnection(a).Open(); }""",
        """static void M() { string a = V; var s = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref a, 1); s[0] = W; new NpgsqlConnection(a).Open(); }""",
        """static void Two(ref string a) { a = V; cs = W; new NpgsqlConnection(a).Open(); } static void M() { Two(ref cs); }""",
        """static void Two(ref string a, Action f) { a = V; f(); new NpgsqlConnection(a).Open(); } static void M() { string s = ""; Two(ref s, () => s = W); }""",
        """static void Two(in string a, Action f) { f(); new NpgsqlConnection(a).Open(); } static void M() { string s = V; Two(in s, () => s = W); }""",
        """struct Q { public string T; public void Set(string s) { T = s; } } static void M() { Q q = default; q.T = V; q.Set(W); new NpgsqlConnection(q.T).Open(); }""",
        """static void M(string[] arr) { ref string a = ref arr[0]; a = V; arr[0] = W; new NpgsqlConnection(a).Open(); }""",
        """delegate void R(ref string s); static void M() { string x = V; R r = (ref string s) => s = W; r(ref x); new NpgsqlConnection(x).Open(); }""",
        """static string[] a = { "" }; class E { public E() { Span<string> s = a; s.Fill(W); } } static void M() { var b = a; b[0] = V; _ = new E(); new NpgsqlConnection(b[0]).Open(); }""",
        """class E { public E() { ref string r = ref cs; r = W; } } static void M() { cs = V; _ = new E(); new NpgsqlConnection(cs).Open(); }""",
        """class E { public E() { foreach (ref string r in new Span<string>(ref cs)) r = W; } } static void M() { cs = V; _ = new E(); new NpgsqlConnection(cs).Open(); }""",
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.MembersIsReportedAsync(members);
}
