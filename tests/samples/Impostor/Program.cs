// The story of an impostor, told with real PostgreSQL servers. They run on this machine and are gone when the program ends.
using Npgsql;
using PgSslAnalyzers.Servers;

(PostgresInstallation? postgres, string? whyNot) = PostgresInstallation.Find();
if (postgres is null)
{
    Console.Error.WriteLine(whyNot);
    return 1;
}

using PostgresServers servers = await PostgresServers.StartAsync(postgres, [ServerKind.True, ServerKind.Impostor]);
await using var address = new Route();
string program = $"Host={PostgresServers.HostName};Port={address.Port};Username={PostgresServers.User};Password={PostgresServers.Password};Database=postgres;Pooling=false;";

Console.WriteLine("""
    Two PostgreSQL servers run on this machine, both with a certificate for localhost:
      the true server, whose certificate comes from our CA; it refuses connections without TLS;
      an impostor, whose certificate comes from a CA of its own; it knows no password and lets everybody in.
    A program knows a host, a port and a password. Whoever controls the network decides who answers.

    SSL Mode=Require, as programs often have it:
    """);
string weak = program + "SSL Mode=Require";
await AskTrueServer(weak);
await AskImpostor(weak);

Console.WriteLine("""

    SSL Mode=VerifyFull;Root Certificate=<the certificate of our CA>, after the fix:
    """);
string strong = $"{program}SSL Mode=VerifyFull;Root Certificate={servers.RightRoot}";
await AskImpostor(strong);
await AskTrueServer(strong);
return 0;

async Task AskTrueServer(string connectionString)
{
    address.LeadsTo = servers.Port(ServerKind.True);
    Console.WriteLine("  true server  " + await Connect(connectionString, "select format('pg_stat_ssl says ssl = %s.', ssl) from pg_stat_ssl where pid = pg_backend_pid()"));
}

async Task AskImpostor(string connectionString)
{
    await using var impostor = new FakeServer(Trick.LetIn, servers.ImpostorCertificate, servers.ImpostorBackDoor);
    address.LeadsTo = impostor.Port;
    Console.WriteLine("  impostor     " + await Connect(connectionString, "select 'The program notices nothing.'"));
    IEnumerable<string> haul = (await impostor.CloseAsync()).Select(encounter => encounter switch
    {
        { Password: { } password } => $"the user name \"{encounter.User}\" and the password \"{password}\"{(encounter.Tls ? ", well encrypted on the way" : "")}",
        { User: { } user } => $"the user name \"{user}\"",
        _ => "nothing, not even the user name",
    });
    // Npgsql tries more than once.
    Console.WriteLine($"               The impostor has {string.Join(", then ", haul.Distinct())}.");
}

static async Task<string> Connect(string connectionString, string question)
{
    try
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(question, connection);
        return $"Connected. {await command.ExecuteScalarAsync()}";
    }
    catch (NpgsqlException exception)
    {
        return $"Refused: {exception.InnerException?.Message ?? exception.Message}";
    }
}
