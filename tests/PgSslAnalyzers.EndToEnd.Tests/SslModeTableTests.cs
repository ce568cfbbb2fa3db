using PgSslAnalyzers.Servers;

namespace PgSslAnalyzers.EndToEnd.Tests;

/// <summary>
/// What each SslMode is worth, against real servers and with real Npgsql. "ssl" and "PLAIN" mean that the login succeeded, with and without TLS.
/// The impostor asks for the password in clear text, so each login there gives the password away.
/// </summary>
[Collection(ServersFixture.Name)]
public sealed class SslModeTableTests(ServersFixture fixture)
{
    private static readonly (string Code, string Error)[] Errors =
    [
        ("E1", """Npgsql.PostgresException: 28000: pg_hba.conf rejects connection for host "127.0.0.1", user "app", database "postgres", no encryption"""),
        ("E2", "Npgsql.NpgsqlException: Exception while performing SSL handshake <- System.Security.Authentication.AuthenticationException: The remote certificate was rejected by the provided RemoteCertificateValidationCallback."),
        ("E3", "Npgsql.NpgsqlException: Exception while performing SSL handshake <- System.IO.FileNotFoundException: Could not find file '...'."),
        ("E4", "Npgsql.NpgsqlException: SSL connection requested. No SSL enabled connection from this host is configured."),
    ];

    public static TheoryData<string> NpgsqlVersions => [.. SslModeTable.NpgsqlVersions];

    [SkippableTheory, MemberData(nameof(NpgsqlVersions))]
    public Task The_true_server(string npgsql) => Verify(npgsql, ServerKind.True, """
        | root       | none | right | wrong | missing |
        | absent     | ssl  | ssl   | ssl   | ssl     |
        | Disable    | E1   | E1    | E1    | E1      |
        | Allow      | ssl  | ssl   | ssl   | ssl     |
        | Prefer     | ssl  | ssl   | ssl   | ssl     |
        | Require    | ssl  | ssl   | ssl   | ssl     |
        | VerifyCA   | E2   | ssl   | E2    | E3      |
        | VerifyFull | E2   | ssl   | E2    | E3      |
        """);

    [SkippableTheory, MemberData(nameof(NpgsqlVersions))]
    public Task A_server_without_TLS(string npgsql) => Verify(npgsql, ServerKind.WithoutTls, """
        | root       | none  | right | wrong | missing |
        | absent     | PLAIN | PLAIN | PLAIN | PLAIN   |
        | Disable    | PLAIN | PLAIN | PLAIN | PLAIN   |
        | Allow      | PLAIN | PLAIN | PLAIN | PLAIN   |
        | Prefer     | PLAIN | PLAIN | PLAIN | PLAIN   |
        | Require    | E4    | E4    | E4    | E4      |
        | VerifyCA   | E4    | E4    | E4    | E4      |
        | VerifyFull | E4    | E4    | E4    | E4      |
        """);

    // The wrong root is that of the impostor's own CA: who trusts it has decided to trust the impostor.
    [SkippableTheory, MemberData(nameof(NpgsqlVersions))]
    public Task The_impostor(string npgsql) => Verify(npgsql, ServerKind.Impostor, """
        | root       | none  | right | wrong | missing |
        | absent     | ssl   | ssl   | ssl   | ssl     |
        | Disable    | PLAIN | PLAIN | PLAIN | PLAIN   |
        | Allow      | PLAIN | PLAIN | PLAIN | PLAIN   |
        | Prefer     | ssl   | ssl   | ssl   | ssl     |
        | Require    | ssl   | ssl   | ssl   | ssl     |
        | VerifyCA   | E2    | E2    | ssl   | E3      |
        | VerifyFull | E2    | E2    | ssl   | E3      |
        """);

    [SkippableTheory, MemberData(nameof(NpgsqlVersions))]
    public Task A_server_with_another_name_from_the_right_CA(string npgsql) => Verify(npgsql, ServerKind.WrongName, """
        | root       | none | right | wrong | missing |
        | absent     | ssl  | ssl   | ssl   | ssl     |
        | Disable    | E1   | E1    | E1    | E1      |
        | Allow      | ssl  | ssl   | ssl   | ssl     |
        | Prefer     | ssl  | ssl   | ssl   | ssl     |
        | Require    | ssl  | ssl   | ssl   | ssl     |
        | VerifyCA   | E2   | ssl   | E2    | E3      |
        | VerifyFull | E2   | E2    | E2    | E2      |
        """);

    private async Task Verify(string npgsql, ServerKind kind, string expected)
    {
        var servers = fixture.Servers;
        var cells = SslModeTable.Modes.SelectMany(mode => SslModeTable.Roots.Select(root => SslModeTable.ConnectionString(servers, servers.Port(kind), mode, root)));
        var outcomes = await fixture.ProbeAsync(npgsql, cells);
        var rows = SslModeTable.Modes.Zip(outcomes.Select(o => Code(o, servers)).Chunk(SslModeTable.Roots.Length), (mode, row) => (string[])[mode, .. row]);

        SslModeTable.Verify(expected, [["root", .. SslModeTable.Roots], .. rows]);
    }

    private static string Code(string outcome, PostgresServers servers)
    {
        var text = outcome.Replace(servers.MissingRoot, "...", StringComparison.Ordinal);
        return Array.Find(Errors, e => e.Error == text).Code ?? text;
    }
}
