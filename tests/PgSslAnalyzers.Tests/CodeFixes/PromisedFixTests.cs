using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using PgSslAnalyzers.CodeFixes;
using PgSslAnalyzers.Documentation;
using PgSslAnalyzers.Tests.Configuration;
using PgSslAnalyzers.Tests.Versions;

namespace PgSslAnalyzers.Tests.CodeFixes;

/// <summary>Every fix that the table of rules promises, in C# and, where the rule speaks of a string alone, in a configuration file.</summary>
public sealed partial class PromisedFixTests
{
    private const string Root = "Root Certificate=/etc/pg/root.crt", Mine = "Root Certificate=/mine.crt";
    private const string Host = "Host=h.example.org;Database=d;Username=u";

    /// <summary>The rule, a connection string and what its fix makes of it, with the given Npgsql.</summary>
    public static TheoryData<string, int, string, string> Strings => new()
    {
        { "PGSSL1001", 10, $"{Host};SSL Mode=Disable", $"{Host};SSL Mode=VerifyFull;{Root}" },
        { "PGSSL1002", 10, $"{Host};SSL Mode=Allow", $"{Host};SSL Mode=VerifyFull;{Root}" },
        { "PGSSL1003", 10, $"{Host};SSL Mode=Require", $"{Host};SSL Mode=VerifyFull;{Root}" },
        { "PGSSL1004", 10, $"{Host};SSL Mode=VerifyCA;{Mine}", $"{Host};SSL Mode=VerifyFull;{Mine}" },
        { "PGSSL1005", 10, Host, $"{Host};SSL Mode=VerifyFull;{Root}" },
        { "PGSSL1006", 10, "Host=localhost;Database=d;Username=u", $"Host=localhost;Database=d;Username=u;SSL Mode=VerifyFull;{Root}" },
        { "PGSSL2001", 10, $"{Host};SSL Mode=VerifyFull;Trust Server Certificate=true;{Mine}", $"{Host};SSL Mode=VerifyFull;{Mine}" },
        { "PGSSL2002", 10, $"{Host};SSL Mode=Require;{Mine}", $"{Host};SSL Mode=VerifyFull;{Mine}" },
        { "PGSSL2003", 10, $"{Host};SSL Mode=verify-full", $"{Host};SSL Mode=VerifyFull;{Root}" },
        { "PGSSL2003", 10, $"{Host};SSL Mode=VerifyFull;Pooling=no", $"{Host};SSL Mode=VerifyFull;Pooling=false" },
        { "PGSSL2004", 10, $"{Host};SSL Mode=VerifyCA;SSL Mode=VerifyFull", $"{Host};SSL Mode=VerifyFull" },
        { "PGSSL2006", 7, $"{Host};SSL Mode=VerifyFull;Trust Server Certificate=true;{Mine}", $"{Host};SSL Mode=VerifyFull;{Mine}" },
        { "PGSSL3003", 10, $"{Host};SSL Mode=VerifyFull", $"{Host};SSL Mode=VerifyFull;{Root}" },
        { "PGSSL3004", 10, $"{Host};SSL Mode=VerifyFull", $"{Host};SSL Mode=VerifyFull;Check Certificate Revocation=true" },
        { "PGSSL3005", 10, $"{Host};SSL Mode=VerifyFull", $"{Host};SSL Mode=VerifyFull;GSS Encryption Mode=Disable" },
        { "PGSSL3005", 10, $"{Host};SSL Mode=VerifyFull;GSS Encryption Mode=Prefer", $"{Host};SSL Mode=VerifyFull;GSS Encryption Mode=Disable" },
        { "PGSSL3006", 10, $"{Host};SSL Mode=VerifyFull;Root Certificate=root.crt", $"{Host};SSL Mode=VerifyFull;{Root}" },
    };

    [Theory, MemberData(nameof(Strings))]
    public async Task In_a_string_of_CSharp(string rule, int npgsql, string before, string after) => await CheckAsync(rule, npgsql, $"new NpgsqlConnection(\"{before}\")", $"new NpgsqlConnection(\"{after}\")");

    [Theory, MemberData(nameof(Strings))]
    public async Task In_a_configuration_file(string rule, int npgsql, string before, string after)
    {
        ConfigurationProject project = new ConfigurationProject("class C { }", ByVersion.References(npgsql)).With("a.json", $"{{ \"Cs\": \"{before}\" }}\n")
            .With(".editorconfig", $"[*]\npgssl.root_certificate = /etc/pg/root.crt\npgssl.severity.{rule} = warning\n");
        Assert.True(await project.FixAsync(rule));
        Assert.Equal($"{{ \"Cs\": \"{after}\" }}\n", await project.TextAsync("a.json"));
    }

    /// <summary>The rule, an expression and what its fix makes of it: where code says more than a string.</summary>
    public static TheoryData<string, int, string, string> Expressions => new()
    {
        { "PGSSL1007", 10, "new NpgsqlConnection(unknown)", "new NpgsqlConnection(new NpgsqlConnectionStringBuilder(unknown) { SslMode = SslMode.VerifyFull }.ConnectionString)" },
        { "PGSSL1008", 10, "new NpgsqlSlimDataSourceBuilder(unknown).Build()", "new NpgsqlSlimDataSourceBuilder(new NpgsqlConnectionStringBuilder(unknown) { SslMode = SslMode.VerifyFull }.ConnectionString).EnableTransportSecurity().Build()" },
        { "PGSSL2001", 10, Built("SslMode = SslMode.VerifyFull, TrustServerCertificate = true"), Built("SslMode = SslMode.VerifyFull") },
        { "PGSSL2002", 10, Built("SslMode = SslMode.Require, RootCertificate = \"/mine.crt\""), Built("SslMode = SslMode.VerifyFull, RootCertificate = \"/mine.crt\"") },
        { "PGSSL2002", 10, "new NpgsqlDataSourceBuilder(\"Host=h.example.org;SSL Mode=Require\").UseRootCertificate(root).Build()", "new NpgsqlDataSourceBuilder(\"Host=h.example.org;SSL Mode=VerifyFull\").UseRootCertificate(root).Build()" },
        { "PGSSL2003", 10, "new NpgsqlConnection(\"Host=h.example.org;SSL Mode=VerifyFull;sslrootcert=/mine.crt\")", "new NpgsqlConnection(\"Host=h.example.org;SSL Mode=VerifyFull;Root Certificate=/mine.crt\")" },
        { "PGSSL2003", 10, "new NpgsqlConnection($@\"dbname={unknown};Host=h.example.org;SSL Mode=VerifyFull\")", "new NpgsqlConnection($@\"Database={unknown};Host=h.example.org;SSL Mode=VerifyFull\")" },
        { "PGSSL2003", 10, Built("[\"SSL Mode\"] = \"verify-full\""), Built("[\"SSL Mode\"] = \"VerifyFull\", [\"Root Certificate\"] = \"/etc/pg/root.crt\"") },
        { "PGSSL2006", 7, Built("SslMode = SslMode.VerifyFull, TrustServerCertificate = true"), Built("SslMode = SslMode.VerifyFull") },
        { "PGSSL2006", 10, "new NpgsqlSlimDataSourceBuilder(\"Host=h.example.org;SSL Mode=VerifyFull\").Build()", "new NpgsqlSlimDataSourceBuilder(\"Host=h.example.org;SSL Mode=VerifyFull\").EnableTransportSecurity().Build()" },
        { "PGSSL3001", 10, "new NpgsqlConnection(\"Host=h.example.org\") { UserCertificateValidationCallback = (_, _, _, _) => true }", $"new NpgsqlConnection(\"Host=h.example.org;SSL Mode=VerifyFull;{Root}\")" },
        { "PGSSL3003", 10, Built("SslMode = SslMode.VerifyFull"), Built("SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\"") },
        { "PGSSL3004", 10, Built("SslMode = SslMode.VerifyFull"), Built("SslMode = SslMode.VerifyFull, CheckCertificateRevocation = true") },
        { "PGSSL3005", 10, Built("SslMode = SslMode.VerifyFull"), Built("SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable") },
        { "PGSSL3006", 10, Built("RootCertificate = @\"~\\root.crt\", SslMode = SslMode.VerifyFull, Port = 1"), Built("RootCertificate = \"/etc/pg/root.crt\", SslMode = SslMode.VerifyFull, Port = 1") },
        { "PGSSL3006", 10, Built("SslMode = SslMode.VerifyFull, RootCertificate = \"root.crt\""), Built("SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\"") },
    };

    [Theory, MemberData(nameof(Expressions))]
    public Task In_an_expression(string rule, int npgsql, string before, string after) => CheckAsync(rule, npgsql, before, after);

    /// <summary>What the table of rules calls fixed is fixed here; PGSSL1009 has a project of its own in <see cref="NamedConnectionTests"/>.</summary>
    [Fact]
    public void The_table_of_rules_promises_what_is_tested()
    {
        var promised = RuleRow().Matches(Page.Read("docs/rules.md").Text).Select(static row => (Id: row.Groups["id"].Value, HasFix: row.Groups["fix"].Value.Trim() != "no")).ToList();
        Assert.Equal(ConnectionStrings.Catalog.Rules.All.Count, promised.Count);
        string[] tested = [.. Strings.Select(static row => (string)row[0]).Concat(Expressions.Select(static row => (string)row[0])).Append("PGSSL1009").Distinct().Order()];
        Assert.Equal(promised.Where(static rule => rule.HasFix).Select(static rule => rule.Id).Order(), tested);
        Assert.Equal(tested, new SslModeCodeFix().FixableDiagnosticIds.Order());
    }

    [GeneratedRegex(@"^\| \[(?<id>PGSSL\d{4})\]\([^)]*\) \|.*\|(?<fix>[^|]*)\|\r?$", RegexOptions.Multiline)]
    private static partial Regex RuleRow();

    private static async Task CheckAsync(string rule, int npgsql, string before, string after)
    {
        Solution solution = FixWorkspace.Empty().AddProject("One", out ProjectId project, $"pgssl.root_certificate = /etc/pg/root.crt\ndotnet_diagnostic.{rule}.severity = warning\n", references: ByVersion.References(npgsql))
            .AddFile(project, "/src/One/Program.cs", ByVersion.Program(before), out DocumentId file);
        Diagnostic finding = (await solution.GetProject(project)!.FindingsAsync()).Single(finding => finding.Id == rule);
        CodeAction action = (await solution.ActionsAsync(project, finding))[0];
        solution = await Steps.ApplyAsync(action);
        Assert.Equal(ByVersion.Program(after), await solution.TextAsync(file));
        Assert.Empty(await solution.GetProject(project)!.ErrorsAsync());
        Assert.DoesNotContain(await solution.GetProject(project)!.FindingsAsync(), finding => finding.Id == rule);
    }

    private static string Built(string settings) => $"new NpgsqlConnection(new NpgsqlConnectionStringBuilder {{ Host = \"h.example.org\", {settings} }}.ConnectionString)";
}
