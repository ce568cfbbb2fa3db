namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>
/// A solution with an F# project, a Visual Basic project, one without sources and one in C#. Its mode is set in Directory.Build.targets, behind the package's files. The story runs once
/// and the tests ask what was printed.
/// </summary>
public sealed class LanguagesStory(PackageFixture package) : IAsyncLifetime
{
    /// <summary>Settings that a C# file's severity could come from, and that mean all analyzers.</summary>
    private const string ForAllAnalyzers = "[*.cs]\ndotnet_analyzer_diagnostic.severity = none\ndotnet_analyzer_diagnostic.category-Security.severity = suggestion\n";

    private Consumer consumer = null!;

    /// <summary>The folder of the solution.</summary>
    public string Folder => consumer.Folder;

    internal CommandResult FirstBuild { get; private set; } = null!;
    internal CommandResult SecondBuild { get; private set; } = null!;
    internal CommandResult Strict { get; private set; } = null!;
    internal CommandResult StrictWithExceptions { get; private set; } = null!;
    internal CommandResult StrictWithoutAnalyzers { get; private set; } = null!;
    internal CommandResult MisspeltMode { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        consumer = package.Consumer("Consumer.Languages");
        FirstBuild = await BuildAsync();
        SecondBuild = await BuildAsync("--no-restore");
        MisspeltMode = await BuildAsync("--no-restore", "-p:HouseMode=Enfroce");
        StrictWithoutAnalyzers = await BuildAsync("--no-restore", "-p:HouseMode=Strict", "-p:RunAnalyzers=false", "-p:PgSslUncheckedLanguages=allow");
        consumer.Write("Lib/.editorconfig", ForAllAnalyzers);
        Strict = await BuildAsync("--no-restore", "-p:HouseMode=Strict");
        consumer.Write("Lib/.editorconfig", ForAllAnalyzers + "dotnet_diagnostic.PGSSL1005.severity = warning\ndotnet_diagnostic.PGSSL1006.severity = none\n");
        consumer.Write("Lib/House.ruleset", """<RuleSet Name="House" ToolsVersion="15.0"><Rules AnalyzerId="PgSslAnalyzers" RuleNamespace="PgSsl"><Rule Id="PGSSL1002" Action="Info" /></Rules></RuleSet>""");
        StrictWithExceptions = await BuildAsync("--no-restore", "-p:HouseMode=Strict", "-p:NoWarn=CS1591%3bPGSSL1003%3bPGSSL1006", "-p:WarningsNotAsErrors=PGSSL1001", "-p:PgSslUncheckedLanguages=allow");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private Task<CommandResult> BuildAsync(params string[] arguments) => DotNet.RunAsync(consumer.Folder, ["build", "Languages.slnx", .. arguments]);
}
