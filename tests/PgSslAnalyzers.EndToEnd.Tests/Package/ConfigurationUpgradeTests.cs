namespace PgSslAnalyzers.EndToEnd.Tests.Package;

/// <summary>Configuration files of a project with two target frameworks: found once each, upgraded by one command, then clean.</summary>
[Collection(PackageFixture.Name)]
public sealed class ConfigurationUpgradeTests(PackageFixture package)
{
    private static readonly string[] Expected =
    [
        "appsettings.json(4) PGSSL1003: SSL Mode=Require", "appsettings.json(4) PGSSL2001: Trust Server Certificate=true",
        "appsettings.json(5) PGSSL1005: \"Host=orders.example.com;Database=orders;Username=app\"", "appsettings.json(6) PGSSL1006: \"Host=localhost;Database=shop;Username=app\"",
        "docker-compose.yml(4) PGSSL1001: SSL Mode=Disable", "web.config(3) PGSSL1002: SSL Mode=Prefer",
    ];

    [Fact]
    public async Task From_weak_to_clean_with_one_command()
    {
        string folder = package.Consumer("Consumer.Settings");
        await DotNet.SucceedAsync(folder, "build");
        Assert.Equal(Expected, Findings(folder));
        Assert.NotEqual(0, (await DotNet.RunAsync(folder, "build", "--no-restore", "-p:PgSslAnalysisMode=Enforce")).ExitCode);

        string weak = Texts(folder);
        CommandResult dryRun = await DotNet.SucceedAsync(folder, "build", "-t:PgSslUpgrade", "-p:PgSslUpgradeDryRun=true", "--no-restore");
        Assert.Contains("would be changed", dryRun.Output, StringComparison.Ordinal);
        Assert.Equal(weak, Texts(folder));

        CommandResult upgrade = await DotNet.SucceedAsync(folder, "build", "-t:PgSslUpgrade", "--no-restore");
        Assert.DoesNotContain("example.com", upgrade.Output, StringComparison.Ordinal);
        string strong = Texts(folder);
        const string root = "SSL Mode=VerifyFull;Root Certificate=/etc/pg/root.crt";
        Assert.Equal(
            weak.Replace("SSL Mode=Require;Trust Server Certificate=true", root, StringComparison.Ordinal)
                .Replace("orders;Username=app\"", $"orders;Username=app;{root}\"", StringComparison.Ordinal)
                .Replace("SSL Mode=Prefer", root, StringComparison.Ordinal).Replace("SSL Mode=Disable", root, StringComparison.Ordinal),
            strong);

        await DotNet.SucceedAsync(folder, "build", "--no-restore", "-p:PgSslAnalysisMode=Enforce");
        // The development connection is an information, and is left as it is.
        Assert.Equal(Expected[3..4], Findings(folder));
        CommandResult again = await DotNet.SucceedAsync(folder, "build", "-t:PgSslUpgrade", "--no-restore");
        Assert.Contains("no configuration file has to change", again.Output, StringComparison.Ordinal);
        Assert.Equal(strong, Texts(folder));
    }

    private static string Texts(string folder) => string.Concat(((string[])["appsettings.json", "web.config", "docker-compose.yml"]).Select(name => File.ReadAllText(Path.Combine(folder, name))));

    /// <summary>The findings of all target frameworks: one that both had would stand here twice.</summary>
    private static string[] Findings(string folder) =>
    [
        .. Directory.GetFiles(folder, "*.sarif").SelectMany(path => Sarif.Read(path).Results).Where(result => result.Rule.StartsWith("PGSSL", StringComparison.Ordinal))
            .Select(result => $"{Path.GetFileName(result.File)}({result.Line}) {result.Rule}: {result.Text}").Order(StringComparer.Ordinal),
    ];
}
