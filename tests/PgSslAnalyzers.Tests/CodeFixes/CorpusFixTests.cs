using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.Tests.Corpus;

namespace PgSslAnalyzers.Tests.CodeFixes;

/// <summary>The fixes leave behind the text of the <c>.fixed</c> files, whatever the line ends, indentation and encoding; outside their edits not a byte changes.</summary>
public sealed class CorpusFixTests
{
    public static TheoryData<string> Fixable => [.. CorpusCase.CSharp.Where(static known => known.Fixed is not null).Select(static known => known.File)];

    [Theory, MemberData(nameof(Fixable))]
    public Task As_it_is(string file) => CheckAsync(file, static text => text, new UTF8Encoding(false));

    [Theory, MemberData(nameof(Fixable))]
    public Task With_Windows_line_ends_a_byte_order_mark_tabs_and_no_last_line_break(string file)
        => CheckAsync(file, static text => Tabbed(text).ReplaceLineEndings("\r\n").TrimEnd(), new UTF8Encoding(true));

    private static async Task CheckAsync(string file, Func<string, string> form, Encoding encoding)
    {
        CorpusCase known = CorpusCase.Named(file);
        Solution solution = FixWorkspace.Empty().AddProject("Program", out ProjectId project, "pgssl.root_certificate = /etc/pg/root.crt\n", references: TestReferences.All)
            .AddFile(project, known.ProjectPath, form(known.Text), out DocumentId id, encoding);
        for (int round = 0; await NextAsync(solution, project) is { } action; round++)
        {
            Assert.True(round < 10, "does not come to rest");
            solution = await Steps.ApplyAsync(action);
        }
        Assert.Empty(await solution.GetProject(project)!.ErrorsAsync());
        SourceText written = await solution.GetDocument(id)!.GetTextAsync();
        Assert.Equal(form(known.FixedText!), written.ToString().Replace("/etc/pg/root.crt", "__ROOT_CERT__", StringComparison.Ordinal));
        Assert.Equal(encoding.GetPreamble(), written.Encoding!.GetPreamble());
    }

    /// <summary>The recommended fix of the first weak mode; once none is left, of the first Trust Server Certificate.</summary>
    private static async Task<CodeAction?> NextAsync(Solution solution, ProjectId project)
    {
        IEnumerable<Diagnostic> findings = (await solution.GetProject(project)!.FindingsAsync())
            .Where(static finding => finding.Severity >= DiagnosticSeverity.Warning || finding.Id == Rules.TrustServerCertificate.Id)
            .OrderBy(static finding => finding.Id == Rules.TrustServerCertificate.Id || finding.Id == Rules.DuplicateSslMode.Id);
        foreach (Diagnostic finding in findings)
        {
            if ((await solution.ActionsAsync(project, finding)).FirstOrDefault() is { } action)
                return action;
        }
        return null;
    }

    private static string Tabbed(string text)
        => string.Join('\n', text.Split('\n').Select(static line => new string('\t', (line.Length - line.TrimStart(' ').Length) / 4) + new string(' ', (line.Length - line.TrimStart(' ').Length) % 4) + line.TrimStart(' ')));
}
