using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using PgSslAnalyzers.Analyzers;
using PgSslAnalyzers.CodeFixes;

namespace PgSslAnalyzers.Tests.CodeFixes;

/// <summary>What an editor shows: Roslyn's own service runs the analyzers of the project and asks the fixes that it finds in the same references.</summary>
public sealed class CodeFixServiceTests
{
    [Fact]
    public async Task The_service_of_the_editors_finds_the_fixes_the_recommended_one_first()
    {
        const string code = "using Npgsql;\nclass C { object M() => new NpgsqlConnection(\"Host=db.example.org;SSL Mode=Require\"); }\n";
        (Document document, object service) = Open(code);
        TextSpan span = TextSpan.FromBounds(code.IndexOf("SSL Mode", StringComparison.Ordinal), code.IndexOf("Require", StringComparison.Ordinal));
        CodeAction[] actions = [.. (await FixesAsync(service, document, span)).Where(static action => action.Title.Contains("VerifyFull", StringComparison.Ordinal))];
        Assert.Equal(
            ["Use VerifyFull, root certificate '/etc/pg/root.crt'", "Use VerifyFull, root certificate from PGSSLROOTCERT or the operating system"],
            actions.Select(static action => action.Title));
        Solution changed = await Steps.ApplyAsync(actions[0]);
        Assert.Equal(code.Replace("Require", "VerifyFull;Root Certificate=/etc/pg/root.crt", StringComparison.Ordinal), await changed.TextAsync(document.Id));
    }

    // Roslyn keeps the fixes of a reference in a cache, which forgot those of the other kind of file when there was a fixer for each.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_configuration_file_gets_its_fix_whichever_kind_of_file_is_asked_first(bool configurationFirst)
    {
        const string code = "using Npgsql;\nclass C { object M() => new NpgsqlConnection(\"Host=db.example.org;SSL Mode=Require\"); }\n";
        const string json = "{ \"ConnectionStrings\": { \"Main\": \"Host=db.example.org;SSL Mode=Require\" } }";
        (Document source, object service) = Open(code, json);
        TextDocument configuration = source.Project.AdditionalDocuments.Single();
        TextDocument[] documents = configurationFirst ? [configuration, source] : [source, configuration];
        foreach (TextDocument document in documents)
        {
            string text = (await document.GetTextAsync()).ToString();
            TextSpan span = TextSpan.FromBounds(text.IndexOf("SSL Mode", StringComparison.Ordinal), text.IndexOf("Require", StringComparison.Ordinal));
            CodeAction[] actions = [.. (await FixesAsync(service, document, span)).Where(static action => action.Title.Contains("VerifyFull", StringComparison.Ordinal))];
            Assert.Equal("Use VerifyFull, root certificate '/etc/pg/root.crt'", actions[0].Title);
            Solution changed = await Steps.ApplyAsync(actions[0]);
            SourceText result = await (changed.GetDocument(document.Id) ?? changed.GetAdditionalDocument(document.Id)!).GetTextAsync();
            Assert.Equal(text.Replace("Require", "VerifyFull;Root Certificate=/etc/pg/root.crt", StringComparison.Ordinal), result.ToString());
        }
    }

    private static (Document Document, object Service) Open(string code, string? json = null)
    {
        var host = MefHostServices.Create([.. MefHostServices.DefaultAssemblies, Assembly.Load("Microsoft.CodeAnalysis.Features"), Assembly.Load("Microsoft.CodeAnalysis.CSharp.Features")]);
        var workspace = new AdhocWorkspace(host);
        Solution solution = workspace.CurrentSolution
            .AddProject("Program", out ProjectId project, "pgssl.root_certificate = /etc/pg/root.crt\n")
            .AddFile(project, "/src/Program/Test.cs", code, out DocumentId id);
        var loader = new Loader();
        solution = solution.AddAnalyzerReference(project, new AnalyzerFileReference(typeof(ConnectionStringAnalyzer).Assembly.Location, loader))
            .AddAnalyzerReference(project, new AnalyzerFileReference(typeof(SslModeCodeFix).Assembly.Location, loader));
        if (json is not null)
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(project), "appsettings.json", SourceText.From(json), filePath: "/src/Program/appsettings.json");
        Assert.True(workspace.TryApplyChanges(solution));

        Type serviceType = Assembly.Load("Microsoft.CodeAnalysis.Features").GetType("Microsoft.CodeAnalysis.CodeFixes.ICodeFixService", throwOnError: true)!;
        MethodInfo exports = host.GetType().GetInterfaces().Single(static type => type.Name == "IMefHostExportProvider").GetMethods()
            .Single(static method => method.Name == "GetExports" && method.GetGenericArguments().Length == 1);
        var lazy = ((IEnumerable)exports.MakeGenericMethod(serviceType).Invoke(host, null)!).Cast<object>().Single();
        return (workspace.CurrentSolution.GetDocument(id)!, lazy.GetType().GetProperty("Value")!.GetValue(lazy)!);
    }

    /// <summary>StreamFixesAsync(document, span, priority, token) of the service, flattened. The interface is internal: hence by reflection.</summary>
    private static async Task<List<CodeAction>> FixesAsync(object service, TextDocument document, TextSpan span)
    {
        MethodInfo stream = service.GetType().GetMethods().Single(static method => method.Name == "StreamFixesAsync");
        object collections = stream.Invoke(service, [document, span, null, CancellationToken.None])!;
        var actions = new List<CodeAction>();
        await Read(collections, collection =>
        {
            foreach (object fix in (IEnumerable)Member(collection, "Fixes"))
                actions.Add((CodeAction)Member(fix, "Action"));
        });
        return actions;
    }

    // A field or a property, by version of Roslyn.
    private static object Member(object of, string name)
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
        return (of.GetType().GetProperty(name, Any)?.GetValue(of) ?? of.GetType().GetField(name, Any)?.GetValue(of))!;
    }

    private static Task Read(object asyncEnumerable, Action<object> each)
    {
        Type item = asyncEnumerable.GetType().GetInterfaces().Single(static type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)).GetGenericArguments()[0];
        return (Task)typeof(CodeFixServiceTests).GetMethod(nameof(ReadAll), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(item).Invoke(null, [asyncEnumerable, each])!;
    }

    private static async Task ReadAll<T>(IAsyncEnumerable<T> items, Action<object> each)
    {
        await foreach (T item in items)
            each(item!);
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => AppDomain.CurrentDomain.GetAssemblies().Single(assembly => !assembly.IsDynamic && assembly.Location == fullPath);
    }
}
