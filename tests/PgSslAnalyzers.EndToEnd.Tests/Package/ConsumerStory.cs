using System.Text.RegularExpressions;

namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>
/// One solution that references the package, taken from its first build to a clean one. A build takes seconds, so the story runs once and the tests ask
/// what was seen on the way.
/// </summary>
public sealed class ConsumerStory(PackageFixture package) : IAsyncLifetime
{
    /// <summary>The folder of the solution.</summary>
    public string Folder { get; private set; } = "";

    internal Step FirstBuild { get; private set; } = null!;
    internal Step Audit { get; private set; } = null!;
    internal Step MisspeltMode { get; private set; } = null!;
    internal Step WithoutAnalyzers { get; private set; } = null!;
    internal Step Enforce { get; private set; } = null!;
    internal Step FirstFormat { get; private set; } = null!;
    internal Step EnforceWhenFixed { get; private set; } = null!;
    internal Step SecondFormat { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Folder = package.Consumer("Consumer");
        FirstBuild = await BuildAsync();
        MisspeltMode = await BuildAsync("--no-restore", "-p:PgSslAnalysisMode=Enfroce");
        WithoutAnalyzers = await BuildAsync("--no-restore", "-p:PgSslAnalysisMode=Enforce", "-p:RunAnalyzersDuringBuild=false");
        Audit = await BuildAsync("--no-restore", "-p:PgSslAnalysisMode=Audit");
        Enforce = await BuildAsync("--no-restore", "-p:PgSslAnalysisMode=Enforce");
        FirstFormat = await FormatAsync();
        EnforceWhenFixed = await BuildAsync("--no-restore", "-p:PgSslAnalysisMode=Enforce");
        SecondFormat = await FormatAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private Task<Step> BuildAsync(params string[] arguments) => RunAsync(["build", "Consumer.slnx", .. arguments]);

    private Task<Step> FormatAsync() => RunAsync(
        ["format", "analyzers", "Consumer.slnx", "--no-restore", "--diagnostics", "PGSSL1001", "PGSSL1002", "PGSSL1003", "PGSSL1004", "PGSSL1005", "--severity", "info"]);

    private async Task<Step> RunAsync(string[] arguments)
    {
        string[] logs = Directory.GetFiles(Folder, "*.sarif", SearchOption.AllDirectories);
        Array.ForEach(logs, File.Delete);
        CommandResult result = await DotNet.RunAsync(Folder, arguments);
        var log = Directory.GetFiles(Folder, "*.sarif", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .ToDictionary(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'), Sarif.Read);
        return new Step(result, log, Sources());
    }

    private Dictionary<string, string> Sources() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Where(path => !Regex.IsMatch(path, @"[\\/](bin|obj)[\\/]|\.sarif$"))
        .ToDictionary(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'), File.ReadAllText);
}

/// <summary>What a command printed, what the compiler logged, by log file, and how the sources looked afterwards.</summary>
internal sealed record Step(CommandResult Result, IReadOnlyDictionary<string, Sarif> Logs, IReadOnlyDictionary<string, string> Sources)
{
    /// <summary>The findings of the package in all logs.</summary>
    public IEnumerable<SarifResult> Findings => Logs.Values.SelectMany(log => log.Results).Where(result => result.Rule.StartsWith("PGSSL", StringComparison.Ordinal));

    public bool Succeeded => Result.ExitCode == 0;
}
