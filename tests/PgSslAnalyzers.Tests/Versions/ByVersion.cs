using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PgSslAnalyzers.ConnectionStrings.Catalog;

namespace PgSslAnalyzers.Tests.Versions;

/// <summary>What the analyzers say about the same programs with each version of Npgsql.</summary>
internal static class ByVersion
{
    /// <summary>The versions that can be had are the real ones; before and after them stand stubs.</summary>
    public static TheoryData<int> Majors => [4, 5, 6, 7, 8, 9, 10, 11];

    public static ImmutableArray<MetadataReference> References(int major) => major switch
    {
        8 => TestReferences.For(TestReferences.Oldest),
        9 => TestReferences.For(TestReferences.Middle),
        10 => TestReferences.For(TestReferences.Newest),
        _ => NpgsqlStub.References(major),
    };

    /// <summary>The findings of each expression, all in one compilation: <c>id 'place' message</c>.</summary>
    public static async Task<IReadOnlyList<string[]>> FindingsAsync(IEnumerable<MetadataReference> references, IReadOnlyList<string> expressions, IEnumerable<Rule>? optIn = null)
    {
        var specific = (optIn ?? []).ToImmutableDictionary(static rule => rule.Id, static _ => ReportDiagnostic.Warn);
        CSharpCompilation compilation = Analysis.Compile(expressions.Select(static (expression, row) => ($"/src/{row:D4}.cs", Program(expression))), [.. references]);
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(specific));
        Assert.DoesNotContain(compilation.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        ILookup<string, Diagnostic> findings = (await compilation.FindingsAsync()).ToLookup(static finding => finding.Location.SourceTree!.FilePath);
        return [.. compilation.SyntaxTrees.Select(tree => findings[tree.FilePath].Select(Show).ToArray())];
    }

    /// <summary>A file with one expression.</summary>
    public static string Program(string expression) => string.Create(CultureInfo.InvariantCulture, $$"""
        using System;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;
        using Npgsql;
        #pragma warning disable CS0618

        file static class Program
        {
            static object Open(string unknown, X509Certificate2 root) => {{expression}};
        }
        """);

    /// <summary>Compares line by line and shows what differs.</summary>
    public static void Equal(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        string[] wanted = [.. expected], found = [.. actual];
        IEnumerable<string> differences = wanted.Except(found).Select(static line => "missing:    " + line).Concat(found.Except(wanted).Select(static line => "unexpected: " + line));
        Assert.True(wanted.SequenceEqual(found), string.Join('\n', differences.Prepend("")));
    }

    private static string Show(Diagnostic finding)
        => $"{finding.Id} '{finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan)}' {finding.GetMessage(CultureInfo.InvariantCulture)}";
}
