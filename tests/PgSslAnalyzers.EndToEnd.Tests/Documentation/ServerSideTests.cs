using Npgsql;
using PgSslAnalyzers.Documentation;
using PgSslAnalyzers.Servers;

namespace PgSslAnalyzers.EndToEnd.Tests.Documentation;

/// <summary>The query of the page about the server's side, on a real server.</summary>
[Collection(ServersFixture.Name)]
public sealed class ServerSideTests(ServersFixture fixture)
{
    [SkippableFact]
    public async Task The_query_shows_who_is_encrypted()
    {
        string query = Assert.Single(Page.Read("docs/server-side.md").Blocks, static block => block.Language == "sql").Text;
        await using var source = NpgsqlDataSource.Create(
            $"Host=localhost;Port={fixture.Servers.Port(ServerKind.True)};Database=postgres;Username={PostgresServers.User};Password={PostgresServers.Password};SSL Mode=VerifyFull;Root Certificate={fixture.Servers.RightRoot}");
        await using NpgsqlCommand command = source.CreateCommand(query);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        Assert.Equal(PostgresServers.User, reader.GetString(0));
        Assert.True(reader.GetBoolean(2));
    }
}
