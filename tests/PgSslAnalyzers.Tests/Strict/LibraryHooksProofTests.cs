namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Libraries call code of the program where nothing of the program is given to them: cultures, listeners, handlers of the process, comparers made of functions.</summary>
public sealed class LibraryHooksProofTests
{
    /// <summary>What registers it, and a step that then runs it.</summary>
    public static TheoryData<string, string> Hooks => new()
    {
        { "sealed class Cal : System.Globalization.GregorianCalendar { public override int GetYear(DateTime t) { cs = W; return 1; } }", "_ = DateTime.Now.ToString(\"yyyy\");" },
        { "sealed class Cu : System.Globalization.CultureInfo { public Cu() : base(\"de-DE\") { } public override System.Globalization.CompareInfo CompareInfo { get { cs = W; return base.CompareInfo; } } }", "_ = \"a\".CompareTo(a);" },
        { "sealed class Cu : System.Globalization.CultureInfo { public Cu() : base(\"de-DE\") { } public override System.Globalization.TextInfo TextInfo { get { cs = W; return base.TextInfo; } } }", "_ = a.ToUpper();" },
        { "sealed class Pz : UriParser { protected override void InitializeAndValidate(Uri u, out UriFormatException e) { cs = W; e = null; } }", "_ = new Uri(a);" },
        { "sealed class L : System.Diagnostics.Tracing.EventListener { protected override void OnEventSourceCreated(System.Diagnostics.Tracing.EventSource s) => cs = W; }", "_ = new NpgsqlConnection(\"Host=localhost\");" },
        { "static void On() => new System.Diagnostics.Metrics.MeterListener { InstrumentPublished = (i, l) => cs = W }.Start();", "_ = new NpgsqlConnection(\"Host=localhost\");" },
        { "static void On() => AppDomain.CurrentDomain.AssemblyLoad += (o, e) => cs = W;", "_ = new NpgsqlConnectionStringBuilder(\"Host=localhost\");" },
        { "static void On() => AppDomain.CurrentDomain.FirstChanceException += (o, e) => cs = W; static int Safe(string z) { try { return int.Parse(z); } catch (FormatException) { return 0; } }", "_ = Safe(a);" },
        { "static void On() => System.Diagnostics.ActivitySource.AddActivityListener(new System.Diagnostics.ActivityListener { ShouldListenTo = s => { cs = W; return true; } }); static class T1 { public static int N = 1; static readonly System.Diagnostics.ActivitySource S = new(\"shop\"); static T1() { } }", "_ = T1.N;" },
        { "sealed class Tw : StringWriter { public override void WriteLine(string s) => cs = W; } static void On() => Console.SetOut(new Tw()); static class T1 { public static int N = 1; static T1() => Console.WriteLine(\"init\"); }", "_ = T1.N;" },
        { "sealed class Ep : EncodingProvider { public override Encoding GetEncoding(string n) { cs = W; return null; } public override Encoding GetEncoding(int n) => null; } static class T1 { public static int N = 1; static readonly Encoding E = Encoding.GetEncoding(\"utf-8\"); static T1() { } }", "_ = T1.N;" },
        { "static Dictionary<string, string> D() => new(EqualityComparer<string>.Create((x, y) => true, s => { cs = W; return 1; }));", "_ = map.ContainsKey(\"a\");" },
        { "static Dictionary<string, string> D() => new(new Microsoft.EntityFrameworkCore.ChangeTracking.ValueComparer<string>((x, y) => true, s => Hash(s))); static int Hash(string s) { cs = W; return 1; }", "map[\"b\"] = \"c\";" },
    };

    [Theory, MemberData(nameof(Hooks))]
    public Task Any_call_of_a_library_may_run_it(string hook, string step) => StrictProgram.MembersIsReportedAsync(hook + Open(step));

    [Theory, MemberData(nameof(Hooks))]
    public Task A_text_that_only_this_method_has_is_not_lost(string hook, string step) => StrictProgram.MembersPassesAsync(hook + Open(step).Replace("cs = V;", "var own = V;", StringComparison.Ordinal).Replace("new(cs)", "new(own)", StringComparison.Ordinal));

    /// <summary>The same steps, and types of the same kinds, without anything that is registered.</summary>
    public static TheoryData<string, string> None => new()
    {
        { "", "_ = DateTime.Now.ToString(\"yyyy\");" },
        { "", "_ = new Uri(a);" },
        { "", "_ = new NpgsqlConnection(\"Host=localhost\");" },
        { "static int Safe(string z) { try { return int.Parse(z); } catch (FormatException) { return 0; } }", "_ = Safe(a);" },
        { "static class T1 { public static int N = 1; static readonly System.Diagnostics.ActivitySource S = new(\"shop\"); static T1() { } }", "_ = T1.N;" },
        { "static Dictionary<string, string> D() => new(StringComparer.Ordinal); static IEqualityComparer<string> C => EqualityComparer<string>.Default;", "_ = map.ContainsKey(\"a\");" },
    };

    [Theory, MemberData(nameof(None))]
    public Task Without_one_the_step_is_harmless(string members, string step) => StrictProgram.MembersPassesAsync(members + Open(step));

    /// <summary>A builder that a function in other hands may change.</summary>
    public static TheoryData<string> Captured =>
    [
        "static NpgsqlConnection M() { var b = new NpgsqlConnectionStringBuilder(B); var d = new Dictionary<string, string>(EqualityComparer<string>.Create((x, y) => true, x => { b.SslMode = Weak; return 1; })); b.SslMode = SslMode.VerifyFull; b.GssEncryptionMode = GssEncryptionMode.Disable; _ = d.TryAdd(\"x\", \"y\"); return new(b.ConnectionString); }",
        "static int Safe(string z) { try { return int.Parse(z); } catch { return 0; } } static NpgsqlConnection M(string z) { var b = new NpgsqlConnectionStringBuilder(B); AppDomain.CurrentDomain.FirstChanceException += (o, e) => b.SslMode = Weak; b.SslMode = SslMode.VerifyFull; b.GssEncryptionMode = GssEncryptionMode.Disable; _ = Safe(z); return new(b.ConnectionString); }",
    ];

    [Theory, MemberData(nameof(Captured))]
    public Task A_captured_builder_is_not_proven(string members) => StrictProgram.MembersIsReportedAsync(members);

    /// <summary>An initializer in front of a member calls back while the member is not there yet.</summary>
    public static TheoryData<string> InFront =>
    [
        "static class A1 { static readonly System.Diagnostics.ActivitySource S = new(\"shop\"); public static readonly string Tls = \";SSL Mode=VerifyFull;GSS Encryption Mode=Disable\"; public static NpgsqlConnection Open() => new(B + Tls); } static void On() => System.Diagnostics.ActivitySource.AddActivityListener(new System.Diagnostics.ActivityListener { ShouldListenTo = s => { A1.Open(); return true; } });",
        "sealed class Key { public override int GetHashCode() { A1.Open(); return 1; } public override bool Equals(object o) => true; } static class A1 { static readonly Dictionary<Key, int> D = new() { [new Key()] = 1 }; public static readonly string Tls = \";SSL Mode=VerifyFull;GSS Encryption Mode=Disable\"; public static NpgsqlConnection Open() => new(B + Tls); }",
    ];

    [Theory, MemberData(nameof(InFront))]
    public Task A_member_behind_such_an_initializer_is_not_proven(string members) => StrictProgram.MembersIsReportedAsync(members);

    public static TheoryData<string> BehindOthers =>
    [
        "static class A1 { static readonly System.Diagnostics.ActivitySource S = new(\"shop\"); public static readonly string Tls = \";SSL Mode=VerifyFull;GSS Encryption Mode=Disable\"; public static NpgsqlConnection Open() => new(B + Tls); }",
        "static class A1 { static readonly Dictionary<string, int> D = new() { [\"a\"] = 1 }; public static readonly string Tls = \";SSL Mode=VerifyFull;GSS Encryption Mode=Disable\"; public static NpgsqlConnection Open() => new(B + Tls); }",
    ];

    [Theory, MemberData(nameof(BehindOthers))]
    public Task A_member_behind_another_initializer_is_proven(string members) => StrictProgram.MembersPassesAsync(members);

    private static string Open(string step) => " static NpgsqlConnection M(string a, Dictionary<string, string> map) { cs = V; " + step + " return new(cs); }";
}
