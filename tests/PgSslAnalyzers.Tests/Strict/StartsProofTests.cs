namespace PgSslAnalyzers.Tests.Strict;

/// <summary>The first use of a type runs its static initializers and its static constructor.</summary>
public sealed class StartsProofTests
{
    public static TheoryData<string> Reported =>
    [
        """static class E { public static int X = 1; static E() { cs = W; } } static void M() { cs = V; _ = E.X; new NpgsqlConnection(cs).Open(); }""",
        """static class E { public static int X = F(); static int F() { cs = W; return 1; } } static void M() { cs = V; _ = E.X; new NpgsqlConnection(cs).Open(); }""",
        """static class E { public static int X; static E() { cs = W; } } static void M() { cs = V; E.X = 1; new NpgsqlConnection(cs).Open(); }""",
        """static class E { public static int X { get; } = F(); static int F() { cs = W; return 1; } } static void M() { cs = V; _ = E.X; new NpgsqlConnection(cs).Open(); }""",
        """class E { static E() { cs = W; } } static void M() { cs = V; _ = new E(); new NpgsqlConnection(cs).Open(); }""",
        """static class E { static E() { cs = W; } public static void F() { } } static void M() { cs = V; E.F(); new NpgsqlConnection(cs).Open(); }""",
        """static class E { static E() { cs = W; } public static string F(string s) => s; } static void M() { cs = V; _ = E.F(V); new NpgsqlConnection(cs).Open(); }""",
        """static class E { static readonly int x = new[] { 1 }.Select(i => { cs = W; return i; }).Count(); public static void F() { } } static void M() { cs = V; E.F(); new NpgsqlConnection(cs).Open(); }""",
        """static class E { static readonly D d = new(); public static void F() { } } class D { static D() { cs = W; } } static void M() { cs = V; E.F(); new NpgsqlConnection(cs).Open(); }""",
        """static NpgsqlConnectionStringBuilder kept = new(); static class E { public static int X = 1; static E() { kept.SslMode = Weak; } } static void M() { var b = new NpgsqlConnectionStringBuilder(V); kept = b; _ = E.X; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """class E : IComparable<E> { public override string ToString() { cs = W; return ""; } public override int GetHashCode() { cs = W; return 1; } public int CompareTo(E? o) { cs = W; return 0; } } static class A { static readonly object x = string.Join(",", new E(), 1); public static int I = 1; } static void M() { cs = V; int q = A.I; new NpgsqlConnection(cs).Open(); }""",
        """class E : IComparable<E> { public override string ToString() { cs = W; return ""; } public override int GetHashCode() { cs = W; return 1; } public int CompareTo(E? o) { cs = W; return 0; } } static class A { static readonly object x = new[] { new E(), new E() }.Max()!; public static int I = 1; } static void M() { cs = V; int q = A.I; new NpgsqlConnection(cs).Open(); }""",
        """class E : IComparable<E> { public override string ToString() { cs = W; return ""; } public override int GetHashCode() { cs = W; return 1; } public int CompareTo(E? o) { cs = W; return 0; } } static class A { static readonly object x = new DbConnectionStringBuilder { ["x"] = new E() }.ConnectionString; public static int I = 1; } static void M() { cs = V; int q = A.I; new NpgsqlConnection(cs).Open(); }""",
        """class E { public E() { cs = W; } } static class A { static readonly object x = Activator.CreateInstance<E>(); public static int I = 1; } static void M() { cs = V; int q = A.I; new NpgsqlConnection(cs).Open(); }""",
        """class E { public E() { cs = W; } } static class A { static readonly object x = new Lazy<E>().Value; public static int I = 1; } static void M() { cs = V; int q = A.I; new NpgsqlConnection(cs).Open(); }""",
        """static class A { static readonly object x = new Lazy<int>(F).Value; static int F() { cs = W; return 1; } public static int I = 1; } static void M() { cs = V; int q = A.I; new NpgsqlConnection(cs).Open(); }""",
        """struct S { public override int GetHashCode() { cs = W; return 1; } } static class A { static readonly object x = new List<S?> { new S() }.IndexOf(new S()); public static int I = 1; } static void M() { cs = V; int q = A.I; new NpgsqlConnection(cs).Open(); }""",
        """struct S : IEnumerable<int> { public IEnumerator<int> GetEnumerator() { cs = W; return null!; } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator(); } static class A { static readonly object x = string.Join(",", default(S)); public static int I = 1; } static void M() { cs = V; int q = A.I; new NpgsqlConnection(cs).Open(); }""",
        """static class R { public static readonly List<object> L = new(); } class E : IComparable<E> { public override string ToString() { cs = W; return ""; } public override int GetHashCode() { cs = W; return 1; } public int CompareTo(E? o) { cs = W; return 0; } } static void N() => R.L.Add(new E()); static class A { static readonly string x = string.Concat(R.L); public static int I = 1; } static void M() { cs = V; int q = A.I; new NpgsqlConnection(cs).Open(); }""",
        """struct S { static S() { cs = W; } public int X { get; set; } } static void M() { cs = V; S s = default; s.X = 3; new NpgsqlConnection(cs).Open(); }""",
        """struct S { static S() { cs = W; } public int F() => 1; } static void M() { cs = V; S s = default; _ = s.F(); new NpgsqlConnection(cs).Open(); }""",
    ];

    public static TheoryData<string> Passed =>
    [
        """static class E { public static int X = 1; static E() { X = 2; } } static void M() { cs = V; _ = E.X; new NpgsqlConnection(cs).Open(); }""",
        """static class E { public const int X = 1; static E() { cs = W; } } static void M() { cs = V; _ = E.X; new NpgsqlConnection(cs).Open(); }""",
        """static class E { public static readonly System.Net.Http.HttpClient C = new() { Timeout = TimeSpan.FromSeconds(3) }; public static readonly string X = Path.Combine(AppContext.BaseDirectory, "root.crt"); public static readonly Lazy<int> L = new(() => { cs = W; return 1; }); } static void M() { cs = V; _ = E.X; new NpgsqlConnection(cs).Open(); }""",
        """static readonly System.Net.Http.HttpClient c = new(); static void M() { cs = V; new NpgsqlConnection(cs).Open(); }""",
        """static class E { static E() { cs = W; } public static void F() { } } static void M() { string s = V; E.F(); new NpgsqlConnection(s).Open(); }""",
        """static class A { static readonly object x = string.Join(",", 1, "a"); public static int I = 1; } static void M() { cs = V; int q = A.I; new NpgsqlConnection(cs).Open(); }""",
        """static class A { static readonly int x = new[] { 1, 2 }.Max(); public static int I = 1; } static void M() { cs = V; int q = A.I; new NpgsqlConnection(cs).Open(); }""",
        """static class A { static readonly object x = new Lazy<int>(F); static int F() { cs = W; return 1; } public static int I = 1; } static void M() { cs = V; int q = A.I; new NpgsqlConnection(cs).Open(); }""",
        """static class A { static readonly ILogger x = LoggerFactory.Create(b => b.SetMinimumLevel(LogLevel.Debug)).CreateLogger("x"); public static int I = 1; } static void M() { cs = V; int q = A.I; new NpgsqlConnection(cs).Open(); }""",
        """class E(string n) { public override string ToString() { cs = W; return n; } } static class A { static readonly List<E> x = new(); static readonly Dictionary<string, string> d = new() { ["a"] = "b" }; public static int I = 1; } static void M() { cs = V; int q = A.I; new NpgsqlConnection(cs).Open(); }""",
        """struct S { static S() { cs = W; } public int X; } static void M() { cs = V; S s = default; s.X = 3; new NpgsqlConnection(cs).Open(); }""",
        """struct S { static int n = 1; static S() { n = 2; } public int X { get; set; } } static void M() { cs = V; S s = default; s.X = 3; new NpgsqlConnection(cs).Open(); }""",
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.MembersIsReportedAsync(members);

    [Theory, MemberData(nameof(Passed))]
    public Task Passes(string members) => StrictProgram.MembersPassesAsync(members);
}
