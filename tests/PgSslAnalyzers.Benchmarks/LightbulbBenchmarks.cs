using System.Collections.Immutable;
using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.Analyzers;
using PgSslAnalyzers.CodeFixes;

namespace PgSslAnalyzers.Benchmarks;

/// <summary>
/// What an editor waits for after a keystroke in a file with a finding in every method: until the lightbulb of one line is open, and until Fix All is done. The findings are known
/// then, as they are in an editor.
/// </summary>
[MemoryDiagnoser, InvocationCount(1), WarmupCount(5), IterationCount(20)]
public class LightbulbBenchmarks
{
    private readonly SslModeCodeFix fix = new();
    private Solution solution = new AdhocWorkspace().CurrentSolution;
    private DocumentId id = null!;
    private Document document = null!;
    private ImmutableArray<Diagnostic> findings;
    private int keystrokes;

    /// <summary>The methods of the file; each takes seven lines and has one finding.</summary>
    [Params(86, 172, 344)]
    public int Findings { get; set; }

    /// <summary>Where the mode stands: a fix of a builder has to be compiled before it is offered, one of a text need not be.</summary>
    [Params("text", "builder")]
    public string Mode { get; set; } = "";

    [GlobalSetup]
    public void Open()
    {
        MetadataReference[] references = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static file => !Path.GetFileName(file).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)).Select(static file => MetadataReference.CreateFromFile(file))];
        var project = ProjectId.CreateNewId();
        id = DocumentId.CreateNewId(project);
        solution = solution.AddProject(ProjectInfo.Create(project, VersionStamp.Default, "Shop", "Shop", LanguageNames.CSharp, compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary), metadataReferences: references))
            .AddDocument(id, "Orders.cs", Text(), filePath: "/src/Orders.cs")
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(project), ".globalconfig", SourceText.From("is_global = true\npgssl.root_certificate = /etc/pg/root.crt\n"), filePath: "/src/.globalconfig");
    }

    [IterationSetup]
    public void Type()
    {
        solution = solution.WithDocumentText(id, SourceText.From($"// {keystrokes++}\n" + Text(), Encoding.UTF8));
        document = solution.GetDocument(id)!;
        Compilation compilation = document.Project.GetCompilationAsync().Result!;
        SemanticModel model = document.GetSemanticModelAsync().Result!;
        findings = compilation.WithAnalyzers([new ConnectionStringAnalyzer()], document.Project.AnalyzerOptions).GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None).Result;
        if (findings.Length != Findings)
            throw new InvalidOperationException($"{findings.Length} findings instead of {Findings}.");
    }

    [Benchmark]
    public int Lightbulb()
    {
        var actions = new List<CodeAction>();
        fix.RegisterCodeFixesAsync(new CodeFixContext(document, findings[Findings / 2], (action, _) => actions.Add(action), CancellationToken.None)).GetAwaiter().GetResult();
        return actions.Count > 0 ? actions.Count : throw new InvalidOperationException("No fix.");
    }

    [Benchmark]
    public int FixAll()
    {
        string rule = findings[0].Id;
        var context = new FixAllContext(document, fix, FixAllScope.Document, "Recommended", [rule], new Known(findings), CancellationToken.None);
        CodeAction action = fix.GetFixAllProvider().GetFixAsync(context).Result ?? throw new InvalidOperationException("No fix.");
        return action.GetOperationsAsync(CancellationToken.None).Result.Length;
    }

    private string Text()
    {
        string settings = Mode == "text" ? "$\"Host={host};Username=app;Database=shop;SSL Mode=Require\"" : "new NpgsqlConnectionStringBuilder { Host = host, Username = \"app\", SslMode = SslMode.Require }.ConnectionString";
        var text = new StringBuilder("using Npgsql;\nnamespace Shop;\npublic sealed class Orders\n{\n");
        for (int method = 0; method < Findings; method++)
            text.Append("    public int Count").Append(method).Append("(string host, int id)\n    {\n        using var connection = new NpgsqlConnection(").Append(settings).Append(");\n        connection.Open();\n        using var command = new NpgsqlCommand(\"SELECT count(*) FROM orders WHERE id = \" + id, connection);\n        return (int)command.ExecuteScalar()!;\n    }\n");
        return text.Append("}\n").ToString();
    }

    private sealed class Known(ImmutableArray<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(findings);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(findings);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
