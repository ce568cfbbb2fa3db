using PgSslAnalyzers.Servers;

namespace PgSslAnalyzers.EndToEnd.Tests;

/// <summary>
/// What an impostor without a certificate of our CA gets to know from each SslMode, in order, when the program names the right root certificate.
/// (A holder of any certificate of that CA gets the password from VerifyCA too: see the server with another name in <see cref="SslModeTableTests"/>.)
/// </summary>
[Collection(ServersFixture.Name)]
[Trait("Category", "Long")]
public sealed class PasswordTableTests(ServersFixture fixture)
{
    private static readonly Trick[] Tricks = [Trick.OfferTls, Trick.SayNoTls, Trick.RefuseLoginOverTls];

    public static TheoryData<string> NpgsqlVersions => [.. SslModeTable.NpgsqlVersions];

    [SkippableTheory, MemberData(nameof(NpgsqlVersions))]
    public async Task What_an_impostor_gets(string npgsql)
    {
        PostgresServers servers = fixture.Servers;
        FakeServer[] impostors = SslModeTable.Modes.SelectMany(_ => Tricks).Select(trick => new FakeServer(trick, servers.ImpostorCertificate)).ToArray();
        try
        {
            await fixture.ProbeAsync(npgsql, impostors.Select((impostor, i) => SslModeTable.ConnectionString(servers, impostor.Port, SslModeTable.Modes[i / Tricks.Length], "right")));
            IEnumerable<string> received = (await Task.WhenAll(impostors.Select(i => i.CloseAsync()))).Select(Received);
            IEnumerable<string[]> rows = SslModeTable.Modes.Zip(received.Chunk(Tricks.Length), (mode, row) => (string[])[mode, .. row]);

            SslModeTable.Verify("""
                |            | OfferTls                                | SayNoTls          | RefuseLoginOverTls                |
                | absent     | password in TLS, then password in clear | password in clear | user name, then password in clear |
                | Disable    | password in clear                       | password in clear | password in clear                 |
                | Allow      | password in clear, then password in TLS | password in clear | password in clear, then user name |
                | Prefer     | password in TLS, then password in clear | password in clear | user name, then password in clear |
                | Require    | password in TLS                         | nothing           | user name                         |
                | VerifyCA   | nothing                                 | nothing           | nothing                           |
                | VerifyFull | nothing                                 | nothing           | nothing                           |
                """, [["", .. Tricks.Select(t => t.ToString())], .. rows]);
        }
        finally
        {
            foreach (FakeServer? impostor in impostors)
                await impostor.DisposeAsync();
        }
    }

    private static string Received(IReadOnlyList<Encounter> encounters)
    {
        IEnumerable<string> said = encounters.Where(e => e.User is not null).Select(encounter => encounter switch
        {
            { Password: PostgresServers.Password, User: PostgresServers.User, Tls: true } => "password in TLS",
            { Password: PostgresServers.Password, User: PostgresServers.User } => "password in clear",
            { Password: null, User: PostgresServers.User } => "user name",
            _ => $"something else: {encounter.User} {encounter.Password}",
        });
        return said.Any() ? string.Join(", then ", said.Distinct()) : "nothing";
    }
}
