using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace PgSslAnalyzers.EndToEnd.Tests;

/// <summary>A program as an editor holds it, with the analyzers and the code fixes of this repository.</summary>
internal sealed class FixableProject
{
    private const int MostFixes = 10;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [.. Instances<DiagnosticAnalyzer>("PgSslAnalyzers")];
    private static readonly ImmutableArray<CodeFixProvider> Fixes = [.. Instances<CodeFixProvider>("PgSslAnalyzers.CodeFixes")];

    private readonly Project project;

    private FixableProject(Project project) => this.project = project;

    /// <summary>The text of every file of the program, by name.</summary>
    public IReadOnlyDictionary<string, string> Files => project.Documents.Concat(project.AdditionalDocuments)
        .ToDictionary(d => d.Name, d => d.GetTextAsync().Result.ToString());

    public static FixableProject Create(IReadOnlyDictionary<string, string> files, string rootCertificate, IEnumerable<string> libraries)
    {
        var id = ProjectId.CreateNewId();
        CSharpCompilation compilation = CompiledProgram.Compilation("program", "", libraries);
        Solution solution = new AdhocWorkspace().CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "Story", "program", LanguageNames.CSharp, filePath: "/story/Story.csproj",
            compilationOptions: compilation.Options, parseOptions: new CSharpParseOptions(LanguageVersion.Latest), metadataReferences: compilation.References));
        solution = solution.AddAnalyzerConfigDocument(
            DocumentId.CreateNewId(id), ".globalconfig", SourceText.From($"is_global = true\npgssl.root_certificate = {rootCertificate}\n"), filePath: "/story/.globalconfig");
        foreach ((string? name, string? text) in files.Append(new("Usings.cs", CompiledProgram.Usings)))
        {
            var document = DocumentId.CreateNewId(id);
            solution = name.EndsWith(".cs", StringComparison.Ordinal)
                ? solution.AddDocument(document, name, SourceText.From(text), filePath: "/story/" + name)
                : solution.AddAdditionalDocument(document, name, SourceText.From(text), filePath: "/story/" + name);
        }

        return new FixableProject(solution.GetProject(id)!);
    }

    public async Task<CompiledProgram> BuildAsync(IEnumerable<string> libraries)
    {
        var program = CompiledProgram.Build((await project.GetCompilationAsync())!, libraries);
        foreach (TextDocument file in project.AdditionalDocuments)
            await File.WriteAllTextAsync(Path.Combine(program.Folder, file.Name), (await file.GetTextAsync()).ToString());
        return program;
    }

    /// <summary>The weak settings that the analyzers see: PGSSL1001 to PGSSL1006.</summary>
    public async Task<ImmutableArray<Diagnostic>> WeakSettingsAsync()
    {
        List<string> crashes = [];
        var options = new CompilationWithAnalyzersOptions(project.AnalyzerOptions, (e, analyzer, _) => crashes.Add($"{analyzer}: {e}"), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        CompilationWithAnalyzers compilation = (await project.GetCompilationAsync())!.WithAnalyzers(Analyzers, options);
        ImmutableArray<Diagnostic> diagnostics = (await compilation.GetAnalysisResultAsync(CancellationToken.None)).GetAllDiagnostics();
        Assert.Empty(crashes);
        return [.. diagnostics.Where(d => string.CompareOrdinal(d.Id, "PGSSL1001") >= 0 && string.CompareOrdinal(d.Id, "PGSSL1006") <= 0)];
    }

    /// <summary>The program after the first choice of the lightbulb on each weak setting.</summary>
    public async Task<FixableProject> FixAsync()
    {
        FixableProject fixable = this;
        for (int i = 0; i < MostFixes; i++)
        {
            if (await fixable.WeakSettingsAsync() is not [var weakSetting, ..])
                return fixable;
            fixable = await fixable.FixAsync(weakSetting);
        }

        throw new InvalidOperationException($"Still weak after {MostFixes} fixes: {string.Join('\n', fixable.Files.Values)}");
    }

    private async Task<FixableProject> FixAsync(Diagnostic diagnostic)
    {
        TextDocument document = project.GetDocument(diagnostic.Location.SourceTree)
            ?? project.AdditionalDocuments.Single(d => d.FilePath == diagnostic.Location.GetLineSpan().Path);
        List<CodeAction> actions = [];
        foreach (CodeFixProvider? fix in Fixes.Where(f => f.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await fix.RegisterCodeFixesAsync(document is Document code
                ? new CodeFixContext(code, diagnostic, (action, _) => actions.Add(action), CancellationToken.None)
                : new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        }

        Assert.True(actions.Count > 0, $"No fix is offered for {diagnostic}");
        ImmutableArray<CodeActionOperation> operations = await actions[0].GetOperationsAsync(CancellationToken.None);
        return new FixableProject(operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!);
    }

    private static IEnumerable<T> Instances<T>(string assembly) => Assembly.Load(assembly).GetTypes()
        .Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(T))).OrderBy(t => t.Name, StringComparer.Ordinal)
        .Select(t => (T)Activator.CreateInstance(t, nonPublic: true)!);
}
