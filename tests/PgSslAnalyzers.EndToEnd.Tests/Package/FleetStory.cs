using System.Text.Json.Nodes;

namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>
/// A solution that is audited: a library with two target frameworks, a worker whose own mode breaks its build, an F# program; warnings are errors everywhere. The story runs once and the tests
/// ask what was written and printed.
/// </summary>
public sealed class FleetStory(PackageFixture package) : IAsyncLifetime
{
    private Consumer consumer = null!;

    /// <summary>The folder of the solution.</summary>
    public string Folder => consumer.Folder;

    internal CommandResult Report { get; private set; } = null!;

    /// <summary>What the report left on disk, by path.</summary>
    internal IReadOnlyDictionary<string, string> Written { get; private set; } = null!;

    internal CommandResult SecondReport { get; private set; } = null!;
    internal IReadOnlyDictionary<string, string> WrittenAgain { get; private set; } = null!;
    internal CommandResult Enforce { get; private set; } = null!;
    internal CommandResult Audit { get; private set; } = null!;

    /// <summary>A build in which no compiler had anything to do.</summary>
    internal CommandResult AuditAgain { get; private set; } = null!;

    internal CommandResult AuditAfterReport { get; private set; } = null!;

    internal CommandResult Baseline { get; private set; } = null!;
    internal string BaselineText { get; private set; } = null!;
    internal CommandResult EnforceWithBaseline { get; private set; } = null!;
    internal CommandResult EnforceWithNewFinding { get; private set; } = null!;
    internal CommandResult BaselineCheck { get; private set; } = null!;
    internal string BaselineTextWhenMended { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        consumer = package.Consumer("Consumer.Fleet");
        Report = await BuildAsync("Fleet.slnx", "-t:PgSslReport");
        Written = Reports();
        SecondReport = await BuildAsync("Fleet.slnx", "--no-restore", "-t:PgSslReport");
        WrittenAgain = Reports();
        Enforce = await BuildAsync("Worker", "--no-restore");
        Audit = await BuildAsync("Web", "--no-restore", "-p:PgSslAnalysisMode=Audit");
        AuditAgain = await BuildAsync("Web", "--no-restore", "-p:PgSslAnalysisMode=Audit");
        await BuildAsync("Web", "--no-restore", "-t:PgSslReport");
        AuditAfterReport = await BuildAsync("Web", "--no-restore", "-p:PgSslAnalysisMode=Audit", "-v:n");
        await RatchetAsync();
    }

    /// <summary>What is known stays quiet, a new finding of the same kind does not, and what is mended leaves the baseline.</summary>
    private async Task RatchetAsync()
    {
        const string jobs = "Worker/Jobs.cs", baseline = "Worker/pgssl.baseline";
        string source = await File.ReadAllTextAsync(Path.Combine(Folder, jobs));
        Baseline = await BuildAsync("Worker", "--no-restore", "-t:PgSslBaseline", "-p:PgSslBaselineAdd=true");
        BaselineText = await File.ReadAllTextAsync(Path.Combine(Folder, baseline));
        EnforceWithBaseline = await BuildAsync("Worker", "--no-restore");
        consumer.Write(jobs, source.TrimEnd()[..^1] + """    public static NpgsqlDataSource New() => NpgsqlDataSource.Create("Host=new.example;Username=s3cret-user;Password=s3cret-worker;SSL Mode=Require"); }""");
        EnforceWithNewFinding = await BuildAsync("Worker", "--no-restore");
        consumer.Write(jobs, source.Replace("SSL Mode=VerifyCA", "SSL Mode=VerifyFull", StringComparison.Ordinal));
        BaselineCheck = await BuildAsync("Worker", "--no-restore", "-t:PgSslBaseline", "-p:PgSslBaselineStrict=true");
        await BuildAsync("Worker", "--no-restore", "-t:PgSslBaseline");
        BaselineTextWhenMended = await File.ReadAllTextAsync(Path.Combine(Folder, baseline));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>What the tool makes of the reports.</summary>
    internal Task<CommandResult> PgSslAsync(params string[] arguments) => DotNet.RunAsync(consumer.Folder, ["exec", Repository.Tool, .. arguments]);

    internal JsonNode Json(string path) => JsonNode.Parse(Written[path])!;

    private Task<CommandResult> BuildAsync(params string[] arguments) => DotNet.RunAsync(consumer.Folder, ["build", .. arguments]);

    private Dictionary<string, string> Reports() => Directory.GetFiles(consumer.Folder, "report.*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(consumer.Folder, file).Replace('\\', '/'), File.ReadAllText);
}
