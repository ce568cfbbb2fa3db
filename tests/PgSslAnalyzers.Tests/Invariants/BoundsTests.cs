using System.Text;
using Microsoft.CodeAnalysis;
using PgSslAnalyzers.Flow;

namespace PgSslAnalyzers.Tests.Invariants;

/// <summary>
/// What a program may cost is written in <see cref="Interpreter"/>: it is counted in steps here, not measured by the clock. A longer program of the same
/// shape takes more steps in proportion, and none takes more than the bound.
/// </summary>
[Trait("Category", "Long")]
public sealed class BoundsTests
{
    private const string End = " _ = new NpgsqlConnection(cs); } }";

    /// <summary>Shapes of programs by their size.</summary>
    private static readonly Dictionary<string, Func<int, string>> Shapes = new()
    {
        ["statements"] = static n => Method("string cs = \"Host=h;SSL Mode=Require\";" + Repeat(n, static i => $"cs += \";Options=o{i}\";") + End),
        ["locals"] = static n => Method(Repeat(n, static i => $"string l{i} = \"Host=h{i}.example.org;SSL Mode=Require\";") + "string cs = l0;" + End),
        ["locals, all opened"] = static n => Method(Repeat(n, static i => $"string l{i} = \"Host=h{i}.example.org;SSL Mode=Require\"; _ = new NpgsqlConnection(l{i});") + "string cs = l0;" + End),
        ["branches one after the other"] = static n => Method("string cs = \"Host=h\";" + Repeat(n, static i => $"if (n == {i}) cs += \";SSL Mode=Require\"; else cs += \";Timeout={i}\";") + End),
        ["branches in each other"] = static n => Method("string cs = \"Host=h\";" + Repeat(Math.Min(n, 100), static i => $"if (n > {i}) {{ cs += \";Timeout={i}\";") + new string('}', Math.Min(n, 100)) + End),
        ["loops one after the other"] = static n => Method("string cs = \"Host=h\";" + Repeat(n, static i => $"for (int i{i} = 0; i{i} < n; i{i}++) cs += \";Timeout={i}\";") + End),
        ["switch sections"] = static n => Method("string cs; switch (n) {" + Repeat(n, static i => $"case {i}: cs = \"Host=h{i};SSL Mode=Require\"; break;") + "default: return; }" + End),
        ["switch arms"] = static n => Method("string cs = n switch {" + Repeat(n, static i => $"{i} => \"Host=h{i};SSL Mode=Require\",") + "_ => \"\" };" + End),
        ["conditional operators"] = static n => Method("string cs = " + Repeat(n, static i => $"n == {i} ? \"Host=h{i};SSL Mode=Require\" : ") + "\"\";" + End),
        ["null-coalescing operators"] = static n => Method("string cs = " + Repeat(n, static i => $"Environment.GetEnvironmentVariable(\"V{i}\") ?? ") + "\"Host=h;SSL Mode=Require\";" + End),
        ["parts of a concatenation"] = static n => Method("string cs = \"Host=h\"" + Repeat(n, static i => $" + \";Timeout=\" + n") + ";" + End),
        ["constant parts"] = static n => Method("string cs = \"Host=h\"" + Repeat(n, static i => $" + \";Timeout={i}\"") + ";" + End),
        ["holes of an interpolation"] = static n => Method("string cs = $\"Host=h" + Repeat(n, static i => ";Timeout={n}") + "\";" + End),
        ["appended pieces"] = static n => Method("var b = new StringBuilder(\"Host=h\");" + Repeat(n, static i => $"b.Append(\";Timeout=\").Append(n);") + "string cs = b.ToString();" + End),
        ["elements of a list"] = static n => Method("var l = new List<string> { \"Host=h\" };" + Repeat(n, static i => $"l.Add(\"Timeout={i}\");") + "string cs = string.Join(\";\", l);" + End),
        ["writes to a builder"] = static n => Method("var b = new NpgsqlConnectionStringBuilder { Host = \"h\" };" + Repeat(n, static i => $"b.Timeout = {i}; b[\"SSL Mode\"] = \"Require\";") + "string cs = b.ToString();" + End),
        ["writes in branches"] = static n => Method("var b = new NpgsqlConnectionStringBuilder { Host = \"h\" };" + Repeat(n, static i => $"if (n == {i}) b.SslMode = SslMode.Require;") + "string cs = b.ToString();" + End),
        ["builders"] = static n => Method(Repeat(n, static i => $"var b{i} = new NpgsqlConnectionStringBuilder {{ Host = \"h\", SslMode = SslMode.Require }};") + "string cs = b0.ToString();" + End),
        ["lambdas"] = static n => Method("string cs = \"Host=h;SSL Mode=Require\"; Action a;" + Repeat(n, static i => $"a = () => new NpgsqlConnection(cs).Open();") + End),
        ["lambdas in each other"] = static n => Method("string cs = \"Host=h;SSL Mode=Require\"; Action a = " + Repeat(Math.Min(n, 12), static i => $"() => {{ Action a{i} = ") + "null!;" + Repeat(Math.Min(n, 12), static i => "};") + End),
        ["local functions"] = static n => Method("string cs = \"Host=h;SSL Mode=Require\";" + Repeat(n, static i => $"void F{i}() => new NpgsqlConnection(cs).Open(); F{i}();") + End),
        ["helpers"] = static n => "class C { " + Repeat(n, static i => $"string H{i}(string s) => s + \";SSL Mode=Require\"; void M{i}() => new NpgsqlConnection(H{i}(\"Host=h\")).Open();") + "}",
        ["callers of a wrapper"] = static n => "class C { void Open(string cs) => new NpgsqlConnection(cs).Open();" + Repeat(n, static i => $"void M{i}() => Open(\"Host=h{i};SSL Mode=Require\");") + "}",
        ["constants of constants"] = static n => "class C { const string C0 = \"Host=h\";" + Repeat(n, static i => $"const string C{i + 1} = C{i} + \";Timeout={i}\";") + $" object M() => new NpgsqlConnection(C{n}); }}",
        ["fields"] = static n => "class C {" + Repeat(n, static i => $"static readonly string F{i} = \"Host=h{i};SSL Mode=Require\";") + " object M() => new NpgsqlConnection(F0); }",
        ["try and catch"] = static n => Method("string cs = \"Host=h\";" + Repeat(n, static i => $"try {{ cs += \";Timeout={i}\"; }} catch {{ cs = \"Host=h{i}\"; }} finally {{ n++; }}") + End),
    };

    public static TheoryData<string> Names => [.. Shapes.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Steps_grow_in_proportion(string shape)
    {
        Interpretation.Result small = Interpretation.Run(Shapes[shape](30)), large = Interpretation.Run(Shapes[shape](300));
        Assert.InRange(large.Most, 0, Interpreter.MaxSteps);
        Assert.InRange(large.Steps, 0, small.Steps * 13 + 200);
        Assert.True(small.Reached > 0);
        Assert.True(large.Reached > 0, "A program of this size is still understood.");
    }

    /// <summary>Programs that go on for ever, or in circles, or without measure.</summary>
    public static TheoryData<string, string> Endless => new()
    {
        { "a loop that appends", Method("string cs = \"Host=h\"; while (n++ > 0) cs += \";Timeout=1\";" + End) },
        { "a loop that never ends", Method("string cs = \"Host=h;SSL Mode=Require\"; while (true) { _ = new NpgsqlConnection(cs); cs += \";Timeout=1\"; } } }") },
        { "loops in each other", Method("string cs = \"Host=h\";" + Repeat(40, static i => $"for (int i{i} = 0; i{i} < n; i{i}++) {{ cs += \";Timeout={i}\";") + new string('}', 40) + End) },
        { "a swap in a loop", Method("string a = \"Host=a\", b = \"Host=b\", cs = \"Host=c\"; while (n++ > 0) { string t = a; a = b; b = cs; cs = t + \";\"; }" + End) },
        { "goto in circles", Method("string cs = \"Host=h\"; a: cs += \";Timeout=1\"; if (n++ > 3) goto b; goto a; b: cs += \";Pooling=true\"; if (n++ > 9) goto a;" + End) },
        { "a builder in a loop", Method("var b = new NpgsqlConnectionStringBuilder(\"Host=h\"); for (;;) { b = new NpgsqlConnectionStringBuilder(b.ToString() + \";Timeout=1\"); if (n++ > 9) break; } string cs = b.ToString();" + End) },
        { "a buffer in a loop", Method("var b = new StringBuilder(\"Host=h\"); while (n++ < 9) b.Append(b).Append(';'); string cs = b.ToString();" + End) },
        { "recursion", "class C { string R(string s) => R(s + \";Timeout=1\") + R(s); object M() => new NpgsqlConnection(R(\"Host=h\")); }" },
        { "mutual recursion", "class C { string A(string s) => B(s) + B(s); string B(string s) => A(s) + A(s); object M() => new NpgsqlConnection(A(\"Host=h\")); }" },
        { "recursion of local functions", Method("string cs = A(\"Host=h\"); string A(string s) => n > 3 ? B(s) : s; string B(string s) => A(s + \";\") + A(s);" + End) },
        { "recursion of lambdas", Method("Func<string, string> f = null!; f = s => f(f(s)); string cs = f(\"Host=h\");" + End) },
        { "a circle of properties", "class C { string A => B + B; string B => A + A; object M() => new NpgsqlConnection(A); }" },
        { "a circle of fields", "class C { static string a = b + b; static string b = a + a; object M() => new NpgsqlConnection(a); }" },
        { "a circle of constructors", "class C { readonly string cs; C(string s) { cs = new C(s + \";\").cs; } object M() => new NpgsqlConnection(new C(\"Host=h\").cs); }" },
        { "many ways to many texts", Method("string cs = \"Host=h\";" + Repeat(60, static i => $"cs += n > {i} ? \";A{i}\" : n < {i} ? \";B{i}\" : \";C{i}\";") + End) },
        { "a tree of calls", "class C {" + Repeat(20, static i => $"string H{i}(string s) => H{i + 1}(s + \"a\") + H{i + 1}(s + \"b\");") + "string H20(string s) => s; object M() => new NpgsqlConnection(H0(\"Host=h\")); }" },
    };

    [Theory, MemberData(nameof(Endless))]
    public void Steps_are_bounded(string _, string program)
    {
        Interpretation.Result result = Interpretation.Run(program);
        // Far below the bound: the interpreter ends by itself.
        Assert.InRange(result.Most, 1, Interpreter.MaxSteps / 4);
        Assert.True(result.Reached > 0);
    }

    /// <summary>Large beyond reason: what is still understood, and that nothing runs away.</summary>
    [Fact]
    public void Ten_thousand_parts()
    {
        Interpretation.Result result = Interpretation.Run(Method("string cs = \"Host=h;SSL Mode=Require\"" + Repeat(10_000, static _ => " + n") + ";" + End));
        Assert.InRange(result.Most, 10_000, Interpreter.MaxSteps);
        Assert.True(result.Reached > 0);
    }

    [Fact]
    public void Five_thousand_locals()
    {
        Interpretation.Result result = Interpretation.Run(Shapes["locals, all opened"](5_000));
        Assert.InRange(result.Most, 5_000, Interpreter.MaxSteps);
        Assert.True(result.Reached >= 5_000);
    }

    [Fact]
    public async Task A_literal_of_a_megabyte()
    {
        string text = "Host=pg.example.org;SSL Mode=Require;Application Name=" + new string('x', 1 << 20);
        IReadOnlyList<Diagnostic> findings = await Verify.FindingsAsync(null, $"class C {{ object M() => new NpgsqlConnection(\"{text}\"); }}");
        Assert.Equal("PGSSL1003", Assert.Single(findings).Id);
        Assert.InRange(Interpretation.Run($"class C {{ object M() => new NpgsqlConnection(\"{text}\"); }}").Most, 1, 100);
    }

    /// <summary>Constants of the compiler are known however many parts they have.</summary>
    [Fact]
    public async Task A_constant_of_ten_thousand_parts()
    {
        IReadOnlyList<Diagnostic> findings = await Verify.FindingsAsync(null, Method("const string cs = \"Host=pg.example.org;SSL Mode=Require;Application Name=\"" + Repeat(10_000, static _ => " + \"x\"") + ";" + End));
        Assert.Equal("PGSSL1003", Assert.Single(findings).Id);
    }

    private static string Method(string body) => "class C { void M(int n) { " + body;

    private static string Repeat(int count, Func<int, string> part)
    {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++)
            text.Append(part(i));
        return text.ToString();
    }
}
