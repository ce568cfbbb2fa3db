using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Suppression;
using PgSslAnalyzers.Options;
using PgSslAnalyzers.ProjectFiles;

namespace PgSslAnalyzers.Findings;

/// <summary>A finding in C#.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Severity">Its severity before the user's own choices; in Audit, which shows all as information, that of the mode Default.</param>
/// <param name="Fingerprint">Its kind; null for what no baseline can know.</param>
internal readonly record struct CodeFinding(Rule Rule, TextSpan Span, DiagnosticSeverity Severity, string? Fingerprint);

/// <summary>
/// The exceptions of a C# file: what the baseline knows, and pragmas and attributes that suppress findings. An exception that is no good is PGSSL0001: in the modes that fail a
/// build one without a reason, and where somebody says what day it is one whose last day has passed.
/// </summary>
internal sealed class FileExceptions
{
    private readonly PgSslOptions options;
    private readonly SyntaxTree tree;
    private readonly CodeSuppressions suppressions;
    private readonly ProjectBaseline? baseline;
    private readonly Func<IReadOnlyList<AttributeSyntax>>? attributes;
    private readonly bool isWritten;
    private readonly CancellationToken cancellation;

    private FileExceptions(PgSslOptions options, SemanticModel model, bool isGenerated, ProjectBaseline? baseline, Func<IReadOnlyList<AttributeSyntax>>? attributes, CancellationToken cancellation)
    {
        (this.options, tree, this.baseline, this.attributes, this.cancellation) = (options, model.SyntaxTree, baseline, attributes, cancellation);
        suppressions = new CodeSuppressions(model, cancellation);
        isWritten = !isGenerated;
    }

    /// <summary>Whether the project has a baseline.</summary>
    public bool HasBaseline => baseline is not null;

    /// <summary>Whether what is known is shown as information.</summary>
    public bool ShowsKnown => baseline is { ShowsKnown: true };

    /// <summary>The exceptions of a file; null where there is no baseline, and nobody asks for exceptions.</summary>
    /// <param name="options">The options of the file.</param>
    /// <param name="model">The file.</param>
    /// <param name="isGenerated">Whether a tool has written it.</param>
    /// <param name="baseline">The baseline of the project.</param>
    /// <param name="attributes">The attributes that may suppress something, from the analyzer that looks at them; the other one gives none.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static FileExceptions? Of(PgSslOptions options, SemanticModel model, bool isGenerated, ProjectBaseline? baseline, Func<IReadOnlyList<AttributeSyntax>>? attributes, CancellationToken cancellation)
        => baseline is null && !options.ChecksSuppressions && !options.IsReport ? null : new FileExceptions(options, model, isGenerated, baseline, attributes, cancellation);

    /// <summary>Which of the findings of the file the baseline knows; null: none. What is suppressed does not count: it is not the baseline that answers for it.</summary>
    public IReadOnlyList<bool>? Known(IReadOnlyList<CodeFinding> findings)
    {
        if (baseline is null || findings.Count == 0)
            return null;
        int[] counted = [.. Enumerable.Range(0, findings.Count).Where(i => findings[i].Fingerprint is not null && !suppressions.Suppress(findings[i].Rule.Id, findings[i].Span))];
        IReadOnlyList<bool> covered = baseline.Cover(tree.FilePath, [.. counted.Select(i => (findings[i].Rule.Id, findings[i].Fingerprint!))], cancellation);
        bool[] known = new bool[findings.Count];
        for (int i = 0; i < counted.Length; i++)
            known[counted[i]] = covered[i];
        return known;
    }

    /// <summary>Whether a pragma suppresses a finding.</summary>
    public bool HasPragma(string id, TextSpan span) => suppressions.PragmaAt(id, span.Start) is not null;

    /// <summary>The exceptions of the file that are no good.</summary>
    public IEnumerable<(string Message, TextSpan Span)> Wrong(IReadOnlyList<CodeFinding> findings)
    {
        if (!options.ChecksSuppressions || !(isWritten || options.ChecksSuppressionsOfTools))
            yield break;
        var seen = new HashSet<(TextSpan, string)>();
        // A pragma counts where it hides something that the build would show; what is said of an exception is such a thing too.
        var hidden = new Queue<(string Id, int Position)>(findings.Where(finding => finding.Severity >= DiagnosticSeverity.Warning && options.IsOn(finding.Rule)).Select(static finding => (finding.Rule.Id, finding.Span.Start)));
        foreach (AttributeSyntax attribute in attributes?.Invoke() ?? [])
        {
            if (suppressions.IdOf(attribute) is { } id && MessageOf(suppressions.ReasonOf(attribute), problem => SuppressionMessages.Attribute(id, problem)) is { } message)
            {
                hidden.Enqueue((Rules.OptionNotUnderstood.Id, attribute.SpanStart));
                yield return (message, attribute.Span);
            }
        }
        while (hidden.Count > 0)
        {
            (string id, int position) = hidden.Dequeue();
            if (suppressions.PragmaAt(id, position) is { } pragma && seen.Add((pragma.Span, id))
                && MessageOf(CodeSuppressions.ReasonOf(pragma), problem => SuppressionMessages.Pragma(id, problem, CodeSuppressions.IsBelowHeader(pragma))) is { } message)
            {
                hidden.Enqueue((Rules.OptionNotUnderstood.Id, pragma.SpanStart));
                yield return (message, pragma.Span);
            }
        }
    }

    private string? MessageOf(SuppressionReason reason, Func<ReasonProblem, string> messageOf)
    {
        if (reason.IsExpired(options.Check.Today))
            return SuppressionMessages.Expired(reason.Until!.Value);
        bool isWrong = options.DemandsReasons ? reason.Problem != ReasonProblem.None : reason.Problem == ReasonProblem.UnreadableDate;
        return isWrong ? messageOf(reason.Problem) : null;
    }
}
