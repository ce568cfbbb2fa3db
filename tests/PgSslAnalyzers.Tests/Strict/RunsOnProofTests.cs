namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Functions that run on after their call has returned, or that begin only later: what they check or set is perhaps not checked or set by then.</summary>
public sealed class RunsOnProofTests
{
    private const string Check = "if (b.SslMode != SslMode.VerifyFull || b.GssEncryptionMode != GssEncryptionMode.Disable) throw new Exception();";
    private const string Set = "b.SslMode = SslMode.VerifyFull; b.GssEncryptionMode = GssEncryptionMode.Disable;";
    private const string SetSource = "d.ConnectionStringBuilder.SslMode = SslMode.VerifyFull; d.ConnectionStringBuilder.GssEncryptionMode = GssEncryptionMode.Disable;";

    public static TheoryData<string> Reported =>
    [
        // An exception of an async function ends in its task.
        "static NpgsqlConnection M(string t) { var b = new NpgsqlConnectionStringBuilder(t); Func<Task> f = async () => { " + Check + " }; f(); return new(b.ConnectionString); }",
        "static NpgsqlConnection M(string t) { var b = new NpgsqlConnectionStringBuilder(t); Func<Task> f = async () => { if (b.Port == 5432) throw new Exception(); " + Set + " }; f(); return new(b.ConnectionString); }",
        "static NpgsqlConnection M(string t) { var b = new NpgsqlConnectionStringBuilder(t); async Task G() { " + Check + " } Func<Task> f = G; f(); return new(b.ConnectionString); }",
        "static NpgsqlConnection M(string t) { var b = new NpgsqlConnectionStringBuilder(t); async void G() { " + Check + " } Action f = () => G(); f(); return new(b.ConnectionString); }",
        "static async Task<NpgsqlConnection> M(string t) { var b = new NpgsqlConnectionStringBuilder(t); Func<Task> f = async () => { " + Check + " }; await Task.WhenAny(f()); return new(b.ConnectionString); }",
        // What comes behind an await is set later.
        "static NpgsqlDataSource M() => new ServiceCollection().AddNpgsqlDataSource(W, async d => { await Task.Delay(300); " + SetSource + " }).BuildServiceProvider().GetRequiredService<NpgsqlDataSource>();",
        "static NpgsqlDataSource M() { var s = new NpgsqlDataSourceBuilder(W); Action<NpgsqlDataSourceBuilder> f = async d => { await Task.Delay(300); " + SetSource + " }; f(s); return s.Build(); }",
        "static NpgsqlDataSource M() => new ServiceCollection().AddNpgsqlDataSource(V, async d => { d.ConnectionStringBuilder.SslMode = Weak; await Task.Delay(300); " + SetSource + " }).BuildServiceProvider().GetRequiredService<NpgsqlDataSource>();",
        // Nothing of an iterator runs before somebody asks for its first element.
        "static NpgsqlConnection M(string t) { var b = new NpgsqlConnectionStringBuilder(t); IEnumerable<int> G() { " + Check + " yield return 1; } _ = G(); return new(b.ConnectionString); }",
        "static NpgsqlConnection M(string t) { var b = new NpgsqlConnectionStringBuilder(t); IEnumerable<int> G() { yield return 1; " + Check + " } foreach (int i in G()) break; return new(b.ConnectionString); }",
        // Nor of a query; and of one over nothing, never.
        "static NpgsqlConnection M(string t) { var b = new NpgsqlConnectionStringBuilder(t); _ = new[] { 1 }.Select(x => { " + Check + " return x; }); return new(b.ConnectionString); }",
        "static NpgsqlConnection M(string t) { var b = new NpgsqlConnectionStringBuilder(t); foreach (var y in new[] { 1 }.Where(x => x > 1).Select(x => { " + Check + " return x; })) { } return new(b.ConnectionString); }",
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.MembersIsReportedAsync(members);

    public static TheoryData<string> Passed =>
    [
        "static NpgsqlConnection M(string t) { var b = new NpgsqlConnectionStringBuilder(t); Action f = () => { " + Check + " }; f(); return new(b.ConnectionString); }",
        "static NpgsqlConnection M(string t) { var b = new NpgsqlConnectionStringBuilder(t); Func<Task> f = async () => { " + Check + " }; f().GetAwaiter().GetResult(); return new(b.ConnectionString); }",
        "static NpgsqlConnection M(string t) { var b = new NpgsqlConnectionStringBuilder(t); Func<Task> f = async () => { " + Check + " }; f().Wait(); return new(b.ConnectionString); }",
        "static async Task<NpgsqlConnection> M(string t) { var b = new NpgsqlConnectionStringBuilder(t); async Task G() { await Task.Delay(1); " + Check + " } await G(); return new(b.ConnectionString); }",
        "static NpgsqlDataSource M() => new ServiceCollection().AddNpgsqlDataSource(W, d => { " + SetSource + " }).BuildServiceProvider().GetRequiredService<NpgsqlDataSource>();",
    ];

    [Theory, MemberData(nameof(Passed))]
    public Task Passes(string members) => StrictProgram.MembersPassesAsync(members);

    private const string Own = " internal static void Weaken() => cs = W; } public sealed class Own : IEnumerable<int> { public IEnumerator<int> GetEnumerator() { Program.Weaken(); yield return 1; } System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();";

    /// <summary>A spread asks for the elements, wherever it stands.</summary>
    public static TheoryData<string> Spread =>
    [
        "static int F(int[] a) => 1; static NpgsqlConnection M(Own q) { cs = V; var z = F([.. q]) + 1; return new(cs); }" + Own,
        "static int F(int[] a) => 1; static NpgsqlConnection M(Own q) { cs = V; if (F([.. q]) == 1) { } return new(cs); }" + Own,
        "static NpgsqlConnection M(string t) { var b = new NpgsqlConnectionStringBuilder(t); IEnumerable<int> G() { b.SslMode = Weak; yield return 1; } var q = G(); " + Set + " int[] a = [.. q]; return new(b.ConnectionString); }",
        "static NpgsqlConnection M(string t) { var b = new NpgsqlConnectionStringBuilder(t); var q = new[] { 1 }.Select(x => { b.SslMode = Weak; return x; }); " + Set + " int[] a = [.. q]; return new(b.ConnectionString); }",
    ];

    [Theory, MemberData(nameof(Spread))]
    public async Task A_spread_runs_what_it_asks(string members)
    {
        if (Analysis.KnowsCollectionExpressions)
            await StrictProgram.MembersIsReportedAsync(members);
    }

    [Theory]
    [InlineData("static int F(int[] a) => 1; static NpgsqlConnection M(int[] q) { cs = V; var z = F([.. q]) + 1; return new(cs); }")]
    [InlineData("static int F(List<int> a) => 1; static NpgsqlConnection M(List<int> q) { cs = V; if (F([.. q, 1]) == 1) { } return new(cs); }")]
    public async Task A_spread_of_an_array_or_list_runs_nothing(string members)
    {
        if (Analysis.KnowsCollectionExpressions)
            await StrictProgram.MembersPassesAsync(members);
    }

    /// <summary>The first use of the class around a block of extension members.</summary>
    [Theory]
    [InlineData("static NpgsqlConnection M() { cs = V; if (\"x\".Len == 1) { } return new(cs); } internal static void Weaken() => cs = W; } static class Ext { static Ext() { Program.Weaken(); } extension(string s) { public int Len => s.Length; }", true)]
    [InlineData("static int F(int n) => n; static NpgsqlConnection M() { cs = V; F(\"x\".Len()); return new(cs); } internal static void Weaken() => cs = W; } static class Ext { static Ext() { Program.Weaken(); } extension(string s) { public int Len() => s.Length; }", true)]
    [InlineData("static NpgsqlConnection M() { cs = V; if (\"x\".Len == 1) { } return new(cs); } } static class Ext { extension(string s) { public int Len => s.Length; }", false)]
    public async Task An_extension_member_starts_its_class(string members, bool isReported)
    {
        if (Analysis.KnowsExtensionMembers)
            await (isReported ? StrictProgram.MembersIsReportedAsync(members) : StrictProgram.MembersPassesAsync(members));
    }

    /// <summary>Types that the compiler calls by their names, written in the program.</summary>
    [Theory]
    [InlineData("namespace System.Runtime.ExceptionServices { public sealed class ExceptionDispatchInfo { public static ExceptionDispatchInfo Capture(Exception e) => new(); public void Throw() { } }")]
    [InlineData("namespace System.Linq { public static class Enumerable { public static List<T> ToList<T>(this IEnumerable<T> s) { return null; } public static T[] ToArray<T>(this IEnumerable<T> s) => null; }")]
    [InlineData("namespace System.Runtime.InteropServices { public static class MemoryMarshal { public static int X; }")]
    public Task An_own_type_of_such_a_name_proves_nothing(string types) => StrictProgram.MembersIsReportedAsync("static NpgsqlConnection M() => new(V); } " + types);
}
