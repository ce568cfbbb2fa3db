using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using PgSslAnalyzers.Servers;

namespace PgSslAnalyzers.EndToEnd.Tests;

/// <summary>A program compiled here and run in a process of its own, where no setting of this machine reaches Npgsql.</summary>
internal sealed class CompiledProgram : IDisposable
{
    private const string RuntimeConfig = """
        {
          "runtimeOptions": {
            "tfm": "net10.0",
            "rollForward": "LatestMinor",
            "frameworks": [
              { "name": "Microsoft.NETCore.App", "version": "10.0.0" },
              { "name": "Microsoft.AspNetCore.App", "version": "10.0.0" }
            ]
          }
        }
        """;

    public const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading.Tasks;";

    private static readonly string RuntimeFolder = RuntimeEnvironment.GetRuntimeDirectory();
    private static readonly string DotnetRoot = Path.GetFullPath(Path.Combine(RuntimeFolder, "..", "..", ".."));
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly OwnedFolder folder = new();

    private CompiledProgram()
    {
    }

    public string Folder => folder.Path;

    /// <summary>What .NET and ASP.NET Core bring, without the packages of this test project.</summary>
    public static IReadOnlyList<MetadataReference> FrameworkReferences { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(f => f.StartsWith(Path.Combine(DotnetRoot, "shared"), StringComparison.Ordinal))
            .Select(f => MetadataReference.CreateFromFile(f)),
    ];

    public static CSharpCompilation Compilation(string name, string source, IEnumerable<string> libraries) => CSharpCompilation.Create(
        name,
        [CSharpSyntaxTree.ParseText(source), CSharpSyntaxTree.ParseText(Usings)],
        [.. FrameworkReferences, .. libraries.Select(f => MetadataReference.CreateFromFile(f))],
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

    public static CompiledProgram Build(Compilation compilation, IEnumerable<string> libraries)
    {
        var program = new CompiledProgram();
        EmitResult result = compilation.Emit(Path.Combine(program.Folder, "program.dll"));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        foreach (string library in libraries)
            File.Copy(library, Path.Combine(program.Folder, Path.GetFileName(library)));
        File.WriteAllText(Path.Combine(program.Folder, "program.runtimeconfig.json"), RuntimeConfig);
        Directory.CreateDirectory(Path.Combine(program.Folder, "home"));
        return program;
    }

    /// <summary>Npgsql of that version, as published.</summary>
    public static string Npgsql(string version) => BuildValue("Npgsql" + version);

    /// <summary>A path that only the build of this project knows.</summary>
    public static string BuildValue(string key) =>
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    public static string Source(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <param name="input">Standard input.</param>
    /// <param name="systemTrusts">A root certificate that .NET takes for the operating system's.</param>
    /// <param name="arguments">The command line.</param>
    public Task<(int ExitCode, string Output)> RunAsync(string input = "", string? systemTrusts = null, IEnumerable<string>? arguments = null)
    {
        ProcessStartInfo start = Start(Path.Combine(Folder, "program.dll"), Path.Combine(Folder, "home"));
        foreach (string argument in arguments ?? [])
            start.ArgumentList.Add(argument);
        if (systemTrusts is not null)
            start.Environment["SSL_CERT_FILE"] = systemTrusts;
        return RunAsync(start, input);
    }

    public static async Task<(int ExitCode, string Output)> RunAsync(ProcessStartInfo start, string input = "")
    {
        using Process process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            (Task<string>? output, Task<string>? errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.StandardInput.WriteAsync(input.AsMemory(), patience.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    /// <summary>Neither a PG* variable, nor root.crt in the home folder, nor a certificate store of somebody's choice decides what a program trusts.</summary>
    public static ProcessStartInfo Start(string dll, string home)
    {
        var start = new ProcessStartInfo(Path.Combine(DotnetRoot, "dotnet"), ["exec", dll])
        {
            WorkingDirectory = home,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string? name in start.Environment.Keys.Where(n => n != "PATH" && !n.StartsWith("DOTNET_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["HOME"] = home;
        return start;
    }

    public void Dispose() => folder.Dispose();
}
