using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings;
using PgSslAnalyzers.ConnectionStrings.Configuration;

namespace PgSslAnalyzers.CodeFixes;

/// <summary>
/// The last choice in a configuration file: a comment that suppresses the finding, with a place for the reason. In C# editors have their own. The comment counts for nothing until
/// somebody has written the reason, so that no finding goes away by one click.
/// </summary>
internal static class SuppressionFix
{
    private const string Title = "Suppress with a comment (you write the reason)";

    public static async Task<FixChoice?> ForAsync(TextDocument document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (document is not AdditionalDocument)
            return null;
        SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        TextSpan place = diagnostic.Location.SourceSpan;
        return SuppressionEdit.Plan(document.FilePath ?? document.Name, text.ToString(), diagnostic.Id, new FileSpan(place.Start, place.End)) is { } edit
            ? new FixChoice(Title, false, false, ImmutableArray.Create(new FileEdits(document, text, ImmutableArray.Create(new TextChange(TextSpan.FromBounds(edit.Span.Start, edit.Span.End), edit.Text)))))
            : null;
    }
}
