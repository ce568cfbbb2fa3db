using System.Globalization;
using PgSslAnalyzers.ConnectionStrings.Configuration;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.Documentation;
using PgSslAnalyzers.EndToEnd.Tests.Package;
using PgSslAnalyzers.Servers;

namespace PgSslAnalyzers.EndToEnd.Tests.Documentation;

/// <summary>
/// The recipe of docs/strict-mode.md for Compose: the certificates that its commands make are those of a server that Npgsql takes with the string of the file, and of no other. That
/// <c>docker compose up</c> starts the server is not tested.
/// </summary>
[Collection(ServersFixture.Name)]
public sealed class ComposeRecipeTests(ServersFixture fixture)
{
    private static readonly Page Strict = Page.Read("docs/strict-mode.md");

    private static readonly string[] Commands = Assert.Single(Strict.Blocks, static block => block.RunBy.Contains(nameof(ComposeRecipeTests))).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static readonly string Compose = Assert.Single(Strict.Blocks, static block => block.Language == "yaml").Text;

    [Fact]
    public void The_file_is_proven_in_strict_mode()
    {
        ConfigurationFile file = ConfigurationFile.Read("/src/compose.yaml", Compose);
        Assert.Single(file.Connections);
        Assert.Empty(RulesIn(file));
        Assert.Contains("PGSSL1003", RulesIn(ConfigurationFile.Read("/src/compose.yaml", Compose.Replace("SSL Mode=VerifyFull", "SSL Mode=Require", StringComparison.Ordinal))));

        static IEnumerable<string> RulesIn(ConfigurationFile file) => ConfigurationChecker.Check(file, new CheckOptions { Version = NpgsqlVersion.Newest, IsStrict = true })
            .Select(static found => found.Finding.Rule).Where(static rule => AnalysisModes.IsOn(AnalysisMode.Strict, rule)).Select(static rule => rule.Id);
    }

    [SkippableFact]
    public async Task Three_commands_make_a_server_that_the_string_accepts()
    {
        PostgresServers servers = fixture.Servers;
        Assert.Equal(["mkdir", "openssl", "docker"], Commands.Select(static command => command.Split(' ')[0]));
        DirectoryInfo folder = Directory.CreateTempSubdirectory("pgssl-compose-");
        try
        {
            var shell = new Shell(folder.FullName, new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! });
            // Outside of Compose the server has the name of this machine.
            foreach (string command in Commands[..2])
            {
                CommandResult result = await shell.RunAsync(command.Replace("CN=db", "CN=localhost", StringComparison.Ordinal).Replace("DNS:db", "DNS:localhost", StringComparison.Ordinal));
                Assert.True(result.ExitCode == 0, result.Output);
            }
            string certificates = Path.Combine(folder.FullName, "certs");
            int port = await servers.AddAsync("compose", Path.Combine(certificates, "server.crt"), Path.Combine(certificates, "server.key"));

            string written = Compose.Split('\n').Single(static line => line.Contains("ConnectionStrings__Shop", StringComparison.Ordinal)).Split(": ")[1];
            string right = written.Replace("Host=db;Database=shop;Username=shop;Password=shop", string.Create(CultureInfo.InvariantCulture, $"Host=localhost;Port={port};Database=postgres;Username={PostgresServers.User};Password={PostgresServers.Password}"), StringComparison.Ordinal)
                .Replace("/certs/root.crt", Path.Combine(certificates, "root.crt"), StringComparison.Ordinal);
            Assert.NotEqual(written, right);
            string[] results = await fixture.ProbeAsync("10.0.3", [right, right.Replace("Host=localhost", "Host=127.0.0.1", StringComparison.Ordinal), right.Replace(Path.Combine(certificates, "root.crt"), servers.RightRoot, StringComparison.Ordinal)]);
            Assert.Equal("ssl", results[0]);
            Assert.All(results[1..], static result => Assert.NotEqual("ssl", result));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
