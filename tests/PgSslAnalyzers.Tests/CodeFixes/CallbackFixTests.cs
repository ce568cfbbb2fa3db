using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace PgSslAnalyzers.Tests.CodeFixes;

/// <summary>PGSSL3001 from finding to fixed text: the callback goes, and VerifyFull takes its place on the same connection or data source.</summary>
public sealed class CallbackFixTests
{
    private const string Strong = "Host=h.example.org;SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt";
    private const string Wrapped = "new NpgsqlConnectionStringBuilder(s) { SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\" }.ConnectionString";

    public static TheoryData<string, string> Fixed => new()
    {
        // A connection: its string gets the mode, a literal in itself, anything else on a builder around it.
        { "var c = new NpgsqlConnection(\"Host=h.example.org;SSL Mode=Require;Trust Server Certificate=true\");\n        c.UserCertificateValidationCallback = (_, _, _, _) => true;\n        c.Open();", $"var c = new NpgsqlConnection(\"{Strong}\");\n        c.Open();" },
        { "using var c = new NpgsqlConnection(@\"Host=h.example.org\");\n        c.UserCertificateValidationCallback = delegate { return true; }; // any\n        c.Open();", $"using var c = new NpgsqlConnection(@\"{Strong}\");\n        c.Open();" },
        { "NpgsqlConnection c = new(s);\n        c.UserCertificateValidationCallback = Any;\n        c.Open();", $"NpgsqlConnection c = new({Wrapped});\n        c.Open();" },
        { "var c = new NpgsqlConnection($\"Host={s};SSL Mode=Prefer\");\n        c.UserCertificateValidationCallback = Any;", "var c = new NpgsqlConnection(new NpgsqlConnectionStringBuilder($\"Host={s};SSL Mode=Prefer\") { SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\" }.ConnectionString);" },
        { "var c = new NpgsqlConnection(\"Host=h.example.org;SSL Mode=VerifyFull\");\n        c.UserCertificateValidationCallback = Any;", $"var c = new NpgsqlConnection(\"{Strong}\");" },
        { $"var c = new NpgsqlConnection(\"{Strong}\");\n        c.UserCertificateValidationCallback = Any;", $"var c = new NpgsqlConnection(\"{Strong}\");" },
        { "var c = new NpgsqlConnection(s);\n        if (flag)\n            c.UserCertificateValidationCallback = Any;", $"var c = new NpgsqlConnection({Wrapped});" },
        { "var c = new NpgsqlConnection(\"Host=h.example.org\") { UserCertificateValidationCallback = (_, _, _, _) => true };", $"var c = new NpgsqlConnection(\"{Strong}\");" },
        { "var c = new NpgsqlConnection(s)\n        {\n            UserCertificateValidationCallback = Any,\n            Site = null,\n        };", $"var c = new NpgsqlConnection({Wrapped})\n        {{\n            Site = null,\n        }};" },
        { "var c = new NpgsqlConnection(\"Host=h.example.org\");\n        c.SslClientAuthenticationOptionsCallback = o => o.RemoteCertificateValidationCallback = (_, _, _, _) => true;\n        c.Open();", $"var c = new NpgsqlConnection(\"{Strong}\");\n        c.Open();" },
        { "var c = new NpgsqlConnection(\"Host=h.example.org\");\n        c.SslClientAuthenticationOptionsCallback = o => { o.RemoteCertificateValidationCallback = Any; };", $"var c = new NpgsqlConnection(\"{Strong}\");" },
        // A data source.
        { "var b = new NpgsqlDataSourceBuilder(s);\n        b.UseUserCertificateValidationCallback(Any);\n        b.Build();", "var b = new NpgsqlDataSourceBuilder(s);\n        b.ConnectionStringBuilder.SslMode = SslMode.VerifyFull;\n        b.ConnectionStringBuilder.RootCertificate = \"/etc/pg/root.crt\";\n        b.Build();" },
        { "new NpgsqlDataSourceBuilder(\"Host=h.example.org;SSL Mode=Require\").UseUserCertificateValidationCallback(Any).Build();", $"new NpgsqlDataSourceBuilder(\"{Strong}\").Build();" },
        { "new NpgsqlDataSourceBuilder(s).UseSslClientAuthenticationOptionsCallback(o => o.RemoteCertificateValidationCallback = Any).Build();", $"new NpgsqlDataSourceBuilder({Wrapped}).Build();" },
    };

    public static TheoryData<string, string> EntityFramework => new()
    {
        { "o.UseNpgsql(\"Host=h.example.org;SSL Mode=Require\", n => n.RemoteCertificateValidationCallback(Any));", $"o.UseNpgsql(\"{Strong}\");" },
        { "o.UseNpgsql(s, n => { n.RemoteCertificateValidationCallback((_, _, _, _) => true); });", $"o.UseNpgsql({Wrapped});" },
        { "o.UseNpgsql(s, n => n.CommandTimeout(3).RemoteCertificateValidationCallback(Any));", $"o.UseNpgsql({Wrapped}, n => n.CommandTimeout(3));" },
        { "o.UseNpgsql(s, n => n.RemoteCertificateValidationCallback(Any).CommandTimeout(3));", $"o.UseNpgsql({Wrapped}, n => n.CommandTimeout(3));" },
        { "o.UseNpgsql(s, n => { n.CommandTimeout(3).RemoteCertificateValidationCallback(Any); });", $"o.UseNpgsql({Wrapped}, n => {{ n.CommandTimeout(3); }});" },
        { "o.UseNpgsql(s, n =>\n        {\n            n.CommandTimeout(3);\n            n.RemoteCertificateValidationCallback(Any);\n        });", $"o.UseNpgsql({Wrapped}, n =>\n        {{\n            n.CommandTimeout(3);\n        }});" },
    };

    [Theory, MemberData(nameof(EntityFramework))]
    public Task On_a_context(string before, string after) => The_callback_gives_its_place_to_VerifyFull(before, after);

    [Theory, MemberData(nameof(Fixed))]
    public async Task The_callback_gives_its_place_to_VerifyFull(string before, string after)
    {
        Solution solution = Open(before, out ProjectId project, out DocumentId file);
        Diagnostic finding = Assert.Single((await solution.GetProject(project)!.FindingsAsync()).Where(static finding => finding.Id == "PGSSL3001"));
        List<CodeAction> actions = await solution.ActionsAsync(project, finding);
        Assert.StartsWith("Remove the callback and use VerifyFull, root certificate ", actions[0].Title, StringComparison.Ordinal);
        solution = await Steps.ApplyAsync(actions[0]);
        Assert.Equal(Program(after), await solution.TextAsync(file));
        Assert.Empty(await solution.GetProject(project)!.ErrorsAsync());
        Assert.Empty(await solution.GetProject(project)!.FindingsAsync());
    }

    [Theory]
    // Where the connection comes from is not to be seen, or what it is made from has no place for a mode.
    [InlineData("void Set(NpgsqlConnection c) => c.UserCertificateValidationCallback = Any;")]
    [InlineData("o.UseNpgsql(field, n => n.RemoteCertificateValidationCallback(Any));")]
    [InlineData("o.UseNpgsql(n => n.RemoteCertificateValidationCallback(Any));")]
    [InlineData("field.UserCertificateValidationCallback = Any;")]
    [InlineData("var c = new NpgsqlConnection();\n        c.UserCertificateValidationCallback = Any;")]
    // The options are for something else, too.
    [InlineData("var c = new NpgsqlConnection(s);\n        c.SslClientAuthenticationOptionsCallback = o => { o.RemoteCertificateValidationCallback = Any; o.TargetHost = s; };")]
    // A socket has no TLS: VerifyFull would throw.
    [InlineData("var c = new NpgsqlConnection(\"Host=/run/postgresql\");\n        c.UserCertificateValidationCallback = Any;")]
    public async Task No_fix(string statements)
    {
        Solution solution = Open(statements, out ProjectId project, out _);
        IEnumerable<Diagnostic> findings = (await solution.GetProject(project)!.FindingsAsync()).Where(static finding => finding.Id == "PGSSL3001");
        Assert.NotEmpty(findings);
        foreach (Diagnostic finding in findings)
            Assert.Empty(await solution.ActionsAsync(project, finding));
    }

    private static Solution Open(string statements, out ProjectId project, out DocumentId file)
        => FixWorkspace.Empty().AddProject("One", out project, "pgssl.root_certificate = /etc/pg/root.crt\n", references: TestReferences.All).AddFile(project, "/src/One/C.cs", Program(statements), out file);

    private static string Program(string statements)
        => "using System.Net.Security;\nusing System.Security.Cryptography.X509Certificates;\nusing Microsoft.EntityFrameworkCore;\nusing Npgsql;\n#pragma warning disable CS0618, CS8321\nclass C\n{\n    NpgsqlConnection field = null!;\n"
            + "    static bool Any(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;\n    void M(string s, bool flag, DbContextOptionsBuilder o)\n    {\n        " + statements + "\n    }\n}\n";
}
