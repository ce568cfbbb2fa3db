using PgSslAnalyzers.Servers;

namespace PgSslAnalyzers.EndToEnd.Tests;

/// <summary>
/// What each SslMode is worth, against real servers and with real Npgsql. "ssl" and "PLAIN" mean that the login succeeded, with and without TLS.
/// The impostor asks for the password in clear text, so each login there gives the password away.
/// </summary>
[Collection(ServersFixture.Name)]
[Trait("Category", "Long")]
public sealed class SslModeTableTests(ServersFixture fixture)
{
    private static readonly (string Code, string Error)[] Errors =
    [
        ("E1", """Npgsql.PostgresException: 28000: pg_hba.conf rejects connection for host "127.0.0.1", user "app", database "postgres", no encryption"""),
        ("E2", "Npgsql.NpgsqlException: Exception while performing SSL handshake <- System.Security.Authentication.AuthenticationException: The remote certificate was rejected by the provided RemoteCertificateValidationCallback."),
        ("E3", "Npgsql.NpgsqlException: Exception while performing SSL handshake <- System.IO.FileNotFoundException: Could not find file '...'."),
        ("E4", "Npgsql.NpgsqlException: SSL connection requested. No SSL enabled connection from this host is configured."),
        ("E5", "Npgsql.PostgresException: 28P01: password captured (fake server)"),
        ("E6", "Npgsql.PostgresException: 28000: no pg_hba.conf entry, SSL on (fake)"),
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

    // E5: the fake server has the password. What each of the fake servers gets, and how, is in PasswordTableTests.
    [SkippableTheory, MemberData(nameof(NpgsqlVersions))]
    public Task A_fake_server_that_offers_TLS(string npgsql) => Verify(npgsql, Trick.OfferTls, """
        | root       | none | right | wrong | missing |
        | absent     | E5   | E5    | E5    | E5      |
        | Disable    | E5   | E5    | E5    | E5      |
        | Allow      | E5   | E5    | E5    | E5      |
        | Prefer     | E5   | E5    | E5    | E5      |
        | Require    | E5   | E5    | E5    | E5      |
        | VerifyCA   | E2   | E2    | E5    | E3      |
        | VerifyFull | E2   | E2    | E5    | E3      |
        """);

    [SkippableTheory, MemberData(nameof(NpgsqlVersions))]
    public Task A_fake_server_that_says_it_has_no_TLS(string npgsql) => Verify(npgsql, Trick.SayNoTls, """
        | root       | none | right | wrong | missing |
        | absent     | E5   | E5    | E5    | E5      |
        | Disable    | E5   | E5    | E5    | E5      |
        | Allow      | E4   | E4    | E4    | E4      |
        | Prefer     | E5   | E5    | E5    | E5      |
        | Require    | E4   | E4    | E4    | E4      |
        | VerifyCA   | E4   | E4    | E4    | E4      |
        | VerifyFull | E4   | E4    | E4    | E4      |
        """);

    [SkippableTheory, MemberData(nameof(NpgsqlVersions))]
    public Task A_fake_server_that_refuses_the_login_over_TLS(string npgsql) => Verify(npgsql, Trick.RefuseLoginOverTls, """
        | root       | none | right | wrong | missing |
        | absent     | E5   | E5    | E5    | E5      |
        | Disable    | E5   | E5    | E5    | E5      |
        | Allow      | E6   | E6    | E6    | E6      |
        | Prefer     | E5   | E5    | E5    | E5      |
        | Require    | E6   | E6    | E6    | E6      |
        | VerifyCA   | E2   | E2    | E6    | E3      |
        | VerifyFull | E2   | E2    | E6    | E3      |
        """);

    // Where the operating system trusts our CA: a root certificate adds to that trust before Npgsql 10, and replaces it since.
    [SkippableTheory]
    [InlineData("8.0.9", AddsToTheSystem)]
    [InlineData("9.0.5", AddsToTheSystem)]
    [InlineData("10.0.3", ReplacesTheSystem)]
    public async Task Our_CA_in_the_store_of_the_operating_system(string npgsql, string expected)
    {
        ServerKind[] kinds = [ServerKind.True, ServerKind.WrongName, ServerKind.Impostor];
        List<string[]> rows = [["server and mode", .. SslModeTable.Roots]];
        foreach (ServerKind kind in kinds)
        {
            rows.AddRange((await Measure(npgsql, fixture.Servers.Port(kind), ["VerifyCA", "VerifyFull"], systemTrusts: fixture.Servers.RightRoot))
                .Select(row => (string[])[$"{kind}, {row[0]}", .. row[1..]]));
        }

        SslModeTable.Verify(expected, rows);
    }

    private const string AddsToTheSystem = """
        | server and mode       | none | right | wrong | missing |
        | True, VerifyCA        | ssl  | ssl   | ssl   | ssl     |
        | True, VerifyFull      | ssl  | ssl   | ssl   | ssl     |
        | WrongName, VerifyCA   | ssl  | ssl   | ssl   | ssl     |
        | WrongName, VerifyFull | E2   | E2    | E2    | E2      |
        | Impostor, VerifyCA    | E2   | E2    | ssl   | E3      |
        | Impostor, VerifyFull  | E2   | E2    | ssl   | E3      |
        """;

    private const string ReplacesTheSystem = """
        | server and mode       | none | right | wrong | missing |
        | True, VerifyCA        | ssl  | ssl   | E2    | E3      |
        | True, VerifyFull      | ssl  | ssl   | E2    | E3      |
        | WrongName, VerifyCA   | ssl  | ssl   | E2    | E3      |
        | WrongName, VerifyFull | E2   | E2    | E2    | E2      |
        | Impostor, VerifyCA    | E2   | E2    | ssl   | E3      |
        | Impostor, VerifyFull  | E2   | E2    | ssl   | E3      |
        """;

    private async Task Verify(string npgsql, ServerKind kind, string expected) =>
        SslModeTable.Verify(expected, [["root", .. SslModeTable.Roots], .. await Measure(npgsql, fixture.Servers.Port(kind), SslModeTable.Modes)]);

    private async Task Verify(string npgsql, Trick trick, string expected)
    {
        await using var server = new FakeServer(trick, fixture.Servers.ImpostorCertificate);
        SslModeTable.Verify(expected, [["root", .. SslModeTable.Roots], .. await Measure(npgsql, server.Port, SslModeTable.Modes)]);
    }

    private async Task<IEnumerable<string[]>> Measure(string npgsql, int port, string[] modes, string? systemTrusts = null)
    {
        IEnumerable<string> cells = modes.SelectMany(mode => SslModeTable.Roots.Select(root => SslModeTable.ConnectionString(fixture.Servers, port, mode, root)));
        string[] outcomes = await fixture.ProbeAsync(npgsql, cells, systemTrusts);
        return modes.Zip(outcomes.Select(Code).Chunk(SslModeTable.Roots.Length), (mode, row) => (string[])[mode, .. row]);
    }

    private string Code(string outcome)
    {
        string text = outcome.Replace(fixture.Servers.MissingRoot, "...", StringComparison.Ordinal);
        return Array.Find(Errors, e => e.Error == text).Code ?? text;
    }
}
