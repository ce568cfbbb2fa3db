using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace PgSslAnalyzers.Tests.CodeFixes;

/// <summary>Solutions of C# text that reference Npgsql.</summary>
internal static class FixWorkspace
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.IO; global using System.Text;\n";

    public static Solution Empty() => new AdhocWorkspace().CurrentSolution;

    public static Solution AddProject(this Solution solution, string name, out ProjectId id, string? options = null, OutputKind output = OutputKind.DynamicallyLinkedLibrary, IEnumerable<MetadataReference>? references = null)
    {
        id = ProjectId.CreateNewId(name);
        solution = solution.AddProject(ProjectInfo.Create(id, VersionStamp.Default, name, name, LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(output, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest), metadataReferences: references ?? TestReferences.Small));
        solution = solution.AddDocument(DocumentId.CreateNewId(id), "Usings.cs", SourceText.From(Usings), filePath: $"/src/{name}/Usings.cs");
        return options is null
            ? solution
            : solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), ".globalconfig", SourceText.From("is_global = true\n" + options), filePath: $"/src/{name}/.globalconfig");
    }

    public static Solution AddFile(this Solution solution, ProjectId project, string path, string text, out DocumentId id, Encoding? encoding = null)
    {
        id = DocumentId.CreateNewId(project, path);
        return solution.AddDocument(id, Path.GetFileName(path), SourceText.From(text, encoding ?? new UTF8Encoding(false)), filePath: path);
    }

    public static async Task<string> TextAsync(this Solution solution, DocumentId id) => (await solution.GetDocument(id)!.GetTextAsync()).ToString();

    public static async Task<IReadOnlyList<Diagnostic>> ErrorsAsync(this Project project)
        => [.. (await project.GetCompilationAsync())!.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
}
