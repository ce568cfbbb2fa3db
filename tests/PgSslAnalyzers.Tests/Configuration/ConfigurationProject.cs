using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes;
using PgSslAnalyzers.Tests.CodeFixes;

namespace PgSslAnalyzers.Tests.Configuration;

/// <summary>A project with configuration files: what its analyzers find, and what its fixes make of them.</summary>
internal sealed class ConfigurationProject
{
    private const string Program = "static class Program { static readonly System.Type Connection = typeof(Npgsql.NpgsqlConnection); }\n";

    private readonly ProjectId id = ProjectId.CreateNewId();
    private Solution solution;

    /// <param name="program">A C# file; without it one with nothing to find.</param>
    /// <param name="references">What it is compiled against; without it Npgsql.</param>
    /// <param name="path">The name of the C# file.</param>
    public ConfigurationProject(string program = Program, ImmutableArray<MetadataReference>? references = null, string path = "Program.cs")
    {
        solution = new AdhocWorkspace().CurrentSolution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, "App", "App", LanguageNames.CSharp,
                compilationOptions: Analysis.CompilationOptions, parseOptions: Analysis.ParseOptions, metadataReferences: references ?? TestReferences.Small))
            .AddDocument(DocumentId.CreateNewId(id), path, SourceText.From(program), filePath: "/src/" + path);
    }

    public Project Project => solution.GetProject(id)!;

    /// <summary>Adds a configuration file, an .editorconfig or .globalconfig, or a C# file.</summary>
    public ConfigurationProject With(string path, string text, Encoding? encoding = null)
    {
        string full = "/src/" + path;
        DocumentId document = DocumentId.CreateNewId(id, full);
        var source = SourceText.From(text, encoding ?? new UTF8Encoding(false));
        solution = Path.GetFileName(path) is ".editorconfig" or ".globalconfig"
            ? solution.AddAnalyzerConfigDocument(document, Path.GetFileName(path), source, filePath: full)
            : path.EndsWith(".cs", StringComparison.Ordinal) ? solution.AddDocument(document, Path.GetFileName(path), source, filePath: full)
            : solution.AddAdditionalDocument(document, Path.GetFileName(path), source, filePath: full);
        return this;
    }

    public ConfigurationProject WithProperty(string name, string value) => With(".globalconfig", $"is_global = true\nbuild_property.{name} = {value}\n");

    /// <summary>What the command line of the compiler says of one id.</summary>
    public ConfigurationProject WithSpecific(string rule, ReportDiagnostic severity)
    {
        solution = solution.WithProjectCompilationOptions(id, Project.CompilationOptions!.WithSpecificDiagnosticOptions([new KeyValuePair<string, ReportDiagnostic>(rule, severity)]));
        return this;
    }

    public async Task<IReadOnlyList<Diagnostic>> FindingsAsync()
    {
        Compilation compilation = (await Project.GetCompilationAsync())!;
        Assert.DoesNotContain(compilation.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var options = new CompilationWithAnalyzersOptions(Project.AnalyzerOptions, static (exception, _, _) => Assert.Fail(exception.ToString()), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        return Analysis.InOrder((await compilation.WithAnalyzers(Analysis.Analyzers, options).GetAnalyzerDiagnosticsAsync()).Where(static diagnostic => !diagnostic.IsSuppressed));
    }

    /// <summary>The findings as <c>file(line,column): severity id</c>.</summary>
    public async Task<string[]> ShowAsync() => [.. (await FindingsAsync()).Select(Show)];

    public static string Show(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        return $"{Path.GetRelativePath("/src", place.Path)}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): {diagnostic.Severity} {diagnostic.Id}";
    }

    /// <summary>The fixes that are offered for a finding, in order.</summary>
    public async Task<IReadOnlyList<CodeAction>> ActionsAsync(Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        TextDocument document = Project.AdditionalDocuments.Concat<TextDocument>(Project.Documents).Single(document => document.FilePath == diagnostic.Location.GetLineSpan().Path);
        await new SslModeCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    /// <summary>Applies the recommended fix of one finding after the other until none offers any; false if there was none.</summary>
    public async Task<bool> FixAsync(string? rule = null)
    {
        bool changed = false;
        for (int round = 0; round < 20; round++)
        {
            CodeAction? action = null;
            foreach (Diagnostic diagnostic in await FindingsAsync())
            {
                if (rule is null || diagnostic.Id == rule)
                    action ??= (await ActionsAsync(diagnostic)).FirstOrDefault(static action => action.EquivalenceKey != FixChoice.Suppression);
            }
            if (action is null)
                return changed;
            solution = await Steps.ApplyAsync(action);
            changed = true;
        }
        throw new InvalidOperationException("The fixes never come to an end.");
    }

    public async Task<string> TextAsync(string path)
        => (await Project.AdditionalDocuments.Concat<TextDocument>(Project.Documents).Single(document => document.FilePath == "/src/" + path).GetTextAsync()).ToString();

    public async Task<SourceText> SourceAsync(string path) => await Project.AdditionalDocuments.Single(document => document.FilePath == "/src/" + path).GetTextAsync();
}
