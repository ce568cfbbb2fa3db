using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PgSslAnalyzers.Analyzers;

namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Members of a class, analysed as <c>PgSslAnalysisMode=Strict</c> builds them.</summary>
internal static class StrictProgram
{
    private const string Around = """
        using System; using System.Collections.Generic; using System.Data.Common; using System.Linq; using System.Net.Security; using System.Security.Cryptography.X509Certificates; using System.Text; using System.Threading.Tasks; using Microsoft.Extensions.DependencyInjection; using Npgsql;

        /// <summary>Whoever calls it does not see what it does.</summary>
        public class Outside
        {
            public static readonly Outside It = new();
            public virtual string Text() => "";
            public virtual void Run(Action action) => action();
            public virtual T Call<T>(Func<T> function) => function();
            public virtual void Take(object thing) { }
            public virtual void Throw() { }
            public static bool Flag => It.Text() == "";
            public static SslMode Mode => (SslMode)It.Text().Length;
        }

        """;

    private const string Texts = """
            const string Strong = "Host=pg.example.org;SSL Mode=VerifyFull;GSS Encryption Mode=Disable";
            static string Env() => Environment.GetEnvironmentVariable("DB") ?? "";
        """;

    /// <summary>The errors of a build.</summary>
    /// <param name="members">Members of <c>partial class Program</c>; types behind <c>}</c> are possible, the last brace is added.</param>
    /// <param name="others">Further files.</param>
    public static async Task<IReadOnlyList<Diagnostic>> ErrorsAsync(string members, params string[] others)
    {
        CSharpCompilation compilation = Analysis.Compile(
        [
            ("/src/Program.cs", Around + "partial class Program\n{\n" + Texts + "\n" + members + "\n}\n"), .. others.Select(static (text, i) => ($"/src/Other{i}.cs", Usings + text)),
        ]);
        return await ErrorsOfAsync(compilation);
    }

    public static async Task PassesAsync(string members, params string[] others)
    {
        IReadOnlyList<Diagnostic> errors = await ErrorsAsync(members, others);
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    public static async Task IsReportedAsync(string members, params string[] others)
        => Assert.True((await ErrorsAsync(members, others)).Count > 0, "Strict mode passes this, and it proves nothing:\n" + members + string.Concat(others));

    /// <summary>A whole file passes.</summary>
    public static async Task FilePassesAsync(string file)
    {
        IReadOnlyList<Diagnostic> errors = await ErrorsOfFileAsync(file);
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    /// <summary>A whole file is reported.</summary>
    public static async Task FileIsReportedAsync(string file)
        => Assert.True((await ErrorsOfFileAsync(file)).Count > 0, "Strict mode passes this, and it proves nothing:\n" + file);

    /// <summary>A whole file passes, and its twin is reported: the same file with one part made weak.</summary>
    public static async Task FilePassesAndTwinIsReportedAsync(string file, string part, string weak)
    {
        await FilePassesAsync(file);
        int at = file.IndexOf(part, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{part} is no part of the file.");
        await FileIsReportedAsync(file[..at] + weak + file[(at + part.Length)..]);
    }

    /// <summary>Members of a class that has a strong text V, weak ones W and B, a weak mode Weak, and a static field cs.</summary>
    public static Task MembersPassesAsync(string members) => FilePassesAsync(Members(members));

    public static Task MembersIsReportedAsync(string members) => FileIsReportedAsync(Members(members));

    /// <summary>The errors that such members get.</summary>
    /// <param name="members">The members.</param>
    /// <param name="isTakenForHarmless">See <see cref="ErrorsOfAsync"/>.</param>
    public static Task<IReadOnlyList<Diagnostic>> ErrorsOfMembersAsync(string members, Func<IOperation, bool>? isTakenForHarmless) => ErrorsOfFileAsync(Members(members), isTakenForHarmless);

    /// <summary>The file that such members make.</summary>
    public static string Members(string members) => """
        public static partial class Program
        {
            const string V = "Host=db.example.com;Username=u;Password=p;SSL Mode=VerifyFull;GSS Encryption Mode=Disable";
            static string W => Environment.GetEnvironmentVariable("WEAK")!;
            static string B => Environment.GetEnvironmentVariable("BASE")!;
            static SslMode Weak => System.Enum.Parse<SslMode>(Environment.GetEnvironmentVariable("WEAKMODE")!);
            static string cs = "";

        """ + members + "\n}\n";

    private const string FileUsings = """
        global using System; global using System.Collections.Generic; global using System.Data.Common; global using System.IO; global using System.Linq; global using System.Net.Security; global using System.Runtime.CompilerServices;
        global using System.Security.Cryptography.X509Certificates; global using System.Text; global using System.Threading; global using System.Threading.Tasks; global using Microsoft.EntityFrameworkCore; global using Microsoft.EntityFrameworkCore.Design;
        global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting; global using Microsoft.Extensions.Logging; global using Microsoft.Extensions.Options; global using Npgsql; global using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;
        """;

    private static Task<IReadOnlyList<Diagnostic>> ErrorsOfFileAsync(string file, Func<IOperation, bool>? isTakenForHarmless = null)
        => ErrorsOfAsync(Analysis.Compile([("/src/Usings.cs", FileUsings), ("/src/Program.cs", file)]), isTakenForHarmless);

    /// <summary>The errors that a program, which compiles, gets in strict mode, as the package sets it up.</summary>
    /// <param name="compilation">The program.</param>
    /// <param name="isTakenForHarmless">Steps that are taken for harmless though they are not on the list; null for none.</param>
    public static async Task<IReadOnlyList<Diagnostic>> ErrorsOfAsync(Compilation compilation, Func<IOperation, bool>? isTakenForHarmless = null)
    {
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new("PGSSL3005", ReportDiagnostic.Error)]));
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var options = new AnalyzerOptions([], new Analysis.TestOptions(("build_property.PgSslAnalysisMode", "Strict")));
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. Analysis.Analyzers.Select(analyzer => analyzer is ConnectionStringAnalyzer ? new ConnectionStringAnalyzer(interpretsEverything: false, isTakenForHarmless) : analyzer)];
        IReadOnlyList<Diagnostic> findings = Analysis.InOrder(await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync());
        return [.. findings.Where(static finding => finding.Severity == DiagnosticSeverity.Error)];
    }

    private const string Usings = "global using Conn = Npgsql.NpgsqlConnection; using System; using Npgsql;\n";
}
