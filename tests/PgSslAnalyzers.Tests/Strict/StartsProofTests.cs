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
    ];

    public static TheoryData<string> Passed =>
    [
        """static class E { public static int X = 1; static E() { X = 2; } } static void M() { cs = V; _ = E.X; new NpgsqlConnection(cs).Open(); }""",
        """static class E { public const int X = 1; static E() { cs = W; } } static void M() { cs = V; _ = E.X; new NpgsqlConnection(cs).Open(); }""",
        """static class E { public static readonly System.Net.Http.HttpClient C = new() { Timeout = TimeSpan.FromSeconds(3) }; public static readonly string X = Path.Combine(AppContext.BaseDirectory, "root.crt"); public static readonly Lazy<int> L = new(() => { cs = W; return 1; }); } static void M() { cs = V; _ = E.X; new NpgsqlConnection(cs).Open(); }""",
        """static readonly System.Net.Http.HttpClient c = new(); static void M() { cs = V; new NpgsqlConnection(cs).Open(); }""",
        """static class E { static E() { cs = W; } public static void F() { } } static void M() { string s = V; E.F(); new NpgsqlConnection(s).Open(); }""",
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.MembersIsReportedAsync(members);

    [Theory, MemberData(nameof(Passed))]
    public Task Passes(string members) => StrictProgram.MembersPassesAsync(members);
}
