namespace PgSslAnalyzers.EndToEnd.Tests;

/// <summary>The README shows what the demo prints.</summary>
[Collection(ServersFixture.Name)]
public sealed class DemoTests(ServersFixture fixture)
{
    [SkippableFact]
    public async Task The_README_shows_what_the_demo_prints()
    {
        _ = fixture.Servers;
        var readme = await File.ReadAllTextAsync(CompiledProgram.BuildValue("Readme"));
        using var home = new PgSslAnalyzers.Servers.OwnedFolder();
        var (exitCode, output) = await CompiledProgram.RunAsync(CompiledProgram.BuildValue("Impostor"), home.Path, home.Path);

        Assert.True(exitCode == 0, output);
        Assert.Contains($"```\n$ dotnet run --project tests/samples/Impostor\n{output}```\n", readme, StringComparison.Ordinal);
    }
}
