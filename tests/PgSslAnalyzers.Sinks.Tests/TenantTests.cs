using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PgSslAnalyzers.Sinks.Tests;

/// <summary>A tenant is added with the connection string of its database, or with the name of a shard: only a text that is known says which.</summary>
public sealed class TenantTests
{
    [Theory]
    [InlineData("""await tenants.AddTenantAsync("a", "Host=db.example.com;SSL Mode=Require");""", "PGSSL1003")]
    [InlineData("""await tenants.AddTenantAsync("a", "Host=db.example.com;Username=" + text);""", "PGSSL1005")]
    [InlineData("""await tenants.AddTenantAsync("a", "shard-1");""", "")]
    [InlineData("""await tenants.AddTenantAsync("a", text);""", "")]
    // This tenancy has a database for each tenant.
    [InlineData("""await master.AddTenantAsync("a", text);""", "PGSSL1007")]
    public async Task Findings(string statement, string expected)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(
            "using System.Threading.Tasks; class C { async Task M(JasperFx.MultiTenancy.IDynamicTenantSource<string> tenants, Marten.Storage.MasterTableTenancy master, string text) { " + statement + " } }", path: "/src/C.cs");
        ImmutableArray<Diagnostic> diagnostics = await Ecosystem.Newest.AddSyntaxTrees(tree).WithAnalyzers([new Analyzers.ConnectionStringAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(expected, string.Join(" ", diagnostics.Select(static diagnostic => diagnostic.Id)));
    }
}
