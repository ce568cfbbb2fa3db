namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Ways through a body. Above what strict mode passes, below what it has to report: each of them has been, or would be, a way to hand the password to somebody else.</summary>
public sealed class FlowProofTests
{
    public static TheoryData<string> Passed =>
    [
        """void M() { string text = Strong; try { Outside.It.Throw(); } catch (Exception) { text = Strong + ";Timeout=3"; } new NpgsqlConnection(text).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder("Host=pg.example.org;GSS Encryption Mode=Disable"); if (Outside.Flag) b.SslMode = SslMode.VerifyFull; else b.SslMode = SslMode.VerifyFull; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { string a = Strong, b = Env(); (a, b) = (b, a); new NpgsqlConnection(b).Open(); }""",
        """void M() => new NpgsqlConnection(Env() + ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable").Open();""",
        """void M() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Env()) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable }.ConnectionString).Open();""",
    ];

    public static TheoryData<string> Reported =>
    [
        """void M() { string text = Strong; try { text = Env(); Outside.It.Throw(); text = Strong; } catch (Exception) { } new NpgsqlConnection(text).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); try { b.SslMode = Outside.Mode; Outside.It.Throw(); b.SslMode = SslMode.VerifyFull; } catch (Exception) { } new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """static string Set(NpgsqlConnectionStringBuilder b) { b.SslMode = Outside.Mode; if (Outside.Flag) throw new Exception(); b.SslMode = SslMode.VerifyFull; return ""; } void M() { var b = new NpgsqlConnectionStringBuilder(Strong); try { Set(b); } catch (Exception) { } new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { string text = Strong; try { text = Env(); Outside.It.Throw(); text = Strong; } finally { new NpgsqlConnection(text).Open(); } }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder("Host=pg.example.org;GSS Encryption Mode=Disable"); if (Outside.Flag) b.SslMode = SslMode.VerifyFull; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { string text = Strong; while (Outside.Flag) { if (Outside.Flag) { new NpgsqlConnection(text).Open(); } text = Env(); } }""",
        """void M() { string a = Strong, b = Strong, c = Strong, d = Strong, e = Strong, f = Strong, g = Strong, h = Strong, i = Strong, j = Strong, k = Strong; while (Outside.Flag) { a = b; b = c; c = d; d = e; e = f; f = g; g = h; h = i; i = j; j = k; k = Env(); } new NpgsqlConnection(a).Open(); }""",
        """static IEnumerable<int> Later(NpgsqlConnectionStringBuilder b) { b.SslMode = Outside.Mode; yield return 1; } void M() { var b = new NpgsqlConnectionStringBuilder("Host=pg.example.org;GSS Encryption Mode=Disable"); var later = Later(b); b.SslMode = SslMode.VerifyFull; later.Count(); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """static async Task Later(NpgsqlConnectionStringBuilder b) { await Task.Delay(1); b.SslMode = Outside.Mode; } async Task M() { var b = new NpgsqlConnectionStringBuilder("Host=pg.example.org;GSS Encryption Mode=Disable"); var later = Later(b); b.SslMode = SslMode.VerifyFull; await later; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M(int n) { string text = Strong; if (n == 0) goto open; text = Env(); open: new NpgsqlConnection(text).Open(); }""",
        """static string Deep(string s, int n) => n == 0 ? s : Deep(Env(), n - 1); void M() => new NpgsqlConnection(Deep(Strong, 3)).Open();""",
        """string text = ""; int Deep(int n) { if (n > 0) { Deep(n - 1); text = Env(); } return n; } void M() { text = Strong; Deep(3); new NpgsqlConnection(text).Open(); }""",
        """void M() { string a = Strong, b = Env(); (a, b) = (b, a); new NpgsqlConnection(a).Open(); }""",
        """void M() { string text = Strong; try { Outside.It.Throw(); } catch (Exception) when ((text = Env()) != "") { } new NpgsqlConnection(text).Open(); }""",
        """void M() { string text = Strong; if ((object)Env() is string s) text = s; new NpgsqlConnection(text).Open(); }""",
        """void M() { string? text = null; text ??= Env(); new NpgsqlConnection(text).Open(); }""",
        """void M() => new NpgsqlConnection(Strong + ";" + Env()).Open();""",
        """void M() => new NpgsqlConnection(Strong + Env()).Open();""",
        """void M() => new NpgsqlConnection(Env() + "SSL Mode=VerifyFull;GSS Encryption Mode=Disable").Open();""",
        """void M() => new NpgsqlConnection($"Host={Env()}SSL Mode=VerifyFull;GSS Encryption Mode=Disable").Open();""",
        """void M() => new NpgsqlConnection(Strong.Replace("Full", Env())).Open();""",
        """void M() => new NpgsqlConnection(Strong.Substring(0, Outside.It.Text().Length)).Open();""",
        """void M() => new NpgsqlConnection(string.Create(3, 3, (span, n) => Env().AsSpan(0, n).CopyTo(span))).Open();""",
        """void M() { var parts = new List<string> { "Host=pg.example.org", "SSL Mode=VerifyFull", "GSS Encryption Mode=Disable" }; new NpgsqlConnection(string.Join(";", parts.Where(p => !p.StartsWith(Env())))).Open(); }""",
        """void M() { var parts = new List<string> { "Host=pg.example.org", "GSS Encryption Mode=Disable" }; var copy = parts.ToArray(); parts.Add("SSL Mode=VerifyFull"); new NpgsqlConnection(string.Join(";", copy)).Open(); }""",
        """void M() { var parts = new List<string> { "SSL Mode=VerifyFull", "Host=pg.example.org", "GSS Encryption Mode=Disable", "SSL Mode=" + Env() }; parts.RemoveAt(0); new NpgsqlConnection(string.Join(";", parts)).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder("Host=pg.example.org;SSL Mode=VerifyFull"); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder("Host=pg.example.org;SSL Mode=VerifyFull"); if (Outside.Flag) b.GssEncryptionMode = GssEncryptionMode.Disable; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M(GssEncryptionMode mode) { var b = new NpgsqlConnectionStringBuilder("Host=pg.example.org;SSL Mode=VerifyFull") { GssEncryptionMode = mode }; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() { var b = new NpgsqlConnectionStringBuilder(Strong); if (Outside.Flag) b.Remove("GSS Encryption Mode"); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """void M() => new NpgsqlConnection($"Host=pg.example.org;SSL Mode=VerifyFull;GSS Encryption Mode={Env()}").Open();""",
        """void M() => new NpgsqlConnection(Env() + ";SSL Mode=VerifyFull").Open();""",
    ];

    [Theory, MemberData(nameof(Passed))]
    public Task Passes(string members) => StrictProgram.PassesAsync(members);

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.IsReportedAsync(members);
}
