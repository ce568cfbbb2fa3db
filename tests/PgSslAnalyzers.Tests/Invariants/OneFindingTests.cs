using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.Tests.Corpus;

namespace PgSslAnalyzers.Tests.Invariants;

/// <summary>One finding a string, one diagnostic a span.</summary>
public sealed class OneFindingTests
{
    public static TheoryData<string> Cases => [.. CorpusCase.All.Select(static known => known.File)];

    [Theory, MemberData(nameof(Cases))]
    public async Task One_diagnostic_a_span(string file)
    {
        CorpusCase known = CorpusCase.Named(file);
        IReadOnlyList<Diagnostic> findings = await known.Compile().FindingsAsync(known.AdditionalFiles);
        Assert.Empty(findings.GroupBy(static finding => (finding.Location.GetLineSpan().Path, finding.Location.SourceSpan)).Where(static same => same.Count() > 1).Select(static same => same.Key));
    }

    /// <summary>The findings on a mode neither overlap nor hold each other.</summary>
    [Theory, MemberData(nameof(Cases))]
    public async Task One_finding_a_string(string file)
    {
        CorpusCase known = CorpusCase.Named(file);
        List<(string Path, TextSpan Span)> modes = [.. (await known.Compile().FindingsAsync(known.AdditionalFiles))
            .Where(static finding => string.CompareOrdinal(finding.Id, "PGSSL1001") >= 0 && string.CompareOrdinal(finding.Id, "PGSSL1009") < 0)
            .Select(static finding => (finding.Location.GetLineSpan().Path, finding.Location.SourceSpan))];
        for (int i = 0; i < modes.Count; i++)
            Assert.DoesNotContain(modes.Skip(i + 1), other => other.Path == modes[i].Path && other.Span.OverlapsWith(modes[i].Span));
    }

    /// <summary>A constant that ten sinks in five files use; where it is declared makes no difference.</summary>
    [Theory]
    [InlineData("static class Settings { public const string Main = \"{0}\"; }")]
    [InlineData("static class Settings { public static readonly string Main = \"{0}\"; }")]
    [InlineData("static class Settings { public static string Main => \"{0}\"; }")]
    [InlineData("static class Settings { public static string Main { get; } = \"{0}\"; }")]
    [InlineData("static class Settings { const string Tls = \"SSL Mode=Require\"; public const string Main = \"Host=h.example.org;\" + Tls; }")]
    public async Task Ten_uses_one_finding(string declaration)
    {
        const string Text = "Host=h.example.org;Username=u;Password=p;SSL Mode=Require";
        List<(string, string)> files = [("/src/Settings.cs", declaration.Replace("{0}", Text, StringComparison.Ordinal))];
        for (int i = 0; i < 5; i++)
            files.Add(($"/src/File{i}.cs", $"using Npgsql; class C{i} {{ object A() => new NpgsqlConnection(Settings.Main); object B() {{ var cs = Settings.Main + \";Database=d{i}\"; return NpgsqlDataSource.Create(cs); }} }}"));
        Diagnostic finding = Assert.Single(await Analysis.Compile(files, TestReferences.Small).FindingsAsync());
        Assert.Equal("PGSSL1003", finding.Id);
        Assert.Equal("/src/Settings.cs", finding.Location.GetLineSpan().Path);
        Assert.Equal("SSL Mode=Require", (await finding.Location.SourceTree!.GetTextAsync()).ToString(finding.Location.SourceSpan));
    }

    [Fact]
    public Task In_one_file_too()
        => Verify.ProgramAsync("""
            class Shop
            {
                const string Cs = "Host=h.example.org;{|PGSSL1003:SSL Mode=Require|}", Lacking = {|PGSSL1005:"Host=h.example.org;Database=d"|};
                object A() => new NpgsqlConnection(Cs);
                object B() => NpgsqlDataSource.Create(Cs);
                object C(bool b) { for (;;) { if (b) return new NpgsqlConnection(Cs + ";Timeout=3"); b = !b; } }
                object D() => Open(Cs) ?? Open(Lacking);
                object E() => new NpgsqlDataSourceBuilder(Lacking).Build();
                static NpgsqlConnection Open(string cs) => new({|PGSSL1007:cs|});
            }
            """);

    /// <summary>A text that says nothing of its own in its file is reported where it reaches Npgsql, and names the declaration.</summary>
    [Fact]
    public async Task Without_evidence_the_sink_says_it()
    {
        IReadOnlyList<Diagnostic> findings = await Analysis.Compile([
            ("/src/Settings.cs", "static class Settings { public const string Main = \"Host=h.example.org;Database=d\"; }"),
            ("/src/A.cs", "using Npgsql; class A { object M() => new NpgsqlConnection(Settings.Main); }"),
            ("/src/B.cs", "class B { string M() => Settings.Main; }")], TestReferences.Small).FindingsAsync();
        Diagnostic finding = Assert.Single(findings);
        Assert.Equal(("PGSSL1005", "/src/A.cs"), (finding.Id, finding.Location.GetLineSpan().Path));
        Assert.Equal("/src/Settings.cs", Assert.Single(finding.AdditionalLocations).GetLineSpan().Path);
    }

    /// <summary>What another file says is reported there if it proves enough there; otherwise where it is put together.</summary>
    [Fact]
    public Task Texts_and_modes_of_another_file()
        => Verify.ProgramAsync(
            """
            class Shop
            {
                object Whole() => new NpgsqlConnection(Settings.Main);
                object Longer() => new NpgsqlConnection(Settings.Main + ";Database=d");
                object ByEnum(string host) => new NpgsqlConnection($"Host={host};SSL Mode={Settings.Enum}");
                object Built() => new NpgsqlConnection(Settings.Build("h"));
                object ByText(string host) => new NpgsqlConnection({|PGSSL1003:$"Host={host};SSL Mode={Settings.Mode}"|});
                object Joined() => new NpgsqlConnection({|PGSSL1002:Settings.Host + Settings.Tls|});
                object Completed() => new NpgsqlConnection({|PGSSL1002:Settings.WithTls("Host=h.example.org")|});
                void Written(NpgsqlConnectionStringBuilder b) => {|PGSSL1003:b["SSL Mode"] = Settings.Mode|};
            }
            """,
            files: """
            static class Settings
            {
                public const string Main = "Host=h.example.org;{|PGSSL1003:SSL Mode=Require|}", Mode = "Require", Host = "Host=h.example.org", Tls = ";SSL Mode=Prefer";
                public const SslMode Enum = {|PGSSL1003:SslMode.Require|};
                public static string Build(string host) => $"Host={host};{|PGSSL1002:SSL Mode=Prefer|}";
                public static string WithTls(string cs) => cs + ";SSL Mode=Allow";
            }
            """);

    [Fact]
    public Task A_builder_around_a_text_of_another_file()
        => Verify.ProgramAsync(
            """
            class Shop
            {
                object Direct() => new NpgsqlConnection({|PGSSL1005:new NpgsqlConnectionStringBuilder(Settings.Main) { Pooling = false }.ToString()|});
                object ByVariable() { var cs = new NpgsqlConnectionStringBuilder(Settings.Main) { Pooling = false }.ToString(); return new NpgsqlConnection({|PGSSL1005:cs|}); }
            }
            """,
            files: "static class Settings { public const string Main = \"Host=h.example.org;Database=d\"; }");
}
