using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
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
    /// <param name="references">What to compile against; without it the base library and Npgsql.</param>
    /// <param name="options">Lines of a .globalconfig.</param>
    /// <param name="files">Further files.</param>
    public static async Task ProgramAsync([StringSyntax("C#-test")] string program, ImmutableArray<MetadataReference>? references = null, string options = "", params string[] files)
    {
        var test = new Test(references ?? TestReferences.Small);
        test.TestState.Sources.Add(("/src/Program.cs", program));
        for (int i = 0; i < files.Length; i++)
            test.TestState.Sources.Add(($"/src/File{i + 1}.cs", files[i]));
        test.TestState.Sources.Add(("/src/Usings.cs", Usings));
        if (options.Length > 0)
            test.TestState.AnalyzerConfigFiles.Add(("/src/.globalconfig", "is_global = true\n" + options));
        await test.RunAsync();
    }

    /// <summary>Expects exactly the marked findings in a program of the large set of references and in its configuration files.</summary>
    public static async Task WithConfigurationAsync([StringSyntax("C#-test")] string program, string options, params (string Path, string Text)[] configuration)
    {
        var test = new Test(TestReferences.All);
        test.TestState.Sources.Add(("/src/Program.cs", program));
        test.TestState.Sources.Add(("/src/Usings.cs", Usings));
        foreach ((string path, string text) in configuration)
            test.TestState.AdditionalFiles.Add(("/src/" + path, text));
        if (options.Length > 0)
            test.TestState.AnalyzerConfigFiles.Add(("/src/.globalconfig", "is_global = true\n" + options));
        await test.RunAsync();
    }

    /// <summary>Expects exactly the marked findings in a program of top-level statements.</summary>
    public static async Task TopLevelAsync([StringSyntax("C#-test")] string program)
    {
        var test = new Test(TestReferences.Small) { TestState = { OutputKind = OutputKind.ConsoleApplication } };
        test.TestState.Sources.Add(("/src/Program.cs", program));
        test.TestState.Sources.Add(("/src/Usings.cs", Usings));
        await test.RunAsync();
    }

    /// <summary>A weak program: it has the marked findings, and none once each marked mode is VerifyFull.</summary>
    /// <param name="program">The weak program.</param>
    /// <param name="references">See <see cref="ProgramAsync"/>.</param>
    /// <param name="isRestUnknown">The marked mode is one of several values and the others are not known: then PGSSL1007 is what is left to say.</param>
    /// <param name="files">Further files.</param>
    public static async Task WeakAsync([StringSyntax("C#-test")] string program, ImmutableArray<MetadataReference>? references = null, bool isRestUnknown = false, params string[] files)
    {
        string[] weak = [program, .. files], strong = [.. weak.Select(Strengthen)];
        Assert.NotEqual(weak, strong);
        await ProgramAsync(program, references, files: files);
        IReadOnlyList<Diagnostic> left = await FindingsAsync(references, strong);
        if (isRestUnknown)
            Assert.Equal(["PGSSL1007"], left.Select(static finding => finding.Id).Distinct());
        else
            Assert.Empty(left);
    }

    /// <summary>Expects no finding.</summary>
    public static async Task SilentAsync(ImmutableArray<MetadataReference>? references, params string[] files) => Assert.Empty(await FindingsAsync(references, files));

    /// <summary>The findings of a program that compiles.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> FindingsAsync(ImmutableArray<MetadataReference>? references, params string[] files)
    {
        CSharpCompilation compilation = Analysis.Compile([.. files.Select(static (file, i) => ($"/src/File{i}.cs", file)), ("/src/Usings.cs", Usings)], references ?? TestReferences.Small);
        Assert.DoesNotContain(compilation.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return await compilation.FindingsAsync();
    }

    /// <summary>Expects exactly the marked findings in the statements of a method.</summary>
    public static Task StatementsAsync([StringSyntax("C#-test")] string statements) => ProgramAsync(Method(statements));

    /// <summary>Statements that only hint at what they do: no finding of 1001 to 1006, whatever is marked.</summary>
    public static async Task UnknownStatementsAsync(string statements)
    {
        CSharpCompilation compilation = Analysis.Compile([("/src/Program.cs", Method(Marked().Replace(statements, "${text}"))), ("/src/Usings.cs", Usings)], TestReferences.Small);
        Assert.DoesNotContain(await compilation.FindingsAsync(), static diagnostic => diagnostic.Id != "PGSSL1007");
    }

    /// <summary>Weak statements: see <see cref="WeakAsync"/>.</summary>
    public static Task WeakStatementsAsync([StringSyntax("C#-test")] string statements, bool isRestUnknown = false) => WeakAsync(Method(statements), isRestUnknown: isRestUnknown);

    /// <summary>Expects no finding in the statements of a method.</summary>
    public static Task SilentStatementsAsync([StringSyntax("C#-test")] string statements) => SilentAsync(null, Method(statements));

    /// <summary>Statements in a method that knows a host, a password and the like from its callers, and asks the environment for the rest.</summary>
    private static string Method(string statements) => $$"""
        class Program
        {
            static string? Env(string name) => Environment.GetEnvironmentVariable(name);

            static void Run(string host, string user, string password, bool flag, int number, Uri uri)
            {
        {{statements}}
            }
        }
        """;

    /// <summary>The nearest strong program: each marked mode becomes VerifyFull, and the marks go.</summary>
    public static string Strengthen(string program) => Marked().Replace(program, static mark => WeakMode().Replace(mark.Groups["text"].Value, "VerifyFull"));

    /// <summary>A text without the marks of expected findings.</summary>
    public static string WithoutMarks(string text) => Marked().Replace(text, "${text}");

    [GeneratedRegex(@"\{\|PGSSL\d\d\d\d:(?<text>.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Marked();

    [GeneratedRegex(@"\b(Disable|Allow|Prefer|Require|VerifyCA)\b", RegexOptions.IgnoreCase)]
    private static partial Regex WeakMode();

    private sealed class Test : CSharpAnalyzerTest<ConnectionStringAnalyzer, DefaultVerifier>
    {
        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Analysis.Analyzers;

        public Test(ImmutableArray<MetadataReference> references)
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0");
            TestState.AdditionalReferences.AddRange(references);
            CompilerDiagnostics = CompilerDiagnostics.Errors;
            // Generated code is analysed as any other: that is tested once, not in every program.
            MarkupOptions = MarkupOptions.UseFirstDescriptor;
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
