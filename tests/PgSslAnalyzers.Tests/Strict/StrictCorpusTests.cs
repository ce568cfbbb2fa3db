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
        // Some programs are of C# 14.
        if (!Analysis.KnowsExtensionMembers && compilation.GetDiagnostics().Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            return;

        Assert.Equal(text.StartsWith("// expect: error", StringComparison.Ordinal), (await StrictProgram.ErrorsOfAsync(compilation)).Count > 0);
    }
}
