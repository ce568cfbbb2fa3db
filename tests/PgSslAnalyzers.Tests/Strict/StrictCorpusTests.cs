using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PgSslAnalyzers.Tests.Strict;

/// <summary>
/// Whole programs of <c>Programs/</c>. Their first line says what strict mode has to do: <c>// expect: error</c> (the program, run, opens a connection below VerifyFull, or its check of the certificate is weakened)
/// or <c>// expect: none</c> (proven).
/// </summary>
public sealed class StrictCorpusTests
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading.Tasks;\n";

    public static TheoryData<string> Programs
        => [.. Directory.EnumerateFiles(Folder, "*.cs").Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Strict", "Programs");

    [Theory, MemberData(nameof(Programs))]
    public async Task Is_judged_as_expected(string program)
    {
        string text = File.ReadAllText(Path.Combine(Folder, program));
        CSharpCompilation compilation = Analysis.Compile([("/src/Usings.cs", Usings), ("/src/Program.cs", text)]);
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new("PGSSL3005", ReportDiagnostic.Error)]));
        Diagnostic[] errors = [.. compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        // Some programs are of C# 14.
        if (errors.Length > 0 && !Analysis.KnowsExtensionMembers)
            return;
        Assert.Empty(errors);

        IReadOnlyList<Diagnostic> findings = await compilation.FindingsAsync(options: new Analysis.TestOptions(("build_property.PgSslAnalysisMode", "Strict")));

        Assert.Equal(text.StartsWith("// expect: error", StringComparison.Ordinal), findings.Any(static finding => finding.Severity == DiagnosticSeverity.Error));
    }
}
