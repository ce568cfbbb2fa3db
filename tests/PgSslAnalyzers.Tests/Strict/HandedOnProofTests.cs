namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Builders that code of the program gets without a call that names it: a setter with a body, a method group that is bound to the builder, a conversion of an item of a tuple or collection.</summary>
public sealed class HandedOnProofTests
{
    public static TheoryData<string> Passed =>
    [
        """class Kept { public NpgsqlConnectionStringBuilder? B { get; set; } } void M() { var b = new NpgsqlConnectionStringBuilder(Strong); new Kept().B = b; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """class Kept { NpgsqlConnectionStringBuilder? q; public NpgsqlConnectionStringBuilder? B { get => q; set => q = value ?? throw new ArgumentNullException(nameof(value)); } } void M() { var b = new NpgsqlConnectionStringBuilder(Strong); var k = new Kept { B = b }; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); Func<string> f = b.Describe; f(); new NpgsqlConnection(b.ConnectionString).Open(); } } static class Extensions { public static string Describe(this NpgsqlConnectionStringBuilder b) => "host " + b.Host;""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); (object, long) t = (b, 1); var u = (b, 1); (object o, long n) = u; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        .. Analysis.KnowsCollectionExpressions ? Spread : [],
    ];

    private static string[] Spread => ["""void M() { string[] parts = [Strong]; string[] more = [.. parts, "Timeout=3"]; new NpgsqlConnection(string.Join(";", more)).Open(); }"""];

    public static TheoryData<string> Reported =>
    [
        """class Y { public NpgsqlConnectionStringBuilder? B { set => value!.SslMode = Outside.Mode; } } void M() { var b = new NpgsqlConnectionStringBuilder(Strong); new Y().B = b; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """class Y { public NpgsqlConnectionStringBuilder? B { set => value!.SslMode = Outside.Mode; } } void M() { var b = new NpgsqlConnectionStringBuilder(Strong); var y = new Y { B = b }; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """class Y { NpgsqlConnectionStringBuilder? q; public NpgsqlConnectionStringBuilder? B { get => q; set { q = value; Change(); } } void Change() => q!.SslMode = Outside.Mode; } void M() { var b = new NpgsqlConnectionStringBuilder(Strong); new Y().B = b; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """class Y { public virtual NpgsqlConnectionStringBuilder? B { get; set; } } void M(Y y) { var b = new NpgsqlConnectionStringBuilder(Strong); y.B = b; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """interface IY { NpgsqlConnectionStringBuilder? B { set; } } void M(IY y) { var b = new NpgsqlConnectionStringBuilder(Strong); y.B = b; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """class Y { public NpgsqlConnectionStringBuilder? this[int i] { set => value!.SslMode = Outside.Mode; } } void M() { var b = new NpgsqlConnectionStringBuilder(Strong); new Y()[0] = b; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """record Y { public NpgsqlConnectionStringBuilder? B { get => null; init => value!.SslMode = Outside.Mode; } } void M(Y y) { var b = new NpgsqlConnectionStringBuilder(Strong); _ = y with { B = b }; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """class Y { public NpgsqlConnectionStringBuilder? B { get => null; set => value!.SslMode = Outside.Mode; } } void M(Y y) { var b = new NpgsqlConnectionStringBuilder(Strong); (y.B, int n) = (b, 1); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """class Y { public NpgsqlConnectionStringBuilder? B { get => null; set => value!.SslMode = Outside.Mode; } } void M(Y y) { var b = new NpgsqlConnectionStringBuilder(Strong); y.B ??= b; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """static readonly System.Threading.AsyncLocal<NpgsqlConnectionStringBuilder> Flowing = new(a => a.CurrentValue!.SslMode = Outside.Mode); void M() { var b = new NpgsqlConnectionStringBuilder(Strong); Flowing.Value = b; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); Action f = b.Weaken; f(); new NpgsqlConnection(b.ConnectionString).Open(); } } static class Extensions { public static void Weaken(this NpgsqlConnectionStringBuilder b) => b.SslMode = Outside.Mode;""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); new List<string> { "" }.ForEach(b.Weaken); new NpgsqlConnection(b.ConnectionString).Open(); } } static class Extensions { public static void Weaken(this NpgsqlConnectionStringBuilder b, string s) => b.SslMode = Outside.Mode;""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); var f = new Action(b.Weaken); Run(f); new NpgsqlConnection(b.ConnectionString).Open(); static void Run(Action f) => f(); } } static class Extensions { public static void Weaken(this NpgsqlConnectionStringBuilder b) => b.SslMode = Outside.Mode;""",
        """void M() { var s = new StringBuilder(Strong); Action f = s.Weaken; f(); new NpgsqlConnection(s.ToString()).Open(); } } static class Extensions { public static void Weaken(this StringBuilder s) => s.Append(";SSL Mode=" + Outside.Mode);""",
        """class X { public static implicit operator X?(NpgsqlConnectionStringBuilder b) { b.SslMode = Outside.Mode; return null; } } void M() { var b = new NpgsqlConnectionStringBuilder(Strong); var u = (b, 1); (X?, int) t = u; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """class X { public static implicit operator X?(NpgsqlConnectionStringBuilder b) { b.SslMode = Outside.Mode; return null; } } void M() { var b = new NpgsqlConnectionStringBuilder(Strong); (NpgsqlConnectionStringBuilder, int)? u = (b, 1); (X?, int)? t = u; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """class X { public static implicit operator X?(NpgsqlConnectionStringBuilder b) { b.SslMode = Outside.Mode; return null; } } void M() { var b = new NpgsqlConnectionStringBuilder(Strong); var u = (b, 1); (X? x, int n) = u; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """class X { public static implicit operator X?(NpgsqlConnectionStringBuilder b) { b.SslMode = Outside.Mode; return null; } } void M() { var b = new NpgsqlConnectionStringBuilder(Strong); var u = (b, 1); Take(u); new NpgsqlConnection(b.ConnectionString).Open(); static void Take((X?, int) t) { } }""",
        """struct T { public static implicit operator T(string s) => default; public static implicit operator string(T t) => Env(); } void M() { var u = (Strong, 1); (T, int) t = u; (string, int) s = t; new NpgsqlConnection(s.Item1).Open(); }""",
        """class X { public static implicit operator X?(int n) { text = Env(); return null; } } static string text = ""; void M(int[] numbers) { text = Strong; List<X?> all = [.. numbers]; new NpgsqlConnection(text).Open(); }""",
        """class X { public static implicit operator X?(int n) { text = Env(); return null; } } static string text = ""; void M(List<(int, int)> pairs) { text = Strong; foreach ((X? x, int n) in pairs) { } new NpgsqlConnection(text).Open(); }""",
        """class X { public static implicit operator X?(int n) { text = Env(); return null; } } static string text = ""; void M((int, int) pair) { text = Strong; object o = ((X?, int))pair; new NpgsqlConnection(text).Open(); }""",
        """struct T { public static implicit operator T(string s) => default; public static implicit operator string(T t) => Env(); } void M() { string[] a = [Strong]; T[] t = [.. a]; string[] s = [.. t]; new NpgsqlConnection(string.Join(";", s)).Open(); }""",
    ];

    [Theory, MemberData(nameof(Passed))]
    public Task Passes(string members) => StrictProgram.PassesAsync(members);

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.IsReportedAsync(members);
}
