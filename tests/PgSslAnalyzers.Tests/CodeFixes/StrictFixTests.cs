using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace PgSslAnalyzers.Tests.CodeFixes;

/// <summary>In strict mode the fix of an unknown string, or of a weak one, leads to a proof in one step: with Npgsql 10 it turns GSS encryption off as well.</summary>
public sealed class StrictFixTests
{
    private const string Both = "SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable";

    public static TheoryData<string, string> Statements => new()
    {
        { "new NpgsqlConnection(p).Open();", $"new NpgsqlConnection(new NpgsqlConnectionStringBuilder(p) {{ {Both} }}.ConnectionString).Open();" },
        { "NpgsqlDataSource.Create(p);", $"NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(p) {{ {Both} }}.ConnectionString);" },
        { "new NpgsqlDataSourceBuilder(p).Build();", $"new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(p) {{ {Both} }}.ConnectionString).Build();" },
        { "var b = new NpgsqlConnectionStringBuilder(p); new NpgsqlConnection(b.ConnectionString).Open();", $"var b = new NpgsqlConnectionStringBuilder(p) {{ {Both} }}; new NpgsqlConnection(b.ConnectionString).Open();" },
        { "var b = new NpgsqlConnectionStringBuilder(p) { Timeout = 3 }; new NpgsqlConnection(b.ConnectionString).Open();", $"var b = new NpgsqlConnectionStringBuilder(p) {{ Timeout = 3, {Both} }}; new NpgsqlConnection(b.ConnectionString).Open();" },
        // What the code says of GSS encryption stays.
        { "var b = new NpgsqlConnectionStringBuilder(p) { GssEncryptionMode = GssEncryptionMode.Disable }; new NpgsqlConnection(b.ConnectionString).Open();", $"var b = new NpgsqlConnectionStringBuilder(p) {{ GssEncryptionMode = GssEncryptionMode.Disable, SslMode = SslMode.VerifyFull }}; new NpgsqlConnection(b.ConnectionString).Open();" },
    };

    /// <summary>A weak string, and what the choice without a root certificate makes of it.</summary>
    public static TheoryData<string, string> Weak => new()
    {
        { """new NpgsqlConnection("Host=db;SSL Mode=Require").Open();""", """new NpgsqlConnection("Host=db;SSL Mode=VerifyFull;GSS Encryption Mode=Disable").Open();""" },
        { """new NpgsqlConnection("Host=db;SSL Mode=Prefer;Database=d").Open();""", """new NpgsqlConnection("Host=db;SSL Mode=VerifyFull;GSS Encryption Mode=Disable;Database=d").Open();""" },
        { """new NpgsqlConnection("Host=db").Open();""", """new NpgsqlConnection("Host=db;SSL Mode=VerifyFull;GSS Encryption Mode=Disable").Open();""" },
        { """new NpgsqlConnection("Host=db;SSL Mode=Require;Trust Server Certificate=true").Open();""", """new NpgsqlConnection("Host=db;SSL Mode=VerifyFull;GSS Encryption Mode=Disable").Open();""" },
        { """new NpgsqlConnection($"Host={p};SSL Mode=Require").Open();""", """new NpgsqlConnection($"Host={p};SSL Mode=VerifyFull;GSS Encryption Mode=Disable").Open();""" },
        { """new NpgsqlConnection("Host=" + p + ";SSL Mode=Require").Open();""", """new NpgsqlConnection("Host=" + p + ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable").Open();""" },
        { """var b = new NpgsqlDataSourceBuilder(p); b.ConnectionStringBuilder.SslMode = SslMode.Require; b.Build();""", """var b = new NpgsqlDataSourceBuilder(p); b.ConnectionStringBuilder.SslMode = SslMode.VerifyFull; b.ConnectionStringBuilder.GssEncryptionMode = GssEncryptionMode.Disable; b.Build();""" },
        { """var b = new NpgsqlConnectionStringBuilder { Host = "db", SslMode = SslMode.Require }; new NpgsqlConnection(b.ConnectionString).Open();""", $$"""var b = new NpgsqlConnectionStringBuilder { Host = "db", {{Both}} }; new NpgsqlConnection(b.ConnectionString).Open();""" },
        { """var b = new NpgsqlConnectionStringBuilder { Host = "db" }; new NpgsqlConnection(b.ConnectionString).Open();""", $$"""var b = new NpgsqlConnectionStringBuilder { Host = "db", {{Both}} }; new NpgsqlConnection(b.ConnectionString).Open();""" },
        // What the code says of GSS encryption itself.
        { """new NpgsqlConnection("Host=db;SSL Mode=Require;GSS Encryption Mode=Prefer").Open();""", """new NpgsqlConnection("Host=db;SSL Mode=VerifyFull;GSS Encryption Mode=Disable").Open();""" },
        { """new NpgsqlConnection("Host=db;GssEncryptionMode=disable;SSL Mode=Require").Open();""", """new NpgsqlConnection("Host=db;GssEncryptionMode=disable;SSL Mode=VerifyFull").Open();""" },
    };

    [Theory, MemberData(nameof(Weak))]
    public Task One_step_of_a_weak_string_leads_to_a_proof(string before, string after) => CheckAsync(before, after, static id => id.StartsWith("PGSSL100", StringComparison.Ordinal), last: true);

    [Theory, MemberData(nameof(Statements))]
    public Task One_step_leads_to_a_proof(string before, string after) => CheckAsync(before, after, static id => id == "PGSSL1007", last: false);

    private static async Task CheckAsync(string before, string after, Func<string, bool> isMeant, bool last)
    {
        Solution solution = FixWorkspace.Empty().AddProject("One", out ProjectId one, "build_property.PgSslAnalysisMode = Strict\ndotnet_diagnostic.PGSSL3005.severity = error\n", references: TestReferences.All).AddFile(one, "/src/A.cs", InClass(before), out DocumentId file);
        Diagnostic finding = (await solution.GetProject(one)!.FindingsAsync()).First(diagnostic => isMeant(diagnostic.Id));
        IReadOnlyList<CodeAction> actions = await solution.ActionsAsync(one, finding);
        CodeAction fix = last ? actions.Single(static action => action.Title.Contains("Use VerifyFull, root certificate from", StringComparison.Ordinal)) : actions[0];
        solution = await Steps.ApplyAsync(fix);

        Assert.Equal(InClass(after), await solution.TextAsync(file));
        Assert.Empty(await solution.GetProject(one)!.ErrorsAsync());
        Assert.DoesNotContain(await solution.GetProject(one)!.FindingsAsync(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task A_string_that_is_raised_already_gets_no_second_builder()
    {
        string code = "using Npgsql;\nusing Microsoft.EntityFrameworkCore;\nclass C\n{\n    static void M(DbContextOptionsBuilder o, string p, System.Action<object> c) => o.UseNpgsql(" + $"new NpgsqlConnectionStringBuilder(p) {{ {Both} }}.ConnectionString" + ", n => c(n));\n}\n";
        Solution solution = FixWorkspace.Empty().AddProject("One", out ProjectId one, "build_property.PgSslAnalysisMode = Strict\ndotnet_diagnostic.PGSSL3005.severity = error\n", references: TestReferences.All).AddFile(one, "/src/A.cs", code, out _);
        Diagnostic finding = (await solution.GetProject(one)!.FindingsAsync()).First(static diagnostic => diagnostic.Id == "PGSSL1007");

        Assert.Contains("c in line 5 may change it", finding.GetMessage(), StringComparison.Ordinal);
        Assert.Empty(await solution.ActionsAsync(one, finding));
    }

    private static string InClass(string statements) => $"using Npgsql;\nclass C\n{{\n    static void M(string p) {{ {statements} }}\n}}\n";
}
