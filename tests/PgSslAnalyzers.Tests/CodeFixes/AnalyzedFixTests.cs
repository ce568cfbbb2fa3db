using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using PgSslAnalyzers.ConnectionStrings.Catalog;

namespace PgSslAnalyzers.Tests.CodeFixes;

/// <summary>From finding to fixed text, with the real analyzer: shapes in which the settings of one connection are spread over a method.</summary>
public sealed class AnalyzedFixTests
{
    private const string Root = "Root Certificate=/etc/pg/root.crt";

    public static TheoryData<string, string> Texts => new()
    {
        // The string ends with a value: the settings come behind it, or behind the last one that ends in a literal.
        { "var s = \"Host=h.example.org;Password=\" + p; return s;", $"var s = \"Host=h.example.org;Password=\" + p + \";SSL Mode=VerifyFull;{Root}\"; return s;" },
        { "return $\"Host=h.example.org;Password={p}\";", $"return $\"Host=h.example.org;Password={{p}};SSL Mode=VerifyFull;{Root}\";" },
        { "return string.Format(\"Host=h.example.org;Password={0}\", p);", $"return string.Format(\"Host=h.example.org;Password={{0}}\", p) + \";SSL Mode=VerifyFull;{Root}\";" },
        { "return (\"Host=h.example.org;Password=\" + p).Trim();", $"return (\"Host=h.example.org;SSL Mode=VerifyFull;{Root};Password=\" + p).Trim();" },
        { "var s = \"Host=h.example.org;\"; s += \"Password=\" + p; return s;", $"var s = \"Host=h.example.org;SSL Mode=VerifyFull;{Root};\"; s += \"Password=\" + p; return s;" },
        // An empty root certificate is none: Npgsql takes it for one that is not set.
        { "return \"Host=h.example.org;SSL Mode=Require;Root Certificate=''\";", $"return \"Host=h.example.org;SSL Mode=VerifyFull;{Root}\";" },
        { "return \"Host=h.example.org;Root Certificate=\";", $"return \"Host=h.example.org;{Root};SSL Mode=VerifyFull\";" },
        // A mode from elsewhere: the word changes there, the root certificate stands in the string.
        { "var m = p ?? \"Require\"; return $\"Host=h.example.org;SSL Mode={m};Timeout=5\";", $"var m = p ?? \"VerifyFull\"; return $\"Host=h.example.org;SSL Mode={{m}};{Root};Timeout=5\";" },
        { "return $\"Host=h.example.org;SSL Mode={SslMode.Prefer};Timeout=5\";", $"return $\"Host=h.example.org;SSL Mode={{SslMode.VerifyFull}};{Root};Timeout=5\";" },
        { "return \"Host=h.example.org;SSL Mode=\" + SslMode.Prefer;", $"return \"Host=h.example.org;SSL Mode=\" + SslMode.VerifyFull + \";{Root}\";" },
        { "return $\"Host=h.example.org;SSL Mode={nameof(SslMode.Prefer)}\";", $"return $\"Host=h.example.org;SSL Mode={{nameof(SslMode.VerifyFull)}};{Root}\";" },
        { "var ssl = p == \"\" ? \"\" : \";SSL Mode=Require\"; return \"Host=h.example.org\" + ssl;", $"var ssl = p == \"\" ? \"\" : \";SSL Mode=VerifyFull;{Root}\"; return \"Host=h.example.org\" + ssl;" },
        // Piece by piece.
        { "var b = new StringBuilder(); b.Append(\"Host=h.example.org;\"); b.Append(\"SSL Mode=Require;\"); b.Append(\"Trust Server Certificate=true;\"); return b.ToString();", $"var b = new StringBuilder(); b.Append(\"Host=h.example.org;\"); b.Append(\"SSL Mode=VerifyFull;\"); b.Append(\"{Root};\"); return b.ToString();" },
        // A line break in a chain stays, without an empty text.
        { "return new StringBuilder(\"Host=h.example.org;SSL Mode=VerifyFull\").AppendLine(\";Trust Server Certificate=true\").ToString();", "return new StringBuilder(\"Host=h.example.org;SSL Mode=VerifyFull\").AppendLine().ToString();" },
        { "return string.Join(\";\", \"Host=h.example.org\", \"SSL Mode=Require\", \"Trust Server Certificate=true\");", $"return string.Join(\";\", \"Host=h.example.org\", \"SSL Mode=VerifyFull\", \"{Root}\");" },
    };

    [Theory, MemberData(nameof(Texts))]
    public Task Texts_are_fixed_where_they_are_written(string before, string after)
        => CheckAsync(Connection(before), Connection(after), fixesUnknown: false);

    public static TheoryData<string, string> Builders => new()
    {
        // Each branch has its own root certificate; that of one says nothing about the other.
        {
            "if (flag)\n        {\n            b.SslMode = SslMode.Disable;\n        }\n        else\n        {\n            b.SslMode = SslMode.Require;\n            b.TrustServerCertificate = true;\n        }",
            "if (flag)\n        {\n            b.SslMode = SslMode.VerifyFull;\n            b.RootCertificate = \"/etc/pg/root.crt\";\n        }\n        else\n        {\n            b.SslMode = SslMode.VerifyFull;\n            b.RootCertificate = \"/etc/pg/root.crt\";\n        }"
        },
        // A conditional place is none for the root certificate of an unconditional mode.
        {
            "b.SslMode = SslMode.Require;\n        if (flag)\n            b.TrustServerCertificate = true;",
            "b.SslMode = SslMode.VerifyFull;\n        b.RootCertificate = \"/etc/pg/root.crt\";"
        },
        {
            "var m = flag ? SslMode.Require : SslMode.Disable;\n        b.SslMode = m;",
            "var m = SslMode.VerifyFull;\n        b.SslMode = m;\n        b.RootCertificate = \"/etc/pg/root.crt\";"
        },
        // An empty root certificate gives its place to one.
        {
            "b.RootCertificate = \"\";\n        b.SslMode = SslMode.Require;\n        b.TrustServerCertificate = true;",
            "b.RootCertificate = \"/etc/pg/root.crt\";\n        b.SslMode = SslMode.VerifyFull;"
        },
        {
            "b.SslMode = SslMode.Require;\n        b.RootCertificate = null;",
            "b.SslMode = SslMode.VerifyFull;\n        b.RootCertificate = \"/etc/pg/root.crt\";"
        },
        {
            "b.SslMode = SslMode.Require;\n        b[\"Root Certificate\"] = \"\";",
            "b.SslMode = SslMode.VerifyFull;\n        b[\"Root Certificate\"] = \"/etc/pg/root.crt\";"
        },
        {
            "b[\"SSL Mode\"] = SslMode.Require;\n        b[\"Trust Server Certificate\"] = true;",
            "b[\"SSL Mode\"] = SslMode.VerifyFull;\n        b[\"Root Certificate\"] = \"/etc/pg/root.crt\";"
        },
    };

    [Theory, MemberData(nameof(Builders))]
    public Task Builders_are_fixed_on_every_way(string before, string after) => CheckAsync(Builder(before), Builder(after));

    [Theory]
    [InlineData("new NpgsqlDataSourceBuilder(p).Build()", "new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(p) { SslMode = SslMode.VerifyFull }.ConnectionString).Build()")]
    [InlineData("new NpgsqlSlimDataSourceBuilder(p).Build()", "new NpgsqlSlimDataSourceBuilder(new NpgsqlConnectionStringBuilder(p) { SslMode = SslMode.VerifyFull }.ConnectionString).EnableTransportSecurity().Build()")]
    [InlineData("NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder { Host = p, RootCertificate = \"\", SslMode = SslMode.Allow })", "NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder { Host = p, RootCertificate = \"/etc/pg/root.crt\", SslMode = SslMode.VerifyFull })")]
    [InlineData("NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder { Host = \"h.example.org\", RootCertificate = \"\" })", "NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder { Host = \"h.example.org\", RootCertificate = \"/etc/pg/root.crt\", SslMode = SslMode.VerifyFull })")]
    [InlineData("new NpgsqlDataSourceBuilder { ConnectionStringBuilder = { Host = \"h.example.org\" } }.Build()", "new NpgsqlDataSourceBuilder { ConnectionStringBuilder = { Host = \"h.example.org\", SslMode = SslMode.VerifyFull, RootCertificate = \"/etc/pg/root.crt\" } }.Build()")]
    [InlineData("s.AddNpgsqlSlimDataSource(\"Host=h.example.org\")", "s.AddNpgsqlSlimDataSource(\"Host=h.example.org;SSL Mode=VerifyFull;" + Root + "\", builder => builder.EnableTransportSecurity())")]
    [InlineData("s.AddNpgsqlSlimDataSource(\"Host=h.example.org\", b => b.EnableArrays())", "s.AddNpgsqlSlimDataSource(\"Host=h.example.org;SSL Mode=VerifyFull;" + Root + "\", b => b.EnableTransportSecurity().EnableArrays())")]
    [InlineData("s.AddNpgsqlSlimDataSource(\"Host=h.example.org\", (_, b) => { b.EnableArrays(); })", "s.AddNpgsqlSlimDataSource(\"Host=h.example.org;SSL Mode=VerifyFull;" + Root + "\", (_, b) => { b.EnableTransportSecurity(); b.EnableArrays(); })")]
    public Task Data_sources_are_fixed(string before, string after) => CheckAsync(DataSource(before), DataSource(after));

    private static string Connection(string body)
        => "using Npgsql;\nclass C\n{\n    string Text(string? p)\n    {\n        " + body + "\n    }\n    NpgsqlConnection Open(string? p) => new(Text(p));\n}\n";

    private static string Builder(string body)
        => "using Npgsql;\n#pragma warning disable CS0618\nclass C\n{\n    object Open(string p, bool flag)\n    {\n        var b = new NpgsqlConnectionStringBuilder(p);\n        " + body + "\n        return NpgsqlDataSource.Create(b.ConnectionString);\n    }\n}\n";

    private static string DataSource(string expression)
        => "using Microsoft.Extensions.DependencyInjection;\nusing Npgsql;\nclass C\n{\n    object Open(IServiceCollection s, string p) => " + expression + ";\n}\n";

    private static async Task CheckAsync(string before, string after, bool fixesUnknown = true)
    {
        Solution solution = FixWorkspace.Empty().AddProject("One", out ProjectId one, "pgssl.root_certificate = /etc/pg/root.crt\n", references: TestReferences.All).AddFile(one, "/src/A.cs", before, out DocumentId a);
        for (int round = 0; round < 6; round++)
        {
            CodeAction? next = null;
            foreach (Diagnostic finding in await solution.GetProject(one)!.FindingsAsync())
                next ??= finding.Id != Rules.UnknownConnectionString.Id || fixesUnknown ? (await solution.ActionsAsync(one, finding)).FirstOrDefault() : null;
            if (next is null)
                break;
            solution = await Steps.ApplyAsync(next);
        }
        Assert.Equal(after, await solution.TextAsync(a));
        Assert.Empty(await solution.GetProject(one)!.ErrorsAsync());
    }
}
