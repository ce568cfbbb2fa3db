using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace PgSslAnalyzers.Tests.Configuration;

/// <summary>A configuration file is read once, by whichever analyzer comes first, and again only when it has changed.</summary>
public sealed class ReadOnceTests
{
    private const int Files = 300;
    private const string Program = "class Program { object M(Microsoft.Extensions.Configuration.IConfiguration c) => new Npgsql.NpgsqlConnection(c[\"ConnectionStrings:Main7\"]); }\n"
        + "namespace Microsoft.Extensions.Configuration { public interface IConfiguration { string? this[string key] { get; } } }";

    [Fact]
    public async Task Of_300_files_the_one_that_was_edited_is_read_again()
    {
        CountedFile[] files = [.. Enumerable.Range(0, Files).Select(static number => new CountedFile($"/src/appsettings.E{number}.json", Settings(number, "Require")))];
        Compilation compilation = Analysis.Compile([("/src/Program.cs", Program)], TestReferences.Small);
        int before = await CountAsync(compilation, files);
        Assert.Equal(Files, files.Sum(static file => file.Text.Reads));

        files[7] = new CountedFile("/src/appsettings.E7.json", Settings(7, "VerifyFull"));
        Compilation next = Analysis.Compile([("/src/Program.cs", Program + " ")], TestReferences.Small);
        Assert.True(await CountAsync(next, files) < before, "The edit is seen.");
        Assert.Equal(Files, files.Sum(static file => file.Text.Reads));
        Assert.All(files, static file => Assert.Equal(1, file.Text.Reads));
    }

    [Fact]
    public async Task Comments_and_a_baseline_cost_no_second_reading()
    {
        string comment = $"# {new string('x', 300)}\n# pgssl: disable PGSSL1003 - the tunnel\n# pgssl: disable PGSSL1003\nA=Host=db.example.org;SSL Mode=Require\nB=Host=db.example.org;SSL Mode=Require\n";
        CountedFile[] files = [.. Enumerable.Range(0, 20).Select(number => new CountedFile($"/src/{number}.env", $"# {number}\n{comment}")), new CountedFile("/src/pgssl.baseline", "PGSSL1003 0123456789abcdef 1 gone.env\n")];
        Assert.Equal(40, await CountAsync(Analysis.Compile([("/src/Program.cs", "class C;")], TestReferences.Small), files));
        Assert.All(files, static file => Assert.Equal(1, file.Text.Reads));
    }

    /// <summary>Two threads that come at the same time may both read a file: one thread here.</summary>
    private static async Task<int> CountAsync(Compilation compilation, IEnumerable<AdditionalText> files)
        => (await compilation.WithAnalyzers(Analysis.Analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([.. files], Analysis.TestOptions.None), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync()).Length;

    private static string Settings(int number, string mode)
        => $$"""{ "ConnectionStrings": { "Main{{number}}": "Host=pg{{number}}.example.org;Username=u;Database=d;SSL Mode={{mode}}" }, "Padding": "{{new string('x', 300)}}" }""";

    private sealed class CountedFile(string path, string text) : AdditionalText
    {
        public CountedText Text { get; } = new(text);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => Text;
    }

    /// <summary>Counts how often somebody wants the whole of it.</summary>
    private sealed class CountedText(string text) : SourceText
    {
        private int reads;

        public int Reads => reads;

        public override Encoding? Encoding => null;

        public override int Length => text.Length;

        public override char this[int position] => text[position];

        public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count) => text.CopyTo(sourceIndex, destination, destinationIndex, count);

        public override string ToString(TextSpan span)
        {
            if (span.Length == text.Length)
                Interlocked.Increment(ref reads);
            return text.Substring(span.Start, span.Length);
        }
    }
}
