using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.FixPlans;
using PgSslAnalyzers.Flow.Models;
using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.Findings;

/// <summary>Places findings: at the text or builder in this file, else at the sink that takes it, or nowhere, where another file tells them.</summary>
internal sealed class FindingPlacement(FileContext context, SeenTexts seen, Owner owner, Reporter reporter, Func<FixPlanner> planner, CancellationToken cancellation)
{
    private readonly List<Action> atTheEnd = [];

    /// <summary>The rules of which something has been reported for the string that is being looked at.</summary>
    public HashSet<Rule> Reported { get; } = [];

    /// <summary>Tells what could not be told before all of the file was seen.</summary>
    public void Finish()
    {
        foreach (Action report in atTheEnd)
            report();
    }

    /// <summary>Reports what is certainly missing. Absence in some of the ways to one string is not certain.</summary>
    /// <returns>Whether anything was missing.</returns>
    public bool Report(Absences absences, ConnectionUse use, SyntaxNode? place, int depth)
    {
        bool any = false;
        foreach ((SyntaxNode anchor, Finding finding, SettingsCase settings) in absences.Certain())
        {
            any = true;
            Place found = finding.Setting is null ? Places.OfAnchor(anchor) : Places.Of(settings, finding.Setting);
            if (finding.Setting is null && use.IsAtSink && depth == 0 && place is not null && IsDeclaredText(anchor, place))
                atTheEnd.Add(() => Report(finding, settings, use, IsPartOfOthers(settings) ? Places.OfAnchor(place) : found, place, depth));
            else
                Report(finding, settings, use, found, place ?? anchor, depth);
        }
        return any;
    }

    /// <summary>Whether a text stands by itself under a name of this file, and the sink says the name.</summary>
    private bool IsDeclaredText(SyntaxNode anchor, SyntaxNode place) => anchor is LiteralExpressionSyntax && anchor.SyntaxTree == context.Tree && place.SyntaxTree == context.Tree && !place.Span.Contains(anchor.Span);

    /// <summary>Whether others make a longer text of the same literal, and set the mode there: then it is missing where the text is used as it is.</summary>
    private bool IsPartOfOthers(SettingsCase settings)
        => settings.Text is { Pieces: [{ Source: var literal }] } && seen.With(literal).Any(static other => other.Settings.Text is { Pieces.Length: > 1 } && other.Settings.Parsed?.Effective(KeywordTable.SslMode) is not null);

    /// <summary>
    /// Nothing is reported into another file. If that file reports the text by evidence of its own, the sinks elsewhere are silent; otherwise the sink says it
    /// and names the declaration.
    /// </summary>
    public void Report(Finding finding, SettingsCase settings, ConnectionUse use, Place found, SyntaxNode place, int depth)
    {
        Reported.Add(finding.Rule);
        SyntaxNode? taken = use.IsAtSink ? place : null, sink = depth == 0 ? taken : null;
        // A condition is no place to write a setting.
        FixData? Fix() => settings.Mode is { IsChecked: true } ? null : planner().Plan(finding, settings, use, sink, taken);
        if (found.Tree == context.Tree)
        {
            if (owner.ReportsPart(finding, settings))
                return;
            reporter.Add(finding.Rule, finding.Severity, finding.Message, found.Span, Fix, []);
            return;
        }
        if (finding.Setting?.Origin is Written { Assignment: var assignment } && assignment.SyntaxTree == context.Tree)
            place = assignment;
        if (depth != 0 || place.SyntaxTree != context.Tree || owner.Reports(finding, settings, found.Tree))
            return;
        string message = Owner.NameOf(found.Tree.GetRoot(cancellation).FindNode(found.Span)) is { } member ? Messages.DeclaredElsewhere(finding.Message, member) : finding.Message;
        reporter.Add(finding.Rule, finding.Severity, message, Places.OfAnchor(place).Span, Fix, [Location.Create(found.Tree, found.Span)]);
    }
}
