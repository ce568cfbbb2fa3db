using Microsoft.CodeAnalysis.CSharp;

namespace PgSslAnalyzers.EndToEnd.Tests.Strict;

/// <summary>The test of strict mode can fail: programs whose errors are suppressed send their password to the impostors that their mode lets in, and to no others.</summary>
public sealed class ServerAddressTests
{
    private const string Npgsql = "10.0.3";

    [Fact]
    public async Task Programs_with_suppressed_errors_send_their_password_to_impostors()
    {
        await using var address = new ServerAddress();
        string[] modes = ["Disable", "Prefer", "Require", "VerifyCA", "VerifyFull"];
        StrictProgram[] programs = modes.Select((mode, i) => new StrictProgram($"P{i}", 0,
        [
            $$"""
            #pragma warning disable PGSSL1001, PGSSL1002, PGSSL1003, PGSSL1004 // what a program with a weak mode loses is what this test wants to see
            class P{{i}}
            {
                public static async Task Run(string host, string mode, string other, string text, bool flag, int number, SslMode tls)
                {
                    await using var connection = new NpgsqlConnection("Host={{ServerAddress.Host}};Port={{address.Port}};Username=P{{i}};Password={{ServerAddress.Password}};Pooling=false;SSL Mode={{mode}};Root Certificate={{address.Root}};GSS Encryption Mode=Disable");
                    await connection.OpenAsync();
                }
            }
            """,
        ])).ToArray();
        CSharpCompilation compilation = StrictBuild.Compile(programs, Npgsql);
        Assert.DoesNotContain(await StrictBuild.ErrorsAsync(compilation), e => e.Key.StartsWith("P", StringComparison.Ordinal));
        using var built = CompiledProgram.Build(compilation, StrictBuild.Libraries(Npgsql));
        IReadOnlyDictionary<string, string> losses = await address.AtImpostorsAsync(built);
        SslModeTable.Verify("""
            | Disable    | impostor, no TLS, login refused over TLS, another name |
            | Prefer     | impostor, no TLS, login refused over TLS, another name |
            | Require    | impostor, another name                                 |
            | VerifyCA   | another name                                           |
            | VerifyFull | nobody                                                 |
            """, [.. modes.Select((mode, i) => (string[])[mode, losses.GetValueOrDefault($"P{i}", "nobody")])]);
        Assert.Equal(modes.Length, (await address.AtRightServerAsync(built)).Users.Count);
    }
}
