using PgSslAnalyzers.Documentation;
using PgSslAnalyzers.EndToEnd.Tests.Package;

namespace PgSslAnalyzers.EndToEnd.Tests.Documentation;

/// <summary>Somebody who does what the pages say gets what the pages show. <c>UPDATE_DOCS=1</c> writes what was printed into the page.</summary>
[Collection(PackageFixture.Name)]
[Trait("Category", "Long")]
public sealed class DocumentSessionTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task Getting_started_leads_from_an_empty_folder_to_a_fixed_program()
    {
        using var session = new DocumentSession(clone);
        Page page = Page.Read("docs/getting-started.md");
        string followed = await session.FollowAsync(page);
        page.AssertOrUpdate(followed);
        Assert.Contains("Program.cs", followed, StringComparison.Ordinal);
        Assert.Contains("warning PGSSL1003", followed, StringComparison.Ordinal);
        Assert.Contains("error PGSSL1003", followed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_README_installs_the_package_and_fixes_a_program()
    {
        using var session = new DocumentSession(clone);
        CodeBlock[] files = [.. Page.Read("docs/getting-started.md").Blocks.Where(static block => block.Directives.GetValueOrDefault("file") is "Shop.csproj" or "Program.cs" or "appsettings.json")];
        foreach (CodeBlock file in files)
            await File.WriteAllTextAsync(Path.Combine(session.Project, file.Directives["file"]), WithoutPackage(file.Text));
        await session.FollowAsync(Page.Read("README.md"));

        Assert.Contains("Include=\"PgSslAnalyzers\"", await Read("Shop.csproj"), StringComparison.Ordinal);
        Assert.Contains("SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt", await Read("Program.cs"), StringComparison.Ordinal);
        Assert.Contains("SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt", await Read("appsettings.json"), StringComparison.Ordinal);

        Task<string> Read(string name) => File.ReadAllTextAsync(Path.Combine(session.Project, name));
        static string WithoutPackage(string text) => string.Join('\n', text.Split('\n').Where(static line => !line.Contains("\"PgSslAnalyzers\"", StringComparison.Ordinal)));
    }
}
