using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using PgSslAnalyzers.Analyzers;

namespace PgSslAnalyzers.Tests;

/// <summary>Programs with the expected findings marked in them: <c>{|PGSSL1003:SSL Mode=Require|}</c>.</summary>
internal static partial class Verify
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Data.Common; global using System.IO; "
        + "global using System.Linq; global using System.Text; global using System.Threading.Tasks; global using Npgsql;";

    /// <summary>Expects exactly the marked findings.</summary>
    /// <param name="program">A file.</param>
    /// <param name="npgsql">The Npgsql to compile against.</param>
    /// <param name="options">Lines of a .globalconfig.</param>
    /// <param name="files">Further files.</param>
    public static async Task ProgramAsync([StringSyntax("C#-test")] string program, string npgsql = TestReferences.Newest, string options = "", params string[] files)
    {
        var test = new Test(npgsql);
        test.TestState.Sources.Add(("/src/Program.cs", program));
        for (int i = 0; i < files.Length; i++)
            test.TestState.Sources.Add(($"/src/File{i + 1}.cs", files[i]));
        test.TestState.Sources.Add(("/src/Usings.cs", Usings));
        if (options.Length > 0)
            test.TestState.AnalyzerConfigFiles.Add(("/src/.globalconfig", "is_global = true\n" + options));
        await test.RunAsync();
    }

    /// <summary>A weak program: it has the marked findings, and none once each marked mode is VerifyFull.</summary>
    public static async Task WeakAsync([StringSyntax("C#-test")] string program, string npgsql = TestReferences.Newest, params string[] files)
    {
        string[] strong = [Strengthen(program), .. files.Select(Strengthen)];
        Assert.NotEqual([program, .. files], strong);
        await ProgramAsync(program, npgsql, files: files);
        await ProgramAsync(strong[0], npgsql, files: strong[1..]);
    }

    /// <summary>The nearest strong program: each marked mode becomes VerifyFull, and the marks go.</summary>
    public static string Strengthen(string program) => Marked().Replace(program, static mark => WeakMode().Replace(mark.Groups["text"].Value, "VerifyFull"));

    [GeneratedRegex(@"\{\|PGSSL10\d\d:(?<text>.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Marked();

    [GeneratedRegex(@"\b(Disable|Allow|Prefer|Require|VerifyCA)\b", RegexOptions.IgnoreCase)]
    private static partial Regex WeakMode();

    private sealed class Test : CSharpAnalyzerTest<ConnectionStringAnalyzer, DefaultVerifier>
    {
        public Test(string npgsql)
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            TestState.AdditionalReferences.AddRange(TestReferences.For(npgsql));
            CompilerDiagnostics = CompilerDiagnostics.Errors;
            // Generated code is analysed as any other: that is tested once, not in every program.
            TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck;
        }

        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Latest);

        protected override CompilationOptions CreateCompilationOptions()
            => new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

        // The library enables every rule; here each has its default severity.
        protected override Project ApplyCompilationOptions(Project project)
            => base.ApplyCompilationOptions(project) is { CompilationOptions: { } options } applied
                ? applied.WithCompilationOptions(options.WithSpecificDiagnosticOptions([]))
                : project;
    }
}
