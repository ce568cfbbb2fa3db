using System.Text.Json.Nodes;
using PgSslAnalyzers.EndToEnd.Tests.Documentation;

namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>
/// A solution that is audited: a web program with two target frameworks, a worker whose own mode breaks its build, tests, F#, Visual Basic, Razor, a project without sources, one without Npgsql, and
/// one whose mode is set in targets. The package is a line in Directory.Packages.props; warnings are errors everywhere. The story runs once and the tests ask what was written and printed.
/// </summary>
public sealed class FleetStory(PackageFixture package) : IAsyncLifetime
{
    /// <summary>Makes a terminal; null where there is none.</summary>
    private static readonly string? Script = File.Exists("/usr/bin/script") ? "/usr/bin/script" : null;

    private Consumer consumer = null!;

    /// <summary>The folder of the solution.</summary>
    public string Folder => consumer.Folder;

    internal CommandResult Report { get; private set; } = null!;

    /// <summary>What the report left on disk, by path.</summary>
    internal IReadOnlyDictionary<string, string> Written { get; private set; } = null!;

    internal CommandResult SecondReport { get; private set; } = null!;
    internal IReadOnlyDictionary<string, string> WrittenAgain { get; private set; } = null!;

    /// <summary>A build in the modes that the projects have, which two of them do not survive.</summary>
    internal CommandResult Own { get; private set; } = null!;

    /// <summary>A build in the mode Default in which warnings are no errors.</summary>
    internal CommandResult Default { get; private set; } = null!;

    internal CommandResult Audit { get; private set; } = null!;

    /// <summary>A build in which no compiler had anything to do.</summary>
    internal CommandResult AuditAgain { get; private set; } = null!;

    /// <summary>The same for a person; null where no terminal can be made.</summary>
    internal CommandResult? AuditInTerminal { get; private set; }

    internal CommandResult AuditAfterReport { get; private set; } = null!;

    /// <summary>A build and a report in one command, where somebody wants single findings as errors.</summary>
    internal CommandResult BuildAndReport { get; private set; } = null!;

    internal CommandResult Baseline { get; private set; } = null!;
    internal string BaselineText { get; private set; } = null!;
    internal CommandResult EnforceWithBaseline { get; private set; } = null!;
    internal CommandResult EnforceWithNewFinding { get; private set; } = null!;
    internal CommandResult BaselineCheck { get; private set; } = null!;
    internal CommandResult ReportOfStale { get; private set; } = null!;
    internal string BaselineTextWhenMended { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        consumer = package.Consumer("Consumer.Fleet");
        Report = await BuildAsync("Fleet.slnx", "-t:PgSslReport");
        Written = Reports();
        SecondReport = await BuildAsync("Fleet.slnx", "--no-restore", "-t:PgSslReport");
        WrittenAgain = Reports();
        Own = await BuildAsync("Fleet.slnx", "--no-restore");
        Default = await BuildAsync("Fleet.slnx", "--no-restore", "-p:PgSslAnalysisMode=Default", "-p:TreatWarningsAsErrors=false");
        Audit = await BuildAsync("Fleet.slnx", "--no-restore", "-p:PgSslAnalysisMode=Audit");
        AuditAgain = await BuildAsync("Fleet.slnx", "--no-restore", "-p:PgSslAnalysisMode=Audit");
        AuditInTerminal = Script is null ? null : await DotNet.RunInTerminalAsync(consumer.Folder, Script, "build", "Web", "--no-restore", "--tl:on", "-p:PgSslAnalysisMode=Audit");
        await BuildAsync("Web", "--no-restore", "-t:PgSslReport");
        AuditAfterReport = await BuildAsync("Web", "--no-restore", "-p:PgSslAnalysisMode=Audit", "-v:n");
        consumer.Write("Web/.editorconfig", "[*.cs]\ndotnet_diagnostic.PGSSL1001.severity = warning\ndotnet_diagnostic.PGSSL1002.severity = error\n");
        BuildAndReport = await BuildAsync("Web", "--no-restore", "-t:PgSslReport", "-t:Rebuild", "-p:PgSslAnalysisMode=Audit");
        consumer.Write("Web/.editorconfig", "");
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
        await BuildAsync("Worker", "--no-restore", "-t:PgSslReport");
        ReportOfStale = await PgSslAsync("report", "Worker");
        await BuildAsync("Worker", "--no-restore", "-t:PgSslBaseline");
        BaselineTextWhenMended = await File.ReadAllTextAsync(Path.Combine(Folder, baseline));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>What the tool makes of the reports.</summary>
    internal Task<CommandResult> PgSslAsync(params string[] arguments) => DotNet.RunAsync(consumer.Folder, ["exec", Repository.Tool, .. arguments]);

    internal JsonNode Json(string path) => JsonNode.Parse(Written[path])!;

    /// <summary>A folder with the reports of the first run: the story goes on behind them.</summary>
    internal async Task<string> CopyOfReportsAsync()
    {
        foreach ((string path, string text) in Written)
        {
            string file = Path.Combine(consumer.Folder, "Copy", path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text);
        }
        return "Copy";
    }

    /// <summary>Restores the project that lacks the package.</summary>
    internal Task RestoreForgottenAsync() => DotNet.SucceedAsync(consumer.Folder, "restore", "Plain");

    /// <summary>What a command of the shell prints in the folder of the solution.</summary>
    internal async Task<string> TypeAsync(string command) => (await new Shell(consumer.Folder, new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! }).RunAsync(command)).Output;

    private Task<CommandResult> BuildAsync(params string[] arguments) => DotNet.RunAsync(consumer.Folder, ["build", .. arguments]);

    private Dictionary<string, string> Reports() => Directory.GetFiles(consumer.Folder, "report.*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(consumer.Folder, file).Replace('\\', '/'), File.ReadAllText);
}
