using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using PgSslAnalyzers.FixPlans;

namespace PgSslAnalyzers.CodeFixes;

/// <summary>
/// Fixes all findings of a document, project or solution. Each finding resolves its own root certificate; edits are collected by file, made once where two findings ask for
/// the same, and written to every project that shows the file. A finding whose edits contradict those of another waits for the next round.
/// </summary>
internal sealed class SslModeFixAll : FixAllProvider
{
    public static readonly SslModeFixAll Instance = new();

    private SslModeFixAll()
    {
    }

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        ImmutableArray<FileEdits> edits = await EditsAsync(fixAllContext).ConfigureAwait(false);
        return edits.IsEmpty
            ? null
            : CodeAction.Create(
                "Fix all " + string.Join(", ", fixAllContext.DiagnosticIds),
                cancellation => FileEdits.ApplyAsync(fixAllContext.Solution, edits, cancellation),
                fixAllContext.CodeActionEquivalenceKey ?? FixChoice.Recommended);
    }

    private static async Task<ImmutableArray<FileEdits>> EditsAsync(FixAllContext context)
    {
        // Each file is compiled once. Only where that shows a fix that does not compile is each of them looked at alone.
        ImmutableArray<FileEdits> together = await CollectAsync(context, compiles: false).ConfigureAwait(false);
        foreach (FileEdits file in together)
        {
            if (file.Document is Document && !await CompileCheck.IsSoundAsync(file, context.CancellationToken).ConfigureAwait(false))
                return await CollectAsync(context, compiles: true).ConfigureAwait(false);
        }
        return together;
    }

    private static async Task<ImmutableArray<FileEdits>> CollectAsync(FixAllContext context, bool compiles)
    {
        var accepted = new Dictionary<string, FileEdits>(StringComparer.Ordinal);
        foreach (Document document in Documents(context))
        {
            ImmutableArray<Diagnostic> diagnostics = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            foreach (Diagnostic diagnostic in diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal))
            {
                // An address is in few certificates: nobody should get that from a batch.
                if (FixData.TryParse(diagnostic.Properties) is not { IsAddress: false } data)
                    continue;
                ImmutableArray<FixChoice> choices = await FixChoice.ForAsync(document, diagnostic, data, compiles, context.CancellationToken).ConfigureAwait(false);
                if (FixChoice.Select(choices, context.CodeActionEquivalenceKey) is { } choice)
                    Accept(accepted, choice.Edits);
            }
        }
        return accepted.Values.ToImmutableArray();
    }

    private static IEnumerable<Document> Documents(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Project => context.Project.Documents,
        FixAllScope.Solution => context.Solution.Projects.Where(project => project.Language == context.Project.Language).SelectMany(static project => project.Documents),
        _ => context.Document is { } document ? [document] : [],
    };

    private static void Accept(Dictionary<string, FileEdits> accepted, ImmutableArray<FileEdits> edits)
    {
        var merged = new List<FileEdits>();
        foreach (FileEdits file in edits)
        {
            if (!accepted.TryGetValue(file.Key, out FileEdits? present))
                merged.Add(file);
            else if (present.Text.ContentEquals(file.Text) && FileEdits.Merge(present.Changes, file.Changes) is { } changes)
                merged.Add(present with { Changes = changes, BindsAgain = present.BindsAgain || file.BindsAgain });
            else
                return;
        }
        foreach (FileEdits file in merged)
            accepted[file.Key] = file;
    }
}
