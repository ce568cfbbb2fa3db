using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using PgSslAnalyzers.CodeFixes;
using PgSslAnalyzers.Tests.CodeFixes;
using PgSslAnalyzers.Tests.Configuration;

namespace PgSslAnalyzers.Tests.Exceptions;

/// <summary>"Suppress with a comment" in configuration files: the comment counts once somebody has written the reason.</summary>
public sealed class SuppressionFixTests
{
    private const string ToFillIn = "<reason>", Reason = "the tunnel checks the server";

    [Theory]
    [InlineData("appsettings.json", "{\n  \"A\": {\n    \"B\": \"Host=db;SSL Mode=Require\"\n  }\n}\n", "{\n  \"A\": {\n    // pgssl: disable PGSSL1003 - <reason>\n    \"B\": \"Host=db;SSL Mode=Require\"\n  }\n}\n")]
    [InlineData("appsettings.json", "{\r\n\t\"B\": \"Host=db;SSL Mode=Require\"\r\n}", "{\r\n\t// pgssl: disable PGSSL1003 - <reason>\r\n\t\"B\": \"Host=db;SSL Mode=Require\"\r\n}")]
    [InlineData("appsettings.Production.json", "{ \"B\": \"Host=db;SSL Mode=Require\" }", "// pgssl: disable PGSSL1003 - <reason>\n{ \"B\": \"Host=db;SSL Mode=Require\" }")]
    [InlineData("launchSettings.json", "{ \"B\":\n\"Host=db;SSL Mode=Require\" }", "// pgssl: disable PGSSL1003 - <reason>\n{ \"B\":\n\"Host=db;SSL Mode=Require\" }")]
    [InlineData("other.json", "{ // known\n \"B\": \"Host=db;SSL Mode=Require\" }", "{ // known\n // pgssl: disable PGSSL1003 - <reason>\n \"B\": \"Host=db;SSL Mode=Require\" }")]
    [InlineData("web.config", "<a>\n  <add name='m'\n       connectionString='Host=db;SSL Mode=Require'/>\n</a>", "<a>\n  <!-- pgssl: disable PGSSL1003 - <reason> -->\n  <add name='m'\n       connectionString='Host=db;SSL Mode=Require'/>\n</a>")]
    [InlineData("compose.yaml", "a:\n  environment:\n    - CS=Host=db;SSL Mode=Require\n", "a:\n  environment:\n    # pgssl: disable PGSSL1003 - <reason>\n    - CS=Host=db;SSL Mode=Require\n")]
    [InlineData("compose.yaml", "a: >-\n  Host=db;\n  SSL Mode=Require\n", "# pgssl: disable PGSSL1003 - <reason>\na: >-\n  Host=db;\n  SSL Mode=Require\n")]
    [InlineData("map.yaml", "data:\n  a.json: |\n    {\n      // known\n      \"A\": \"Host=db;SSL Mode=Require\"\n    }\n", null)]
    [InlineData("job.yaml", "run: |\n  export A=b\n  export CS=\"Host=db;SSL Mode=Require\"\n", "run: |\n  export A=b\n  # pgssl: disable PGSSL1003 - <reason>\n  export CS=\"Host=db;SSL Mode=Require\"\n")]
    [InlineData(".env", "CS=Host=db;SSL Mode=Require", "# pgssl: disable PGSSL1003 - <reason>\nCS=Host=db;SSL Mode=Require")]
    [InlineData("Dockerfile", "FROM x\nENV A=b \\\n    CS=\"Host=db;SSL Mode=Require\"\n", "FROM x\nENV A=b \\\n    # pgssl: disable PGSSL1003 - <reason>\n    CS=\"Host=db;SSL Mode=Require\"\n")]
    [InlineData("main.tf", "a = {\n  b = \"Host=db;SSL Mode=Require\"\n}\n", "a = {\n  # pgssl: disable PGSSL1003 - <reason>\n  b = \"Host=db;SSL Mode=Require\"\n}\n")]
    [InlineData("main.bicep", "var a = 'Host=db;SSL Mode=Require'\n", "// pgssl: disable PGSSL1003 - <reason>\nvar a = 'Host=db;SSL Mode=Require'\n")]
    [InlineData("settings.ini", "a = Host=db;SSL Mode=Require\n", "; pgssl: disable PGSSL1003 - <reason>\na = Host=db;SSL Mode=Require\n")]
    // JSON that another program may read without comments; an element behind another on its line; a format whose comments are not known.
    [InlineData("other.json", "{ \"B\": \"Host=db;SSL Mode=Require\" }", null)]
    [InlineData("web.config", "<?xml version='1.0'?><a><add connectionString='Host=db;SSL Mode=Require'/></a>", null)]
    [InlineData("settings.unknown", "a = Host=db;SSL Mode=Require\n", null)]
    public async Task The_comment_waits_for_its_reason(string path, string text, string? expected)
    {
        ConfigurationProject project = new ConfigurationProject().WithProperty("PgSslAnalysisMode", "Enforce").With(path, text);
        Diagnostic finding = Assert.Single(await project.FindingsAsync());
        CodeAction? suppression = (await project.ActionsAsync(finding)).SingleOrDefault(static action => action.EquivalenceKey == FixChoice.Suppression);
        Assert.Equal(expected is null, suppression is null);
        if (suppression is null)
            return;
        TextDocument changed = (await Steps.ApplyAsync(suppression)).GetProject(project.Project.Id)!.AdditionalDocuments.Single();
        Assert.Equal(expected, (await changed.GetTextAsync()).ToString());

        Assert.Equal(["PGSSL0001", "PGSSL1003"], (await FindingsAsync(path, expected!)).Order(StringComparer.Ordinal));
        Assert.Empty(await FindingsAsync(path, expected!.Replace(ToFillIn, Reason, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task In_CSharp_editors_have_their_own()
    {
        ConfigurationProject project = new("class C { object M() => new Npgsql.NpgsqlConnection(\"Host=db.example.com;SSL Mode=Require\"); }");
        Assert.DoesNotContain(await project.ActionsAsync(Assert.Single(await project.FindingsAsync())), static action => action.EquivalenceKey == FixChoice.Suppression);
    }

    [Fact]
    public void No_batch_takes_it_nor_anything_in_its_place()
        => Assert.Null(FixChoice.Select([new FixChoice("Use VerifyFull", false, false, [])], FixChoice.Suppression));

    private static async Task<string[]> FindingsAsync(string path, string text)
        => [.. (await new ConfigurationProject().With(path, text).FindingsAsync()).Select(static finding => finding.Id)];
}
