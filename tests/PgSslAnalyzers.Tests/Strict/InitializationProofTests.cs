namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Members that are read before they are set, or set again by an init accessor.</summary>
public sealed class InitializationProofTests
{
    public static TheoryData<string> Reported =>
    [
        """static readonly C1 Instance = new(); static readonly string Tls = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; class C1 { public NpgsqlConnection C = new NpgsqlConnection(B + Tls); }""",
        """class Bs { protected Bs() { Init(); } protected virtual void Init() { } } class D : Bs { readonly string t; public D() { t = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; } protected override void Init() { new NpgsqlConnection(B + t).Open(); } }""",
        """struct S { public readonly string T; public S() { T = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; } } static void M() { var a = new S[1]; new NpgsqlConnection(B + a[0].T).Open(); }""",
        """record struct S(int X) { public string T { get; } = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; public NpgsqlConnection Open() => new(B + T); }""",
        """class K { readonly string t; public K(Action<K> a) { a(this); t = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; } public NpgsqlConnection Open() => new(B + t); }""",
        """class K { readonly string t; public K(List<K> l) { l.Add(this); l[0].Open(); t = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; } public NpgsqlConnection Open() => new(B + t); }""",
        """class K { readonly string t; static K? last; public K() { last = this; Program.Go(); t = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; } public static NpgsqlConnection Open() => new(B + last!.t); } static void Go() => K.Open();""",
        """class K { readonly string t; public K() { var q = Build(); t = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; } string Build() { new NpgsqlConnection(B + t).Open(); return ""; } }""",
        """static class A { public static readonly string X = F(); static string F() { return Z.G(); } public static readonly string T = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; } static class Z { public static string G() { new NpgsqlConnection(B + A.T).Open(); return ""; } }""",
        """static class A { static readonly string T; static A() { Open(); T = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; } static void Open() => new NpgsqlConnection(B + T).Open(); }""",
        """static class A { static readonly Func<NpgsqlConnection> F = () => new NpgsqlConnection(B + T); static readonly NpgsqlConnection Cn = F(); static readonly string T = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; }""",
        """static class A { static readonly Lazy<NpgsqlConnection> F = new(() => new NpgsqlConnection(B + T)); static readonly NpgsqlConnection Cn = F.Value; static readonly string T = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; }""",
        """partial class A { static readonly string X = B + T; public static void M() => new NpgsqlConnection(X).Open(); } partial class A { static readonly string T = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; }""",
        """static class A { static readonly int[] n = new[]{1}.Select(i => { new NpgsqlConnection(B + T).Open(); return i; }).ToArray(); static readonly string T = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; }""",
        """class K { readonly string t = V; public string Alt { init { t = value; } } public NpgsqlConnection Open() => new(t); }""",
        """class K { readonly NpgsqlConnectionStringBuilder b = new(V); public SslMode Alt { init { b.SslMode = value; } } public NpgsqlConnection Open() => new(b.ConnectionString); }""",
        """record K { public string T { get; init; } = V; public NpgsqlConnection Open() => new(T); }""",
        """record K(string T = V) { public NpgsqlConnection Open() => new(T); }""",
        """class E : IDisposable { public void Dispose() => new NpgsqlConnection(B + A.T).Open(); } static class A { static readonly int x = F(); static int F() { using (new E()) return 1; } public static readonly string T = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; }""",
        """class E : IDisposable { public void Dispose() => new NpgsqlConnection(B + A.T).Open(); } static class A { static readonly int x = F(); static int F() { using var e = new E(); return 1; } public static readonly string T = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; }""",
        """class E { public E GetEnumerator() => this; public int Current => 1; public bool MoveNext() { new NpgsqlConnection(B + A.T).Open(); return false; } } static class A { static readonly int x = F(); static int F() { foreach (int i in new E()) { } return 1; } public static readonly string T = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; }""",
        """class E { public void Deconstruct(out int a, out int b) { a = b = 1; new NpgsqlConnection(B + A.T).Open(); } } static class A { static readonly int x = F(); static int F() { var (a, b) = new E(); return a; } public static readonly string T = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; }""",
        """class E { public void Deconstruct(out int a, out int b) { a = b = 1; new NpgsqlConnection(B + A.T).Open(); } } static class A { static readonly bool x = new E() is (1, 1); public static readonly string T = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; }""",
        """class E { public static bool operator ==(E a, E b) { new NpgsqlConnection(B + A.T).Open(); return true; } public static bool operator !=(E a, E b) => false; public override bool Equals(object? o) => true; public override int GetHashCode() => 1; } static class A { static readonly bool x = (new E(), 1) == (new E(), 1); public static readonly string T = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; }""",
        """class E { public event Action Ev { add { new NpgsqlConnection(B + A.T).Open(); } remove { } } } static class A { static readonly int x = F(); static int F() { new E().Ev += () => { }; return 1; } public static readonly string T = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; }""",
        """class E(int a) { public int P { get => a; init { new NpgsqlConnection(B + A.T).Open(); } } } static class A { static readonly E x = new(1) { P = 1 }; public static readonly string T = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; }""",
        """class K { readonly string t; public K() { Open(); t = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; void Open() => new NpgsqlConnection(B + t).Open(); } }""",
        """class K { readonly SslMode m; public NpgsqlConnection C; public K() { C = Open(); m = SslMode.VerifyFull; NpgsqlConnection Open() => new(new NpgsqlConnectionStringBuilder(B) { SslMode = m, GssEncryptionMode = GssEncryptionMode.Disable }.ConnectionString); } }""",
        """static class A { static readonly string T; static A() { Open(); T = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; static void Open() => new NpgsqlConnection(B + T).Open(); } }""",
        """[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)] class K { [System.Runtime.InteropServices.FieldOffset(0)] readonly string s = V; [System.Runtime.InteropServices.FieldOffset(0)] public string S = ""; NpgsqlConnection M() { S = W; return new(s); } }""",
        """[ThreadStatic] static readonly string T = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; static void M() { var t = new Thread(() => new NpgsqlConnection(B + T).Open()); t.Start(); }""",
        """[field: ThreadStatic] static string T { get; } = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; static void M() => new NpgsqlConnection(B + T).Open();""",
        """class E { readonly string t; public E(string s) { int.Parse(s); t = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; } ~E() { new NpgsqlConnection(B + t).Open(); } }""",
        """class E { protected readonly string t; public E(string s) { int.Parse(s); t = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; } protected void Open() => new NpgsqlConnection(B + t).Open(); } class D(string s) : E(s) { ~D() => Open(); }""",
        """sealed record R { public string Tls { get; } = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; public R() { } private R(R o) { } public NpgsqlConnection Open() => new(B + Tls); } static NpgsqlConnection M() => (new R() with { }).Open();""",
        """record Ba { protected readonly string Tls = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; public Ba() { } protected Ba(Ba o) { } } sealed record R : Ba { public NpgsqlConnection Open() => new(B + Tls); } static NpgsqlConnection M() => (new R() with { }).Open();""",
        """sealed class C : System.ComponentModel.Component { readonly string a = File.ReadAllText("a"); readonly string tls = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; protected override void Dispose(bool d) { new NpgsqlConnection(B + tls).Open(); base.Dispose(d); } }""",
        """class Ba { ~Ba() => Run(); protected virtual void Run() { } } sealed class C : Ba { readonly string a = File.ReadAllText("a"); readonly string tls = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; protected override void Run() => new NpgsqlConnection(B + tls).Open(); }""",
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.MembersIsReportedAsync(members);

    /// <summary>The nearest ones that nobody can find unset.</summary>
    public static TheoryData<string> Proven =>
    [
        """sealed record R { public string Tls { get; } = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; public NpgsqlConnection Open() => new(B + Tls); } static NpgsqlConnection M() => (new R() with { }).Open();""",
        """sealed record R { readonly string tls; public R() { tls = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; } private R(R o) { tls = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; } public NpgsqlConnection Open() => new(B + tls); } static NpgsqlConnection M() => (new R() with { }).Open();""",
        """class Ba { protected virtual void Run() { } } sealed class C : Ba { readonly string a = File.ReadAllText("a"); readonly string tls = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; protected override void Run() => new NpgsqlConnection(B + tls).Open(); }""",
    ];

    [Theory, MemberData(nameof(Proven))]
    public Task Passes(string members) => StrictProgram.MembersPassesAsync(members);
}
