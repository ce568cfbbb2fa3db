namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Generic types, copies, callers' names, and types that are called as those of the framework.</summary>
public sealed class NamedProofTests
{
    public static TheoryData<string> Reported =>
    [
        """class G<T> { public static readonly string T1 = typeof(T) == typeof(int) ? V : W; public NpgsqlConnection O() => new(T1); }""",
        """class G<T> { public static string F { get; set; } = ""; } static void M() { G<int>.F = V; G<string>.F = W; new NpgsqlConnection(G<int>.F).Open(); }""",
        """class G<T> { class In { public static string F = ""; public static void M() { F = V; G<string>.In.F = W; new NpgsqlConnection(F).Open(); } } }""",
        """static void M() { var t = (V, 1); var u = t with { Item1 = W }; new NpgsqlConnection(u.Item1).Open(); }""",
        """static void M() { var t = (W, 1); var u = t with { Item1 = V }; new NpgsqlConnection(t.Item1).Open(); }""",
        """static NpgsqlConnection K(string a, [CallerArgumentExpression("a")] string tail = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable") => new(a + tail); static void M() { K(W); }""",
        """static void M() { var g = new DbConnectionStringBuilder(true) { ["Host"] = "x", ["SSL Mode"] = "VerifyFull", ["GSS Encryption Mode"] = "Disable" }; new NpgsqlConnection(g.ConnectionString).Open(); }""",
        """class FormattableString { public static string Invariant(string s) => W; } static void M() { new NpgsqlConnection(FormattableString.Invariant(V)).Open(); }""",
        """static class Enum { public static SslMode Parse<T>(string s) => (SslMode)2; } static void M() { new NpgsqlConnection(new NpgsqlConnectionStringBuilder(V) { SslMode = Enum.Parse<SslMode>("VerifyFull") }.ConnectionString).Open(); }""",
        """static class Enumerable2 { } static List<string> ToList(this string[] s) => new() { W }; static void M() { new NpgsqlConnection(string.Join(";", new[] { V }.ToList())).Open(); }""",
        """class Task2<T> { public T Result => default!; } static Task2<string> FromResult(string s) => new(); static void M() { new NpgsqlConnection(FromResult(V).Result).Open(); }""",
        """static void M() { cs = V; Func<int> f = () => { cs = W; return 1; }; var l = Enumerable.Range(0, 1).Select(_ => f()); foreach (var q in l) { } new NpgsqlConnection(cs).Open(); }""",
        """static void M() { cs = V; foreach (var q in new[] { 1 }.Select(x => { cs = W; return x; })) { } new NpgsqlConnection(cs).Open(); }""",
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.MembersIsReportedAsync(members);

    public static TheoryData<string> Passed =>
    [
        """static void M() { var t = (V, 1); var u = t with { Item1 = W }; new NpgsqlConnection(t.Item1).Open(); }""",
    ];

    [Theory, MemberData(nameof(Passed))]
    public Task Passes(string members) => StrictProgram.MembersPassesAsync(members);
}
