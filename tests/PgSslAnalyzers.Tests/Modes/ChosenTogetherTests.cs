namespace PgSslAnalyzers.Tests.Modes;

/// <summary>Host and mode that are chosen together: the weak mode of one branch meets the host of that branch only.</summary>
public sealed class ChosenTogetherTests
{
    /// <summary>The weak mode is for this machine; in the twin it is for the other host.</summary>
    public static TheoryData<string, string> Pairs => new()
    {
        {
            """var (host, mode) = dev ? ("localhost", {|PGSSL1006:SslMode.Disable|}) : ("db.example.com", SslMode.VerifyFull); _ = new NpgsqlConnection($"Host={host};Username=app;SSL Mode={mode}");""",
            """var (host, mode) = dev ? ("localhost", SslMode.VerifyFull) : ("db.example.com", {|PGSSL1001:SslMode.Disable|}); _ = new NpgsqlConnection($"Host={host};Username=app;SSL Mode={mode}");"""
        },
        {
            """var (host, mode) = dev ? ("localhost", {|PGSSL1006:SslMode.Disable|}) : ("db.example.com", SslMode.VerifyFull); _ = new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = host, SslMode = mode }.ToString());""",
            """var (host, mode) = dev ? ("localhost", SslMode.VerifyFull) : ("db.example.com", {|PGSSL1001:SslMode.Disable|}); _ = new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = host, SslMode = mode }.ToString());"""
        },
        {
            """var (host, tls) = dev ? ("localhost", "{|PGSSL1006:SSL Mode=Disable|}") : ("db.example.com", "SSL Mode=VerifyFull"); _ = new NpgsqlConnection("Host=" + host + ";" + tls);""",
            """var (host, tls) = dev ? ("localhost", "SSL Mode=VerifyFull") : ("db.example.com", "{|PGSSL1001:SSL Mode=Disable|}"); _ = new NpgsqlConnection("Host=" + host + ";" + tls);"""
        },
        {
            """var (host, mode) = name switch { "dev" => ("localhost", {|PGSSL1006:SslMode.Prefer|}), "stage" => ("stage.example.com", {|PGSSL1003:SslMode.Require|}), _ => ("db.example.com", SslMode.VerifyFull) }; _ = new NpgsqlConnection($"Host={host};SSL Mode={mode}");""",
            """var (host, mode) = name switch { "dev" => ("dev.example.com", {|PGSSL1002:SslMode.Prefer|}), "stage" => ("localhost", {|PGSSL1006:SslMode.Require|}), _ => ("db.example.com", SslMode.VerifyFull) }; _ = new NpgsqlConnection($"Host={host};SSL Mode={mode}");"""
        },
        {
            """var b = new NpgsqlConnectionStringBuilder(); if (dev) { b.Host = "localhost"; {|PGSSL1006:b.SslMode = SslMode.Disable|}; } else { b.Host = "db.example.com"; b.SslMode = SslMode.VerifyFull; } _ = new NpgsqlConnection(b.ToString());""",
            """var b = new NpgsqlConnectionStringBuilder(); if (dev) { b.Host = "localhost"; b.SslMode = SslMode.VerifyFull; } else { b.Host = "db.example.com"; {|PGSSL1001:b.SslMode = SslMode.Disable|}; } _ = new NpgsqlConnection(b.ToString());"""
        },
        {
            """var b = new NpgsqlConnectionStringBuilder("Host=db.example.com") { SslMode = SslMode.VerifyFull }; if (dev) { b.Host = "localhost"; {|PGSSL1006:b.SslMode = SslMode.Disable|}; } _ = new NpgsqlConnection(b.ToString());""",
            """var b = new NpgsqlConnectionStringBuilder("Host=db.example.com") { {|PGSSL1001:SslMode = SslMode.Disable|} }; if (dev) { b.Host = "localhost"; } _ = new NpgsqlConnection(b.ToString());"""
        },
        {
            """var b = new NpgsqlConnectionStringBuilder(); if (dev) b.Host = "localhost"; else { b.Host = "db.example.com"; b.SslMode = SslMode.VerifyFull; } _ = new NpgsqlConnection(b.ToString());""",
            """var b = new NpgsqlConnectionStringBuilder({|PGSSL1005:"Host=db.example.com"|}); if (dev) b.Host = "localhost"; _ = new NpgsqlConnection(b.ToString());"""
        },
        {
            """string host, tls; if (dev) { host = "localhost"; tls = {|PGSSL1006:"Disable"|}; } else { host = "db.example.com"; tls = "VerifyFull"; } _ = new NpgsqlConnection($"Host={host};SSL Mode={tls}");""",
            """string host, tls; if (dev) { host = "localhost"; tls = "VerifyFull"; } else { host = "db.example.com"; tls = {|PGSSL1001:"Disable"|}; } _ = new NpgsqlConnection($"Host={host};SSL Mode={tls}");"""
        },
        {
            """var b = new NpgsqlConnectionStringBuilder { Host = dev ? "localhost" : "db.example.com", SslMode = dev ? {|PGSSL1006:SslMode.Disable|} : SslMode.VerifyFull }; _ = new NpgsqlConnection(b.ToString());""",
            """var b = new NpgsqlConnectionStringBuilder { Host = dev ? "localhost" : "db.example.com", SslMode = !dev ? {|PGSSL1001:SslMode.Disable|} : SslMode.VerifyFull }; _ = new NpgsqlConnection(b.ToString());"""
        },
        {
            """var host = dev ? "localhost" : "db.example.com"; _ = new NpgsqlConnection($"Host={host};SSL Mode={(dev ? {|PGSSL1006:"Disable"|} : "VerifyFull")}");""",
            """var host = dev ? "localhost" : "db.example.com"; _ = new NpgsqlConnection($"Host={host};SSL Mode={(plain ? {|PGSSL1001:"Disable"|} : "VerifyFull")}");"""
        },
        {
            """var text = dev ? "Host=localhost" : "Host=db.example.com"; var b = new NpgsqlConnectionStringBuilder(text) { SslMode = dev ? {|PGSSL1006:SslMode.Prefer|} : SslMode.VerifyFull }; _ = new NpgsqlConnection(b.ToString());""",
            """var text = dev ? "Host=localhost" : "Host=db.example.com"; var b = new NpgsqlConnectionStringBuilder(text) { SslMode = plain ? {|PGSSL1002:SslMode.Prefer|} : SslMode.VerifyFull }; _ = new NpgsqlConnection(b.ToString());"""
        },
        {
            """var (host, mode) = Pick(dev); _ = new NpgsqlConnection($"Host={host};SSL Mode={mode}"); static (string, SslMode) Pick(bool dev) { if (dev) return ("localhost", {|PGSSL1006:SslMode.Disable|}); return ("db.example.com", SslMode.VerifyFull); }""",
            """var (host, mode) = Pick(dev); _ = new NpgsqlConnection($"Host={host};SSL Mode={mode}"); static (string, SslMode) Pick(bool dev) { if (dev) return ("localhost", SslMode.VerifyFull); return ("db.example.com", {|PGSSL1001:SslMode.Disable|}); }"""
        },
        {
            """var b = new NpgsqlConnectionStringBuilder(); if (dev) { b.Host = "/cloudsql/shop"; b.SslMode = SslMode.Disable; } else { b.Host = "db.example.com"; b.SslMode = SslMode.VerifyFull; } _ = new NpgsqlConnection(b.ToString());""",
            """var b = new NpgsqlConnectionStringBuilder(); if (dev) { b.Host = "/cloudsql/shop"; b.SslMode = SslMode.Disable; } else { b.Host = "db.example.com"; {|PGSSL1003:b.SslMode = SslMode.Require|}; } _ = new NpgsqlConnection(b.ToString());"""
        },
        {
            """var b = new NpgsqlConnectionStringBuilder { Host = dev ? "localhost" : "127.0.0.1", {|PGSSL1006:SslMode = SslMode.Disable|} }; _ = new NpgsqlConnection(b.ToString());""",
            """var b = new NpgsqlConnectionStringBuilder { Host = dev ? "localhost" : "10.0.0.1", {|PGSSL1001:SslMode = SslMode.Disable|} }; _ = new NpgsqlConnection(b.ToString());"""
        },
    };

    [Theory, MemberData(nameof(Pairs))]
    public async Task Host_and_mode(string here, string elsewhere)
    {
        await Verify.ProgramAsync(Program(here));
        await Verify.ProgramAsync(Program(elsewhere));
    }

    /// <summary>A proof takes every mode with every host: a branch may run again, and another one then.</summary>
    [Theory]
    [InlineData("""var b = new NpgsqlConnectionStringBuilder(); foreach (var dev in new[] { true, false }) { if (dev) { b.Host = "localhost"; b.SslMode = SslMode.Disable; } else b.Host = "db.example.com"; } _ = new NpgsqlConnection(b.ToString());""")]
    [InlineData("""var b = new NpgsqlConnectionStringBuilder("Host=db.example.com") { SslMode = SslMode.Disable }; if (name == "dev") b.Host = "localhost"; _ = new NpgsqlConnection(b.ToString());""")]
    [InlineData("""var b = new NpgsqlConnectionStringBuilder(Env()) { SslMode = SslMode.Disable }; if (name == "dev") b.Host = "localhost"; _ = new NpgsqlConnection(b.ToString());""")]
    public Task In_a_proof(string statements) => Strict.StrictProgram.IsReportedAsync("void M(string name) { " + statements + " }");

    private static string Program(string statements) => "class A { void M(bool dev, bool plain, string name) { " + statements + " } }";
}
