namespace PgSslAnalyzers.Tests.Strict;

/// <summary>A partial constructor or property has two parts: the one that does something counts.</summary>
public sealed class PartialMembersProofTests
{
    public static TheoryData<string> Reported =>
    [
        "static NpgsqlConnection M() => new(new C(1).S); } partial class C { public readonly string S = Program.Good; public partial C(int i); public partial C(int i) { S = Program.Weak; }",
        "static NpgsqlConnection M() => new(new C(1).S); } partial class C { public string S { get; } = Program.Good; public partial C(int i); public partial C(int i) => S = Program.Weak;",
        "static NpgsqlConnection M() => new(C<int>.I.S); } partial class C<T> { public static readonly C<T> I = new(); public string S { get; } = Program.Good; private partial C(); private partial C() => S = Program.Weak;",
        "static NpgsqlConnection M() => new C(1).Make(); } partial class C { readonly string host = \"localhost\"; public partial C(int i); public partial C(int i) { host = \"db.example.com\"; } public NpgsqlConnection Make() => new($\"Host={host};Username=u;Password=p\");",
        "static NpgsqlConnection M() => new C(1).Make(); } partial class C { readonly string s = Program.Good; public partial C(int i); public partial C(int i) { Set(out s); } static void Set(out string q) => q = Program.Weak; public NpgsqlConnection Make() => new(s);",
        "static NpgsqlConnection M() => new C(1).Make(); } partial class C { readonly Func<string> m = () => Program.Good; public partial C(int i); public partial C(int i) { m = () => Program.Weak; } public NpgsqlConnection Make() => new(m());",
        "static NpgsqlConnection M() => new C(1).Make(); } partial class C { readonly string s; public partial C(int i); public partial C(int i) { s = Program.Weak; } public NpgsqlConnection Make() => new(s);",
        "static NpgsqlConnection M() => new C(1).Make(); } partial class C { readonly string s; public C() { s = Program.Good; } public partial C(int i); public partial C(int i) { s = Program.Weak; } public NpgsqlConnection Make() => new(s);",
        "static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(Strong); new C(1).Use(b); return b.Build(); } } partial class C { readonly Action<SslClientAuthenticationOptions> a = o => { }; public partial C(int i); public partial C(int i) { a = o => o.TargetHost = \"x\"; } public void Use(NpgsqlDataSourceBuilder b) => b.UseSslClientAuthenticationOptionsCallback(a);",
        "static NpgsqlConnection M() => new(C.S); } partial class C { public static partial string S { get; } public static partial string S => Program.Weak;",
        "static NpgsqlConnection M() => new(C.S); } partial class C { public static partial string S { get; } = Program.Good; public static partial string S { get => field + Program.Weak; }",
        "static NpgsqlConnection M() => new(new C().S); } partial class C { public partial string S { get; } public C() { S = Program.Good; } public partial string S { get => (field ?? \"\") + Program.Weak; }",
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => Analysis.KnowsExtensionMembers ? StrictProgram.IsReportedAsync(Weak + members) : Task.CompletedTask;

    public static TheoryData<string> Proven =>
    [
        "static NpgsqlConnection M() => new(new C(1).S); } partial class C { readonly int i; public readonly string S = Program.Good; public partial C(int i); public partial C(int i) { this.i = i; }",
        "static NpgsqlConnection M() => new(C.S); } partial class C { public static partial string S { get; } public static partial string S => Program.Good;",
    ];

    [Theory, MemberData(nameof(Proven))]
    public Task Passes(string members) => Analysis.KnowsExtensionMembers ? StrictProgram.PassesAsync(Weak + members) : Task.CompletedTask;

    private const string Weak = "public const string Good = Strong; public static string Weak => Environment.GetEnvironmentVariable(\"WEAK\")!; ";
}
