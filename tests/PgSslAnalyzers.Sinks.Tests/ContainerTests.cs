using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PgSslAnalyzers.Sinks.Tests;

/// <summary>A container of Testcontainers runs for a test, on this machine: what is missing or weak there is development. A connection that exists already may be to anywhere.</summary>
public sealed class ContainerTests
{
    [Theory]
    [InlineData("""$"Host={container.Hostname};Port={container.GetMappedPublicPort(5432)};Username=postgres;Password=x" """, "PGSSL1006")]
    [InlineData("""$"Host={container.Hostname};Port={container.GetMappedPublicPort(5432)};Username=postgres;SSL Mode=Disable" """, "PGSSL1006")]
    [InlineData("""$"Host={container.Hostname};Port={container.GetMappedPublicPort(5432)};Username=postgres;SSL Mode=VerifyFull" """, "")]
    [InlineData(""" "Host=" + any.Hostname + ";Port=" + any.GetMappedPublicPort(5432) + ";Username=postgres" """, "PGSSL1006")]
    [InlineData("""new NpgsqlConnectionStringBuilder { Host = container.Hostname, Port = container.GetMappedPublicPort(5432), SslMode = SslMode.Prefer }.ToString()""", "PGSSL1006")]
    [InlineData("""container.GetConnectionString()""", "")]
    [InlineData("""container.GetConnectionString() + ";SSL Mode=Disable" """, "PGSSL1006")]
    [InlineData("""container.GetConnectionString() + ";Host=db.example.com;SSL Mode=Disable" """, "PGSSL1001")]
    [InlineData("""new NpgsqlConnectionStringBuilder(container.GetConnectionString()) { SslMode = SslMode.Disable }.ToString()""", "PGSSL1006")]
    [InlineData("""other.ConnectionString + ";SSL Mode=Disable" """, "PGSSL1001")]
    [InlineData("""$"Host={own.Hostname};Username=postgres;SSL Mode=Disable" """, "PGSSL1001")]
    public async Task Findings(string text, string expected) => Assert.Equal(expected, string.Join(" ", await FindingsAsync(text, "Default")));

    /// <summary>A proof wants to know the host.</summary>
    [Theory]
    [InlineData("""$"Host={container.Hostname};Username=postgres;SSL Mode=Disable" """)]
    [InlineData("""container.GetConnectionString() + ";SSL Mode=Disable" """)]
    [InlineData("""container.GetConnectionString()""")]
    public async Task In_a_proof(string text) => Assert.DoesNotContain("PGSSL1006", Assert.Single((await FindingsAsync(text, "Strict")).Distinct()));

    private static async Task<IEnumerable<string>> FindingsAsync(string text, string mode)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(
            "using Npgsql; class Own { public string Hostname { get; set; } = null!; } class C { object M(Testcontainers.PostgreSql.PostgreSqlContainer container, DotNet.Testcontainers.Containers.IContainer any, NpgsqlConnection other, Own own) => new NpgsqlConnection(" + text + "); }", path: "/src/C.cs");
        CSharpCompilation compilation = Ecosystem.Newest.AddSyntaxTrees(tree);
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        ImmutableArray<Diagnostic> findings = await compilation.WithAnalyzers([new Analyzers.ConnectionStringAnalyzer()], new AnalyzerOptions([], new ConsumerDiagnosticsTests.Properties(mode))).GetAnalyzerDiagnosticsAsync();
        return findings.Select(static finding => finding.Id);
    }
}
