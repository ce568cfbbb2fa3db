namespace PgSslAnalyzers.Tests.Strict;

/// <summary>What another file says: it is reported there or here, but it is reported.</summary>
public sealed class OtherFileProofTests
{
    public static TheoryData<string, string, bool> Programs => new()
    {
        {
            """void M() => new NpgsqlConnection(Other.Text).Open();""",
            """static class Other { public const string Text = "Host=pg.example.org;SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; }""",
            true
        },
        {
            """void M() => new NpgsqlConnection(Other.Text).Open();""",
            """static class Other { public static readonly string Text = "Host=pg.example.org;SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; }""",
            true
        },
        {
            """readonly string text = Strong; void M() => new NpgsqlConnection(text).Open();""",
            """partial class Program { public Program() { text = Env(); } }""",
            false
        },
        {
            """void M() => new Conn(Env()).Open();""",
            """class Other { } """,
            false
        },
        {
            """void M() => new NpgsqlConnection(Other.Text).Open();""",
            """static class Other { public static readonly string Text = "Host=pg.example.org;SSL Mode=Require"; }""",
            false
        },
        {
            """void M() => new NpgsqlConnection(Other.Text).Open();""",
            """static class Other { public const string Text = "Host=pg.example.org"; }""",
            false
        },
        {
            """void M() => new NpgsqlConnection(Other.Text).Open();""",
            """static class Other { public static string Text = "Host=pg.example.org;SSL Mode=VerifyFull;GSS Encryption Mode=Disable"; }""",
            false
        },
        {
            """void M() => new NpgsqlConnection("Host=" + Other.Host).Open();""",
            """static class Other { public const string Host = "pg.example.org"; }""",
            false
        },
        {
            """void M() => new NpgsqlConnection(Other.Text()).Open();""",
            """static class Other { public static string Text() => "Host=pg.example.org"; }""",
            false
        },
        {
            """void M() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = "pg.example.org", GssEncryptionMode = GssEncryptionMode.Disable, SslMode = Other.Mode() }.ConnectionString).Open();""",
            """static class Other { public static SslMode Mode() => (SslMode)3; }""",
            false
        },
        {
            """void M() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = "pg.example.org", GssEncryptionMode = GssEncryptionMode.Disable, SslMode = Other.Mode }.ConnectionString).Open();""",
            """static class Other { public const SslMode Mode = (SslMode)3; }""",
            false
        },
        {
            """void M() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = "pg.example.org", GssEncryptionMode = GssEncryptionMode.Disable, SslMode = Other.Mode }.ConnectionString).Open();""",
            """static class Other { public static readonly SslMode Mode = default; }""",
            false
        },
        {
            """void M() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = "pg.example.org", GssEncryptionMode = GssEncryptionMode.Disable, SslMode = Other.Mode() }.ConnectionString).Open();""",
            """static class Other { public static SslMode Mode(SslMode mode = (SslMode)1) => mode; }""",
            false
        },
        {
            """void M() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = "pg.example.org", GssEncryptionMode = GssEncryptionMode.Disable, SslMode = Other.Mode() }.ConnectionString).Open();""",
            """static class Other { public static SslMode Mode() => Enum.Parse<SslMode>("Require"); }""",
            false
        },
        {
            """void M() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = "pg.example.org", GssEncryptionMode = GssEncryptionMode.Disable, SslMode = new Other().Mode }.ConnectionString).Open();""",
            """class Other { public SslMode Mode { get; set; } }""",
            false
        },
        {
            """void M() { var b = new NpgsqlConnectionStringBuilder { Host = "pg.example.org", GssEncryptionMode = GssEncryptionMode.Disable }; b["SSL Mode"] = Other.Mode; new NpgsqlConnection(b.ConnectionString).Open(); }""",
            """static class Other { public const string Mode = "Require"; }""",
            false
        },
        {
            """void M() { var b = new NpgsqlConnectionStringBuilder { Host = "pg.example.org", GssEncryptionMode = GssEncryptionMode.Disable }; Other.Set(b); new NpgsqlConnection(b.ConnectionString).Open(); }""",
            """static class Other { public static void Set(NpgsqlConnectionStringBuilder b) => b.SslMode = (SslMode)2; }""",
            false
        },
        {
            """void M() => new NpgsqlConnection($"Host=pg.example.org;GSS Encryption Mode=Disable;SSL Mode={Other.Mode}").Open();""",
            """static class Other { public const string Mode = "Require"; }""",
            false
        },
        {
            """void M() => new NpgsqlConnection($"Host=pg.example.org;GSS Encryption Mode=Disable;{Other.Mode}").Open();""",
            """static class Other { public const string Mode = "SSL Mode=Require"; }""",
            false
        },
    };

    [Theory, MemberData(nameof(Programs))]
    public Task Of(string members, string other, bool passes) => passes ? StrictProgram.PassesAsync(members, other) : StrictProgram.IsReportedAsync(members, other);
}
