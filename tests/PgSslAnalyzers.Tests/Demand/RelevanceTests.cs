using System.Collections.Immutable;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PgSslAnalyzers.Analyzers;
using PgSslAnalyzers.Tests.Invariants;

namespace PgSslAnalyzers.Tests.Demand;

/// <summary>Statements that do not matter are passed over: what is found is the same as with all of them interpreted, in each mode.</summary>
public sealed class RelevanceTests
{
    private const int Batch = 40;

    private static readonly Gen<(string Members, int[] Choices, int Kind)[]> Programs = Gen.Select(RandomPrograms.Members, Gen.Int[0, 1000].Array[1, 6], Gen.Int[0, 3]).Array[Batch];

    private static readonly Analysis.TestOptions Strict = new(("build_property.PgSslAnalysisMode", "Strict"));

    [Fact]
    public void Random_programs()
        => Programs.Sample(static programs => AssertSame(programs.Select(static program => program.Kind switch
        {
            0 => RandomPrograms.WithUnknownModes(program.Members, program.Choices),
            1 => RandomPrograms.WithMode(program.Members, "VerifyFull"),
            2 => RandomPrograms.WithMode(program.Members, "Prefer"),
            _ => RandomPrograms.WithMode(program.Members, "Require"),
        }).Select(static (program, number) => $"namespace N{number};\n{program}"), false), iter: 5, threads: 1);

    /// <summary>Ways on which something gets to a sink, or is changed, that do not show in the statement of the sink.</summary>
    [Theory]
    [InlineData("""var list = new List<string> { "Host=h" }; var same = list; same.Add("SSL Mode=Require"); _ = new NpgsqlConnection(string.Join(";", list));""")]
    [InlineData("""string s = "Host=h"; void Set() { s = "Host=h;SSL Mode=Require"; } Set(); _ = new NpgsqlConnection(s);""")]
    [InlineData("""string s = "Host=h"; Action set = () => { s = "Host=h;SSL Mode=Require"; }; set(); _ = new NpgsqlConnection(s);""")]
    [InlineData("""string s = "Host=h;SSL Mode=VerifyFull"; ref string r = ref s; r = "Host=h;SSL Mode=Require"; _ = new NpgsqlConnection(s);""")]
    [InlineData("""Fill(out string s); _ = new NpgsqlConnection(s);""")]
    [InlineData("""string h = host; h = "localhost"; _ = new NpgsqlConnection("Host=" + h);""")]
    [InlineData("""bool local = false; if (host == "localhost") local = true; SslMode m = local ? SslMode.Disable : SslMode.VerifyFull; _ = new NpgsqlConnectionStringBuilder { Host = host, SslMode = m }.ToString();""")]
    [InlineData("""string s = "Host=h"; for (int i = 0; i < n; i++) { n += i; s += ";SSL Mode=Require"; } _ = new NpgsqlConnection(s);""")]
    [InlineData("""object o = "Host=h;SSL Mode=Require"; n++; if (o is string { Length: > 3 } t) _ = new NpgsqlConnection(t);""")]
    [InlineData("""var (a, b) = ("Host=h;SSL Mode=Require", n); n += b; _ = new NpgsqlConnection(a);""")]
    [InlineData("""var b = new NpgsqlConnectionStringBuilder { Host = "h", SslMode = SslMode.VerifyFull }; Keep(b); Console.WriteLine(n); _ = new NpgsqlConnection(b.ToString());""")]
    [InlineData("""field = "Host=h;SSL Mode=Require"; n = n * 2; Console.WriteLine(host); Open();""")]
    [InlineData("""var b = new NpgsqlConnectionStringBuilder { Host = "h" }; string text = b.ConnectionString; n++; Console.WriteLine(text);""")]
    [InlineData("""string part = "Host=h;Username=u"; n++; string whole = part + ";SSL Mode=Require"; Console.WriteLine(n);""")]
    [InlineData("""Func<string> f = () => "Host=h;SSL Mode=Require"; n++; _ = new NpgsqlConnection(f());""")]
    [InlineData("""string s; try { n = 1 / n; s = "Host=h;SSL Mode=VerifyFull"; } catch (Exception) { s = "Host=h;SSL Mode=Require"; } _ = new NpgsqlConnection(s);""")]
    [InlineData("""var sb = new StringBuilder("Host=h"); Grow(sb); n++; _ = new NpgsqlConnection(sb.ToString());""")]
    [InlineData("""string s = "Host=h;SSL Mode=VerifyFull"; unsafe { fixed (char* p = s) { *p = 'x'; } } _ = new NpgsqlConnection(s);""")]
    [InlineData("""Console.WriteLine("Host of n: host=" + host); n++;""")]
    public void Programs_in_which_statements_depend_on_each_other(string body)
    {
        string program = $$"""
            using System; using System.Collections.Generic; using System.Text; using Npgsql;
            class Program
            {
                string field = ""; NpgsqlConnectionStringBuilder? kept;
                void Keep(NpgsqlConnectionStringBuilder builder) => kept = builder;
                void Open() => new NpgsqlConnection(field).Open();
                static void Fill(out string text) => text = "Host=h;SSL Mode=Require";
                static void Grow(StringBuilder text) => text.Append(";SSL Mode=Require");
                void Run(string host, int n) { {{body}} }
            }
            """;
        AssertSame([program], mayBeSilent: true);
    }

    private static void AssertSame(IEnumerable<string> programs, bool mayBeSilent)
    {
        Compilation compilation = Analysis.Compile(programs.Select(static (program, number) => ($"/src/File{number}.cs", program)), TestReferences.Small);
        Assert.DoesNotContain(compilation.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        foreach (Analysis.TestOptions options in new[] { Analysis.TestOptions.None, Strict })
        {
            string[] all = Findings(compilation, new ConnectionStringAnalyzer(interpretsEverything: true), options);
            Assert.Equal(all, Findings(compilation, new ConnectionStringAnalyzer(), options));
            Assert.True(mayBeSilent || all.Length > 0);
        }
    }

    private static string[] Findings(Compilation compilation, DiagnosticAnalyzer analyzer, AnalyzerConfigOptionsProvider options)
        => [.. Analysis.InOrder(compilation.WithAnalyzers([analyzer], new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty, options)).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult())
            .Select(static finding => finding + string.Concat(finding.Properties.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $" {pair.Key}={pair.Value}")))];
}
