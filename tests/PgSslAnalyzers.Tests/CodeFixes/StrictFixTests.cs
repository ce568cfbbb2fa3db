using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace PgSslAnalyzers.Tests.CodeFixes;

/// <summary>In strict mode the fix of an unknown string leads to a proof in one step: with Npgsql 10 it turns GSS encryption off as well.</summary>
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

    [Theory, MemberData(nameof(Statements))]
    public async Task One_step_leads_to_a_proof(string before, string after)
    {
        Solution solution = FixWorkspace.Empty().AddProject("One", out ProjectId one, "build_property.PgSslAnalysisMode = Strict\ndotnet_diagnostic.PGSSL3005.severity = error\n", references: TestReferences.All).AddFile(one, "/src/A.cs", InClass(before), out DocumentId file);
        Diagnostic finding = (await solution.GetProject(one)!.FindingsAsync()).First(static diagnostic => diagnostic.Id == "PGSSL1007");
        CodeAction fix = (await solution.ActionsAsync(one, finding))[0];
        solution = await Steps.ApplyAsync(fix);

        Assert.Equal(InClass(after), await solution.TextAsync(file));
        Assert.Empty(await solution.GetProject(one)!.ErrorsAsync());
        Assert.DoesNotContain(await solution.GetProject(one)!.FindingsAsync(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static string InClass(string statements) => $"using Npgsql;\nclass C\n{{\n    static void M(string p) {{ {statements} }}\n}}\n";
}
