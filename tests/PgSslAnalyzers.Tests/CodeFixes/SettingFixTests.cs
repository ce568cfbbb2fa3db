using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace PgSslAnalyzers.Tests.CodeFixes;

/// <summary>Fixes that leave the mode alone: root certificate, revocation, GSS encryption, paths, combinations that throw.</summary>
public sealed class SettingFixTests
{
    private const string Strict = "Host=h.example.com;SSL Mode=VerifyFull";

    [Theory]
    [InlineData("PGSSL3003", "new NpgsqlConnection(\"" + Strict + "\")", "new NpgsqlConnection(\"" + Strict + ";Root Certificate=/etc/pg/root.crt\")")]
    [InlineData("PGSSL3003", "new NpgsqlConnection(Build(b => new() { Host = \"h.example.com\", SslMode = SslMode.VerifyFull }))",
        "new NpgsqlConnection(Build(b => new() { Host = \"h.example.com\", SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\" }))")]
    [InlineData("PGSSL3003", "new NpgsqlConnection(\"" + Strict + ";Root Certificate=''\")", "new NpgsqlConnection(\"" + Strict + ";Root Certificate=/etc/pg/root.crt\")")]
    [InlineData("PGSSL3003", "NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder { Host = \"h.example.com\", RootCertificate = \"\", SslMode = SslMode.VerifyFull })",
        "NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder { Host = \"h.example.com\", RootCertificate = \"/etc/pg/root.crt\", SslMode = SslMode.VerifyFull })")]
    [InlineData("PGSSL3004", "new NpgsqlConnection(\"" + Strict + "\")", "new NpgsqlConnection(\"" + Strict + ";Check Certificate Revocation=true\")")]
    [InlineData("PGSSL3004", "new NpgsqlConnection(\"" + Strict + ";Check Certificate Revocation=false\")", "new NpgsqlConnection(\"" + Strict + ";Check Certificate Revocation=true\")")]
    [InlineData("PGSSL3004", "new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = \"h.example.com\", SslMode = SslMode.VerifyFull }.ConnectionString)",
        "new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = \"h.example.com\", SslMode = SslMode.VerifyFull, CheckCertificateRevocation = true }.ConnectionString)")]
    [InlineData("PGSSL3005", "new NpgsqlConnection(\"" + Strict + "\")", "new NpgsqlConnection(\"" + Strict + ";GSS Encryption Mode=Disable\")")]
    [InlineData("PGSSL3005", "new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = \"h.example.com\", SslMode = SslMode.VerifyFull }.ConnectionString)",
        "new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = \"h.example.com\", SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable }.ConnectionString)")]
    [InlineData("PGSSL3006", "new NpgsqlConnection(\"" + Strict + ";Root Certificate=~/root.crt;Port=5433\")", "new NpgsqlConnection(\"" + Strict + ";Root Certificate=/etc/pg/root.crt;Port=5433\")")]
    [InlineData("PGSSL2006", "new NpgsqlSlimDataSourceBuilder(\"" + Strict + "\").Build()", "new NpgsqlSlimDataSourceBuilder(\"" + Strict + "\").EnableTransportSecurity().Build()")]
    public async Task One_setting_and_nothing_else(string rule, string weak, string expected)
    {
        (Solution solution, DocumentId document) = Open(weak);
        List<CodeAction> actions = await ActionsAsync(solution, document, rule);
        Assert.Single(actions);
        Solution after = await Steps.ApplyAsync(actions[0]);
        Assert.Equal(Program(expected), await after.TextAsync(document));
        // The finding is gone, and nothing new stands in its place.
        Assert.Empty(await ActionsAsync(after, document, rule));
    }

    [Theory]
    // A callback or a socket: only the author knows what was meant.
    [InlineData("PGSSL2006", "new NpgsqlConnection(\"Host=/run/postgresql;SSL Mode=Require\")")]
    public async Task No_fix_where_it_is_not_for_us_to_say(string rule, string program)
    {
        (Solution solution, DocumentId document) = Open(program);
        Assert.Contains(await solution.GetDocument(document)!.Project.FindingsAsync(), diagnostic => diagnostic.Id == rule);
        Assert.Empty(await ActionsAsync(solution, document, rule));
    }

    private static string Program(string expression)
        => "using System;\nusing Npgsql;\nclass Program\n{\n    static string Build(Func<int, NpgsqlConnectionStringBuilder> make) => make(1).ConnectionString;\n    object Run() => " + expression + ";\n}\n";

    private static (Solution Solution, DocumentId Document) Open(string expression)
    {
        string options = "pgssl.root_certificate = /etc/pg/root.crt\n" + string.Concat(((string[])["3003", "3004", "3005"]).Select(static id => $"dotnet_diagnostic.PGSSL{id}.severity = warning\n"));
        Solution solution = FixWorkspace.Empty().AddProject("One", out ProjectId project, options).AddFile(project, "/src/Program.cs", Program(expression), out DocumentId document);
        return (solution, document);
    }

    private static async Task<List<CodeAction>> ActionsAsync(Solution solution, DocumentId document, string rule)
    {
        Project project = solution.GetDocument(document)!.Project;
        var actions = new List<CodeAction>();
        foreach (Diagnostic diagnostic in (await project.FindingsAsync()).Where(diagnostic => diagnostic.Id == rule))
            actions.AddRange(await solution.ActionsAsync(project.Id, diagnostic));
        return actions;
    }
}
