using System.Globalization;
using PgSslAnalyzers.Servers;

namespace PgSslAnalyzers.EndToEnd.Tests;

/// <summary>
/// The whole story. A weak program runs against the impostor, which gets the password and lets it in; our code fix is applied; the program
/// runs against the impostor again, which gets nothing, and against the true server, where it works as before. The program knows one address all the
/// time: who answers there is the network's choice.
/// </summary>
[Collection(ServersFixture.Name)]
[Trait("Category", "Long")]
public sealed class StoryTests(ServersFixture fixture)
{
    private static readonly string[] EntityFramework =
        ["Microsoft.EntityFrameworkCore.dll", "Microsoft.EntityFrameworkCore.Abstractions.dll", "Microsoft.EntityFrameworkCore.Relational.dll", "Npgsql.EntityFrameworkCore.PostgreSQL.dll"];

    private static readonly string[] Libraries = [CompiledProgram.Npgsql("10.0.3"), .. EntityFramework.Select(f => Path.Combine(AppContext.BaseDirectory, f))];

    [SkippableTheory]
    [InlineData("Literal.cs")]
    [InlineData("Builder.cs")]
    [InlineData("EntityFramework.cs")]
    [InlineData("Configuration.cs", "appsettings.json")]
    public async Task Of(params string[] names)
    {
        PostgresServers servers = fixture.Servers;
        await using var address = new Route();
        Dictionary<string, string> files = names.ToDictionary(n => n, n => CompiledProgram.Source(n).Replace("5432", address.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));

        var weak = FixableProject.Create(files, servers.RightRoot, Libraries);
        Assert.NotEmpty(await weak.WeakSettingsAsync());
        using (CompiledProgram program = await weak.BuildAsync(Libraries))
        {
            ((int ExitCode, string Output) run, IReadOnlyList<Encounter>? encounters) = await RunAtImpostor(program, address);
            Assert.True(run is { ExitCode: 0 } && run.Output.StartsWith("connected", StringComparison.Ordinal), run.Output);
            Assert.Contains(encounters, e => e is { User: PostgresServers.User, Password: PostgresServers.Password });
        }

        FixableProject strong = await weak.FixAsync();
        using (CompiledProgram program = await strong.BuildAsync(Libraries))
        {
            ((int ExitCode, string Output) refused, IReadOnlyList<Encounter>? encounters) = await RunAtImpostor(program, address);
            Assert.NotEqual(0, refused.ExitCode);
            Assert.Contains("AuthenticationException: The remote certificate was rejected", refused.Output, StringComparison.Ordinal);
            Assert.NotEmpty(encounters);
            Assert.All(encounters, e => Assert.True(e is { User: null, Password: null }, $"The impostor has the user name {e.User}."));

            address.LeadsTo = servers.Port(ServerKind.True);
            Assert.Equal((0, "connected, ssl = True\n"), await program.RunAsync());
        }
    }

    private async Task<((int ExitCode, string Output) Run, IReadOnlyList<Encounter> Encounters)> RunAtImpostor(CompiledProgram program, Route address)
    {
        await using var impostor = new FakeServer(Trick.LetIn, fixture.Servers.ImpostorCertificate, fixture.Servers.ImpostorBackDoor);
        address.LeadsTo = impostor.Port;
        (int ExitCode, string Output) run = await program.RunAsync();
        return (run, await impostor.CloseAsync());
    }
}
