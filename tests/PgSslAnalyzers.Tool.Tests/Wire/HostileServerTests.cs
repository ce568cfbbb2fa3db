using System.Diagnostics;
using System.Formats.Asn1;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PgSslAnalyzers.Certificates;
using PgSslAnalyzers.Servers;
using PgSslAnalyzers.Tool.Context;

namespace PgSslAnalyzers.Tool.Tests.Wire;

/// <summary>Servers that mean harm: the probe ends in time, says what happened, and puts nothing on the screen that the server could steer a terminal with.</summary>
public sealed class HostileServerTests
{
    /// <summary>Time-outs in seconds: one that is to be reached, and one that a busy machine does not reach.</summary>
    private const int Short = 1, Ample = 60;

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request", "does not speak PostgreSQL's protocol")]
    [InlineData("\u001b[2J\u001b[31mhello", "does not speak PostgreSQL's protocol")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", "bytes in the clear")]
    [InlineData("S\u0015\u0003\u0003\u0000\u0002\u0002\u0028", "bytes in the clear")]
    [InlineData("SE\u0000", "bytes in the clear")]
    [InlineData("N", "no TLS offered")]
    [InlineData("Nothing", "no TLS offered")]
    [InlineData("S", "closed the connection")]
    [InlineData("E", "error message")]
    [InlineData("Eold form of an error\n\u0000", "\"old form of an error\\u{A}\"")]
    [InlineData("E\u0000\u0000\u0000\u0026SFATAL\u0000C53300\u0000Mtoo many \u001b[31mclients\u0000\u0000", "\"FATAL: 53300: too many \\u{1B}[31mclients\"")]
    public async Task What_it_says_is_shown_as_the_word_of_a_stranger(string answer, string expected)
    {
        await using var server = RawServer.Saying(Encoding.Latin1.GetBytes(answer));
        Run run = await ProbeAsync(server.Port);
        Assert.Equal(ExitCode.NotAccepted, run.ExitCode);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        Assert.Equal(3, Occurrences(run.Output, "  would fail\n") + Occurrences(run.Output, "  would not connect\n"));
    }

    [Fact]
    public async Task Clear_bytes_behind_the_S_are_said_to_be_an_attack()
    {
        await using var server = RawServer.Saying([.. "SZ"u8, 0, 0, 0, 5, .. "I"u8]);
        Run run = await ProbeAsync(server.Port);
        Assert.Contains("that is an attack by somebody on the way", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, Occurrences(run.Output, "would fail"));
    }

    [Theory]
    [InlineData("nothing at all")]
    [InlineData("S and nothing more")]
    [InlineData("one byte of TLS a moment")]
    [InlineData("an error message that never ends")]
    public async Task Silence_ends_with_the_time_out(string kind)
    {
        await using var server = new RawServer(async (stream, cancellationToken) =>
        {
            await RawServer.ReadRequestAsync(stream, cancellationToken);
            byte[] slow = kind switch
            {
                "one byte of TLS a moment" => [(byte)'S', 0x16, 3, 3, 0x3F, 0xFF, 2, 0, 0x3F, 0xF0],
                "S and nothing more" => "S"u8.ToArray(),
                "an error message that never ends" => "E\0\0\x0F\0"u8.ToArray(),
                _ => [],
            };
            foreach (byte one in slow.Concat(Enumerable.Repeat((byte)1, slow.Length > 1 ? 1000 : 0)))
            {
                await stream.WriteAsync(new[] { one }, cancellationToken);
                await Task.Delay(50, cancellationToken);
            }
            await RawServer.DrainAsync(stream, cancellationToken);
        });
        // How far it gets in a second depends on how busy the machine is.
        Run run = await ProbeAsync(server.Port, Short, sameEnd: false);
        Assert.NotEqual(ExitCode.Accepted, run.ExitCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task An_early_end_is_no_answer(int bytes)
    {
        await using var server = new RawServer((stream, _) =>
        {
            stream.Write("S"u8[..bytes]);
            stream.Socket.LingerState = new LingerOption(true, 0);
            return Task.CompletedTask;
        });
        // Which of the two the client sees first, the S or the end, is a matter of chance.
        Run run = await ProbeAsync(server.Port, sameEnd: false);
        Assert.NotEqual(ExitCode.Accepted, run.ExitCode);
    }

    [Theory]
    [InlineData(0x16)]
    [InlineData(0x41)]
    public async Task A_hundred_megabytes_in_place_of_a_handshake(int first)
    {
        long sent = 0;
        await using var server = new RawServer(async (stream, cancellationToken) =>
        {
            await RawServer.ReadRequestAsync(stream, cancellationToken);
            await stream.WriteAsync("S"u8.ToArray(), cancellationToken);
            await stream.ReadExactlyAsync(new byte[1], cancellationToken);
            // Records of a Certificate message without end.
            byte[] record = new byte[5 + 16384];
            (record[0], record[1], record[2], record[3], record[4], record[5], record[6]) = ((byte)first, 3, 3, 0x40, 0, 11, 0xFF);
            for (; sent < 100_000_000; sent += record.Length)
                await stream.WriteAsync(record, cancellationToken);
        });
        Run run = await ProbeAsync(server.Port);
        Assert.Equal(ExitCode.NotAccepted, run.ExitCode);
        Assert.Contains("handshake failed", run.Output, StringComparison.Ordinal);
    }

    /// <summary>A TLS message holds at most 16 MB; OpenSSL takes a tenth of a megabyte.</summary>
    [Fact]
    public async Task A_real_TLS_server_with_a_chain_of_fifteen_megabytes()
    {
        using TestAuthority root = TestAuthority.Root();
        using X509Certificate2 fat = root.Issue(Spec.Server("localhost") with { Extensions = [new X509Extension("1.2.3.4", new byte[60_000], false)] });
        await using var server = new TestServer(root.Issue("localhost"), [.. Enumerable.Repeat(fat, 250)]);
        Run run = await ProbeAsync(server.Port);
        Assert.Equal(ExitCode.NotAccepted, run.ExitCode);
        Assert.Contains("handshake failed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hundreds_of_certificates_are_counted_and_not_shown()
    {
        using TestAuthority root = TestAuthority.Root();
        await using var server = new TestServer(root.Issue("localhost"), [.. Enumerable.Range(0, 120).Select(_ => root.Certificate), .. Enumerable.Range(0, 60).Select(i => root.Issue($"n{i}"))]);
        Run run = await ProbeAsync(server.Port);
        Assert.Contains("Certificates that the server sent: 62", run.Output, StringComparison.Ordinal);
        Assert.Contains("and 52 more", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_in_a_certificate_cannot_steer_the_terminal()
    {
        const string Evil = "\u001b]0;owned\u0007\u001b[31mred\r\nVerdict: fine\u202Egnp.exe\u0085\u2028";
        using TestAuthority root = TestAuthority.Root(Evil);
        var names = new AsnWriter(AsnEncodingRules.DER);
        using (names.PushSequence())
        {
            // dNSName, as raw bytes: an escape, a line break and a zero inside.
            names.WriteOctetString("a\u001b[2Jb\n\0c"u8, new Asn1Tag(TagClass.ContextSpecific, 2));
        }
        Spec spec = Spec.Server() with { CommonName = Evil, Extensions = [new X509Extension("2.5.29.17", names.Encode(), false)] };
        await using var server = new TestServer(root.Issue(spec), root.Certificate);
        Run run = await ProbeAsync(server.Port);
        Assert.Contains("\\u{1B}[31mred", run.Output, StringComparison.Ordinal);
        Assert.Contains("\\u{202E}gnp.exe", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\nVerdict: fine", run.Output, StringComparison.Ordinal);
    }

    /// <summary>A probe in all forms: none may show a control character, and none may last.</summary>
    private static async Task<Run> ProbeAsync(int port, int timeout = Ample, bool sameEnd = true)
    {
        string seconds = timeout.ToString(CultureInfo.InvariantCulture);
        var watch = Stopwatch.StartNew();
        Run text = await Run.Async("probe", $"localhost:{port}", "--connect", "127.0.0.1", "--timeout", seconds, "--verbose");
        Run json = await Run.Async("probe", $"localhost:{port}", "--connect", "127.0.0.1", "--timeout", seconds, "--json", "--verbose");
        // Half a minute beyond the time-outs of both is for machines with much to do.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds((2 * timeout) + 30), $"{watch.Elapsed}");
        Screen.AssertHarmless(text.All);
        Screen.AssertHarmless(json.All);
        Assert.True(!sameEnd || text.ExitCode == json.ExitCode, $"{text.ExitCode} {json.ExitCode}");
        return text;
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
