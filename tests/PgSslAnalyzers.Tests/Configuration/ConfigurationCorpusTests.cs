using PgSslAnalyzers.Tests.Corpus;

namespace PgSslAnalyzers.Tests.Configuration;

/// <summary>The configuration files among the situations of public code.</summary>
public sealed class ConfigurationCorpusTests
{
    private const string Root = "/etc/pg/root.crt";

    public static TheoryData<string> Files => [.. CorpusCase.Configuration.Select(static known => known.File)];

    public static TheoryData<string> Fixed => [.. CorpusCase.Configuration.Where(static known => known.Fixed is not null).Select(static known => known.File)];

    [Theory, MemberData(nameof(Files))]
    public Task Verdicts(string file) => CorpusTests.VerdictsAsync(CorpusCase.Named(file));

    [Theory, MemberData(nameof(Fixed))]
    public async Task The_fix_leaves_the_expected_text(string file)
    {
        CorpusCase known = CorpusCase.Named(file);
        string path = known.ProjectPath["/src/".Length..];
        ConfigurationProject project = new ConfigurationProject().With(path, known.Text).With(".globalconfig", $"is_global = true\npgssl.root_certificate = {Root}\n");
        Assert.True(await project.FixAsync());
        Assert.Equal(known.FixedText!.Replace("__ROOT_CERT__", Root, StringComparison.Ordinal), await project.TextAsync(path));
        Assert.False(await project.FixAsync());
    }
}
