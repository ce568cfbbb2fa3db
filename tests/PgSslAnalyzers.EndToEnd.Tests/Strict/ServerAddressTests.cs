namespace PgSslAnalyzers.EndToEnd.Tests.Strict;

/// <summary>The trial of strict mode can fail: what somebody lets past the analyzers gives its password to just those who can get it.</summary>
public sealed class HaulTests
{
    private const string Npgsql = "10.0.3";

    [Fact]
    public async Task What_is_suppressed_gives_its_password_away()
    {
        await using var haul = new Haul();
        string[] modes = ["Disable", "Prefer", "Require", "VerifyCA", "VerifyFull"];
        var programs = modes.Select((mode, i) => new StrictProgram($"P{i}", 0,
        [
            $$"""
            #pragma warning disable PGSSL1001, PGSSL1002, PGSSL1003, PGSSL1004
            class P{{i}}
            {
                public static async Task Run(string host, string mode, string other, string text, bool flag, int number, SslMode tls)
                {
                    await using var connection = new NpgsqlConnection("Host={{Haul.Host}};Port={{haul.Port}};Username=P{{i}};Password={{Haul.Password}};Pooling=false;SSL Mode={{mode}};Root Certificate={{haul.Root}};GSS Encryption Mode=Disable");
                    await connection.OpenAsync();
                }
            }
            """,
        ])).ToArray();
        var compilation = StrictBuild.Compile(programs, Npgsql);
        Assert.DoesNotContain(await StrictBuild.ErrorsAsync(compilation), e => e.Key.StartsWith("P", StringComparison.Ordinal));
        using var built = CompiledProgram.Build(compilation, StrictBuild.Libraries(Npgsql));
        var losses = await haul.AtImpostorsAsync(built);
        SslModeTable.Verify("""
            | Disable    | impostor, no TLS, login refused over TLS, another name |
            | Prefer     | impostor, no TLS, login refused over TLS, another name |
            | Require    | impostor, another name                                 |
            | VerifyCA   | another name                                           |
            | VerifyFull | nobody                                                 |
            """, [.. modes.Select((mode, i) => (string[])[mode, losses.GetValueOrDefault($"P{i}", "nobody")])]);
        Assert.Equal(modes.Length, (await haul.AtTrueServerAsync(built)).Users.Count);
    }
}
