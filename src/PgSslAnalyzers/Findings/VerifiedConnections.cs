using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.FixPlans;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.Findings;

/// <summary>PGSSL0000: the texts and builders of one file that are verified, each once, however many connections take it. Told at the end: what is weak on another way is not verified.</summary>
internal sealed class VerifiedConnections(SyntaxTree tree, Reporter reporter)
{
    private readonly HashSet<TextSpan> found = [];

    /// <summary>A connection that is verified on every way to it.</summary>
    /// <param name="anchors">The texts and builders that it may be; those of other files are counted where they are used.</param>
    /// <param name="place">Where it is used; null if that is not seen.</param>
    public void Add(IEnumerable<SyntaxNode> anchors, SyntaxNode? place)
    {
        foreach (SyntaxNode anchor in anchors)
        {
            if (anchor.SyntaxTree == tree)
                found.Add(Places.OfAnchor(anchor).Span);
            else if (place?.SyntaxTree == tree)
                found.Add(Places.OfAnchor(place).Span);
        }
    }

    public void Report()
    {
        foreach (TextSpan span in found.Where(span => !reporter.HasWeakModeIn(span)))
            reporter.Add(Rules.ConnectionCounted, Rules.ConnectionCounted.Severity, Messages.Verified, span, (FixData?)null, []);
    }
}
