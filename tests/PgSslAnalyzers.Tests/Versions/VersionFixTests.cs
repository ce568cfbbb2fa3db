using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PgSslAnalyzers.CodeFixes;
using PgSslAnalyzers.ConnectionStrings.Tests.Checks;
using PgSslAnalyzers.ConnectionStrings.Tests.Differential;
using PgSslAnalyzers.Tests.CodeFixes;

namespace PgSslAnalyzers.Tests.Versions;

/// <summary>A fix writes only what the referenced Npgsql has: VerifyFull since 6, slim builders since 8, GSS encryption since 10. Before 6 there is none to offer.</summary>
[Trait("Category", "Long")]
public sealed class VersionFixTests
{
    private const string Options = "pgssl.root_certificate = /etc/pg/root.crt\ndotnet_diagnostic.PGSSL3003.severity = warning\ndotnet_diagnostic.PGSSL3005.severity = warning\n";
    private const string Root = "Root Certificate=/etc/pg/root.crt";

    public static TheoryData<int[], string, string> Rows => new()
    {
        { [6, 7, 8, 9], Text(""), Text("SSL Mode=VerifyFull;" + Root) },
        { [6, 7, 8, 9], Text("SSL Mode=Require;Trust Server Certificate=true"), Text("SSL Mode=VerifyFull;" + Root) },
        { [6, 7, 8, 9], Text("SSL Mode=verify-full"), Text("SSL Mode=VerifyFull;" + Root) },
        { [6, 7, 8, 9], Text("SSL Mode=2"), Text("SSL Mode=VerifyFull;" + Root) },
        { [10, 11], Text("SSL Mode=Require"), Text("SSL Mode=VerifyFull;GSS Encryption Mode=Disable;" + Root) },
        // With Trust Server Certificate 6 and 7 would throw, 8 and later do not care.
        { [6, 7, 8, 9], Text("SSL Mode=VerifyFull;" + Root + ";Trust Server Certificate=true"), Text("SSL Mode=VerifyFull;" + Root) },
        { [6, 7, 8, 9], Builder("SslMode = (SslMode)2"), Builder("SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\"") },
        { [6, 7, 8, 9], Builder("SslMode = SslMode.Require, TrustServerCertificate = true"), Builder("SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\"") },
        { [10, 11], Builder("SslMode = SslMode.Prefer"), Builder("SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable, RootCertificate = \"/etc/pg/root.crt\"") },
        // A string that is not known may say Trust Server Certificate=true: without it 6 and 7 do not connect with Require, with it they throw on VerifyFull.
        { [6, 7], "new NpgsqlConnection(unknown)", "new NpgsqlConnection(new NpgsqlConnectionStringBuilder(unknown) { SslMode = SslMode.VerifyFull, TrustServerCertificate = false }.ConnectionString)" },
        { [8, 9], "new NpgsqlConnection(unknown)", "new NpgsqlConnection(new NpgsqlConnectionStringBuilder(unknown) { SslMode = SslMode.VerifyFull }.ConnectionString)" },
        { [6, 7], Around("SslMode = SslMode.Require"), Around("SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\", TrustServerCertificate = false") },
        { [8, 9], Around("SslMode = SslMode.Require"), Around("SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\"") },
        { [6, 7], Around("SslMode = SslMode.Require, TrustServerCertificate = true"), Around("SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\"") },
        { [6, 7, 8, 9], "new NpgsqlConnection(new NpgsqlConnectionStringBuilder(\"Host=h.example.com;Trust Server Certificate=true\") { SslMode = SslMode.Require }.ConnectionString)",
            "new NpgsqlConnection(new NpgsqlConnectionStringBuilder(\"Host=h.example.com\") { SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\" }.ConnectionString)" },
        { [7, 8, 9], "new NpgsqlDataSourceBuilder(\"Host=h.example.com\").UseUserCertificateValidationCallback((_, _, _, _) => true).Build()",
            "new NpgsqlDataSourceBuilder(\"Host=h.example.com;SSL Mode=VerifyFull;" + Root + "\").Build()" },
        { [7], "(Action<NpgsqlDataSourceBuilder>)(b => b.UseUserCertificateValidationCallback((_, _, _, _) => true))",
            "(Action<NpgsqlDataSourceBuilder>)(b => { b.ConnectionStringBuilder.SslMode = SslMode.VerifyFull; b.ConnectionStringBuilder.RootCertificate = \"/etc/pg/root.crt\"; b.ConnectionStringBuilder.TrustServerCertificate = false; })" },
        { [8, 9], "(Action<NpgsqlDataSourceBuilder>)(b => b.UseUserCertificateValidationCallback((_, _, _, _) => true))",
            "(Action<NpgsqlDataSourceBuilder>)(b => { b.ConnectionStringBuilder.SslMode = SslMode.VerifyFull; b.ConnectionStringBuilder.RootCertificate = \"/etc/pg/root.crt\"; })" },
        { [8, 9], "new NpgsqlSlimDataSourceBuilder(\"Host=h.example.com\").Build()", "new NpgsqlSlimDataSourceBuilder(\"Host=h.example.com;SSL Mode=VerifyFull;" + Root + "\").EnableTransportSecurity().Build()" },
    };

    [Theory, MemberData(nameof(Rows))]
    public async Task Fixed(int[] versions, string before, string after)
    {
        foreach (int major in versions)
        {
            Solution solution = Open(major, [before], out ProjectId project);
            for (CodeAction? next = await NextAsync(solution, project); next is not null; next = await NextAsync(solution, project))
                solution = await Steps.ApplyAsync(next);
            Assert.Equal(ByVersion.Program(after), await solution.TextAsync(solution.GetProject(project)!.DocumentIds[^1]));
            Assert.Empty(await solution.GetProject(project)!.ErrorsAsync());
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Before_6_nothing_is_offered(int major)
    {
        Solution solution = Open(major, [.. Programs(major)], out ProjectId id);
        ImmutableArray<Diagnostic> findings = await solution.GetProject(id)!.FindingsAsync();
        Assert.True(findings.Length > 20);
        foreach (Diagnostic finding in findings)
            Assert.Empty(await solution.ActionsAsync(id, finding));
    }

    /// <summary>All programs of the tables: what is fixed compiles, has nothing more to fix, and the real Npgsql reads every literal that was written.</summary>
    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    public async Task Everything_that_has_a_fix_is_fixed(int major)
    {
        Solution before = Open(major, [.. Programs(major)], out ProjectId id), solution = before;
        DocumentId first = solution.GetProject(id)!.DocumentIds[0];
        // The mode first: what else there is to say depends on it.
        foreach (string rule in new SslModeCodeFix().FixableDiagnosticIds.Order())
            solution = await solution.FixAllAsync(first, FixAllScope.Project, rule, null) ?? solution;
        Project after = solution.GetProject(id)!;
        Assert.Empty(await after.ErrorsAsync());
        foreach (Diagnostic left in await after.FindingsAsync())
            Assert.True((await solution.ActionsAsync(id, left)).Count == 0, left + "\n" + left.Location.SourceTree);
        var rejected = (await after.FindingsAsync()).Where(static finding => finding.Id == "PGSSL2003").Select(static finding => finding.Location.SourceTree!.FilePath).ToHashSet();
        RealNpgsql? npgsql = RealNpgsql.All.SingleOrDefault(npgsql => npgsql.Version.Major == major);
        foreach (DocumentId changed in solution.GetChanges(before).GetProjectChanges().SelectMany(static changes => changes.GetChangedDocuments()))
        {
            Document document = solution.GetDocument(changed)!;
            if (npgsql is null || rejected.Contains(document.FilePath!))
                continue;
            foreach (LiteralExpressionSyntax literal in (await document.GetSyntaxRootAsync())!.DescendantNodes().OfType<LiteralExpressionSyntax>())
            {
                if (literal.Token.Value is string text && text.Contains("SSL Mode=VerifyFull;" + Root, StringComparison.Ordinal))
                    Assert.Equal("VerifyFull", npgsql.Read(text).Mode);
            }
        }
    }

    private static IEnumerable<string> Programs(int major)
        => VersionTable.Rows.Where(row => ((int[])row[0]).Contains(major)).Select(static row => $"new NpgsqlConnection(\"{VersionTable.Host}{row[1]}\")").Concat(ProgramVersionTests.Expressions(major));

    private static Solution Open(int major, IReadOnlyList<string> expressions, out ProjectId project)
    {
        Solution solution = FixWorkspace.Empty().AddProject("One", out project, Options, references: ByVersion.References(major));
        for (int i = 0; i < expressions.Count; i++)
            solution = solution.AddFile(project, $"/src/One/{i:D4}.cs", ByVersion.Program(expressions[i]), out _);
        return solution;
    }

    private static async Task<CodeAction?> NextAsync(Solution solution, ProjectId project)
    {
        foreach (Diagnostic finding in await solution.GetProject(project)!.FindingsAsync())
        {
            if (await solution.ActionsAsync(project, finding) is [CodeAction action, ..])
                return action;
        }
        return null;
    }

    private static string Around(string settings) => $"new NpgsqlConnection(new NpgsqlConnectionStringBuilder(unknown) {{ {settings} }}.ConnectionString)";

    private static string Text(string settings) => $"new NpgsqlConnection(\"Host=h.example.com{(settings.Length == 0 ? "" : ";" + settings)}\")";

    private static string Builder(string settings) => $"new NpgsqlConnection(new NpgsqlConnectionStringBuilder {{ Host = \"h.example.com\", {settings} }}.ConnectionString)";
}
