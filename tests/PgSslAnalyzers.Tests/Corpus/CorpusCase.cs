using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace PgSslAnalyzers.Tests.Corpus;

/// <summary>
/// One of the situations in <c>Cases/</c>, modelled on public code: a C# file or a configuration file, the findings that it must have, those that it may have,
/// and the text that a fix leaves behind.
/// </summary>
internal sealed record CorpusCase(string File, string? Fixed, IReadOnlyList<ExpectedFinding> Diagnostics, IReadOnlyList<string> MayReport, string? After)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Corpus", "Cases");

    private static readonly string Better = Path.Combine(AppContext.BaseDirectory, "Corpus", "Fixes");

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>What the programs may count on: the usual global usings, and an ODBC driver.</summary>
    private const string Surroundings = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading.Tasks;\n"
        + "namespace System.Data.Odbc { public sealed class OdbcConnection { public OdbcConnection(string s) { } } }\n";

    /// <summary>A configuration file needs a project that uses Npgsql.</summary>
    private const string Program = "static class Program { static object Open() => new Npgsql.NpgsqlConnection(\"Host=db;SSL Mode=VerifyFull\"); }\n";

    public static IReadOnlyList<CorpusCase> All { get; } = JsonSerializer.Deserialize<List<CorpusCase>>(System.IO.File.ReadAllText(Path.Combine(Folder, "expected.json")), Json)!;

    public static IEnumerable<CorpusCase> CSharp => All.Where(static known => known.IsCSharp);

    public static IEnumerable<CorpusCase> Configuration => All.Where(static known => !known.IsCSharp);

    public static CorpusCase Named(string file) => All.Single(known => known.File == file);

    public bool IsCSharp => File.EndsWith(".cs", StringComparison.Ordinal);

    /// <summary>The path under which a project would have it: without the number of the case.</summary>
    public string ProjectPath => File[4..] switch
    {
        "production.env" => "/src/.env",
        var name when name.StartsWith("launchSettings", StringComparison.Ordinal) => "/src/Properties/launchSettings.json",
        var name => "/src/" + name,
    };

    public string Text => Read(File);

    /// <summary>
    /// The text after the fixes. Where the fixes do better than the case asks, it stands in <c>Fixes/</c>: a mode that comes from elsewhere (a default, an arm of a switch) gets its
    /// root certificate where it reaches the builder.
    /// </summary>
    public string? FixedText => Fixed is null ? null : System.IO.File.Exists(Path.Combine(Better, Fixed)) ? System.IO.File.ReadAllText(Path.Combine(Better, Fixed)) : Read(Fixed);

    /// <summary>The project that the case is a file of.</summary>
    public CSharpCompilation Compile()
        => Analysis.Compile([("/src/Usings.cs", Surroundings), IsCSharp ? (ProjectPath, Text) : ("/src/Program.cs", Program)]);

    /// <summary>The case as an additional file of its project; none for C#.</summary>
    public IReadOnlyList<AdditionalText> AdditionalFiles => IsCSharp ? [] : [new InMemoryFile(ProjectPath, SourceText.From(Text))];

    public override string ToString() => File;

    private static string Read(string name) => System.IO.File.ReadAllText(Path.Combine(Folder, name));

    private sealed class InMemoryFile(string path, SourceText text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }
}

/// <summary>A finding: its id, the line on which it starts and the text that it covers.</summary>
internal sealed record ExpectedFinding(string Id, int Line, string Text, bool Optional);
