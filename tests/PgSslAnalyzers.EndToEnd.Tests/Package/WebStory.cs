namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>
/// A web project with two target frameworks and every kind of configuration file, from its first build to a clean one. The story runs once and the tests ask
/// what was seen on the way.
/// </summary>
public sealed class WebStory(PackageFixture package) : IAsyncLifetime
{
    private static readonly string[] Built = ["Web/bin/appsettings.json", "Web/obj/appsettings.json", "Web/node_modules/left/appsettings.json"];

    private Consumer consumer = null!;

    /// <summary>The folder above the project and what is deployed with it.</summary>
    public string Folder => consumer.Folder;

    internal Step FirstBuild { get; private set; } = null!;
    internal Step BuildAfterEdit { get; private set; } = null!;
    internal Step WithoutFiles { get; private set; } = null!;
    internal Step Enforce { get; private set; } = null!;
    internal Step Format { get; private set; } = null!;
    internal Step DryRun { get; private set; } = null!;
    internal Step Upgrade { get; private set; } = null!;
    internal Step EnforceWhenFixed { get; private set; } = null!;
    internal Step FormatAgain { get; private set; } = null!;
    internal Step UpgradeAgain { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        consumer = package.Consumer("Consumer.Web");
        foreach (string path in Built)
            consumer.Write(path, """{ "ConnectionStrings": { "Built": "Host=built.example;Database=built;Username=app;SSL Mode=Require" } }""");
        FirstBuild = await RunAsync("build");

        const string edited = "Web/appsettings.Staging.json";
        string text = FirstBuild.Sources[edited];
        consumer.Write(edited, text.Replace("    \"Reports\"", "\n    \"Reports\"", StringComparison.Ordinal));
        BuildAfterEdit = await RunAsync("build", "--no-restore");
        consumer.Write(edited, text);

        WithoutFiles = await RunAsync("build", "--no-restore", "-p:PgSslConfigurationFiles=false");
        Enforce = await RunAsync("build", "--no-restore", "-p:PgSslAnalysisMode=Enforce");
        Format = await FormatAsync();
        DryRun = await RunAsync("build", "--no-restore", "-t:PgSslUpgrade", "-p:PgSslUpgradeDryRun=true");
        Upgrade = await RunAsync("build", "--no-restore", "-t:PgSslUpgrade");
        EnforceWhenFixed = await RunAsync("build", "--no-restore", "-p:PgSslAnalysisMode=Enforce");
        FormatAgain = await FormatAsync();
        UpgradeAgain = await RunAsync("build", "--no-restore", "-t:PgSslUpgrade");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private Task<Step> FormatAsync() => RunAsync(
        "format", "analyzers", "--no-restore", "--diagnostics", "PGSSL1001", "PGSSL1002", "PGSSL1003", "PGSSL1004", "PGSSL1005", "PGSSL1009", "--severity", "info");

    private Task<Step> RunAsync(string command, params string[] arguments)
    {
        // `dotnet format analyzers` has its project behind the second word.
        int verbs = command == "format" ? 1 : 0;
        return consumer.RunAsync([command, .. arguments[..verbs], "Web/Web.csproj", .. arguments[verbs..]]);
    }
}
