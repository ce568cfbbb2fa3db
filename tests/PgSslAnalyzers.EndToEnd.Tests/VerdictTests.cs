using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.Servers;

namespace PgSslAnalyzers.EndToEnd.Tests;

/// <summary>
/// The verdict on a connection string is weak (PGSSL1001 to PGSSL1006, default options) exactly where somebody else got in: with the right root
/// certificate in the string, the real Npgsql logged in to the impostor, to the server without TLS or to the one with another name.
/// </summary>
[Collection(ServersFixture.Name)]
public sealed class VerdictTests(ServersFixture fixture)
{
    private static readonly ServerKind[] SomebodyElse = [ServerKind.Impostor, ServerKind.WithoutTls, ServerKind.WrongName];

    // "-": no login. The server with another name refuses plain text, the impostor and the one without TLS do not.
    private const string Expected = """
        | setting                                           | Impostor | WithoutTls | WrongName | verdict   |
        |                                                   | ssl      | PLAIN      | ssl       | PGSSL1005 |
        | SSL Mode=Disable                                  | PLAIN    | PLAIN      | -         | PGSSL1001 |
        | SSL Mode=Allow                                    | PLAIN    | PLAIN      | ssl       | PGSSL1002 |
        | SSL Mode=Prefer                                   | ssl      | PLAIN      | ssl       | PGSSL1002 |
        | SSL Mode=Require                                  | ssl      | -          | ssl       | PGSSL1003 |
        | SSL Mode=VerifyCA                                 | -        | -          | ssl       | PGSSL1004 |
        | SSL Mode=VerifyFull                               | -        | -          | -         |           |
        | SSL Mode=verifyfull                               | -        | -          | -         |           |
        | SslMode=5                                         | -        | -          | -         |           |
        | SSL Mode=4                                        | -        | -          | ssl       | PGSSL1004 |
        | SSL Mode=42                                       | PLAIN    | PLAIN      | -         | PGSSL1001 |
        | SSL Mode=-1                                       | PLAIN    | PLAIN      | -         | PGSSL1001 |
        | SSL Mode=Require,VerifyFull                       | PLAIN    | PLAIN      | -         | PGSSL1001 |
        | SSL Mode=VerifyFull,Disable                       | -        | -          | -         |           |
        | SSL Mode="VerifyFull"                             | -        | -          | -         |           |
        | SSL Mode='Require'                                | ssl      | -          | ssl       | PGSSL1003 |
        | SSL Mode=                                         | ssl      | PLAIN      | ssl       | PGSSL1005 |
        | SSL Mode=verify-full                              | -        | -          | -         |           |
        | SSL Mode=VerifyFull;SslMode=Disable               | PLAIN    | PLAIN      | -         | PGSSL1001 |
        | SSL Mode=Disable;SslMode=VerifyFull               | -        | -          | -         |           |
        | SSL Mode=VerifyFull;SslMode=                      | ssl      | PLAIN      | ssl       | PGSSL1005 |
        | SSL Mode=VerifyFull;Trust Server Certificate=true | -        | -          | -         |           |
        | SSL Mode=Require;Trust Server Certificate=true    | ssl      | -          | ssl       | PGSSL1003 |
        | SSL Mode=Require;Channel Binding=Require          | ssl      | -          | ssl       | PGSSL1003 |
        | SSL Mode=VerifyFull;Root Certificate=             | -        | -          | -         |           |
        """;

    public static TheoryData<string> NpgsqlVersions => [.. SslModeTable.NpgsqlVersions];

    [SkippableTheory, MemberData(nameof(NpgsqlVersions))]
    public async Task A_weak_verdict_is_exactly_where_somebody_else_got_in(string npgsql)
    {
        PostgresServers servers = fixture.Servers;
        string[] settings = Expected.Split('\n').Skip(1).Select(line => line.Split('|')[1].Trim()).ToArray();
        string[] strings = settings.SelectMany(setting => SomebodyElse.Select(kind => ConnectionString(servers, kind, setting))).ToArray();
        string[][] outcomes = (await fixture.ProbeAsync(npgsql, strings)).Select(o => o is "ssl" or "PLAIN" ? o : "-").Chunk(SomebodyElse.Length).ToArray();
        string[] verdicts = settings.Select(setting => SomebodyElse.Select(kind => Verdict(ConnectionString(servers, kind, setting), npgsql)).Distinct().Single()).ToArray();

        for (int i = 0; i < settings.Length; i++)
            Assert.True(outcomes[i].Any(o => o != "-") == (verdicts[i] != ""), $"{settings[i]}: somebody else got in: {string.Join(' ', outcomes[i])}; verdict: {verdicts[i]}");
        SslModeTable.Verify(Expected, [["setting", .. SomebodyElse.Select(k => k.ToString()), "verdict"], .. settings.Select((s, i) => (string[])[s, .. outcomes[i], verdicts[i]])]);
    }

    private static string ConnectionString(PostgresServers servers, ServerKind kind, string setting) =>
        SslModeTable.ConnectionString(servers, servers.Port(kind), "absent", "right") + ";" + setting;

    /// <summary>The rules about the mode. The servers run on this machine, where a weak mode is development: judged as if they were elsewhere.</summary>
    private static string Verdict(string connectionString, string npgsql)
    {
        Assert.True(NpgsqlVersion.TryParse(npgsql, out NpgsqlVersion version));
        CheckResult result = Checker.Check(ConnectionStringParser.Parse(connectionString + ";Host=db.example.com"), CheckOptions.Default with { Version = version }, ConnectionUse.Plain with { IsAtSink = true });
        return string.Join(", ", result.Findings.Select(f => f.Rule.Id).Where(id => id is "PGSSL1001" or "PGSSL1002" or "PGSSL1003" or "PGSSL1004" or "PGSSL1005" or "PGSSL1006"));
    }
}
