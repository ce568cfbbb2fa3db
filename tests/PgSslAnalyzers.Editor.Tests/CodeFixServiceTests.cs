using Microsoft.CodeAnalysis.Text;

namespace PgSslAnalyzers.Editor.Tests;

/// <summary>What an editor offers: Roslyn's own service runs the analyzers of the project and asks the fixes that it finds in the same references.</summary>
public sealed class CodeFixServiceTests
{
    private const string Code = "using Npgsql;\nclass C { static void Main() => new NpgsqlConnection(\"Host=db.example.org;SSL Mode=Require\").Open(); }\n";
    private const string Json = "{ \"ConnectionStrings\": { \"Main\": \"Host=db.example.org;SSL Mode=Require\" } }";

    [Fact]
    public async Task The_recommended_fix_is_first()
    {
        IReadOnlyList<(string Title, string Text)> fixes = await FixesAsync(Project(), "Test.cs", Code);
        Assert.Equal(
            ["Use VerifyFull, root certificate '/etc/pg/root.crt'", "Use VerifyFull, root certificate from PGSSLROOTCERT or the operating system"],
            fixes.Select(static fix => fix.Title));
        Assert.Equal(Fixed(Code), fixes[0].Text);
    }

    // Roslyn keeps the fixes of a reference in a cache, which forgot those of the other kind of file when there was a fixer for each.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_configuration_file_gets_its_fix_whichever_kind_of_file_is_asked_first(bool configurationFirst)
    {
        EditedProject project = Project();
        (string Name, string Text)[] files = [("Test.cs", Code), ("appsettings.json", Json)];
        foreach ((string name, string text) in configurationFirst ? files.Reverse() : files)
        {
            IReadOnlyList<(string Title, string Text)> fixes = await FixesAsync(project, name, text);
            Assert.Equal("Use VerifyFull, root certificate '/etc/pg/root.crt'", fixes[0].Title);
            Assert.Equal(Fixed(text), fixes[0].Text);
        }
    }

    private static EditedProject Project() => new(new Dictionary<string, string> { ["Test.cs"] = Code, ["appsettings.json"] = Json });

    private static Task<IReadOnlyList<(string Title, string Text)>> FixesAsync(EditedProject project, string name, string text)
        => project.FixesAsync(name, text, TextSpan.FromBounds(text.IndexOf("SSL Mode", StringComparison.Ordinal), text.IndexOf("Require", StringComparison.Ordinal)));

    private static string Fixed(string text) => text.Replace("Require", "VerifyFull;Root Certificate=/etc/pg/root.crt", StringComparison.Ordinal);
}
