namespace PgSslAnalyzers.Tests.Strings;

/// <summary>Texts without a mode: certain where all of the text is known to be without (1005, on loopback 1006), otherwise nobody knows (1007).</summary>
public sealed class AbsenceTests
{
    public static TheoryData<string, string> Texts => new()
    {
        { """_ = new NpgsqlConnection({|PGSSL1005:"Host=pg.example.org;Database=d"|});""", """_ = new NpgsqlConnection("Host=pg.example.org;Database=d;SSL Mode=VerifyFull");""" },
        { """_ = new NpgsqlConnection({|PGSSL1005:$"Host={host};Password={password}"|});""", """_ = new NpgsqlConnection($"Host={host};Password={password};SSL Mode=VerifyFull");""" },
        { """_ = new NpgsqlConnection({|PGSSL1005:$"Host='{host}';Password=\"{password}\""|});""", """_ = new NpgsqlConnection($"Host='{host}';Password=\"{password}\";SSL Mode=VerifyFull");""" },
        { """_ = new NpgsqlConnection({|PGSSL1005:"Host=" + host + ";Database=d"|});""", """_ = new NpgsqlConnection("Host=" + host + ";Database=d;SSL Mode=VerifyFull");""" },
        { """_ = new NpgsqlConnection({|PGSSL1005:string.Format("Host={0};Database={1}", host, user)|});""", """_ = new NpgsqlConnection(string.Format("Host={0};Database={1};SSL Mode=VerifyFull", host, user));""" },
        { """_ = new NpgsqlConnection({|PGSSL1005:string.Join(";", "Host=" + host, "Database=d")|});""", """_ = new NpgsqlConnection(string.Join(";", "Host=" + host, "Database=d", "SSL Mode=VerifyFull"));""" },
        {
            """var cs = {|PGSSL1005:$"Host={host}"|}; cs += ";Database=d"; _ = new NpgsqlConnection(cs);""",
            """var cs = $"Host={host}"; cs += ";Database=d"; cs += ";SSL Mode=VerifyFull"; _ = new NpgsqlConnection(cs);"""
        },
        {
            """var cs = {|PGSSL1005:"Host=pg.example.org"|}; _ = new NpgsqlConnection(cs);""",
            """var cs = "Host=pg.example.org"; _ = new NpgsqlConnection(cs + ";SSL Mode=VerifyFull");"""
        },
        {
            """var text = new StringBuilder("Host=").Append(host); _ = new NpgsqlConnection({|PGSSL1005:text.ToString()|});""",
            """var text = new StringBuilder("Host=").Append(host).Append(";SSL Mode=VerifyFull"); _ = new NpgsqlConnection(text.ToString());"""
        },
        { """_ = new NpgsqlConnection("Host=pg.example.org;{|PGSSL1005:SSL Mode=|}");""", """_ = new NpgsqlConnection("Host=pg.example.org;SSL Mode=VerifyFull;Timeout=");""" },
        { """_ = new NpgsqlConnection({|PGSSL1005:"Host=pg.example.org;Password=\"SSL Mode=VerifyFull\""|});""", """_ = new NpgsqlConnection("Host=pg.example.org;SSL Mode=VerifyFull;Password=\"x\"");""" },
        // Loopback is development; a socket has no TLS; without a host there is no connection.
        { """_ = new NpgsqlConnection({|PGSSL1006:"Host=localhost;Database=d"|});""", """_ = new NpgsqlConnection("Host=/run/postgresql;Database=d");""" },
        { """_ = new NpgsqlConnection({|PGSSL1006:"Server=127.0.0.1,::1;Database=d"|});""", """_ = new NpgsqlConnection("Database=d");""" },
        { """_ = new NpgsqlConnection({|PGSSL1005:"Host=localhost,pg.example.org;Database=d"|});""", """_ = new NpgsqlConnection("Host=localhost,pg.example.org;Database=d;SSL Mode=VerifyFull");""" },
        {
            """const string Host = "localhost"; _ = new NpgsqlConnection({|PGSSL1006:$"Host={Host};Database=d"|});""",
            """const string Host = "@socket"; _ = new NpgsqlConnection($"Host={Host};Database=d");"""
        },
        // Either half is judged on its own.
        { """_ = new NpgsqlConnection(flag ? {|PGSSL1005:"Host=pg.example.org"|} : "Host=b.example.org;SSL Mode=VerifyFull");""", """_ = new NpgsqlConnection(flag ? "Host=pg.example.org;SSL Mode=VerifyFull" : "Host=b.example.org;SSL Mode=VerifyFull");""" },
        { """_ = new NpgsqlConnection(Env("DB") ?? {|PGSSL1005:"Host=pg.example.org"|});""", """_ = new NpgsqlConnection((Env("DB") ?? "Host=pg.example.org") + ";SSL Mode=VerifyFull");""" },
        // What a round of a loop adds is there in the next one.
        {
            """var cs = $"Host={host}"; while (flag) { _ = new NpgsqlConnection({|PGSSL1007:cs|}); cs += ";SSL Mode=VerifyFull"; }""",
            """var cs = $"Host={host}"; while (flag) { cs += ";SSL Mode=VerifyFull"; _ = new NpgsqlConnection(cs); }"""
        },
        // What is spliced in may be the mode.
        { """_ = new NpgsqlConnection({|PGSSL1007:$"Host={host};{Env("TLS")}"|});""", """_ = new NpgsqlConnection($"Host={host};{Env("TLS")};SSL Mode=VerifyFull");""" },
        { """_ = new NpgsqlConnection({|PGSSL1007:$"Host={host}{Env("TLS")}"|});""", """_ = new NpgsqlConnection($"Host={host}{Env("TLS")};SSL Mode=VerifyFull");""" },
        { """_ = new NpgsqlConnection({|PGSSL1007:$"Host={host};SSL Mode={user}"|});""", """_ = new NpgsqlConnection($"Host={host};SSL Mode=VerifyFull;Database={user}");""" },
        { """_ = new NpgsqlConnection({|PGSSL1007:host|});""", """_ = new NpgsqlConnection(host + ";SSL Mode=VerifyFull");""" },
        { """_ = new NpgsqlConnection({|PGSSL1007:Env("DB")|}!);""", """_ = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Env("DB")!) { SslMode = SslMode.VerifyFull }.ConnectionString);""" },
        {
            """var tls = flag ? ";SSL Mode=VerifyFull" : ""; _ = new NpgsqlConnection({|PGSSL1007:$"Host={host}{tls}"|});""",
            """var tls = flag ? ";SSL Mode=VerifyFull" : ";SSL Mode=VerifyFull;Timeout=3"; _ = new NpgsqlConnection($"Host={host}{tls}");"""
        },
        {
            """var cs = $"Host={host}"; if (flag) cs += ";SSL Mode=VerifyFull"; _ = new NpgsqlConnection({|PGSSL1007:cs|});""",
            """var cs = $"Host={host}"; if (flag) cs += ";Timeout=3"; cs += ";SSL Mode=VerifyFull"; _ = new NpgsqlConnection(cs);"""
        },
        // Nothing is opened.
        { """_ = new NpgsqlConnection({|PGSSL1007:number == 0 ? host : user|});""", """_ = new NpgsqlConnection(null as string); _ = new NpgsqlConnection(""); _ = new NpgsqlConnection();""" },
    };

    [Theory, MemberData(nameof(Texts))]
    public async Task Weak_and_nearest_strong(string weak, string strong)
    {
        await Verify.StatementsAsync(weak);
        await Verify.SilentStatementsAsync(strong);
    }

    [Theory]
    [InlineData("Host=db;Database=d")]
    [InlineData("Database=d;Host=\" + host + \"")]
    public async Task In_a_test_project_a_short_or_unknown_host_is_development(string text)
    {
        await Verify.ProgramAsync($$"""class Shop { object M(string host) => new NpgsqlConnection({|PGSSL1006:"{{text}}"|}); }""", options: "build_property.IsTestProject = true");
        await Verify.ProgramAsync($$"""class Shop { object M(string host) => new NpgsqlConnection({|PGSSL1005:"{{text}}"|}); }""");
        await Verify.ProgramAsync("""class Shop { object M() => new NpgsqlConnection({|PGSSL1005:"Host=pg.example.org"|}); }""", options: "build_property.IsTestProject = true");
    }
}
