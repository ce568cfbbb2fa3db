namespace PgSslAnalyzers.EndToEnd.Tests.Strict;

/// <summary>
/// Steps that run code of the program, most of them without a call in sight: the declaration of a type <c>@</c> whose code is <c>EFFECT</c>, and a statement that runs it. <c>%</c> begins the names of variables.
/// </summary>
internal static class Steps
{
    private const string Texts = "class @ { public override string ToString() { EFFECT return \"\"; } }";
    private const string Equality = "class @ { public override bool Equals(object? o) { EFFECT return true; } public override int GetHashCode() => 1; }";
    private const string Hashes = "class @ { public override bool Equals(object? o) => true; public override int GetHashCode() { EFFECT return 1; } }";
    private const string Deconstruct = "class @ { public void Deconstruct(out int a, out int b) { EFFECT a = b = 1; } }";
    private const string Getter = "class @ { public int P { get { EFFECT return 1; } } }";
    private const string Iterator = "class @ { public static IEnumerable<int> All() { EFFECT yield return 1; } }";
    private const string Method = "class @ { public static int F() { EFFECT return 1; } }";

    /// <summary>Steps that may stand in any method.</summary>
    public static readonly (string Declaration, string Statement)[] Sync =
    [
        // Texts of objects.
        (Texts, "_ = $\"{new @()}\";"),
        (Texts, "_ = \"\" + new @();"),
        (Texts, "string %s = \"\"; %s += new @();"),
        (Texts, "_ = string.Join(\",\", new object[] { new @() });"),
        (Texts, "_ = string.Format(\"{0}\", new @());"),
        (Texts, "_ = string.Concat(new @(), 1);"),
        (Texts, "new StringBuilder().Append(new @());"),
        (Texts, "_ = Convert.ToString((object)new @());"),
        ("class @ : IFormattable { public string ToString(string? f, IFormatProvider? p) { EFFECT return \"\"; } }", "_ = $\"{new @():x}\";"),
        ("record @(int P) { public override string ToString() { EFFECT return \"\"; } }", "_ = new @(1).ToString();"),
        ("[System.Runtime.CompilerServices.InterpolatedStringHandler] ref struct @ { public @(int a, int b) { EFFECT } public void AppendLiteral(string s) { } }", "@ %h = $\"x\";"),
        ("[System.Runtime.CompilerServices.InterpolatedStringHandler] ref struct @ { public @(int a, int b) { } public void AppendLiteral(string s) { EFFECT } }", "@ %h = $\"x\";"),

        // Comparisons and collections.
        (Equality, "_ = Equals(new @(), 1);"),
        (Equality, "_ = new[] { new @() }.Contains(new @());"),
        (Equality, "_ = (new @(), 1).Equals((new @(), 1));"),
        (Equality, "_ = new List<@> { new @() }.IndexOf(new @());"),
        (Hashes, "_ = new HashSet<object> { new @() };"),
        (Hashes, "var %d = new Dictionary<@, int>(); %d[new @()] = 1;"),
        (Hashes, "_ = new HashSet<@>(new[] { new @() });"),
        ("record @(int P) { public virtual bool Equals(@? o) { EFFECT return true; } public override int GetHashCode() => 1; }", "_ = new @(1) == new @(2);"),
        ("record @ { int p; public int P { get => p; init { p = value; EFFECT } } }", "_ = new @() with { P = 1 };"),
        ("record @(int P) { protected @(@ o) { EFFECT P = 1; } }", "_ = new @(1) with { P = 2 };"),
        ("class @ : IComparable { public int CompareTo(object? o) { EFFECT return 1; } }", "IComparable %c = new @(); %c.CompareTo(1);"),
        ("class @ : IComparable { public int CompareTo(object? o) { EFFECT return 1; } }", "Array.Sort(new[] { new @(), new @() });"),

        // Operators and conversions.
        ("class @ { public static @ operator +(@ a, @ b) { EFFECT return b; } }", "_ = new @() + new @();"),
        ("class @ { public static int operator +(@ a, int b) { EFFECT return b; } }", "_ = new @() + 1;"),
        ("class @ { public static @ operator +(@ a, @ b) { EFFECT return b; } }", "var %e = new @(); %e += %e;"),
        ("class @ { public static @ operator -(@ a) { EFFECT return a; } }", "_ = -new @();"),
        ("class @ { public static @ operator ++(@ a) { EFFECT return a; } }", "var %e = new @(); %e++;"),
        ("class @ { public static bool operator ==(@ a, @ b) { EFFECT return true; } public static bool operator !=(@ a, @ b) => false; public override bool Equals(object? o) => true; public override int GetHashCode() => 1; }", "_ = new @() == new @();"),
        ("class @ { public static bool operator ==(@ a, @ b) { EFFECT return true; } public static bool operator !=(@ a, @ b) => false; public override bool Equals(object? o) => true; public override int GetHashCode() => 1; }", "var %t = (new @(), 1); _ = %t == %t;"),
        ("class @ { public static bool operator true(@ a) { EFFECT return true; } public static bool operator false(@ a) => false; }", "if (new @()) { }"),
        ("class @ { public static @ operator &(@ a, @ b) { EFFECT return b; } public static bool operator true(@ a) => false; public static bool operator false(@ a) => false; }", "_ = new @() && new @();"),
        ("class @ { public static implicit operator int(@ a) { EFFECT return 1; } }", "int %i = new @();"),
        ("class @ { public static implicit operator int(@ a) { EFFECT return 1; } }", "_ = Math.Abs(new @());"),
        ("class @ { public static implicit operator int(@ a) { EFFECT return 1; } }", "foreach (int %i in new[] { new @() }) { }"),
        ("class @ { public static explicit operator int(@ a) { EFFECT return 1; } }", "_ = (int)new @();"),
        ("class @ { public static implicit operator string(@ a) { EFFECT return \"\"; } }", "_ = (string)new @() + \"x\";"),

        // Members.
        (Getter, "_ = new @().P;"),
        (Getter, "if (new @() is { P: 1 }) { }"),
        (Getter, "_ = new @() switch { { P: 1 } => 1, _ => 2 };"),
        ("class @ { public int P { set { EFFECT } } }", "_ = new @ { P = 1 };"),
        ("class @ { public int P { set { EFFECT } } }", "new @().P = 1;"),
        ("class @ { public int this[int i] { get { EFFECT return 1; } } }", "_ = new @()[0];"),
        ("class @ { public int Length => 1; public int this[int i] { get { EFFECT return 1; } } }", "_ = new @()[^1];"),
        ("class @ { public int Length => 1; public int this[int i] { get { EFFECT return 1; } } }", "_ = new @() is [1];"),
        ("class @ { public int this[string s] { set { EFFECT } } }", "_ = new @ { [\"a\"] = 1 };"),
        ("class @ { static int f; public static ref int R() { EFFECT return ref f; } }", "@.R() = 1;"),
        ("class @ { static int f; public ref int this[int i] { get { EFFECT return ref f; } } }", "_ = new @()[1];"),
        (Deconstruct, "var (%a, %b) = new @();"),
        (Deconstruct, "_ = new @() is (1, 1);"),
        (Deconstruct, "foreach (var (%a, %b) in new[] { new @() }) { }"),
        ("class @ { } static class @e { public static void Deconstruct(this @ x, out int a, out int b) { EFFECT a = b = 1; } }", "var (%a, %b) = new @();"),
        ("class @ { public event Action E { add { EFFECT } remove { } } }", "new @().E += () => { };"),
        ("class @ { public static event Action? E; public static void Raise() { E += () => { EFFECT }; E(); } }", "@.Raise();"),
        ("class @ { public virtual void V() { EFFECT } public static @ It = new(); }", "@.It.V();"),
        ("abstract class @b { public abstract int P { get; } } class @ : @b { public override int P { get { EFFECT return 1; } } public static @b It = new @(); }", "_ = @.It.P;"),
        ("interface @i { void F() { EFFECT } } class @ : @i { }", "@i %i = new @(); %i.F();"),
        ("interface @i { static abstract int F(); } class @ : @i { public static int F() { EFFECT return 1; } public static int G<T>() where T : @i => T.F(); }", "@.G<@>();"),
        ("interface @i { int F(); } class @ : @i { public int F() { EFFECT return 1; } public static int G<T>(T t) where T : @i => t.F(); }", "@.G(new @());"),
        ("static class @ { extension(int i) { public int P@ { get { EFFECT return 1; } } } }", "_ = (1).P@;"),
        ("class @ { } static class @e { extension(@ x) { public static @ operator -(@ a) { EFFECT return a; } } }", "_ = -new @();"),

        // Making objects.
        ("class @ { public @() { EFFECT } }", "_ = new @();"),
        ("class @ { public @() { EFFECT } public static T Make<T>() where T : new() => new T(); }", "_ = @.Make<@>();"),
        ("class @ { public @() { EFFECT } }", "_ = Activator.CreateInstance<@>();"),
        ("class @b { public @b() { EFFECT } } class @ : @b { }", "_ = new @();"),
        ("class @ { readonly int f = F(); static int F() { EFFECT return 1; } }", "_ = new @();"),
        ("class @(int x) { readonly int f = F(x); static int F(int x) { EFFECT return x; } }", "_ = new @(1);"),
        ("struct @ { public @() { EFFECT } }", "_ = new @();"),
        ("class @ : System.Collections.IEnumerable { public void Add(int x) { EFFECT } public System.Collections.IEnumerator GetEnumerator() { yield break; } }", "@ %c = [1];"),
        ("class @ : System.Collections.IEnumerable { public void Add(int x) { EFFECT } public System.Collections.IEnumerator GetEnumerator() { yield break; } }", "_ = new @ { 1 };"),
        ("[System.Runtime.CompilerServices.CollectionBuilder(typeof(@), nameof(Make))] class @ : System.Collections.Generic.List<int> { public static @ Make(ReadOnlySpan<int> all) { EFFECT return new(); } }", "@ %c = [1];"),
        ("class @ : IDisposable { public void Dispose() { EFFECT } }", "using (new @()) { }"),
        ("class @ : IDisposable { public void Dispose() { EFFECT } }", "{ using var %u = new @(); }"),
        ("ref struct @ { public void Dispose() { EFFECT } }", "using (new @()) { }"),

        // Loops.
        (Iterator, "foreach (var % in @.All()) { }"),
        (Iterator, "int[] %c = [.. @.All()];"),
        (Iterator, "_ = @.All().ToList();"),
        (Iterator, "_ = string.Join(\",\", @.All());"),
        (Iterator, "_ = new List<int>(@.All());"),
        (Iterator, "new List<int>().AddRange(@.All());"),
        ("class @ { public @ GetEnumerator() => this; public int Current => 1; public bool MoveNext() { EFFECT return false; } }", "foreach (var % in new @()) { }"),
        ("class @ { int i; public @ GetEnumerator() => this; public int Current { get { EFFECT return 1; } } public bool MoveNext() => i++ == 0; }", "foreach (var % in new @()) { }"),
        ("class @ { public @ GetEnumerator() { EFFECT return this; } public int Current => 1; public bool MoveNext() => false; }", "foreach (var % in new @()) { }"),
        ("class @ : IDisposable { public @ GetEnumerator() => this; public int Current => 1; public bool MoveNext() => false; public void Dispose() { EFFECT } }", "foreach (var % in new @()) { }"),
        ("class @ { } static class @e { public static IEnumerator<int> GetEnumerator(this @ x) { EFFECT yield break; } }", "foreach (var % in new @()) { }"),
        ("class @ { public @ Select(Func<int, int> f) { EFFECT return this; } }", "_ = from % in new @() select 1;"),
        ("class @ { public static bool F(int i) { EFFECT return true; } }", "_ = new[] { 1 }.Where(@.F).Count();"),
        (Method, "_ = (from % in new[] { 1 } select @.F()).ToArray();"),

        // Functions.
        (Method, "@.F();"),
        ("class @ { static int G() => H(); static int H() => I(); static int I() { EFFECT return 1; } public static int F() => G(); }", "@.F();"),
        ("class @ { public static int F(int n) { if (n > 0) return F(n - 1); EFFECT return 1; } }", "@.F(2);"),
        ("class @ { public static readonly Lazy<int> L = new(() => { EFFECT return 1; }); }", "_ = @.L.Value;"),
        ("class @ { public static Action A = () => { EFFECT }; }", "@.A();"),
        ("class @ { public static Action A = () => { EFFECT }; }", "@.A.Invoke();"),
        (Method, "new List<int> { 1 }.ForEach(%i => @.F());"),
        (Method, "Func<int> %f = @.F; _ = %f() + 1;"),
        (Method, "var %c = new System.Threading.CancellationTokenSource(); %c.Token.Register(() => @.F()); %c.Cancel();"),
        (Method, "var %t = new System.Threading.Thread(() => @.F()); %t.Start(); %t.Join();"),
        (Method, "Task.Run(() => @.F()).Wait();"),
        (Method, "System.Threading.LazyInitializer.EnsureInitialized(ref Outside.Kept, () => { @.F(); return new object(); }); Outside.Kept = null;"),
        ("class @ { public void F() { EFFECT } }", "dynamic %d = new @(); %d.F();"),
        ("class @ { public int P { get { EFFECT return 1; } } }", "dynamic %d = new @(); _ = %d.P;"),
        ("class @ : System.IO.StringWriter { public override void Write(string? s) { EFFECT } }", "System.IO.TextWriter %w = new @(); %w.Write(\"\");"),
        ("class @ : System.Collections.ObjectModel.Collection<int> { protected override void InsertItem(int i, int x) { EFFECT } }", "new @().Add(1);"),

        // Exceptions.
        ("class @ : Exception { public override string Message { get { EFFECT return \"\"; } } }", "try { throw new @(); } catch (Exception %e) { _ = %e.Message; }"),
        ("class @ { public static bool F() { EFFECT return true; } }", "try { throw new InvalidOperationException(); } catch (Exception) when (@.F()) { }"),
        ("class @ { public static bool F() { EFFECT return false; } }", "try { try { throw new InvalidOperationException(); } catch (Exception) when (@.F()) { } } catch (Exception) { }"),
        ("class @ { public static Exception F() { EFFECT return new InvalidOperationException(); } }", "try { throw @.F(); } catch (InvalidOperationException) { }"),
    ];

    /// <summary>Steps that wait.</summary>
    public static readonly (string Declaration, string Statement)[] Async =
    [
        ("class @ { public static async Task F() { await Task.Yield(); EFFECT } }", "await @.F();"),
        ("class @ { public static async Task<int> F() { EFFECT await Task.Yield(); return 1; } }", "_ = await @.F();"),
        ("class @ { public static async ValueTask F() { EFFECT await Task.Yield(); } }", "await @.F().ConfigureAwait(false);"),
        ("class @ { public static Task T = Task.CompletedTask; public static async Task F() { await Task.Yield(); EFFECT } }", "@.T = @.F(); await @.T;"),
        ("class @ { public Aw GetAwaiter() => new(); public class Aw : System.Runtime.CompilerServices.INotifyCompletion { public bool IsCompleted => true; public void OnCompleted(Action a) { } public void GetResult() { EFFECT } } }", "await new @();"),
        ("class @ { public Aw GetAwaiter() { EFFECT return new(); } public class Aw : System.Runtime.CompilerServices.INotifyCompletion { public bool IsCompleted => true; public void OnCompleted(Action a) { } public void GetResult() { } } }", "await new @();"),
        ("class @ : IAsyncDisposable { public ValueTask DisposeAsync() { EFFECT return default; } }", "await using (new @()) { }"),
        ("class @ { public static async IAsyncEnumerable<int> All() { await Task.Yield(); EFFECT yield return 1; } }", "await foreach (var % in @.All()) { }"),
        (Method, "await Task.Run(() => @.F());"),
        (Method, "await Task.Run(@.F);"),
        (Method, "await Parallel.ForEachAsync(new[] { 1 }, (_, _) => { @.F(); return ValueTask.CompletedTask; });"),
        (Method, "var %t = Task.Delay(1).ContinueWith(_ => @.F()); await %t;"),
    ];
}
