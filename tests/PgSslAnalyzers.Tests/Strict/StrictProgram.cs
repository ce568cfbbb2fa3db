using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([new("PGSSL3005", ReportDiagnostic.Error)]));
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        IReadOnlyList<Diagnostic> findings = await compilation.FindingsAsync(options: new Analysis.TestOptions(("build_property.PgSslAnalysisMode", "Strict")));
        return [.. findings.Where(static finding => finding.Severity == DiagnosticSeverity.Error)];
    }

    public static async Task PassesAsync(string members, params string[] others)
    {
        IReadOnlyList<Diagnostic> errors = await ErrorsAsync(members, others);
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    public static async Task IsReportedAsync(string members, params string[] others)
        => Assert.True((await ErrorsAsync(members, others)).Count > 0, "Strict mode passes this, and it proves nothing:\n" + members + string.Concat(others));

    private const string Usings = "global using Conn = Npgsql.NpgsqlConnection; using System; using Npgsql;\n";
}
