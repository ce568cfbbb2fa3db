using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using PgSslAnalyzers.ConnectionStrings.Tests.Differential;

namespace PgSslAnalyzers.Tests.CodeFixes;

/// <summary>
/// Whatever string, literal and weakness: after the fix the program compiles, every released Npgsql reads VerifyFull and the chosen root certificate, all other settings are
/// what they were, and fixing again changes nothing. PGSSL_FIX_CASES sets the number of cases.
/// </summary>
public sealed class FixPropertyTests
{
    private static readonly int Cases = int.TryParse(Environment.GetEnvironmentVariable("PGSSL_FIX_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out int cases) ? cases : 50;

    [Fact]
    public Task Fixed_programs_verify_the_server() => WeakPrograms.All.SampleAsync(CheckAsync, iter: Cases, threads: 1);

    private static async Task CheckAsync(WeakProgram program)
    {
        Solution solution = FixWorkspace.Empty().AddProject("Program", out ProjectId project, $"pgssl.root_certificate = {program.Root}\n").AddFile(project, "/src/Program/Test.cs", program.Code, out DocumentId id);
        string before = await RunAsync(solution.GetProject(project)!);

        string[] weak = ["PGSSL1001", "PGSSL1002", "PGSSL1003", "PGSSL1004", "PGSSL1005"];
        Diagnostic finding = (await solution.GetProject(project)!.FindingsAsync()).FirstOrDefault(diagnostic => weak.Contains(diagnostic.Id)) ?? throw new InvalidOperationException("nothing found");
        List<CodeAction> actions = await solution.ActionsAsync(project, finding);
        Assert.NotEmpty(actions);
        Solution changed = await Steps.ApplyAsync(actions[0]);
        await SameButVerifiedAsync(before, await RunAsync(changed.GetProject(project)!), program, actions[0].Title.Contains('\'', StringComparison.Ordinal));

        // No finding of a weak mode is left; what else has a fix comes to rest, and changes no setting.
        for (int round = 0; ; round++)
        {
            Assert.True(round < 6, "does not come to rest:\n" + await changed.TextAsync(id));
            System.Collections.Immutable.ImmutableArray<Diagnostic> findings = await changed.GetProject(project)!.FindingsAsync();
            Assert.DoesNotContain(findings, diagnostic => weak.Contains(diagnostic.Id));
            CodeAction? next = null;
            foreach (Diagnostic diagnostic in findings)
                next ??= (await changed.ActionsAsync(project, diagnostic)).FirstOrDefault();
            if (next is null)
                break;
            changed = await Steps.ApplyAsync(next);
        }
        await SameButVerifiedAsync(before, await RunAsync(changed.GetProject(project)!), program, actions[0].Title.Contains('\'', StringComparison.Ordinal));
    }

    private static Task SameButVerifiedAsync(string before, string after, WeakProgram program, bool writesPath)
    {
        foreach (RealNpgsql npgsql in RealNpgsql.All)
        {
            DbConnectionStringBuilder was = npgsql.Open(before), now = npgsql.Open(after);
            Assert.Equal("VerifyFull", npgsql.Property<object>(now, "SslMode").ToString());
            string? hadRoot = npgsql.Property<string?>(was, "RootCertificate");
            Assert.Equal(hadRoot ?? (writesPath ? Chosen(program.Root) : null), npgsql.Property<string?>(now, "RootCertificate"));
            Assert.False(npgsql.Property<bool>(now, "TrustServerCertificate"));
            Assert.Equal(Others(was), Others(now));
        }
        return Task.CompletedTask;
    }

    private static string Chosen(string root)
        => root.StartsWith("app:", StringComparison.Ordinal) ? Path.Combine([AppContext.BaseDirectory, .. root[4..].Split('/')]) : root;

    private static List<string> Others(DbConnectionStringBuilder settings)
        => [.. settings.Keys.Cast<string>().Where(static key => key is not ("SSL Mode" or "Root Certificate" or "Trust Server Certificate")).Order(StringComparer.Ordinal).Select(key => key + "=" + settings[key])];

    /// <summary>Compiles the program and asks it for its connection string.</summary>
    private static async Task<string> RunAsync(Project project)
    {
        Assert.Empty((await project.GetCompilationAsync())!.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        using var image = new MemoryStream();
        Assert.True((await project.GetCompilationAsync())!.Emit(image).Success);
        image.Position = 0;
        var context = new AssemblyLoadContext("program", isCollectible: true);
        try
        {
            MethodInfo text = context.LoadFromStream(image).GetType("Program")!.GetMethod("Text")!;
            return (string)text.Invoke(null, [WeakProgram.Part])!;
        }
        finally
        {
            context.Unload();
        }
    }
}
