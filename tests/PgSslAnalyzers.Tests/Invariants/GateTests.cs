using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace PgSslAnalyzers.Tests.Invariants;

/// <summary>A project without Npgsql pays for the look at it, and for nothing else.</summary>
public sealed class GateTests
{
    private const string Program = "class C { string cs = \"Host=h.example.org;SSL Mode=Require;Include Error Detail=true\"; }";

    public static TheoryData<string> Names => [.. Analysis.Analyzers.Select(static analyzer => analyzer.GetType().Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task Without_Npgsql_nothing_is_registered(string name)
    {
        (AnalyzerTelemetryInfo counts, int findings) = await RunAsync(name, TestReferences.WithoutNpgsql);
        Assert.Equal(0, findings);
        Assert.Equal(1, counts.CompilationStartActionsCount);
        Assert.Equal(0, ActionsOf(counts));
    }

    /// <summary>The counter counts.</summary>
    [Fact]
    public async Task With_Npgsql_something_is()
    {
        (AnalyzerTelemetryInfo counts, int findings) = await RunAsync("ConnectionStringAnalyzer", TestReferences.All);
        Assert.Equal(1, findings);
        Assert.InRange(ActionsOf(counts), 1, 10);
    }

    private static async Task<(AnalyzerTelemetryInfo Counts, int Findings)> RunAsync(string name, System.Collections.Immutable.ImmutableArray<MetadataReference> references)
    {
        CompilationWithAnalyzers analysis = Analysis.Compile([("/src/C.cs", Program)], references).WithAnalyzers(logTimes: true);
        DiagnosticAnalyzer analyzer = analysis.Analyzers.Single(candidate => candidate.GetType().Name == name);
        int findings = (await analysis.GetAnalyzerDiagnosticsAsync([analyzer], CancellationToken.None)).Length;
        return (await analysis.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None), findings);
    }

    private static int ActionsOf(AnalyzerTelemetryInfo counts)
        => counts.CompilationEndActionsCount + counts.CompilationActionsCount + counts.SyntaxTreeActionsCount + counts.AdditionalFileActionsCount + counts.SemanticModelActionsCount
            + counts.SymbolActionsCount + counts.SymbolStartActionsCount + counts.SymbolEndActionsCount + counts.SyntaxNodeActionsCount + counts.CodeBlockActionsCount + counts.CodeBlockStartActionsCount
            + counts.CodeBlockEndActionsCount + counts.OperationActionsCount + counts.OperationBlockActionsCount + counts.OperationBlockStartActionsCount + counts.OperationBlockEndActionsCount;
}
