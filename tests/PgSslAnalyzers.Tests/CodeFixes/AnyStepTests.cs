using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.FixPlans;

namespace PgSslAnalyzers.Tests.CodeFixes;

/// <summary>A finding may be older than the text that it is applied to: whatever its steps say, nothing throws, and what is offered compiles.</summary>
[Trait("Category", "Long")]
public sealed class AnyStepTests
{
    private const string Code = """"
        using Npgsql;
        #pragma warning disable CS0618
        class C(string primary)
        {
            const string Constant = "Host=h;SSL Mode=Require";
            SslMode Mode { get; set; } = SslMode.Prefer;
            [System.Obsolete("SSL Mode=Require")] string? field = @"a" + "b" + $"c{1:N}{{" + $$"""d{{2}}""" + """
                e
                """ + 'f';
            NpgsqlConnection? Open(string s, bool flag, SslMode mode = SslMode.Require)
            {
                var builder = new NpgsqlConnectionStringBuilder(s) { Host = "h", TrustServerCertificate = true, /* x */ SslMode = mode };
                NpgsqlConnectionStringBuilder other = new();
                other["SSL Mode"] = flag ? "Require" : s ?? primary;
                other.Add("Port", 1);
                if (flag) builder.SslMode = SslMode.Require; else other.SslMode = (SslMode)3;
                for (int i = 0; i < 2; i++)
                    other.TrustServerCertificate = true;
                var source = new NpgsqlSlimDataSourceBuilder(s).EnableTransportSecurity().UseUserCertificateValidationCallback((_, _, _, _) => true).Build();
                System.Action<NpgsqlDataSourceBuilder> set = b => b.UseUserCertificateValidationCallback((_, _, _, _) => { return true; });
                return s switch { "a" => new(s) { UserCertificateValidationCallback = null }, _ => null };
            }
        }
        """";

    public static TheoryData<int> Kinds => [.. Enum.GetValues<FixStepKind>().Select(static kind => (int)kind)];

    [Theory, MemberData(nameof(Kinds))]
    public async Task Compiles_or_is_not_offered(int kind)
    {
        Solution solution = FixWorkspace.Empty().AddProject("One", out ProjectId one, "pgssl.root_certificate = app:certs/root.crt\n").AddFile(one, "/src/A.cs", Code, out DocumentId a);
        Document document = solution.GetDocument(a)!;
        Assert.Empty(await document.Project.ErrorsAsync());
        SyntaxNode root = (await document.GetSyntaxRootAsync())!;
        var random = new Random(kind);
        TextSpan[] nodes = [.. root.DescendantNodes().Select(static node => node.Span).Distinct()];
        random.Shuffle(nodes);
        TextSpan[] spans =
        [
            .. nodes[..40],
            .. Enumerable.Range(0, 25).Select(_ => new TextSpan(random.Next(Code.Length), 0)),
            .. Enumerable.Range(0, 10).Select(_ => TextSpan.FromBounds(random.Next(Code.Length / 2), (Code.Length / 2) + random.Next(Code.Length))),
        ];
        foreach (TextSpan span in spans)
        {
            string text = (FixStepKind)kind == FixStepKind.AddSetting ? "CheckCertificateRevocation=true" : ";\"{x}'" + ConnectionStrings.Edits.Upgrade.RootMarker;
            var step = new FixStep((FixStepKind)kind, "", span, text);
            foreach (CodeAction action in await OfferAsync(document, new FixData([step], [step with { Text = ";x" }], WritesRoot: true)))
                Assert.True((await (await Steps.ApplyAsync(action)).GetDocument(a)!.Project.ErrorsAsync()).Count == 0, step.ToString());
        }
    }

    // The finding itself stands at the start of the file: its place says nothing about the places of its steps.
    private static async Task<List<CodeAction>> OfferAsync(Document document, FixData data)
    {
        var actions = new List<CodeAction>();
        var diagnostic = Diagnostic.Create(Descriptors.Of(ConnectionStrings.Catalog.Rules.ServerNotAuthenticated), Location.Create((await document.GetSyntaxTreeAsync())!, new TextSpan(0, 1)), data.ToProperties(), "message");
        await new PgSslAnalyzers.CodeFixes.SslModeCodeFix().RegisterCodeFixesAsync(
            new Microsoft.CodeAnalysis.CodeFixes.CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }
}
