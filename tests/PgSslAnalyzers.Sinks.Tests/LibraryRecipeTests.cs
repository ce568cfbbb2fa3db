using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PgSslAnalyzers.Documentation;

namespace PgSslAnalyzers.Sinks.Tests;

/// <summary>The recipes of docs/strict-mode.md for Testcontainers and Aspire: against the real libraries they compile and are proven in strict mode, and with one part made weak they are not.</summary>
public sealed class LibraryRecipeTests
{
    private const string Usings = """
        global using System.Threading.Tasks; global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting; global using Npgsql; global using Testcontainers.PostgreSql;

        """;

    /// <summary>For each recipe the parts that make it one, and what takes their place.</summary>
    private static readonly (string Part, string Weak)[][] Parts =
    [
        [("Host=localhost", "Host=db.example.com")],
        [("Host = \"localhost\"", "Host = \"db.example.com\""), ("        builder.ConnectionStringBuilder.SslMode = SslMode.VerifyFull;\n", ""), ("GssEncryptionMode.Disable", "GssEncryptionMode.Prefer")],
    ];

    private static readonly CodeBlock[] Recipes = [.. Page.Read("docs/strict-mode.md").Blocks.Where(static block => block.RunBy.Contains(nameof(LibraryRecipeTests)))];

    [Fact]
    public async Task A_recipe_is_proven_and_without_one_of_its_parts_it_is_not()
    {
        Assert.Equal(Parts.Length, Recipes.Length);
        foreach ((CodeBlock recipe, (string Part, string Weak)[] parts) in Recipes.Zip(Parts))
        {
            Assert.Empty(await ErrorsAsync(recipe.Text));
            foreach ((string part, string weak) in parts)
            {
                Assert.Contains(part, recipe.Text, StringComparison.Ordinal);
                Assert.NotEmpty(await ErrorsAsync(recipe.Text.Replace(part, weak, StringComparison.Ordinal)));
            }
        }
    }

    private static async Task<IEnumerable<string>> ErrorsAsync(string code)
    {
        CSharpCompilation compilation = Ecosystem.Newest.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Usings, path: "/src/Usings.cs"), CSharpSyntaxTree.ParseText("static class Recipe\n{\n" + code + "}\n", path: "/src/Recipe.cs"));
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new("PGSSL3005", ReportDiagnostic.Error)]));
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.ToString()));
        ImmutableArray<Diagnostic> findings = await compilation.WithAnalyzers(ConsumerDiagnosticsTests.Analyzers, new AnalyzerOptions([], new ConsumerDiagnosticsTests.Properties("Strict"))).GetAnalyzerDiagnosticsAsync();
        return findings.Where(static finding => finding.Severity == DiagnosticSeverity.Error).Select(static finding => finding.ToString());
    }
}
