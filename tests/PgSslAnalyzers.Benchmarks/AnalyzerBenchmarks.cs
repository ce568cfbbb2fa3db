using System.Collections.Immutable;
using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PgSslAnalyzers.Analyzers;

namespace PgSslAnalyzers.Benchmarks;

/// <summary>
/// What the analyzer adds to a compilation of 50 files: without Npgsql, with Npgsql and nothing but ordinary code and texts, and with a sink in every method.
/// The baseline is an analyzer that registers the same action and does nothing.
/// </summary>
[MemoryDiagnoser]
public class AnalyzerBenchmarks
{
    private const int Files = 50, Methods = 25;
    private readonly Dictionary<string, Compilation> compilations = [];

    [Params("without Npgsql", "texts, no sink", "a sink a method")]
    public string Project { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        MetadataReference[] all = [.. platform.Where(static file => !Path.GetFileName(file).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)).Select(static file => MetadataReference.CreateFromFile(file))];
        MetadataReference[] withoutNpgsql = [.. all.Where(static reference => Path.GetFileName(reference.Display!) != "Npgsql.dll")];
        compilations["without Npgsql"] = Compile("Console.WriteLine($\"Order {id} of {DateTime.Now}: {Math.Sqrt(id)}\");", withoutNpgsql);
        compilations["texts, no sink"] = Compile("Console.WriteLine($\"Order={id} of {DateTime.Now}: a=b;c=d {Math.Sqrt(id)}\"); var s = \"key=value;other=\" + id; Console.WriteLine(s);", all);
        compilations["a sink a method"] = Compile("using var c = new Npgsql.NpgsqlConnection($\"Host=db{id}.example.com;Username=u;SSL Mode=Require\"); c.Open();", all);
    }

    [Benchmark(Baseline = true)]
    public int Compiler() => Fresh().GetDiagnostics().Length;

    [Benchmark]
    public Task<ImmutableArray<Diagnostic>> EmptyAnalyzer() => Run(new Empty());

    [Benchmark]
    public Task<ImmutableArray<Diagnostic>> PgSsl() => Run(new ConnectionStringAnalyzer());

    // Semantic models and bound trees are cached in a compilation: every run gets a new one over the same trees.
    private Compilation Fresh() => compilations[Project].RemoveAllSyntaxTrees().AddSyntaxTrees(compilations[Project].SyntaxTrees);

    private Task<ImmutableArray<Diagnostic>> Run(DiagnosticAnalyzer analyzer)
        => Fresh().WithAnalyzers([analyzer], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false)).GetAnalyzerDiagnosticsAsync();

    private static CSharpCompilation Compile(string statement, MetadataReference[] references)
    {
        var trees = new List<SyntaxTree>();
        for (int file = 0; file < Files; file++)
        {
            StringBuilder text = new StringBuilder("using System;\nnamespace Shop;\npublic sealed class Orders").Append(file).Append("\n{\n");
            for (int method = 0; method < Methods; method++)
                text.Append("    public void Show").Append(method).Append("(int id)\n    {\n        if (id < 0)\n            throw new ArgumentOutOfRangeException(nameof(id));\n        ").Append(statement).Append("\n    }\n");
            trees.Add(CSharpSyntaxTree.ParseText(text.Append("}\n").ToString(), path: $"Orders{file}.cs"));
        }
        return CSharpCompilation.Create("Shop", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

#pragma warning disable RS1001 // For the benchmark only: it has no attribute so that no host loads it.
    private sealed class Empty : DiagnosticAnalyzer
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
            context.EnableConcurrentExecution();
            context.RegisterCompilationStartAction(static start => start.RegisterSemanticModelAction(static _ => { }));
        }
    }
#pragma warning restore RS1001
}
