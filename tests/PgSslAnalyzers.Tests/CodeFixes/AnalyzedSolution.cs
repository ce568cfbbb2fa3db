using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using PgSslAnalyzers.CodeFixes;

namespace PgSslAnalyzers.Tests.CodeFixes;

/// <summary>The real analyzer and the real fixes over a solution, without an editor.</summary>
internal static class AnalyzedSolution
{
    public static Task<ImmutableArray<Diagnostic>> FindingsAsync(this Project project) => project.FindingsAsync(Analysis.Analyzers);

    public static async Task<ImmutableArray<Diagnostic>> FindingsAsync(this Project project, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var options = new CompilationWithAnalyzersOptions(project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        CompilationWithAnalyzers analyzed = (await project.GetCompilationAsync())!.WithAnalyzers(analyzers, options);
        return [.. Analysis.InOrder((await analyzed.GetAnalyzerDiagnosticsAsync()).Where(static diagnostic => !diagnostic.IsSuppressed))];
    }

    public static async Task<List<CodeAction>> ActionsAsync(this Solution solution, ProjectId project, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        Document document = solution.GetDocument(solution.GetDocumentIdsWithFilePath(diagnostic.Location.SourceTree!.FilePath).Single(id => id.ProjectId == project))!;
        var fix = new SslModeCodeFix();
        if (fix.FixableDiagnosticIds.Contains(diagnostic.Id))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    /// <summary>One Fix All for a rule, as an editor or <c>dotnet format</c> would ask for it; null if there is nothing to fix.</summary>
    public static async Task<Solution?> FixAllAsync(this Solution solution, DocumentId start, FixAllScope scope, string rule, string? key)
    {
        var fix = new SslModeCodeFix();
        var context = new FixAllContext(solution.GetDocument(start)!, fix, scope, key!, [rule], new Found(rule), CancellationToken.None);
        CodeAction? action = await fix.GetFixAllProvider()!.GetFixAsync(context);
        return action is null ? null : await Steps.ApplyAsync(action);
    }

    private sealed class Found(string rule) : FixAllContext.DiagnosticProvider
    {
        private readonly Dictionary<ProjectId, IReadOnlyList<Diagnostic>> known = [];

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        {
            if (!known.TryGetValue(project.Id, out IReadOnlyList<Diagnostic>? findings))
                known[project.Id] = findings = [.. (await project.FindingsAsync()).Where(diagnostic => diagnostic.Id == rule)];
            return findings;
        }

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await GetAllDiagnosticsAsync(document.Project, cancellationToken)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
