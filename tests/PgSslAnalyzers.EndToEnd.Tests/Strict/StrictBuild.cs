using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PgSslAnalyzers.Analyzers;

namespace PgSslAnalyzers.EndToEnd.Tests.Strict;

/// <summary>Many programs in one compilation, each in files of its own, built as <c>PgSslAnalysisMode=Strict</c> builds.</summary>
internal static class StrictBuild
{

    private static readonly string[] EntityFramework =
        ["Microsoft.EntityFrameworkCore.dll", "Microsoft.EntityFrameworkCore.Abstractions.dll", "Microsoft.EntityFrameworkCore.Relational.dll", "Npgsql.EntityFrameworkCore.PostgreSQL.dll"];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(ConnectionStringAnalyzer).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(DiagnosticAnalyzer))).OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t, nonPublic: true)!),
    ];

    public static string[] Libraries(string npgsql) =>
        [CompiledProgram.Npgsql(npgsql), .. npgsql.StartsWith("10.", StringComparison.Ordinal) ? EntityFramework.Select(f => Path.Combine(AppContext.BaseDirectory, f)) : []];

    public static CSharpCompilation Compile(IEnumerable<StrictProgram> programs, string npgsql)
    {
        var parse = new CSharpParseOptions(LanguageVersion.Latest);
        string usings = "global using System.Text; global using Npgsql;" + (npgsql.StartsWith("10.", StringComparison.Ordinal) ? " global using Microsoft.EntityFrameworkCore;" : "");
        return CompiledProgram.Compilation("program", CompiledProgram.Source("StrictMain.cs"), Libraries(npgsql))
            .AddSyntaxTrees(programs.SelectMany(p => p.Files.Select((text, i) => CSharpSyntaxTree.ParseText(text, parse, $"{p.Name}/{i}.cs"))).Append(CSharpSyntaxTree.ParseText(usings, parse, "Usings.cs")))
            .WithOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions:
                // What the package's Strict.globalconfig says.
                [new("PGSSL3005", ReportDiagnostic.Error)]));
    }

    /// <summary>The errors of each program, by its name; one without has no entry.</summary>
    /// <param name="compilation">The programs.</param>
    /// <param name="isTakenForHarmless">Steps that are taken for harmless though they are not on the list; null for none.</param>
    public static async Task<ILookup<string, string>> ErrorsAsync(CSharpCompilation compilation, Func<IOperation, bool>? isTakenForHarmless = null)
    {
        List<string> crashes = [];
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([], new Strict()), (e, analyzer, _) => crashes.Add($"{analyzer}: {e}"), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        ImmutableArray<DiagnosticAnalyzer> analyzers = isTakenForHarmless is null ? Analyzers : [.. Analyzers.Select(analyzer => analyzer is ConnectionStringAnalyzer ? new ConnectionStringAnalyzer(interpretsEverything: false, isTakenForHarmless) : analyzer)];
        ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(crashes);
        return diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToLookup(d => d.Location.SourceTree!.FilePath.Split('/')[0], d => $"{d.Id} {d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan)}");
    }

    private sealed class Strict : AnalyzerConfigOptionsProvider
    {
        private readonly Properties properties = new();

        public override AnalyzerConfigOptions GlobalOptions => properties;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => properties;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => properties;

        private sealed class Properties : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => (value = key == "build_property.PgSslAnalysisMode" ? "Strict" : null) is not null;
        }
    }
}
