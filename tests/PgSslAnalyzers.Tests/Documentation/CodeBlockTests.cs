using System.Text.Json;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.Documentation;

namespace PgSslAnalyzers.Tests.Documentation;

/// <summary>
/// Every block of code in the documentation is compiled or read here, or run by the end-to-end tests; where neither is possible the page says why. A block that
/// shows something before and after a fix must be reported before and not after.
/// </summary>
public sealed class CodeBlockTests
{
    /// <summary>Blocks that nothing runs: the test suite itself, a Dockerfile and a pg_hba.conf.</summary>
    private const int NotRun = 4;

    private const string Usings = "global using System; global using System.IO; global using System.Linq; global using System.Threading.Tasks; global using Npgsql;\n";

    private static readonly string[] TestClasses = [.. Directory.GetFiles(Path.Combine(Page.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(static file => Path.GetFileNameWithoutExtension(file))];

    private static IEnumerable<CodeBlock> Blocks => Page.All.SelectMany(static page => page.Blocks);

    public static TheoryData<string, int> CSharp => In("csharp");

    public static TheoryData<string, int> Json => In("json");

    public static TheoryData<string, int> Xml => In("xml");

    public static TheoryData<string, int> Ini => In("ini");

    public static TheoryData<string, int> Yaml => In("yaml");

    [Fact]
    public void Every_block_has_a_language_that_is_checked_or_says_why_not()
    {
        Assert.All(Blocks, static block =>
        {
            if (block.RunBy.Length > 0 || block.LintedBy is not null)
                Assert.All(block.LintedBy is { } linter ? [.. block.RunBy, linter] : block.RunBy, name => Assert.Contains(name, TestClasses));
            else if (block.WhyNotRun is null)
                Assert.True(block.Language is "csharp" or "json" or "xml" or "ini" or "yaml" || (block.IsShell && IsRunAsSession(block.Page)), $"{block}: nothing checks it");
        });
        Assert.Equal(NotRun, Blocks.Count(static block => block.WhyNotRun is not null));
    }

    [Theory]
    [MemberData(nameof(CSharp))]
    public async Task CSharp_compiles_and_a_fix_ends_what_is_reported(string page, int line)
    {
        IReadOnlyDictionary<string, string> variants = Block(page, line).Variants();
        foreach ((string variant, string code) in variants)
        {
            var compilation = CSharpCompilation.Create("Block",
                [CSharpSyntaxTree.ParseText(Usings, Analysis.ParseOptions, "/docs/Usings.cs"), CSharpSyntaxTree.ParseText(SourceText.From(code), Analysis.ParseOptions, "/docs/Program.cs")],
                TestReferences.All, Analysis.CompilationOptions.WithOutputKind(OutputKind.ConsoleApplication));
            // A block that shows one line, such as a pragma, is a program without statements.
            Assert.DoesNotContain(compilation.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS5001");
            AssertReported(page, variant, await compilation.FindingsAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Json))]
    public async Task Json_is_a_configuration_file_and_a_fix_ends_what_is_reported(string page, int line)
    {
        foreach ((string variant, string json) in Block(page, line).Variants())
        {
            using var _ = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
            AssertReported(page, variant, await InFileAsync("appsettings.json", json));
        }
    }

    [Theory]
    [MemberData(nameof(Yaml))]
    public async Task Yaml_holds_strings_that_are_understood_and_not_reported(string page, int line)
    {
        string yaml = Block(page, line).Text;
        Assert.Empty(await InFileAsync("deploy.yaml", yaml));
        // A server that the same file starts is the developer's.
        Assert.Contains(await InFileAsync("deploy.yaml", yaml.Replace("VerifyFull", "Require", StringComparison.Ordinal)), static finding => finding.Id is "PGSSL1003" or "PGSSL1006");
    }

    [Theory]
    [MemberData(nameof(Xml))]
    public void Xml_uses_the_names_that_the_package_knows(string page, int line)
    {
        XElement xml = XElement.Parse(Block(page, line).Text);
        string known = string.Concat(Directory.GetFiles(Path.Combine(Page.Root, "nuget", "PgSslAnalyzers.Package", "buildTransitive")).Select(File.ReadAllText));
        Assert.All(xml.DescendantsAndSelf().Select(static element => element.Name.LocalName).Where(static name => name.StartsWith("PgSsl", StringComparison.Ordinal)),
            name => Assert.Contains(name, known, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ini))]
    public async Task Options_are_understood(string page, int line)
    {
        (string Key, string Value)[] options =
        [
            .. Block(page, line).Text.Split('\n').Select(static text => text.Split('=', 2, StringSplitOptions.TrimEntries))
                .Where(static pair => pair.Length == 2).Select(static pair => (pair[0], pair[1])),
        ];
        Assert.NotEmpty(options);
        Assert.All(options, static option => Assert.Matches(@"^(pgssl\.[a-z_]+|dotnet_diagnostic\.PGSSL\d{4}\.severity)$", option.Key));
        CSharpCompilation compilation = Analysis.Compile([("/docs/Program.cs", "class C { object M() => new Npgsql.NpgsqlConnection(\"Host=db.example.com;SSL Mode=VerifyFull\"); }")]);
        Assert.Empty(await compilation.FindingsAsync(options: new Analysis.TestOptions(options)));
    }

    // The rule of a page is what its examples are about; on other pages, any weak mode.
    private static void AssertReported(string page, string variant, IEnumerable<Diagnostic> findings)
    {
        string rule = Path.GetFileNameWithoutExtension(page);
        bool isReported = findings.Any(finding => rule.StartsWith("PGSSL", StringComparison.Ordinal) ? finding.Id == rule : Rules.IsWeakMode(Rules.All.Single(rule => rule.Id == finding.Id)));
        // C# that a configuration file belongs to is judged with that file elsewhere.
        if (variant == "before" && rule != "PGSSL1009")
            Assert.True(isReported, $"{page}: the bad example is not reported");
        else if (variant == "after")
            Assert.False(isReported, $"{page}: the good example is reported");
    }

    private static Task<IReadOnlyList<Diagnostic>> InFileAsync(string name, string text)
        => Analysis.Compile([("/docs/Program.cs", "class C;")]).FindingsAsync([new TextFile("/docs/" + name, text)]);

    /// <summary>Pages whose commands one end-to-end test runs from the first to the last.</summary>
    private static bool IsRunAsSession(string page) => page is "README.md" or "docs/getting-started.md";

    private static CodeBlock Block(string page, int line) => Blocks.Single(block => block.Page == page && block.Line == line);

    private static TheoryData<string, int> In(string language)
    {
        var data = new TheoryData<string, int>();
        foreach (CodeBlock block in Blocks.Where(block => block.Language == language && block.WhyNotRun is null && block.RunBy.Length == 0 && block.LintedBy is null))
            data.Add(block.Page, block.Line);
        return data;
    }

    private sealed class TextFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
