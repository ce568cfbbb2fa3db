using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace PgSslAnalyzers.Editor.Tests;

/// <summary>
/// The service that Visual Studio and VS Code ask when the light bulb is opened: it runs the analyzers of a project and asks the fixes that it finds in the same
/// references. Its interface is internal to Roslyn: hence by reflection.
/// </summary>
internal sealed class CodeFixService
{
    private static readonly Assembly Features = Assembly.Load("Microsoft.CodeAnalysis.Features");

    private readonly object service;

    /// <param name="host">The services of the workspace, which must include those of Microsoft.CodeAnalysis.CSharp.Features.</param>
    public CodeFixService(MefHostServices host)
    {
        Type type = Features.GetType("Microsoft.CodeAnalysis.CodeFixes.ICodeFixService", throwOnError: true)!;
        MethodInfo exports = host.GetType().GetInterfaces().Single(static type => type.Name == "IMefHostExportProvider").GetMethods()
            .Single(static method => method.Name == "GetExports" && method.GetGenericArguments().Length == 1);
        object export = ((IEnumerable)exports.MakeGenericMethod(type).Invoke(host, null)!).Cast<object>().Single();
        service = Member(export, "Value");
    }

    /// <summary>All services of Roslyn that an editor has.</summary>
    public static MefHostServices CreateHost() => MefHostServices.Create([.. MefHostServices.DefaultAssemblies, Features, Assembly.Load("Microsoft.CodeAnalysis.CSharp.Features")]);

    /// <summary>The fixes that are offered at <paramref name="span"/>, in the order of the menu.</summary>
    public async Task<IReadOnlyList<CodeAction>> FixesAsync(TextDocument document, TextSpan span, CancellationToken cancellationToken = default)
    {
        MethodInfo stream = service.GetType().GetMethods().Single(static method => method.Name == "StreamFixesAsync");
        object collections = stream.Invoke(service, [document, span, null, cancellationToken])!;
        Type item = collections.GetType().GetInterfaces().Single(static type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)).GetGenericArguments()[0];
        var read = (Task<List<CodeAction>>)typeof(CodeFixService).GetMethod(nameof(ReadAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(item).Invoke(null, [collections])!;
        return await read;
    }

    private static async Task<List<CodeAction>> ReadAsync<T>(IAsyncEnumerable<T> collections)
    {
        var actions = new List<CodeAction>();
        await foreach (T collection in collections)
        {
            foreach (object fix in (IEnumerable)Member(collection!, "Fixes"))
                actions.Add((CodeAction)Member(fix, "Action"));
        }
        return actions;
    }

    // A field or a property, by version of Roslyn.
    private static object Member(object of, string name)
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
        return (of.GetType().GetProperty(name, Any)?.GetValue(of) ?? of.GetType().GetField(name, Any)?.GetValue(of))!;
    }
}
