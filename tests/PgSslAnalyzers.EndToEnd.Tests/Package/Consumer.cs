using System.Text;
using System.Text.RegularExpressions;

namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>The folder of a program that references the package, and the commands that are run there.</summary>
internal sealed partial class Consumer(string folder)
{
    public string Folder => folder;

    /// <summary>Runs <c>dotnet</c>; what the compiler logged before is gone.</summary>
    public async Task<Step> RunAsync(params string[] arguments)
    {
        Array.ForEach(Logs(), File.Delete);
        CommandResult result = await DotNet.RunAsync(folder, arguments);
        return new Step(result, Logs().ToDictionary(RelativePath, Sarif.Read), Sources());
    }

    /// <summary>Writes a file of the program anew.</summary>
    public void Write(string path, string text)
    {
        string file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private string[] Logs() => [.. Directory.GetFiles(folder, "*.sarif", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>The files as they are, a character for each byte.</summary>
    private Dictionary<string, string> Sources() => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(path => !NoSource().IsMatch(path))
        .ToDictionary(RelativePath, path => Encoding.Latin1.GetString(File.ReadAllBytes(path)));

    private string RelativePath(string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]|\.sarif$")]
    private static partial Regex NoSource();
}

/// <summary>What a command printed, what the compiler logged, by log file, and how the sources looked afterwards.</summary>
internal sealed record Step(CommandResult Result, IReadOnlyDictionary<string, Sarif> Logs, IReadOnlyDictionary<string, string> Sources)
{
    /// <summary>The findings of the package in all logs.</summary>
    public IEnumerable<SarifResult> Findings => Logs.Values.SelectMany(log => log.Results).Where(result => result.Rule.StartsWith("PGSSL", StringComparison.Ordinal));

    public bool Succeeded => Result.ExitCode == 0;
}
