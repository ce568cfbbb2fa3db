using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using PgSslAnalyzers.Tests.CodeFixes;

namespace PgSslAnalyzers.Tests.Options;

/// <summary>pgssl.connection_string_sinks from the option to the fixed text: members of the program, and a fork of Npgsql that has names of its own.</summary>
public sealed class FurtherSinkTests
{
    private const string Root = "pgssl.root_certificate = /etc/pg/root.crt\n";
    private const string Sinks = "pgssl.connection_string_sinks = YBNpgsql.NpgsqlConnection..ctor(connectionString), YBNpgsql.NpgsqlConnection.ConnectionString, YBNpgsql.NpgsqlDataSource.Create(connectionString)\n";

    /// <summary>A fork: the types of Npgsql in another namespace and assembly.</summary>
    private const string Fork = """
        namespace YBNpgsql
        {
            public enum SslMode { Disable, Allow, Prefer, Require, VerifyCA, VerifyFull }
            public sealed class NpgsqlConnectionStringBuilder : System.Data.Common.DbConnectionStringBuilder
            {
                public NpgsqlConnectionStringBuilder(string connectionString) { }
                public SslMode SslMode { get; set; }
            }
            public sealed class NpgsqlConnection
            {
                public NpgsqlConnection() { }
                public NpgsqlConnection(string connectionString) { }
                public string ConnectionString { get; set; } = "";
            }
            public abstract class NpgsqlDataSource { public static NpgsqlDataSource Create(string connectionString) => null!; }
        }
        """;

    private static readonly ImmutableArray<MetadataReference> WithFork
        = TestReferences.Base.Add(CSharpCompilation.Create("NpgsqlYugabyteDB", [CSharpSyntaxTree.ParseText(Fork)], TestReferences.Base, Analysis.CompilationOptions).ToMetadataReference());

    [Theory]
    [InlineData("new NpgsqlConnection({|\"Host=db.example.com;SSL Mode=Require;Trust Server Certificate=true\"|})", "PGSSL1003 PGSSL2001", "new NpgsqlConnection(\"Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt\")")]
    [InlineData("new NpgsqlConnection { ConnectionString = {|\"Host=db.example.com\"|} }", "PGSSL1005", "new NpgsqlConnection { ConnectionString = \"Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt\" }")]
    [InlineData("NpgsqlDataSource.Create({|$\"Host={s};SSL Mode=Disable\"|})", "PGSSL1001", "NpgsqlDataSource.Create($\"Host={s};SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt\")")]
    [InlineData("NpgsqlDataSource.Create(\"Host=db.example.com;SSL Mode=VerifyFull\")", "", "NpgsqlDataSource.Create(\"Host=db.example.com;SSL Mode=VerifyFull\")")]
    // Nothing is known of the types of a fork: its builder is as unknown as any other, and no type of Npgsql is there to write.
    [InlineData("new NpgsqlConnection({|s|})", "PGSSL1007", "new NpgsqlConnection(s)")]
    [InlineData("new NpgsqlConnection({|new NpgsqlConnectionStringBuilder(s) { SslMode = SslMode.VerifyFull }.ConnectionString|})", "PGSSL1007", "new NpgsqlConnection(new NpgsqlConnectionStringBuilder(s) { SslMode = SslMode.VerifyFull }.ConnectionString)")]
    public async Task A_fork(string marked, string expected, string fixedText)
    {
        string plain = marked.Replace("{|", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);
        Solution solution = Open(Program(plain, "YBNpgsql"), Sinks + Root, WithFork, out ProjectId project);
        Diagnostic[] findings = [.. await solution.GetProject(project)!.FindingsAsync()];
        Assert.Equal(expected, string.Join(' ', findings.Select(static finding => finding.Id)));
        int start = Program(plain, "YBNpgsql").IndexOf(plain, StringComparison.Ordinal) + marked.IndexOf("{|", StringComparison.Ordinal);
        int end = start + marked.IndexOf("|}", StringComparison.Ordinal) - marked.IndexOf("{|", StringComparison.Ordinal) - 2;
        Assert.All(findings, finding => Assert.True(finding.Location.SourceSpan.Start >= start && finding.Location.SourceSpan.End <= end, finding.ToString()));
        Assert.Equal(Program(fixedText, "YBNpgsql"), await FixedAsync(solution, project));
    }

    [Fact]
    public async Task Without_the_option_nobody_knows_the_fork()
        => Assert.Empty(await Open(Program("new NpgsqlConnection(\"Host=db.example.com;SSL Mode=Require\")", "YBNpgsql"), Root, WithFork, out ProjectId project).GetProject(project)!.FindingsAsync());

    [Theory]
    [InlineData("", "Npgsql 10 encrypts but does not check who answers: an impostor gets the login")]
    [InlineData("pgssl.npgsql_version = 7.0\n", "Npgsql 7 throws on it unless Trust Server Certificate=true")]
    public async Task The_fork_counts_as_the_version_that_is_named(string option, string said)
    {
        Solution solution = Open(Program("new NpgsqlConnection(\"Host=db.example.com;SSL Mode=Require\")", "YBNpgsql"), Sinks + option, WithFork, out ProjectId project);
        Assert.Contains(said, Assert.Single(await solution.GetProject(project)!.FindingsAsync()).GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fork_may_read_PGSSLMODE()
        => Assert.Empty(await Open("class C { static void M() => System.Environment.SetEnvironmentVariable(\"PGSSLMODE\", \"require\"); }", Sinks, WithFork, out ProjectId project).GetProject(project)!.FindingsAsync());

    [Theory]
    [InlineData("Acme.Db.Open(cs)", "Acme.Db.Open(\"Host=db.example.com;SSL Mode=Require\")", "Acme.Db.Open(\"Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt\")")]
    [InlineData("Acme.Db..ctor(cs)", "new Acme.Db(\"Host=db.example.com\")", "new Acme.Db(\"Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt\")")]
    [InlineData("Acme.Db.Text", "new Acme.Db(\"\") { Text = \"Host=db.example.com;SSL Mode=Allow\" }", "new Acme.Db(\"\") { Text = \"Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt\" }")]
    [InlineData("Acme.Db.Open(cs)", "Acme.Db.Open(s)", "Acme.Db.Open(new NpgsqlConnectionStringBuilder(s) { SslMode = SslMode.VerifyFull }.ConnectionString)")]
    // Another member, another parameter: no sink.
    [InlineData("Acme.Db.Open(sql)", "Acme.Db.Open(\"Host=db.example.com;SSL Mode=Require\")", null)]
    [InlineData("Acme.Other.Open(cs)", "Acme.Db.Open(\"Host=db.example.com;SSL Mode=Require\")", null)]
    public async Task Members_of_the_program(string sink, string before, string? after)
    {
        const string acme = "namespace Acme { public sealed class Db(string cs) { public string Text { get; set; } = cs; public static object Open(string cs) => new(); } }\n";
        Solution solution = Open(Program(before, "Npgsql") + acme, $"pgssl.connection_string_sinks = {sink}\n" + Root, TestReferences.Small, out ProjectId project);
        Assert.Equal(after is not null, (await solution.GetProject(project)!.FindingsAsync()).Any());
        Assert.Equal(Program(after ?? before, "Npgsql") + acme, await FixedAsync(solution, project));
    }

    private static string Program(string expression, string space) => $"using {space};\nclass Program\n{{\n    static object Open(string s) => {expression};\n}}\n";

    private static Solution Open(string program, string options, ImmutableArray<MetadataReference> references, out ProjectId project)
        => FixWorkspace.Empty().AddProject("One", out project, options, references: references).AddFile(project, "/src/One/Program.cs", program, out _);

    private static async Task<string> FixedAsync(Solution solution, ProjectId project)
    {
        for (int round = 0; round < 5; round++)
        {
            CodeAction? next = null;
            foreach (Diagnostic finding in await solution.GetProject(project)!.FindingsAsync())
                next ??= (await solution.ActionsAsync(project, finding)).FirstOrDefault();
            if (next is null)
                break;
            solution = await Steps.ApplyAsync(next);
        }
        Assert.Empty(await solution.GetProject(project)!.ErrorsAsync());
        return await solution.TextAsync(solution.GetProject(project)!.DocumentIds[^1]);
    }
}
