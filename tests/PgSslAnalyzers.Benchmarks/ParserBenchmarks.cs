using BenchmarkDotNet.Attributes;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.Benchmarks;

/// <summary>Parse and check one string; the length must show as a factor, not as a power.</summary>
[MemoryDiagnoser]
public class ParserBenchmarks
{
    private string text = "";

    [Params(1, 10, 100)]
    public int Repeats { get; set; }

    [GlobalSetup]
    public void Prepare() => text = string.Concat(Enumerable.Repeat("Host=db.example.com;Username=app;Password='a;b''c';SSL Mode=Require;Application Name=shop;", Repeats));

    [Benchmark]
    public ConnectionString Parse() => ConnectionStringParser.Parse(text);

    [Benchmark]
    public CheckResult ParseAndCheck() => Checker.Check(ConnectionStringParser.Parse(text), CheckOptions.Default, ConnectionUse.Plain);
}
