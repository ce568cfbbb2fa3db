namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Parameters and variables by reference are second names, and functions that share a variable run when they are called.</summary>
public sealed class VariablesByReferenceProofTests
{
    public static TheoryData<string> Reported =>
    [
        "static NpgsqlConnection Two(ref string a, ref string b) { a = V; b = W; return new(a); } static NpgsqlConnection M() { var t = \"\"; return Two(ref t, ref t); }",
        "static NpgsqlConnection Two(ref string a, out string b) { a = V; b = W; return new(a); } static NpgsqlConnection M() { var t = \"\"; return Two(ref t, out t); }",
        "static NpgsqlConnection Two(ref string r) { cs = V; r = W; return new(cs); } static NpgsqlConnection M() => Two(ref cs);",
        "sealed class H { public string Cs = \"\"; public NpgsqlConnection Two(ref string r) { Cs = V; r = W; return new(Cs); } } static NpgsqlConnection M() { var h = new H(); return h.Two(ref h.Cs); }",
        "static NpgsqlConnection M() { var t = \"\"; return Two(ref t); NpgsqlConnection Two(ref string a) { t = V; a = W; return new(t); } }",
        "static NpgsqlConnection M() { var t = \"\"; return Two(ref t); NpgsqlConnection Two(ref string a) { a = V; t = W; return new(a); } }",
        "static NpgsqlConnection M() { var t = V; return Two(in t); NpgsqlConnection Two(in string a) { t = W; return new(a); } }",
        "static ref string R() => ref cs; static NpgsqlConnection M() { ref var r = ref R(); cs = V; r = W; return new(cs); }",
        "static object M() { var x = new[] { W }; Open(V); return Array.ConvertAll(x, Open); static NpgsqlConnection Open(string t) => new(t); }",
        "static object M() { var x = new[] { W }; Open(V); return x.Select(Open).ToList(); static NpgsqlConnection Open(string t) => new(t); }",
        "static NpgsqlConnection M() { string t; Func<NpgsqlConnection>? f = null; void F(string s) { if (f != null) { t = s; return; } t = V; f = () => new(t); } F(\"\"); F(W); return f!(); }",
        "static IEnumerable<NpgsqlConnection> M() { var t = (Text: V, Number: 1); var all = F(); t.Text = W; return all; IEnumerable<NpgsqlConnection> F() { yield return new(t.Text); } }",
        "static async Task<NpgsqlConnection> M() { var t = (Text: V, Number: 1); var task = F(); t.Text = W; return await task; async Task<NpgsqlConnection> F() { await Task.Delay(50); return new(t.Text); } }",
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.MembersIsReportedAsync(members);

    public static TheoryData<string> Proven =>
    [
        "static NpgsqlConnection One(ref string a) { a = V; return new(a); } static NpgsqlConnection M() { var t = \"\"; return One(ref t); }",
        "static NpgsqlConnection M() { var t = \"\"; return One(ref t); NpgsqlConnection One(ref string a) { a = V; return new(a); } }",
        "static object M() { var x = new[] { W }; Open(V); return x.Length; static NpgsqlConnection Open(string t) => new(t); }",
        "static NpgsqlConnection M() { Func<NpgsqlConnection>? f = null; void F() { string t = V; f = () => new(t); } F(); F(); return f!(); }",
        "static IEnumerable<NpgsqlConnection> M() { var t = (Text: V, Number: 1); return F(t.Text); IEnumerable<NpgsqlConnection> F(string s) { yield return new(V); } }",
    ];

    [Theory, MemberData(nameof(Proven))]
    public Task Passes(string members) => StrictProgram.MembersPassesAsync(members);
}
