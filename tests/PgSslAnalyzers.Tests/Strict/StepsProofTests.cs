namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Steps that run code without a call in sight.</summary>
public sealed class StepsProofTests
{
    public static TheoryData<string> Reported =>
    [
        """static NpgsqlConnectionStringBuilder kept = new(V); static NpgsqlConnectionStringBuilder Get() => kept; static void Soft() => kept.Remove("SSL Mode"); static void M() { var a = Get(); a.SslMode = SslMode.VerifyFull; a.GssEncryptionMode = GssEncryptionMode.Disable; Soft(); new NpgsqlConnection(a.ConnectionString).Open(); }""",
        """sealed class X2 : IDisposable { public void Dispose() => cs = W; } static void M() { cs = V; foreach (var x in new[] { 1 }) using (new X2()) { } new NpgsqlConnection(cs).Open(); }""",
        """sealed class X2 { public static implicit operator X2(int i) { cs = W; return new(); } } static void M() { cs = V; foreach (X2 x in new[] { 1 }) { } new NpgsqlConnection(cs).Open(); }""",
        """static void O() => Console.Out.Write(""); static void M(NpgsqlConnectionStringBuilder b) { O(); var ok = b.SslMode == SslMode.VerifyFull; O(); if (!ok) throw new Exception(); b.GssEncryptionMode = GssEncryptionMode.Disable; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """sealed class X2 : IDisposable { public void Dispose() => cs = W; } static void M() { cs = V; using (var x = new X2()) { } new NpgsqlConnection(cs).Open(); }""",
        """sealed class X2 { public static bool operator true(X2 x) { cs = W; return true; } public static bool operator false(X2 x) => false; } static void M(X2 x) { cs = V; if (x) { } new NpgsqlConnection(cs).Open(); }""",
        """sealed class X2 { public static implicit operator X2(int i) { cs = W; return new(); } } static void M() { cs = V; X2 x = 1; new NpgsqlConnection(cs).Open(); }""",
        """sealed class X2 { public X2() { cs = W; } } static T Mk<T>() where T : new() => new T(); static void M() { cs = V; Mk<X2>(); new NpgsqlConnection(cs).Open(); }""",
        """static void M(object o) { cs = V; var s = $"{o}"; new NpgsqlConnection(cs).Open(); }""",
        """static void M(object o) { cs = V; var s = "" + o; new NpgsqlConnection(cs).Open(); }""",
        """static void M(object o) { cs = V; var s = string.Format("{0}", o); new NpgsqlConnection(cs).Open(); }""",
        """static void M(object[] o) { cs = V; var s = string.Join(",", o); new NpgsqlConnection(cs).Open(); }""",
        """static void M(IFormattable o) { cs = V; var s = $"{o:N}"; new NpgsqlConnection(cs).Open(); }""",
        """static void M(System.Collections.ObjectModel.ObservableCollection<int> o) { cs = V; o.Add(1); new NpgsqlConnection(cs).Open(); }""",
        """static void M(IEnumerable<int> o) { cs = V; foreach (var i in o) { } new NpgsqlConnection(cs).Open(); }""",
        """static void M(IEnumerable<int> o) { cs = V; o.ToList(); new NpgsqlConnection(cs).Open(); }""",
        """static void M(List<object> o) { cs = V; o.Contains(1); new NpgsqlConnection(cs).Open(); }""",
        """static void M(Dictionary<object, int> o) { cs = V; o.TryGetValue(1, out _); new NpgsqlConnection(cs).Open(); }""",
        """static void M(List<int> o) { cs = V; o.ForEach(i => cs = W); new NpgsqlConnection(cs).Open(); }""",
        """static void M(List<int> o) { cs = V; o.Sort((a, b) => { cs = W; return 0; }); new NpgsqlConnection(cs).Open(); }""",
        """sealed record R(int A) { private bool PrintMembers(StringBuilder b) { cs = W; return true; } } static void M(R r) { cs = V; _ = r.ToString(); new NpgsqlConnection(cs).Open(); }""",
        """sealed class X2 { public int this[int i] { get { cs = W; return 1; } } } static void M(X2 x) { cs = V; _ = x[0]; new NpgsqlConnection(cs).Open(); }""",
        """sealed class X2 { public int Length => 1; public int this[int i] { get { cs = W; return 1; } } } static void M(X2 x) { cs = V; _ = x[^1]; new NpgsqlConnection(cs).Open(); }""",
        """sealed class X2 { public int Length { get { cs = W; return 1; } } public int this[int i] => 1; } static void M(X2 x) { cs = V; if (x is [1]) { } new NpgsqlConnection(cs).Open(); }""",
        """sealed class X2 { public int P { set { cs = W; } } } static void M(X2 x) { cs = V; x.P = 1; new NpgsqlConnection(cs).Open(); }""",
        """sealed class X2 { public int P { set { cs = W; } } } static void M() { cs = V; _ = new X2 { P = 1 }; new NpgsqlConnection(cs).Open(); }""",
        """sealed record R { int p; public int P { get => p; init { cs = W; } } } static void M(R r) { cs = V; _ = r with { P = 1 }; new NpgsqlConnection(cs).Open(); }""",
        """static void M(Task t) { cs = V; t.Wait(); new NpgsqlConnection(cs).Open(); }""",
        """static void M(System.Timers.Timer t, IAsyncResult r) { cs = V; r.AsyncWaitHandle.WaitOne(); new NpgsqlConnection(cs).Open(); }""",
        """static async Task M(IAsyncEnumerable<int> t) { cs = V; await foreach (var x in t) { } new NpgsqlConnection(cs).Open(); }""",
        """static async Task M(IAsyncDisposable t) { cs = V; await using (t) { } new NpgsqlConnection(cs).Open(); }""",
        """static void M(NpgsqlConnection c) { cs = V; c.Open(); new NpgsqlConnection(cs).Open(); }""",
        """static void M(dynamic c) { cs = V; c.Go(); new NpgsqlConnection(cs).Open(); }""",
        """static void M() { cs = V; Thread.Sleep(1); Parallel.For(0, 1, i => cs = W); new NpgsqlConnection(cs).Open(); }""",
        """static void M(Exception x) { cs = V; _ = x.StackTrace; new NpgsqlConnection(cs).Open(); }""",
        """static void M(Type t) { cs = V; Activator.CreateInstance(t); new NpgsqlConnection(cs).Open(); }""",
        """static void M(IComparable x) { cs = V; x.CompareTo(1); new NpgsqlConnection(cs).Open(); }""",
        """sealed class X2 { public override bool Equals(object? o) { cs = W; return true; } public override int GetHashCode() => 1; } static void M(X2 x) { cs = V; var t = (x, 1).Equals((x, 1)); new NpgsqlConnection(cs).Open(); }""",
        """struct X2 { public static bool operator ==(X2 a, X2 b) { cs = W; return true; } public static bool operator !=(X2 a, X2 b) => false; } static void M(X2 x) { cs = V; var t = (x, 1) == (x, 1); new NpgsqlConnection(cs).Open(); }""",
        """[InterpolatedStringHandler] public ref struct Hd { public Hd(int a, int b) { cs = W; } public void AppendLiteral(string s) { } } static void L(Hd h) { } static void M() { cs = V; L($"x"); new NpgsqlConnection(cs).Open(); }""",
        """class E { public static implicit operator int(E e) { cs = W; return 1; } } static void M() { var t = (new E(), 1); cs = V; (int, int) u = t; new NpgsqlConnection(cs).Open(); }""",
        """class E { public static implicit operator int(E e) { cs = W; return 1; } } class F { public F() { foreach (int i in new[] { new E() }) { } } } static void M() { cs = V; _ = new F(); new NpgsqlConnection(cs).Open(); }""",
        """class E { public void Deconstruct(out int a, out int b) { cs = W; a = b = 1; } } class F { public F() { foreach (var (a, b) in new[] { new E() }) { } } } static void M() { cs = V; _ = new F(); new NpgsqlConnection(cs).Open(); }""",
        """class E { public static implicit operator int(E e) { cs = W; return 1; } } class F { public F() { E? q = new E(); int i = q ?? 1; } } static void M() { cs = V; _ = new F(); new NpgsqlConnection(cs).Open(); }""",
        """class E { public void Deconstruct(out int a, out int b) { cs = W; a = b = 1; } } static void M() { cs = V; var ((a, b), c) = (new E(), 1); new NpgsqlConnection(cs).Open(); }""",
        """class E { public int P { get => 1; set { cs = W; } } } static void M() { var o = new E(); int y; cs = V; (o.P, y) = (1, 2); new NpgsqlConnection(cs).Open(); }""",
        """class E { public int P { get => 1; set { cs = W; } } } class F { public F() { var o = new E(); o.P++; } } static void M() { cs = V; _ = new F(); new NpgsqlConnection(cs).Open(); }""",
        """class E { public override string ToString() { cs = W; return "x"; } } static void M() { var q = new NpgsqlConnectionStringBuilder(); cs = V; q["Application Name"] = new E(); new NpgsqlConnection(cs).Open(); }""",
        """class E { public override string ToString() { cs = W; return "x"; } } static void M() { var q = new DbConnectionStringBuilder(); cs = V; q["a"] = new E(); new NpgsqlConnection(cs).Open(); }""",
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.MembersIsReportedAsync(members);
}
