namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>
/// One solution that references the package, taken from its first build to a clean one. A build takes seconds, so the story runs once and the tests ask
/// what was seen on the way.
/// </summary>
public sealed class ConsumerStory(PackageFixture package) : IAsyncLifetime
{
    private Consumer consumer = null!;

    /// <summary>The folder of the solution.</summary>
    public string Folder => consumer.Folder;

    internal Step FirstBuild { get; private set; } = null!;
    internal Step Audit { get; private set; } = null!;
    internal Step MisspeltMode { get; private set; } = null!;
    internal Step WithoutAnalyzers { get; private set; } = null!;
    internal Step AtWarningLevelZero { get; private set; } = null!;
    internal Step Enforce { get; private set; } = null!;
    internal Step FirstFormat { get; private set; } = null!;
    internal Step EnforceWhenFixed { get; private set; } = null!;
    internal Step SecondFormat { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        consumer = package.Consumer("Consumer");
        FirstBuild = await BuildAsync();
        MisspeltMode = await BuildAsync("--no-restore", "-p:PgSslAnalysisMode=Enfroce");
        WithoutAnalyzers = await BuildAsync("--no-restore", "-p:PgSslAnalysisMode=Enforce", "-p:RunAnalyzersDuringBuild=false");
        AtWarningLevelZero = await BuildAsync("--no-restore", "-p:PgSslAnalysisMode=Enforce", "-p:WarningLevel=0");
        Audit = await BuildAsync("--no-restore", "-p:PgSslAnalysisMode=Audit");
        Enforce = await BuildAsync("--no-restore", "-p:PgSslAnalysisMode=Enforce");
        FirstFormat = await FormatAsync();
        EnforceWhenFixed = await BuildAsync("--no-restore", "-p:PgSslAnalysisMode=Enforce");
        SecondFormat = await FormatAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private Task<Step> BuildAsync(params string[] arguments) => consumer.RunAsync(["build", "Consumer.slnx", .. arguments]);

    private Task<Step> FormatAsync() => consumer.RunAsync(
        "format", "analyzers", "Consumer.slnx", "--no-restore", "--diagnostics", "PGSSL1001", "PGSSL1002", "PGSSL1003", "PGSSL1004", "PGSSL1005", "--severity", "info");
}
