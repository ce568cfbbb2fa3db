using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.CodeFixes;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Servers;
using PgSslAnalyzers.FixPlans;

namespace PgSslAnalyzers.Tests.CodeFixes;

/// <summary>
/// Drives the engine of the fixes by steps that stand in the code: <c>{|AddRoot:x.SslMode = y|}</c>. A text step carries its new text,
/// <c>{|Text=VerifyFull:Require|}</c>, in which <c>ROOT</c> stands for the root certificate and <c>\n</c> for a line break.
/// </summary>
internal static class Steps
{
    public const string Root = "/etc/pg/root.crt";

    /// <summary>Applies the recommended fix; null if none is offered.</summary>
    public static async Task<string?> FixAsync(string markup, string? root = Root, string rule = "PGSSL1003", OutputKind output = OutputKind.DynamicallyLinkedLibrary)
    {
        (Solution solution, DocumentId id, FixData data) = Open(markup, root, output);
        IReadOnlyList<CodeAction> actions = await OfferAsync(solution.GetDocument(id)!, data, rule);
        if (actions.Count == 0)
            return null;
        Solution changed = await ApplyAsync(actions[0]);
        Assert.Empty(await changed.GetDocument(id)!.Project.ErrorsAsync());
        return await changed.TextAsync(id);
    }

    /// <summary>The titles of the offered fixes, in order.</summary>
    public static async Task<string[]> TitlesAsync(string markup, string? root = Root, string rule = "PGSSL1003", string provider = "", bool isAddress = false, bool writesRoot = true)
    {
        (Solution solution, DocumentId id, FixData data) = Open(markup, root, OutputKind.DynamicallyLinkedLibrary);
        data = data with { Provider = provider, IsAddress = isAddress, WritesRoot = writesRoot };
        return [.. (await OfferAsync(solution.GetDocument(id)!, data, rule)).Select(static action => action.EquivalenceKey + ": " + action.Title)];
    }

    public static async Task<Solution> ApplyAsync(CodeAction action)
        => (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    public static async Task<IReadOnlyList<CodeAction>> OfferAsync(Document document, FixData data, string rule)
    {
        var actions = new List<CodeAction>();
        Diagnostic diagnostic = await DiagnosticAsync(document, data, rule);
        await new SslModeCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    public static async Task<Diagnostic> DiagnosticAsync(Document document, FixData data, string rule)
        => Diagnostic.Create(Descriptors.Of(Rules.All.Single(candidate => candidate.Id == rule)),
            Location.Create((await document.GetSyntaxTreeAsync())!, data.WithPath.Concat(data.WithoutPath).First().Span), data.ToProperties(), "message");

    private static (Solution Solution, DocumentId Id, FixData Data) Open(string markup, string? root, OutputKind output)
    {
        (string code, FixData data) = Parse(markup);
        Solution solution = FixWorkspace.Empty()
            .AddProject("Program", out ProjectId project, root is null ? null : $"pgssl.root_certificate = {root}\n", output)
            .AddFile(project, "/src/Program/Test.cs", code, out DocumentId id);
        return (solution, id, data);
    }

    /// <summary>Takes the steps out of the code.</summary>
    public static (string Code, FixData Data) Parse(string markup)
    {
        var code = new StringBuilder();
        var open = new Stack<(string Name, int Start)>();
        var steps = new List<FixStep>();
        for (int i = 0; i < markup.Length; i++)
        {
            if (i + 1 < markup.Length && markup[i] == '{' && markup[i + 1] == '|')
            {
                int colon = markup.IndexOf(':', i);
                open.Push((markup[(i + 2)..colon], code.Length));
                i = colon;
            }
            else if (open.Count > 0 && i + 1 < markup.Length && markup[i] == '|' && markup[i + 1] == '}')
            {
                (string name, int start) = open.Pop();
                string[] parts = name.Split('=', 2);
                string text = parts.Length == 1 ? "" : parts[1].Replace("ROOT", Upgrade.RootMarker, StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal);
                steps.Add(new FixStep(Enum.Parse<FixStepKind>(parts[0]), "", TextSpan.FromBounds(start, code.Length), text));
                i++;
            }
            else
                code.Append(markup[i]);
        }
        ImmutableArray<FixStep> with = [.. steps.OrderBy(static step => step.Span.Start)];
        return (code.ToString(), new FixData(with, [.. WithoutRoot(with)], WritesRoot: true));
    }

    private static IEnumerable<FixStep> WithoutRoot(ImmutableArray<FixStep> steps)
    {
        foreach (FixStep step in steps)
        {
            if (step.Kind == FixStepKind.AddRoot)
                continue;
            string text = step.Text.Replace(";Root Certificate=" + Upgrade.RootMarker, "", StringComparison.Ordinal);
            yield return step with
            {
                Text = text,
                Kind = step.Kind switch { FixStepKind.ReplaceSetting => FixStepKind.Remove, FixStepKind.AddModeAndRoot => FixStepKind.AddMode, _ => step.Kind },
            };
        }
    }
}
