using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes;

namespace PgSslAnalyzers.Tests.CodeFixes.Execution;

/// <summary>
/// Fixes and runs many programs side by side, in one project and one assembly: in every round each program gets one fix, then all of them are analysed, compiled and run again.
/// </summary>
internal sealed class TrialBatch
{
    private readonly IReadOnlyList<Trial> trials;
    private readonly ProjectId project;
    private readonly SslModeCodeFix fix = new();
    private readonly ImmutableArray<DiagnosticAnalyzer> analyzers;
    private Solution solution;

    private TrialBatch(IReadOnlyList<Trial> trials, bool hasRoot, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        this.trials = trials;
        this.analyzers = analyzers;
        solution = FixWorkspace.Empty().AddProject("Programs", out project, hasRoot ? $"pgssl.root_certificate = {FixPlan.Root}\n" : null);
        foreach (Trial trial in trials)
        {
            ImmutableArray<DocumentId>.Builder documents = ImmutableArray.CreateBuilder<DocumentId>();
            for (int i = 0; i < trial.Program.Files.Count; i++)
            {
                solution = solution.AddFile(project, $"/src/Programs/{trial.Program.Namespace}-{i}.cs", trial.Program.Files[i], out DocumentId id);
                documents.Add(id);
            }
            trial.Documents = documents.ToImmutable();
        }
    }

    /// <summary>Takes all programs through their fixes. Programs must differ in their seeds, and agree in whether a root certificate is configured.</summary>
    public static Task RunAsync(IReadOnlyList<Trial> trials) => RunAsync(trials, Analysis.Analyzers);

    /// <summary>The same with other analyzers than those that ship.</summary>
    public static async Task RunAsync(IReadOnlyList<Trial> trials, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        foreach (IGrouping<bool, Trial> group in trials.GroupBy(static trial => trial.Plan.HasRoot))
            await new TrialBatch([.. group], group.Key, analyzers).RunAsync();
    }

    private Project Project => solution.GetProject(project)!;

    private async Task RunAsync()
    {
        ILookup<string, Diagnostic> findings = await FindingsAsync();
        foreach ((Trial trial, IReadOnlyList<string> strings, IReadOnlyList<Diagnostic> warnings) in await StringsAsync(trials))
            trial.Begin(strings, Of(trial, findings), warnings, await RootsAsync(trial));
        RemoveDone();
        while (true)
        {
            var changed = new List<Trial>();
            foreach (Trial trial in trials.Where(static trial => !trial.IsDone))
            {
                List<Diagnostic> own = [.. Of(trial, findings)];
                if (await TryFixAsync(trial, own))
                    changed.Add(trial);
                else if (!trial.IsDone)
                    trial.End(own, await RootsAsync(trial));
            }
            RemoveDone();
            changed.RemoveAll(static trial => trial.IsDone);
            if (changed.Count == 0)
                return;
            foreach (Trial trial in changed)
            {
                for (int i = 0; i < trial.Documents.Length; i++)
                    solution = solution.WithDocumentText(trial.Documents[i], SourceText.From(trial.Texts[i]));
            }
            foreach ((Trial trial, IReadOnlyList<string> strings, IReadOnlyList<Diagnostic> warnings) in await StringsAsync(changed))
                trial.Ran(strings, warnings);
            findings = await FindingsAsync();
        }
    }

    private void RemoveDone()
    {
        foreach (Trial trial in trials.Where(static trial => trial.IsDone && !trial.Documents.IsEmpty))
        {
            solution = solution.RemoveDocuments(trial.Documents);
            trial.Documents = [];
        }
    }

    private IEnumerable<Diagnostic> Of(Trial trial, ILookup<string, Diagnostic> findings) => trial.Documents.SelectMany(id => findings[solution.GetDocument(id)!.FilePath!]);

    private async Task<ILookup<string, Diagnostic>> FindingsAsync() => (await Project.FindingsAsync(analyzers)).ToLookup(static finding => finding.Location.SourceTree!.FilePath);

    private async Task<List<SyntaxNode>> RootsAsync(Trial trial)
    {
        var roots = new List<SyntaxNode>();
        foreach (DocumentId id in trial.Documents)
            roots.Add((await solution.GetDocument(id)!.GetSyntaxRootAsync())!);
        return roots;
    }

    /// <summary>Applies the next fix to the texts of the trial; false if there is none.</summary>
    private async Task<bool> TryFixAsync(Trial trial, List<Diagnostic> findings)
    {
        Diagnostic[] shuffled = [.. findings];
        trial.Order.Shuffle(shuffled);
        var tried = new HashSet<string>();
        foreach (Diagnostic finding in shuffled)
        {
            if (!fix.FixableDiagnosticIds.Contains(finding.Id) || (trial.Plan.FixesAll && !tried.Add(finding.Id)))
                continue;
            try
            {
                CodeAction? action = trial.Plan.FixesAll ? await FixAllAsync(trial, finding, findings) : Choose(trial, await solution.ActionsAsync(project, finding));
                if (action is null)
                    continue;
                trial.Fixed(finding.Id);
                Solution fixedSolution = await Steps.ApplyAsync(action);
                var texts = new List<string>();
                foreach (DocumentId id in trial.Documents)
                    texts.Add(await fixedSolution.TextAsync(id));
                if (texts.SequenceEqual(trial.Texts))
                    trial.Fail(FaultKind.ChangedNothing, action.Title);
                trial.Texts = texts;
                return true;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                trial.Fixed(finding.Id);
                trial.Fail(FaultKind.FixThrew, exception.ToString());
                return true;
            }
        }
        return false;
    }

    private static CodeAction? Choose(Trial trial, List<CodeAction> actions) => trial.Plan.TakesSecond ? actions.LastOrDefault() : actions.FirstOrDefault();

    private Task<CodeAction?> FixAllAsync(Trial trial, Diagnostic finding, List<Diagnostic> findings)
    {
        Document document = solution.GetDocument(trial.Documents.First(id => solution.GetDocument(id)!.FilePath == finding.Location.SourceTree!.FilePath))!;
        var known = new Known([.. findings.Where(other => other.Id == finding.Id)]);
        return fix.GetFixAllProvider()!.GetFixAsync(new FixAllContext(document, fix, trial.Plan.Scope(trial.Order), trial.Plan.Key(trial.Order)!, [finding.Id], known, CancellationToken.None));
    }

    /// <summary>Compiles and runs the programs of these trials; one that does not compile or throws fails.</summary>
    private async Task<List<(Trial Trial, IReadOnlyList<string> Strings, IReadOnlyList<Diagnostic> Warnings)>> StringsAsync(IReadOnlyList<Trial> wanted)
    {
        var result = new List<(Trial, IReadOnlyList<string>, IReadOnlyList<Diagnostic>)>();
        Compilation compilation = Only(wanted, (await Project.GetCompilationAsync())!);
        using var image = new MemoryStream();
        EmitResult emitted = compilation.Emit(image);
        if (!emitted.Success)
        {
            ILookup<string, Diagnostic> errors = Said(emitted, DiagnosticSeverity.Error);
            foreach (Trial trial in wanted)
            {
                if (Of(trial, errors).FirstOrDefault() is { } error)
                    trial.Fail(FaultKind.DoesNotCompile, error.ToString());
            }
            wanted = [.. wanted.Where(static trial => !trial.IsDone)];
            emitted = Only(wanted, compilation).Emit(image);
            if (!emitted.Success)
                throw new InvalidOperationException(Said(emitted, DiagnosticSeverity.Error).First().First().ToString());
        }
        ILookup<string, Diagnostic> warnings = Said(emitted, DiagnosticSeverity.Warning);
        image.Position = 0;
        var context = new AssemblyLoadContext("programs", isCollectible: true);
        try
        {
            Assembly programs = context.LoadFromStream(image);
            foreach (Trial trial in wanted)
            {
                if (Open(programs, trial) is { } strings)
                    result.Add((trial, strings, [.. Of(trial, warnings)]));
            }
            return result;
        }
        finally
        {
            context.Unload();
        }
    }

    private static ILookup<string, Diagnostic> Said(EmitResult emitted, DiagnosticSeverity severity)
        => emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == severity).ToLookup(static diagnostic => diagnostic.Location.SourceTree?.FilePath ?? "");

    /// <summary>The compilation without the files of other programs.</summary>
    private Compilation Only(IReadOnlyList<Trial> wanted, Compilation compilation)
    {
        HashSet<string> others = [.. trials.Except(wanted).SelectMany(static trial => trial.Documents).Select(id => solution.GetDocument(id)!.FilePath!)];
        return compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(tree => others.Contains(tree.FilePath)));
    }

    private static List<string>? Open(Assembly programs, Trial trial)
    {
        try
        {
            MethodInfo method = programs.GetType(trial.Program.Namespace + ".Program", throwOnError: true)!.GetMethod("Strings")!;
            return [.. Enumerable.Range(0, RandomProgram.Inputs).SelectMany(input => (IEnumerable<string>)method.Invoke(null, method.GetParameters().Length == 0 ? [] : [input])!)];
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            trial.Fail(FaultKind.Throws, (exception is TargetInvocationException { InnerException: { } inner } ? inner : exception).Message);
            return null;
        }
    }

    private sealed class Known(IReadOnlyList<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(findings);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return findings.Where(finding => finding.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
