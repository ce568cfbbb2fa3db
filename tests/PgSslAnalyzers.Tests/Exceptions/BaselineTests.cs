using Microsoft.CodeAnalysis;
using PgSslAnalyzers.ConnectionStrings.Baselines;
using PgSslAnalyzers.Documentation;
using PgSslAnalyzers.Findings;
using PgSslAnalyzers.Options;
using PgSslAnalyzers.ProjectFiles;
using PgSslAnalyzers.Tests.Configuration;

namespace PgSslAnalyzers.Tests.Exceptions;

/// <summary>A baseline in the IDE and in the build: what it knows is not reported, what is new is.</summary>
public sealed class BaselineTests
{
    private const string Open = "    object {0}() => new Npgsql.NpgsqlConnection(\"Host={1};{2}\");\n";

    private static readonly (string, string)[] Old =
    [
        ("Orders.cs", Class("Orders", Method("A", "db.example.com", "SSL Mode=Require") + Method("B", "db2.example.com", "Username=u;SSL Mode=Disable"))),
        ("appsettings.json", Json("\"A\": \"Host=db.example.com;SSL Mode=Require\"")),
    ];

    [Fact]
    public async Task What_is_known_is_not_reported_and_what_is_new_is()
    {
        Assert.Equal(["Orders.cs(3,68): Error PGSSL1003", "Orders.cs(4,80): Error PGSSL1001", "appsettings.json(2,29): Error PGSSL1003"], await BaselineProject.ErrorsAsync(Old, null));
        string baseline = await BaselineProject.WriteAsync(Old);
        Assert.Equal(3, baseline.Split('\n').Count(static line => line.StartsWith("PGSSL", StringComparison.Ordinal)));
        Assert.DoesNotContain("example", baseline, StringComparison.Ordinal);
        Assert.Empty(await BaselineProject.Of(Old, baseline).FindingsAsync());

        // A new string of another kind, in a known file and in a new one.
        Assert.Equal(["Orders.cs(5,80): Error PGSSL1002"], await BaselineProject.ErrorsAsync([Added(Method("C", "db3.example.com", "Database=d;SSL Mode=Prefer")), Old[1]], baseline));
        Assert.Equal(["New.cs(3,68): Error PGSSL1003"], await BaselineProject.ErrorsAsync([.. Old, ("New.cs", Class("New", Method("C", "db.example.com", "SSL Mode=Require")))], baseline));
        Assert.Equal(["compose.yaml(1,19): Error PGSSL1003"], await BaselineProject.ErrorsAsync([.. Old, ("compose.yaml", "A: Host=a.example;SSL Mode=Require\n")], baseline));
    }

    [Fact]
    public async Task A_copy_of_an_old_one_in_the_same_file_with_another_host_fails_and_the_old_one_with_it()
    {
        string baseline = await BaselineProject.WriteAsync(Old);
        Assert.Equal(["Orders.cs(3,68): Error PGSSL1003", "Orders.cs(5,70): Error PGSSL1003"], await BaselineProject.ErrorsAsync([Added(Method("C", "db9.example.come", "SSL Mode=Require")), Old[1]], baseline));
        Assert.Equal(["appsettings.json(2,29): Error PGSSL1003", "appsettings.json(3,17): Error PGSSL1003"],
            await BaselineProject.ErrorsAsync([Old[0], ("appsettings.json", Json("\"A\": \"Host=db.example.com;SSL Mode=Require\",\n  \"B\": \"Host=db;SSL Mode=Require\""))], baseline));
    }

    [Fact]
    public async Task A_file_with_another_name_keeps_what_is_known_of_it()
    {
        string baseline = await BaselineProject.WriteAsync(Old);
        Assert.Empty(await BaselineProject.ErrorsAsync([("Data/Shop.cs", Old[0].Item2), ("deploy/prod.json", Old[1].Item2)], baseline));
        // While the old file is there, a new one has no part in it.
        Assert.Equal(2, (await BaselineProject.ErrorsAsync([("Data/Shop.cs", Old[0].Item2.Replace("class Orders", "class Shop", StringComparison.Ordinal)), .. Old], baseline)).Length);
    }

    [Theory]
    [InlineData("dotnet_diagnostic.PGSSL1003.severity = error")]
    [InlineData("dotnet_diagnostic.PGSSL1003.severity = warning")]
    public async Task An_own_severity_does_not_bring_back_what_is_known(string option)
        => Assert.Empty(await BaselineProject.Of(Old, await BaselineProject.WriteAsync(Old), option).FindingsAsync());

    [Fact]
    public async Task It_can_be_shown_as_information_with_its_fix()
    {
        ConfigurationProject project = BaselineProject.Of(Old, await BaselineProject.WriteAsync(Old), "build_property.PgSslShowBaseline = true");
        IReadOnlyList<Diagnostic> findings = await project.FindingsAsync();
        Assert.Equal(["Info known", "Info known", "Info known"], findings.Select(static finding => $"{finding.Severity} {finding.Properties["pgssl.baseline"]}"));
        Assert.All(findings, finding => Assert.NotEmpty(project.ActionsAsync(finding).Result));
    }

    [Fact]
    public async Task What_a_pragma_an_attribute_or_a_comment_suppresses_is_not_what_the_baseline_knows()
    {
        const string pragma = "#pragma warning disable PGSSL1003 // the tunnel\n", restore = "#pragma warning restore PGSSL1003\n";
        const string attribute = "    [System.Diagnostics.CodeAnalysis.SuppressMessage(\"\", \"PGSSL1003\", Justification = \"the tunnel\")]\n";
        const string onAssembly = "[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"\", \"PGSSL1003\", Scope = \"member\", Target = \"~M:Orders.B~System.Object\", Justification = \"the tunnel\")]\n";
        string a = Method("A", "db.example.com", "SSL Mode=Require"), b = Method("B", "db2.example.com", "SSL Mode=Require");
        foreach (string code in (string[])[Class("Orders", a + pragma + b + restore), Class("Orders", a + attribute + b), onAssembly + Class("Orders", a + b)])
        {
            string baseline = await BaselineProject.WriteAsync([("Orders.cs", code)]);
            Assert.Contains(" 1 Orders.cs", baseline, StringComparison.Ordinal);
            Assert.Empty(await BaselineProject.ErrorsAsync([("Orders.cs", code)], baseline));
            // Without its exception the finding is a new one.
            string without = code.Replace(pragma, "", StringComparison.Ordinal).Replace(restore, "", StringComparison.Ordinal).Replace(attribute, "", StringComparison.Ordinal).Replace(onAssembly, "", StringComparison.Ordinal);
            Assert.Equal(2, (await BaselineProject.ErrorsAsync([("Orders.cs", without)], baseline)).Length);
        }
        string env = "A=Host=a;SSL Mode=Require\n# pgssl: disable PGSSL1003 - the tunnel\nB=Host=b;SSL Mode=Require\n", known = await BaselineProject.WriteAsync([("a.env", env)]);
        Assert.Empty(await BaselineProject.ErrorsAsync([("a.env", env)], known));
        Assert.Equal(2, (await BaselineProject.ErrorsAsync([("a.env", env.Replace("# pgssl", "# pgs", StringComparison.Ordinal).Replace("disable", "x", StringComparison.Ordinal))], known)).Length);
    }

    [Fact]
    public async Task A_callback_is_known_as_well()
    {
        (string, string)[] files = [("Orders.cs", Class("Orders", "    void M(Npgsql.NpgsqlDataSourceBuilder b) => b.UseUserCertificateValidationCallback((_, _, _, _) => true);\n"))];
        string baseline = await BaselineProject.WriteAsync(files);
        Assert.StartsWith("PGSSL3001 ", baseline.Split('\n')[1], StringComparison.Ordinal);
        Assert.Empty(await BaselineProject.ErrorsAsync(files, baseline));
    }

    [Fact]
    public async Task Options_and_comments_are_never_known_and_a_line_that_cannot_be_read_is_said()
    {
        (string, string)[] files = [("a.env", "# pgssl: disable PGSSL1003\nA=Host=a;SSL Mode=Require\n")];
        string baseline = await BaselineProject.WriteAsync(files);
        Assert.Equal(["a.env(1,1): Error PGSSL0001"], await BaselineProject.ErrorsAsync(files, baseline));
        Assert.Equal(["a.env(1,1): Error PGSSL0001", "a.env(2,10): Error PGSSL1003", "pgssl.baseline(1,1): Error PGSSL0001"], await BaselineProject.ErrorsAsync(files, "<<<<<<< HEAD\n"));
    }

    /// <summary>What there is not costs nothing: no directive, attribute or fingerprint of a known finding is looked for.</summary>
    [Theory]
    [InlineData("Default", "", false)]
    [InlineData("Audit", "", false)]
    [InlineData("Default", "2026-07-01", true)]
    [InlineData("Enforce", "", true)]
    public void Without_a_baseline_exceptions_are_looked_at_where_they_are_judged(string mode, string today, bool isLookedAt)
    {
        var options = new Analysis.TestOptions(("build_property.PgSslAnalysisMode", mode), ("build_property.PgSslToday", today));
        Compilation compilation = Analysis.Compile([("/src/a.cs", "class C;")], TestReferences.Small);
        SemanticModel model = compilation.GetSemanticModel(compilation.SyntaxTrees.Single());
        Assert.Equal(isLookedAt, FileExceptions.Of(PgSslOptions.Read(options.GlobalOptions, options.GlobalOptions), model, isGenerated: false, null, null, CancellationToken.None) is not null);
        Assert.Null(ProjectBaseline.Of(model.Compilation, [], static (_, _) => null, false));
    }

    /// <summary>The kind of a finding is a hash for each of them: it is there where a build counts or writes a baseline, and not while somebody types.</summary>
    [Theory]
    [InlineData("", false)]
    [InlineData(BaselineProject.Counted, true)]
    public async Task The_kind_of_a_finding_is_told_to_who_asks_for_it(string option, bool isTold)
    {
        IReadOnlyList<Diagnostic> findings = await BaselineProject.Of(Old, null, option).FindingsAsync();
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.Equal(isTold, finding.Properties.ContainsKey(Fingerprint.PropertyName)));
    }

    [Fact]
    public void The_lines_of_the_page_are_a_baseline()
    {
        string page = Page.Read("docs/baseline.md").Blocks.Single(static block => block.RunBy.Contains(nameof(BaselineTests))).Text;
        var baseline = Baseline.Parse(page);
        Assert.Empty(baseline.Unread);
        Assert.Equal(page.TrimEnd(), baseline.Write().TrimEnd());
    }

    private static (string, string) Added(string method) => ("Orders.cs", Old[0].Item2.Replace("}\n", method + "}\n", StringComparison.Ordinal));

    private static string Class(string name, string members) => $"class {name}\n{{\n{members}}}\n";

    private static string Method(string name, string host, string settings) => string.Format(null, Open, name, host, settings);

    private static string Json(string members) => $"{{\n  {members}\n}}\n";
}
