using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes.Editing;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.FixPlans;

namespace PgSslAnalyzers.CodeFixes;

/// <summary>Applies the text steps of a fix to a configuration file: the core writes them as the format of the file demands.</summary>
internal static class ConfigurationSteps
{
    /// <summary>The edits of <paramref name="steps"/>; null if one of them cannot be done.</summary>
    public static async Task<FileEdits?> ToEditsAsync(TextDocument document, IReadOnlyList<FixStep> steps, RootCertificate? root, CancellationToken cancellation)
    {
        // Nothing in a configuration file stands for the folder of the program, and what is relative is relative to the current directory.
        if (root is { IsBesideProgram: true } || steps.Any(static step => ConfigurationFixPlanner.EditOf(step) is null))
            return null;
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        if (steps.Any(step => step.Span.End > text.Length))
            return null;
        ConfigurationFile file = ConfigurationFile.Read(document.FilePath ?? document.Name, text.ToString());
        List<ConfigurationEdit> edits = steps.Select(static step => ConfigurationFixPlanner.EditOf(step)!).ToList();
        if (ConfigurationUpgrade.Encode(file, edits, root?.Path) is not { } encoded)
            return null;
        ImmutableArray<TextChange> changes = encoded.Select(static edit => new TextChange(TextSpan.FromBounds(edit.Span.Start, edit.Span.End), edit.Text))
            .Where(change => text.ToString(change.Span) != change.NewText).ToImmutableArray();
        return changes.IsEmpty ? null : new FileEdits(document, text, changes);
    }
}
