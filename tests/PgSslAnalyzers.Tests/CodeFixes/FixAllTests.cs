using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using PgSslAnalyzers.CodeFixes;
using PgSslAnalyzers.FixPlans;

namespace PgSslAnalyzers.Tests.CodeFixes;

/// <summary>Fix All over documents, projects and solutions, with findings that are made by hand.</summary>
public sealed class FixAllTests
{
    private const string Weak = "class {0}\n{{\n    string s = \"Host=h;SSL Mode=Require\";\n}}\n";

    [Theory]
    [InlineData(FixAllScope.Document, 1)]
    [InlineData(FixAllScope.Project, 2)]
    [InlineData(FixAllScope.Solution, 3)]
    public async Task Scopes(FixAllScope scope, int changed)
    {
        Solution solution = FixWorkspace.Empty()
            .AddProject("One", out ProjectId one, "pgssl.root_certificate = /one.crt\n").AddFile(one, "/src/One/A.cs", File("A"), out DocumentId a).AddFile(one, "/src/One/B.cs", File("B"), out DocumentId b)
            .AddProject("Two", out ProjectId two, "pgssl.root_certificate = /two.crt\n").AddFile(two, "/src/Two/C.cs", File("C"), out DocumentId c);
        Solution after = await FixAllAsync(solution, a, scope, FixChoice.Recommended, await ModesAsync(solution, a, b, c));
        string[] texts = [await after.TextAsync(a), await after.TextAsync(b), await after.TextAsync(c)];
        Assert.Equal(changed, texts.Count(static text => text.Contains("VerifyFull", StringComparison.Ordinal)));
        // Each finding resolves its own root certificate.
        Assert.Equal(scope == FixAllScope.Solution, texts[2].Contains("SSL Mode=VerifyFull;Root Certificate=/two.crt\"", StringComparison.Ordinal));
        Assert.Contains("SSL Mode=VerifyFull;Root Certificate=/one.crt\"", texts[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "SSL Mode=VerifyFull;Root Certificate=/one.crt\"")]
    [InlineData("Recommended", "SSL Mode=VerifyFull;Root Certificate=/one.crt\"")]
    [InlineData("WithPath", "SSL Mode=VerifyFull;Root Certificate=/one.crt\"")]
    [InlineData("WithoutPath", "SSL Mode=VerifyFull\"")]
    public async Task Equivalence_keys(string? key, string written)
    {
        Solution solution = One(out DocumentId a);
        Assert.Contains(written, await (await FixAllAsync(solution, a, FixAllScope.Document, key, await ModesAsync(solution, a))).TextAsync(a), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_is_never_fixed_in_a_batch()
    {
        Solution solution = One(out DocumentId a);
        Diagnostic diagnostic = await DiagnosticAsync(solution, a, static data => data with { IsAddress = true });
        Assert.Null(await ActionAsync(solution, a, FixAllScope.Solution, FixChoice.Recommended, [diagnostic]));
    }

    [Fact]
    public async Task Two_findings_in_one_string_need_one_edit()
    {
        Solution solution = One(out DocumentId a);
        Diagnostic one = await DiagnosticAsync(solution, a);
        Solution after = await FixAllAsync(solution, a, FixAllScope.Document, FixChoice.Recommended, [one, await DiagnosticAsync(solution, a)]);
        Assert.Equal(File("A").Replace("Require", "VerifyFull;Root Certificate=/one.crt", StringComparison.Ordinal), await after.TextAsync(a));
    }

    [Fact]
    public async Task Contradicting_findings_wait_for_the_next_round()
    {
        Solution solution = One(out DocumentId a);
        Diagnostic other = await DiagnosticAsync(solution, a, static data => data with { WithPath = [data.WithPath[0] with { Text = "VerifyCA" }], WithoutPath = [], WritesRoot = false });
        Solution after = await FixAllAsync(solution, a, FixAllScope.Document, FixChoice.Recommended, [await DiagnosticAsync(solution, a), other]);
        Assert.Contains("SSL Mode=VerifyFull;Root", await after.TextAsync(a), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_that_does_not_compile_keeps_no_other_one_back()
    {
        const string labels = "class A\n{\n    string s = \"SSL Mode={|Text=VerifyFull;Root Certificate=ROOT:Require|}\";\n    int M(Npgsql.SslMode m) { switch (m) { case Npgsql.SslMode.VerifyFull: return 1; case {|ModeExpression:Npgsql.SslMode.Require|}: return 2; default: return 3; } }\n}\n";
        (string code, FixData both) = Steps.Parse(labels);
        Solution solution = FixWorkspace.Empty().AddProject("One", out ProjectId one, "pgssl.root_certificate = /one.crt\n").AddFile(one, "/src/One/A.cs", code, out DocumentId a);
        Diagnostic[] findings = [.. await Task.WhenAll(both.WithPath.Select(step => Steps.DiagnosticAsync(solution.GetDocument(a)!, new FixData([step], [], false), "PGSSL1003")))];
        Assert.Equal(2, findings.Length);

        Solution after = await FixAllAsync(solution, a, FixAllScope.Document, FixChoice.Recommended, [.. findings]);

        Assert.Equal(code.Replace("=Require", "=VerifyFull;Root Certificate=/one.crt", StringComparison.Ordinal), await after.TextAsync(a));
    }

    [Fact]
    public async Task A_file_of_two_projects_is_edited_once_and_everywhere()
    {
        Solution solution = FixWorkspace.Empty()
            .AddProject("Net8", out ProjectId one, "pgssl.root_certificate = /one.crt\n").AddFile(one, "/src/A.cs", File("A"), out DocumentId a)
            .AddProject("Net10", out ProjectId two, "pgssl.root_certificate = /one.crt\n").AddFile(two, "/src/A.cs", File("A"), out DocumentId linked);
        foreach (FixAllScope scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
        {
            Solution after = await FixAllAsync(solution, a, scope, FixChoice.Recommended, await ModesAsync(solution, a, linked));
            Assert.Equal(File("A").Replace("Require", "VerifyFull;Root Certificate=/one.crt", StringComparison.Ordinal), await after.TextAsync(a));
            Assert.Equal(await after.TextAsync(a), await after.TextAsync(linked));
        }
    }

    [Fact]
    public async Task Byte_order_mark_and_line_ends_stay()
    {
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        string text = File("A").ReplaceLineEndings("\r\n").TrimEnd();
        Solution solution = FixWorkspace.Empty().AddProject("One", out ProjectId one, "pgssl.root_certificate = /one.crt\n").AddFile(one, "/src/A.cs", text, out DocumentId a, encoding);
        Solution after = await FixAllAsync(solution, a, FixAllScope.Document, null, await ModesAsync(solution, a));
        Microsoft.CodeAnalysis.Text.SourceText written = await after.GetDocument(a)!.GetTextAsync();
        Assert.Equal(text.Replace("Require", "VerifyFull;Root Certificate=/one.crt", StringComparison.Ordinal), written.ToString());
        Assert.Equal(encoding.GetPreamble(), written.Encoding!.GetPreamble());
    }

    private static string File(string name) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Weak, name);

    private static Solution One(out DocumentId a)
        => FixWorkspace.Empty().AddProject("One", out ProjectId one, "pgssl.root_certificate = /one.crt\n").AddFile(one, "/src/One/A.cs", File("A"), out a);

    private static async Task<ImmutableArray<Diagnostic>> ModesAsync(Solution solution, params DocumentId[] documents)
        => [.. await Task.WhenAll(documents.Select(id => DiagnosticAsync(solution, id)))];

    private static async Task<Diagnostic> DiagnosticAsync(Solution solution, DocumentId id, Func<FixData, FixData>? change = null)
    {
        Document document = solution.GetDocument(id)!;
        FixData data = Steps.Parse((await solution.TextAsync(id)).Replace("Require", "{|Text=VerifyFull;Root Certificate=ROOT:Require|}", StringComparison.Ordinal)).Data;
        return await Steps.DiagnosticAsync(document, change is null ? data : change(data), "PGSSL1003");
    }

    private static async Task<Solution> FixAllAsync(Solution solution, DocumentId id, FixAllScope scope, string? key, ImmutableArray<Diagnostic> diagnostics)
        => await Steps.ApplyAsync((await ActionAsync(solution, id, scope, key, diagnostics))!);

    private static Task<CodeAction?> ActionAsync(Solution solution, DocumentId id, FixAllScope scope, string? key, ImmutableArray<Diagnostic> diagnostics)
    {
        var fix = new SslModeCodeFix();
        var context = new FixAllContext(solution.GetDocument(id)!, fix, scope, key!, ["PGSSL1003"], new Known(diagnostics), CancellationToken.None);
        return fix.GetFixAllProvider()!.GetFixAsync(context);
    }

    private sealed class Known(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return diagnostics.Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => (await Task.WhenAll(project.Documents.Select(document => GetDocumentDiagnosticsAsync(document, cancellationToken)))).SelectMany(static some => some);
    }
}
