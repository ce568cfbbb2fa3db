using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace PgSslAnalyzers.Tests.Configuration;

/// <summary>The lightbulb in a configuration file.</summary>
public sealed class ConfigurationFixTests
{
    private const string Weak = "CS=Host=db.example.com;SSL Mode=Require\n";

    [Theory]
    [InlineData("", "Recommended: Use VerifyFull, root certificate from PGSSLROOTCERT or the operating system (a private CA is refused until PGSSLROOTCERT names its certificate)", "WithPath: Use VerifyFull, root certificate '/path/to/root.crt' (you supply the file)")]
    [InlineData("pgssl.root_certificate = /etc/pg/root.crt", "Recommended: Use VerifyFull, root certificate '/etc/pg/root.crt'", "WithoutPath: Use VerifyFull, root certificate from PGSSLROOTCERT or the operating system")]
    // Beside the program is nowhere that a configuration file could name.
    [InlineData("pgssl.root_certificate = app:certs/root.crt", "Recommended: Use VerifyFull, root certificate from PGSSLROOTCERT or the operating system")]
    public async Task Choices(string option, params string[] expected)
    {
        ConfigurationProject project = new ConfigurationProject().With("a.env", Weak).With(".globalconfig", "is_global = true\n" + option + "\n");
        IReadOnlyList<CodeAction> actions = await project.ActionsAsync(Assert.Single(await project.FindingsAsync()));
        // The way out stands last.
        Assert.Equal([.. expected, "Suppression: Suppress with a comment (you write the reason)"], actions.Select(static action => action.EquivalenceKey + ": " + action.Title));
    }

    [Fact]
    public async Task The_path_may_be_another_for_each_file()
    {
        ConfigurationProject project = new ConfigurationProject().With("a/a.env", Weak).With("b/a.env", Weak)
            .With(".editorconfig", "root = true\n[a/*.env]\npgssl.root_certificate = /a.crt\n[b/*.env]\npgssl.root_certificate = /b.crt\n");
        await project.FixAsync();
        Assert.Equal("CS=Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=/a.crt\n", await project.TextAsync("a/a.env"));
        Assert.Equal("CS=Host=db.example.com;SSL Mode=VerifyFull;Root Certificate=/b.crt\n", await project.TextAsync("b/a.env"));
        Assert.False(await project.FixAsync());
    }

    [Theory]
    [InlineData("a.json", "{ \"Cs\": \"Host=192.0.2.1;SSL Mode=Require\" }", "Use VerifyFull, root certificate '/etc/pg/root.crt' (works only if the certificate contains this address)")]
    [InlineData("a.json", "{ \"Cs\": \"Host=db;SSL Mode=Require;Root Certificate=/r.crt\" }", "Use VerifyFull")]
    [InlineData("a.json", "{ \"Cs\": \"Host=db;Port=5432;SSL Mode=VerifyFull;Root Certificate=/r.crt;Trust Server Certificate=true\" }", "Remove Trust Server Certificate")]
    [InlineData("a.json", "{ \"Host\": \"db\", \"Port\": 5432, \"User\": \"u\", \"SslMode\": \"Require\" }", "Use VerifyFull")]
    public async Task Titles(string path, string text, string expected)
    {
        ConfigurationProject project = new ConfigurationProject().With(path, text).With(".globalconfig", "is_global = true\npgssl.root_certificate = /etc/pg/root.crt\n");
        Assert.Equal(expected, (await project.ActionsAsync((await project.FindingsAsync())[0]))[0].Title);
    }

    [Fact]
    public async Task Encoding_and_line_ends_stay()
    {
        var utf16 = new UnicodeEncoding(bigEndian: true, byteOrderMark: true);
        ConfigurationProject project = new ConfigurationProject().With("a.json", "{\r\n\t\"Cs\": \"Host=dätä;SSL Mode=Require\"\r\n}", utf16);
        await project.FixAsync();
        Assert.Equal("{\r\n\t\"Cs\": \"Host=dätä;SSL Mode=VerifyFull\"\r\n}", await project.TextAsync("a.json"));
        Assert.Equal(utf16, (await project.SourceAsync("a.json")).Encoding);
    }

    [Theory]
    // Nothing to write, or nothing that would work.
    [InlineData("a.env", "CS=Host=/run/postgresql;Port=5432;SSL Mode=Require\n")]
    [InlineData("a.env", "CS=Host=db;Port=5432;SSL Mode=VerifyFull;Root Certificate=root.crt\n")]
    public async Task No_fix(string path, string text)
    {
        ConfigurationProject project = new ConfigurationProject().With(path, text);
        Assert.Equal(["Suppression"], (await project.ActionsAsync(Assert.Single(await project.FindingsAsync()))).Select(static action => action.EquivalenceKey));
    }
}
