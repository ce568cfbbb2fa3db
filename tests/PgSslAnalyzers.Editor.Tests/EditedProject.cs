using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.Analyzers;
using PgSslAnalyzers.CodeFixes;

namespace PgSslAnalyzers.Editor.Tests;

/// <summary>A project with Npgsql and this package, as an editor holds it: C# files are documents, configuration files are additional ones.</summary>
internal sealed class EditedProject
{
    private const string Options = "is_global = true\npgssl.root_certificate = /etc/pg/root.crt\n";
    private const string Usings = "global using System; global using System.Threading.Tasks;\n";

    private static readonly MefHostServices Host = CodeFixService.CreateHost();
    private static readonly CodeFixService Service = new(Host);

    private readonly ProjectId projectId = ProjectId.CreateNewId();
    private readonly Solution original;

    public EditedProject(IReadOnlyDictionary<string, string> files)
    {
        var loader = new Loader();
        original = new AdhocWorkspace(Host).CurrentSolution.AddProject(ProjectInfo.Create(projectId, VersionStamp.Default, "Shop", "Shop", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable),
            metadataReferences: References(),
            analyzerReferences: [new AnalyzerFileReference(typeof(ConnectionStringAnalyzer).Assembly.Location, loader), new AnalyzerFileReference(typeof(SslModeCodeFix).Assembly.Location, loader)]));
        original = original.AddAnalyzerConfigDocument(DocumentId.CreateNewId(projectId), ".globalconfig", SourceText.From(Options), filePath: "/Shop/.globalconfig");
        original = original.AddDocument(DocumentId.CreateNewId(projectId), "Usings.cs", Usings, filePath: "/Shop/Usings.cs");
        foreach ((string name, string text) in files)
        {
            DocumentId id = DocumentId.CreateNewId(projectId);
            original = name.EndsWith(".cs", StringComparison.Ordinal)
                ? original.AddDocument(id, name, text, filePath: "/Shop/" + name)
                : original.AddAdditionalDocument(id, name, text, filePath: "/Shop/" + name);
        }
    }

    private Project Project => original.GetProject(projectId)!;

    /// <summary>The findings of this package in a file, as the analyzers report them with this text.</summary>
    public async Task<IReadOnlyList<Diagnostic>> FindingsAsync(string file, string text)
    {
        Project project = With(file, text).Project;
        Compilation compilation = (await project.GetCompilationAsync())!;
        Assert.DoesNotContain(compilation.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        ImmutableArray<Diagnostic> all = await compilation
            .WithAnalyzers([.. project.AnalyzerReferences.SelectMany(static reference => reference.GetAnalyzers(LanguageNames.CSharp))], project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync();
        return [.. all.Where(finding => finding.Location.GetLineSpan().Path == "/Shop/" + file).OrderBy(static finding => finding.Location.SourceSpan.Start)];
    }

    /// <summary>The fixes of this package that the service offers at a place, in the order of the menu, each with the text that it makes of the file.</summary>
    public async Task<IReadOnlyList<(string Title, string Text)>> FixesAsync(string file, string text, TextSpan span)
    {
        TextDocument document = With(file, text);
        var fixes = new List<(string, string)>();
        foreach (CodeAction action in await Service.FixesAsync(document, span))
        {
            // Roslyn adds its own, such as "Suppress or configure issues".
            if (!action.Title.StartsWith("Use ", StringComparison.Ordinal))
                continue;
            Solution changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
            TextDocument result = changed.GetDocument(document.Id) ?? changed.GetAdditionalDocument(document.Id)!;
            fixes.Add((action.Title, (await result.GetTextAsync()).ToString()));
        }
        return fixes;
    }

    private TextDocument With(string file, string text)
    {
        DocumentId id = Project.Documents.Concat<TextDocument>(Project.AdditionalDocuments).Single(document => document.Name == file).Id;
        Solution solution = original.ContainsDocument(id) ? original.WithDocumentText(id, SourceText.From(text)) : original.WithAdditionalDocumentText(id, SourceText.From(text));
        return solution.GetDocument(id) ?? solution.GetAdditionalDocument(id)!;
    }

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(static file => Path.GetFileName(file) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "Npgsql.dll" or "Microsoft.Extensions.Logging.Abstractions.dll"))
        .Select(static file => MetadataReference.CreateFromFile(file));

    /// <summary>The assemblies under test are loaded already.</summary>
    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => AppDomain.CurrentDomain.GetAssemblies().Single(assembly => !assembly.IsDynamic && assembly.Location == fullPath);
    }
}
