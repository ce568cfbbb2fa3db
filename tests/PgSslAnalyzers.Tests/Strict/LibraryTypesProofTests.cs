namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Objects of which the code says the name of a library's type only: they may be of a type that the program has derived from it, and run its code. Each program without that type is proven.</summary>
public sealed class LibraryTypesProofTests
{
    private const string Use = " static void M() { cs = V; STEP new NpgsqlConnection(cs).Open(); }";

    /// <summary>A type of the program, the object, and the step in between.</summary>
    public static TheoryData<string, string, string> Steps => new()
    {
        { """class U() : Uri("http://x") { public override string ToString() { cs = W; return "x"; } }""", """static Uri u = new("http://x");""", """_ = $"{u}";""" },
        { """class L : List<int> { public override string ToString() { cs = W; return "x"; } }""", """static List<int> u = new();""", """_ = $"{u}";""" },
        { """class L : List<int>, ICollection<int> { int ICollection<int>.Count { get { cs = W; return 0; } } }""", """static List<int> u = new();""", """_ = new List<int>(u);""" },
        { """class L : List<int>, IEnumerable<int> { IEnumerator<int> IEnumerable<int>.GetEnumerator() { cs = W; yield break; } }""", """static List<int> u = new();""", """_ = string.Join(",", u);""" },
        { """class C : IEqualityComparer<string> { public bool Equals(string? a, string? b) => true; public int GetHashCode(string s) { cs = W; return 1; } }""", """static Dictionary<string, int> u = new();""", """_ = u.ContainsKey("a");""" },
        { """class C : StringComparer { public override int Compare(string? a, string? b) => 1; public override bool Equals(string? a, string? b) => true; public override int GetHashCode(string s) { cs = W; return 1; } }""", """static HashSet<string> u = new();""", """u.Add("a");""" },
        { """class C : DbConnectionStringBuilder { public override bool ShouldSerialize(string k) { cs = W; return true; } }""", """static DbConnectionStringBuilder u = new();""", """_ = u.ConnectionString;""" },
        { """class F : IFormatProvider { public object? GetFormat(Type? t) { cs = W; return null; } }""", """static IFormatProvider u = System.Globalization.CultureInfo.InvariantCulture;""", """_ = 1.ToString(u);""" },
        { """class F() : System.Globalization.CultureInfo("") { public override object? GetFormat(Type? t) { cs = W; return null; } }""", """static System.Globalization.CultureInfo u = System.Globalization.CultureInfo.InvariantCulture;""", """_ = 1.ToString(u);""" },
    };

    /// <summary>A format provider of the program decides what becomes of the mode.</summary>
    public static TheoryData<string> Formats =>
    [
        """string.Create(F, $"Host=db.example.com;GSS Encryption Mode=Disable;SSL Mode={SslMode.VerifyFull}")""",
        """string.Format(F, "Host=db.example.com;GSS Encryption Mode=Disable;SSL Mode={0}", "VerifyFull")""",
        """new StringBuilder().AppendFormat(F, "Host=db.example.com;GSS Encryption Mode=Disable;SSL Mode={0}", SslMode.VerifyFull).ToString()""",
    ];

    [Theory, MemberData(nameof(Steps))]
    public async Task Is_reported_if_the_program_has_such_a_type(string type, string member, string step)
    {
        string use = member + Use.Replace("STEP", step, StringComparison.Ordinal);
        await StrictProgram.MembersIsReportedAsync(type + use);
        await StrictProgram.MembersPassesAsync(use);
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task A_text_of_a_format_provider_of_the_program_is_reported(string text)
    {
        string use = $"static IFormatProvider F => new P(); static void M() => new NpgsqlConnection({text}).Open();";
        await StrictProgram.MembersIsReportedAsync("class P : IFormatProvider, ICustomFormatter { public object? GetFormat(Type? t) => this; public string Format(string? f, object? a, IFormatProvider? p) => \"Disable\"; }" + use);
        await StrictProgram.MembersPassesAsync($"static void M() => new NpgsqlConnection({text.Replace("(F,", "(System.Globalization.CultureInfo.InvariantCulture,", StringComparison.Ordinal)}).Open();");
    }

    /// <summary>An initializer in front of the text: what it calls may be code of the program that reads the text before it is there.</summary>
    [Theory]
    [InlineData("""class O : System.IO.StringWriter { public override void Write(string? s) => new NpgsqlConnection(B + A.Tls).Open(); }""", """System.IO.StringWriter w = new(); w.Write("");""")]
    [InlineData("""class O : System.IO.StringWriter { public override void Write(string? s) => new NpgsqlConnection(B + A.Tls).Open(); }""", """System.IO.TextWriter w = Console.Out; w.Write("");""")]
    [InlineData("""class O : System.IO.MemoryStream { public override long Length { get { new NpgsqlConnection(B + A.Tls).Open(); return 0; } } }""", """System.IO.MemoryStream w = new(); _ = w.Length;""")]
    [InlineData("""class O : System.IO.MemoryStream { protected override void Dispose(bool d) => new NpgsqlConnection(B + A.Tls).Open(); }""", """using (System.IO.MemoryStream w = new()) { }""")]
    public async Task An_initializer_that_uses_such_an_object_is_reported(string type, string step)
    {
        string use = "static class A { static int First() { STEP return 1; } static readonly int first = First(); public static readonly string Tls = \";SSL Mode=VerifyFull;GSS Encryption Mode=Disable\"; } static void M() => new NpgsqlConnection(B + A.Tls).Open();"
            .Replace("STEP", step, StringComparison.Ordinal);
        await StrictProgram.MembersIsReportedAsync(type + use);
        await StrictProgram.MembersPassesAsync(use);
    }

    /// <summary>A type of the program under the name with which the compiler makes places, ranges and lists, and a step that uses it.</summary>
    public static TheoryData<string, string> OfCompiler => new()
    {
        { "namespace System { public readonly struct Index(int v, bool e = false) { public int GetOffset(int l) { Program.Hit(); return e ? l - v : v; } } }", "System.Index i = new(0); _ = n[i];" },
        { "namespace System { public readonly struct Index(int v, bool e = false) { public static implicit operator Index(int i) { Program.Hit(); return new(i); } public int GetOffset(int l) { Program.Hit(); return e ? l - v : v; } } }", "_ = n[^1];" },
        { "namespace System.Runtime.InteropServices { public static class CollectionsMarshal { public static void SetCount<T>(List<T> l, int n) { Program.Hit(); } public static Span<T> AsSpan<T>(List<T> l) => new T[2]; } }", "List<int> z = [1, 2];" },
    };

    [Theory, MemberData(nameof(OfCompiler))]
    public async Task A_step_that_runs_such_a_type_is_reported(string type, string step)
    {
        // Roslyn 4.8.0 does not give the type to a collection expression.
        if (step.Contains(" = [", StringComparison.Ordinal) && !Analysis.KnowsCollectionExpressions)
            return;
        string file = type + " public static class Program { public static string cs = \"\"; public static void Hit() => cs = Environment.GetEnvironmentVariable(\"WEAK\")!; static NpgsqlConnection M(int[] n) { cs = \"Host=db.example.com;SSL Mode=VerifyFull;GSS Encryption Mode=Disable\"; STEP return new(cs); } }";
        await StrictProgram.FileIsReportedAsync(file.Replace("STEP", step, StringComparison.Ordinal));
        await StrictProgram.FilePassesAsync(file.Replace("STEP", "", StringComparison.Ordinal));
    }
}
