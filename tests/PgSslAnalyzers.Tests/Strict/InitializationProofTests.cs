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
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.MembersIsReportedAsync(members);
}
