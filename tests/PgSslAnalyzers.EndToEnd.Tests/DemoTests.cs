using PgSslAnalyzers.EndToEnd.Tests.Package;
using PgSslAnalyzers.Servers;

namespace PgSslAnalyzers.EndToEnd.Tests;

/// <summary>The documentation shows what the demo prints.</summary>
[Collection(ServersFixture.Name)]
public sealed class DemoTests(ServersFixture fixture)
{
    [SkippableFact]
    public async Task The_documentation_shows_what_the_demo_prints()
    {
        _ = fixture.Servers;
        string page = await File.ReadAllTextAsync(Repository.PathOf("docs", "demonstration.md"));
        using var home = new OwnedFolder();
        (int exitCode, string? output) = await CompiledProgram.RunAsync(CompiledProgram.Start(CompiledProgram.BuildValue("Impostor"), home.Path));

        Assert.True(exitCode == 0, output);
        Assert.Contains($"```console\n$ dotnet run --project tests/samples/Impostor\n{output}```\n", page, StringComparison.Ordinal);
    }
}
