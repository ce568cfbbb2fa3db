using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes.Editing;
using PgSslAnalyzers.CodeFixes.Literals;
using PgSslAnalyzers.CodeFixes.Members;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.FixPlans;

namespace PgSslAnalyzers.CodeFixes;

/// <summary>Turns the steps that a diagnostic carries into edits of files.</summary>
internal static class FixSteps
{
    /// <summary>The edits of all steps; null if one of them cannot be done, if they would change nothing, or if the result would not compile.</summary>
    /// <remarks>To compile the result takes time that grows with the file. Who has many fixes of a file compiles it once.</remarks>
    /// <param name="document">The document of the diagnostic.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="root">The root certificate to write; null to write none.</param>
    /// <param name="compiles">Whether the result is compiled.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async Task<ImmutableArray<FileEdits>?> ToEditsAsync(TextDocument document, ImmutableArray<FixStep> steps, RootCertificate? root, bool compiles, CancellationToken cancellation)
    {
        ImmutableArray<FileEdits>.Builder result = ImmutableArray.CreateBuilder<FileEdits>();
        foreach (IGrouping<string, FixStep> inFile in steps.GroupBy(static step => step.Path))
        {
            TextDocument? target = Find(document, inFile.Key);
            if (target is not null and not Document)
            {
                if (await ConfigurationSteps.ToEditsAsync(target, inFile.ToList(), root, cancellation).ConfigureAwait(false) is not { } configuration)
                    return null;
                result.Add(configuration);
                continue;
            }
            if (target is not Document source || await EditedFile.OpenAsync(source, cancellation).ConfigureAwait(false) is not { } file)
                return null;
            var edits = new List<TextChange>();
            if (!TryApply(file, inFile.ToList(), root, edits) || FileEdits.Create(file, edits) is not { } fileEdits)
                return null;
            if (fileEdits.Changes.IsEmpty)
                continue;
            fileEdits = fileEdits with { BindsAgain = root is { IsBesideProgram: true } || inFile.Any(static step => step.Kind is not FixStepKind.Text) };
            if (compiles && !await CompileCheck.IsSoundAsync(fileEdits, cancellation).ConfigureAwait(false))
                return null;
            result.Add(fileEdits);
        }
        return result.Count > 0 ? result.ToImmutable() : null;
    }

    private static TextDocument? Find(TextDocument document, string path)
    {
        if (path.Length == 0 || string.Equals(path, document.FilePath, StringComparison.Ordinal))
            return document;
        ImmutableArray<DocumentId> ids = document.Project.Solution.GetDocumentIdsWithFilePath(path);
        DocumentId? id = ids.FirstOrDefault(candidate => candidate.ProjectId == document.Project.Id) ?? ids.FirstOrDefault();
        return id is null ? null : document.Project.Solution.GetDocument(id) ?? document.Project.Solution.GetAdditionalDocument(id);
    }

    private static bool TryApply(EditedFile file, IReadOnlyList<FixStep> steps, RootCertificate? root, List<TextChange> edits)
    {
        if (steps.Any(step => step.Span.End > file.Text.Length))
            return false;
        foreach (FixStep step in steps)
        {
            bool done = step.Kind switch
            {
                FixStepKind.Text => true,
                FixStepKind.AppendText => AppendedText.TryApply(file, step, root, edits),
                FixStepKind.ReplaceOperand => OperandReplacement.TryApply(file, step, edits),
                FixStepKind.ModeExpression => ModeExpression.TryApply(file, step.Span, edits),
                FixStepKind.AddRoot => root is not null && BuilderSteps.TryAddRoot(file, step.Span, root, edits),
                FixStepKind.AddSetting => BuilderSteps.TryAddSetting(file, step.Span, step.Text, edits),
                FixStepKind.ReplaceSetting => root is null ? Removal.TryApply(file, step.Span, edits) : BuilderSteps.TryReplace(file, step.Span, root, edits),
                FixStepKind.RootExpression => root is null || BuilderSteps.TryReplaceValue(file, step.Span, root, edits),
                FixStepKind.Remove => Removal.TryApply(file, step.Span, edits),
                FixStepKind.AddMode => BuilderSteps.TryAddMode(file, step.Span, null, step.TurnsGssOff, edits),
                FixStepKind.AddModeAndRoot => BuilderSteps.TryAddMode(file, step.Span, root, step.TurnsGssOff, edits),
                FixStepKind.EnableTransportSecurity => TransportSecurity.TryApply(file, step.Span, edits),
                FixStepKind.WrapInBuilder => BuilderWrap.TryApply(file, step.Span, step.Text.Contains(Upgrade.RootMarker) ? root : null, step.TurnsGssOff, edits),
                FixStepKind.ReplaceCallback => CallbackReplacement.TryApply(file, step.Span, root, edits),
                FixStepKind.RemoveCallback => CallbackRemovals.TryApply(file, step.Span, edits),
                _ => false,
            };
            if (!done)
                return false;
        }
        return TextSteps.TryApply(file, steps.Where(static step => step.Kind == FixStepKind.Text).ToList(), root, edits);
    }
}
