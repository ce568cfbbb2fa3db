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
        // A root certificate of the program stays.
        { "var b = new NpgsqlConnectionStringBuilder { Host = \"h.example.org\", RootCertificate = \"/own.pem\" };\n        var c = new NpgsqlConnection(b.ToString());\n        c.UserCertificateValidationCallback = Any;", "var b = new NpgsqlConnectionStringBuilder { Host = \"h.example.org\", RootCertificate = \"/own.pem\" };\n        var c = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(b.ToString()) { SslMode = SslMode.VerifyFull }.ConnectionString);" },
        { "var b = new NpgsqlConnectionStringBuilder { [\"Host\"] = \"h.example.org\", [\"Root Certificate\"] = \"/own.pem\" };\n        var c = new NpgsqlConnection(b.ToString());\n        c.UserCertificateValidationCallback = Any;", "var b = new NpgsqlConnectionStringBuilder { [\"Host\"] = \"h.example.org\", [\"Root Certificate\"] = \"/own.pem\" };\n        var c = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(b.ToString()) { SslMode = SslMode.VerifyFull }.ConnectionString);" },
        { "var b = new NpgsqlConnectionStringBuilder { Host = \"h.example.org\", RootCertificate = \"/etc/pg/root.crt\" };\n        var c = new NpgsqlConnection(b.ToString());\n        c.UserCertificateValidationCallback = Any;", "var b = new NpgsqlConnectionStringBuilder { Host = \"h.example.org\", RootCertificate = \"/etc/pg/root.crt\" };\n        var c = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(b.ToString()) { SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\" }.ConnectionString);" },
        { "var c = new NpgsqlConnection(s);\n        if (flag)\n            c.UserCertificateValidationCallback = Any;", $"var c = new NpgsqlConnection({Wrapped});" },
        { "var c = new NpgsqlConnection(\"Host=h.example.org\") { UserCertificateValidationCallback = (_, _, _, _) => true };", $"var c = new NpgsqlConnection(\"{Strong}\");" },
        { "var c = new NpgsqlConnection { ConnectionString = \"Host=h.example.org;SSL Mode=VerifyFull\", UserCertificateValidationCallback = Any };", $"var c = new NpgsqlConnection {{ ConnectionString = \"{Strong}\" }};" },
        { "var c = new NpgsqlConnection { ConnectionString = s };\n        c.UserCertificateValidationCallback += Any;", $"var c = new NpgsqlConnection {{ ConnectionString = {Wrapped} }};" },
        { "var c = new NpgsqlConnection(s)\n        {\n            UserCertificateValidationCallback = Any,\n            Site = null,\n        };", $"var c = new NpgsqlConnection({Wrapped})\n        {{\n            Site = null,\n        }};" },
        { "var c = new NpgsqlConnection(\"Host=h.example.org\");\n        c.SslClientAuthenticationOptionsCallback = o => o.RemoteCertificateValidationCallback = (_, _, _, _) => true;\n        c.Open();", $"var c = new NpgsqlConnection(\"{Strong}\");\n        c.Open();" },
        { "var c = new NpgsqlConnection(\"Host=h.example.org\");\n        c.SslClientAuthenticationOptionsCallback = o => { o.RemoteCertificateValidationCallback = Any; };", $"var c = new NpgsqlConnection(\"{Strong}\");" },
        // What else the options are for stays.
        { "var c = new NpgsqlConnection(s);\n        c.SslClientAuthenticationOptionsCallback = o => { o.RemoteCertificateValidationCallback = Any; o.EnabledSslProtocols = 0; };", $"var c = new NpgsqlConnection({Wrapped});\n        c.SslClientAuthenticationOptionsCallback = o => {{ o.EnabledSslProtocols = 0; }};" },
        { "var b = new NpgsqlDataSourceBuilder(s);\n        b.UseSslClientAuthenticationOptionsCallback(o =>\n        {\n            o.RemoteCertificateValidationCallback = Any;\n            o.EnabledSslProtocols = 0;\n        });", "var b = new NpgsqlDataSourceBuilder(s);\n        b.ConnectionStringBuilder.SslMode = SslMode.VerifyFull;\n        b.ConnectionStringBuilder.RootCertificate = \"/etc/pg/root.crt\";\n        b.UseSslClientAuthenticationOptionsCallback(o =>\n        {\n            o.EnabledSslProtocols = 0;\n        });" },
        { "new NpgsqlDataSourceBuilder(s).UseSslClientAuthenticationOptionsCallback(o => { o.EnabledSslProtocols = 0; o.RemoteCertificateValidationCallback = Any; }).Build();", $"new NpgsqlDataSourceBuilder({Wrapped}).UseSslClientAuthenticationOptionsCallback(o => {{ o.EnabledSslProtocols = 0; }}).Build();" },
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

    /// <summary>The finding is about the string: its mode rises and the callback goes, in one step.</summary>
    public static TheoryData<string, string> WithString => new()
    {
        { "var c = new NpgsqlConnection($\"Host={s};SSL Mode=Require\");\n        c.UserCertificateValidationCallback = Any; // any\n        c.Open();", "var c = new NpgsqlConnection($\"Host={s};SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt\");\n        c.Open();" },
        { "var c = new NpgsqlConnection(\"Host=h.example.org;SSL Mode=Prefer\");\n        c.UserCertificateValidationCallback += Any;", $"var c = new NpgsqlConnection(\"{Strong}\");" },
        { "var c = new NpgsqlConnection(\"Host=h.example.org;SSL Mode=Prefer\");\n        if (flag)\n        {\n            c.UserCertificateValidationCallback = Any;\n        }\n        c.Open();", $"var c = new NpgsqlConnection(\"{Strong}\");\n        c.Open();" },
        { "var c = new NpgsqlConnection(\"Host=h.example.org;SSL Mode=Require\") { UserCertificateValidationCallback = (_, _, _, _) => true, Site = null };", $"var c = new NpgsqlConnection(\"{Strong}\") {{ Site = null }};" },
        { "var c = new NpgsqlConnection(\"Host=h.example.org;SSL Mode=Require\");\n        c.SslClientAuthenticationOptionsCallback = o => { o.RemoteCertificateValidationCallback = Any; o.EnabledSslProtocols = 0; };", $"var c = new NpgsqlConnection(\"{Strong}\");\n        c.SslClientAuthenticationOptionsCallback = o => {{ o.EnabledSslProtocols = 0; }};" },
        { "var b = new NpgsqlDataSourceBuilder(\"Host=h.example.org;SSL Mode=Require\");\n        if (flag)\n        {\n            b.UseUserCertificateValidationCallback(Any);\n            b.EnableParameterLogging();\n        }\n        b.Build();", $"var b = new NpgsqlDataSourceBuilder(\"{Strong}\");\n        if (flag)\n        {{\n            b.EnableParameterLogging();\n        }}\n        b.Build();" },
        { "new NpgsqlDataSourceBuilder(\"Host=h.example.org;SSL Mode=Require\")\n            .UseUserCertificateValidationCallback(Any)\n            .Build();", $"new NpgsqlDataSourceBuilder(\"{Strong}\")\n            .Build();" },
        { "var b = new NpgsqlDataSourceBuilder();\n        b.ConnectionStringBuilder.Host = \"h.example.org\";\n        b.ConnectionStringBuilder.SslMode = SslMode.Require;\n        b.UseUserCertificateValidationCallback(Any);\n        b.Build();", "var b = new NpgsqlDataSourceBuilder();\n        b.ConnectionStringBuilder.Host = \"h.example.org\";\n        b.ConnectionStringBuilder.SslMode = SslMode.VerifyFull;\n        b.ConnectionStringBuilder.RootCertificate = \"/etc/pg/root.crt\";\n        b.Build();" },
        { "o.UseNpgsql(\"Host=h.example.org;SSL Mode=Require\", n => { n.CommandTimeout(3); n.RemoteCertificateValidationCallback(Any); });", $"o.UseNpgsql(\"{Strong}\", n => {{ n.CommandTimeout(3); }});" },
        // Both connections have the string: the callback that one of them has goes, too.
        { "const string t = \"Host=h.example.org;SSL Mode=Require\";\n        var a = new NpgsqlConnection(t);\n        var c = new NpgsqlConnection(t);\n        c.UserCertificateValidationCallback = Any;", $"const string t = \"{Strong}\";\n        var a = new NpgsqlConnection(t);\n        var c = new NpgsqlConnection(t);" },
    };

    [Theory, MemberData(nameof(WithString))]
    public async Task The_string_and_the_callback_are_fixed_in_one_step(string before, string after)
    {
        Solution solution = Open(before, out ProjectId project, out DocumentId file);
        Diagnostic finding = Assert.Single((await solution.GetProject(project)!.FindingsAsync()).Where(static finding => finding.Id is "PGSSL1002" or "PGSSL1003"));
        List<CodeAction> actions = await solution.ActionsAsync(project, finding);
        Assert.StartsWith("Remove the callback and use VerifyFull, root certificate ", actions[0].Title, StringComparison.Ordinal);
        solution = await Steps.ApplyAsync(actions[0]);
        Assert.Equal(Program(after), await solution.TextAsync(file));
        Assert.Empty(await solution.GetProject(project)!.ErrorsAsync());
        Assert.Empty(await solution.GetProject(project)!.FindingsAsync());
    }

    [Theory]
    // A callback that may check something stays, and with it the mode of each string that such a connection takes.
    [InlineData("const string t = \"Host=h.example.org;SSL Mode=Require\";\n        var a = new NpgsqlConnection(t);\n        var c = new NpgsqlConnection(t);\n        c.UserCertificateValidationCallback = (_, x, _, _) => x?.Issuer == \"CN=shop\";")]
    [InlineData("var c = new NpgsqlConnection(\"Host=h.example.org;SSL Mode=Require\");\n        c.UserCertificateValidationCallback = flag ? Any : (_, x, _, _) => x?.Issuer == \"CN=shop\";")]
    // What the condition does has to be done.
    [InlineData("var c = new NpgsqlConnection(\"Host=h.example.org;SSL Mode=Require\");\n        if (System.IO.File.Exists(s))\n            c.UserCertificateValidationCallback = Any;")]
    public async Task A_callback_that_is_needed_stays_and_meets_no_mode_that_Npgsql_refuses(string statements)
    {
        Solution solution = Open(statements, out ProjectId project, out DocumentId file);
        foreach (Diagnostic finding in (await solution.GetProject(project)!.FindingsAsync()).Where(static finding => finding.Id == "PGSSL1003"))
        {
            foreach (CodeAction action in await solution.ActionsAsync(project, finding))
            {
                Solution fixedSolution = await Steps.ApplyAsync(action);
                Assert.Contains("UserCertificateValidationCallback = ", await fixedSolution.TextAsync(file), StringComparison.Ordinal);
                Assert.DoesNotContain(await fixedSolution.GetProject(project)!.FindingsAsync(), static left => left.Id == "PGSSL2006");
            }
        }
    }

    [Theory]
    // Where the connection comes from is not to be seen, or what it is made from has no place for a mode.
    [InlineData("void Set(NpgsqlConnection c) => c.UserCertificateValidationCallback = Any;")]
    [InlineData("o.UseNpgsql(field, n => n.RemoteCertificateValidationCallback(Any));")]
    [InlineData("o.UseNpgsql(n => n.RemoteCertificateValidationCallback(Any));")]
    [InlineData("field.UserCertificateValidationCallback = Any;")]
    [InlineData("var c = new NpgsqlConnection();\n        c.UserCertificateValidationCallback = Any;")]
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
