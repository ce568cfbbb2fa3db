using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;
using PgSslAnalyzers.Analyzers;

namespace PgSslAnalyzers.Tests.Invariants;

/// <summary>A project without Npgsql pays the gate and nothing else; and no finding tells more of a connection string than the setting.</summary>
public sealed class GateTests
{
    private const string Weak = "class C { object M(string s) => new Npgsql.NpgsqlConnection(\"Host=h.example.com;SSL Mode=Require\"); }";

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Nothing_is_registered_without_Npgsql(bool hasNpgsql, int actions)
    {
        ImmutableArray<MetadataReference> references = [.. TestReferences.Small.Where(reference => hasNpgsql || Path.GetFileName(reference.Display) != "Npgsql.dll")];
        var analyzer = new ConnectionStringAnalyzer();
        CSharpCompilation compilation = Analysis.Compile([("/src/C.cs", Weak)], references);
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers([analyzer]);
        ImmutableArray<Diagnostic> found = await analysis.GetAnalyzerDiagnosticsAsync();
        AnalyzerTelemetryInfo telemetry = await analysis.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None);
        Assert.Equal(actions, telemetry.SemanticModelActionsCount);
        Assert.Equal(1, telemetry.CompilationStartActionsCount);
        Assert.Equal(0, telemetry.SyntaxNodeActionsCount + telemetry.OperationActionsCount + telemetry.SyntaxTreeActionsCount + telemetry.SymbolActionsCount
            + telemetry.CompilationEndActionsCount + telemetry.CompilationActionsCount + telemetry.AdditionalFileActionsCount + telemetry.OperationBlockActionsCount);
        Assert.Equal(hasNpgsql, found.Any(static diagnostic => diagnostic.Id == "PGSSL1003"));
    }

    private const string Secret = "Zq7Xw9Kv";

    [Theory]
    [InlineData("Host=zq7xw9kv.example.com;Username=Zq7Xw9Kv;Password=Zq7Xw9Kv;Database=Zq7Xw9Kv;SSL Mode=Require;Trust Server Certificate=true")]
    [InlineData("Host=h.example.com;Username=u;Password=a;Zq7Xw9Kv=1;SSL Mode=Prefer")]
    [InlineData("Host=h.example.com;Username=u;Password=a;Zq7Xw9Kv;SSL Mode=Prefer")]
    [InlineData("Host=h.example.com;Username=Zq7Xw9Kv")]
    [InlineData("Host=h.example.com;SSL Mode=Zq7Xw9Kv;Root Certificate=Zq7Xw9Kv")]
    [InlineData("host=Zq7Xw9Kv sslmode=require password=Zq7Xw9Kv")]
    [InlineData("postgres://Zq7Xw9Kv:Zq7Xw9Kv@zq7xw9kv/d?sslmode=require")]
    [InlineData("Host=h.example.com;Password='Zq7Xw9Kv;SSL Mode=Disable")]
    [InlineData("Host=h.example.com;SSL Mode=Disable;SSL Mode=Require;Zq7Xw9Kv=Zq7Xw9Kv;Search Path=Zq7Xw9Kv;Root Certificate=~/Zq7Xw9Kv")]
    public async Task No_secret_leaves_the_source(string connectionString)
    {
        string quoted = SymbolDisplay.FormatLiteral(connectionString, quote: true);
        CSharpCompilation compilation = Analysis.Compile([("/src/C.cs", $"class C {{ object M() => new Npgsql.NpgsqlConnection({quoted}); object N(string p) => Npgsql.NpgsqlDataSource.Create({quoted} + p); }}")], TestReferences.Small);
        foreach (Diagnostic diagnostic in await compilation.FindingsAsync())
        {
            Assert.DoesNotContain(Secret, diagnostic.GetMessage(), StringComparison.OrdinalIgnoreCase);
            Assert.All(diagnostic.Properties, static pair => Assert.DoesNotContain(Secret, pair.Key + pair.Value, StringComparison.OrdinalIgnoreCase));
        }
    }
}
