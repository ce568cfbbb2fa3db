namespace PgSslAnalyzers.Tests.Modes;

/// <summary>What is read, compared or asserted is never reported; what only loopback gets is development.</summary>
public sealed class GuardTests
{
    public static TheoryData<string> Reads => new()
    {
        """if (b.SslMode == SslMode.Require) throw new InvalidOperationException("SSL Mode=Require is too weak");""",
        """if (b.SslMode is SslMode.Disable or SslMode.Allow or SslMode.Prefer) throw new InvalidOperationException();""",
        """if (b.SslMode < SslMode.VerifyFull) throw new InvalidOperationException($"SSL Mode={b.SslMode} in Host={b.Host}");""",
        """var isWeak = b.SslMode switch { SslMode.VerifyFull => false, SslMode.VerifyCA => true, _ => true };""",
        """switch (b.SslMode) { case SslMode.Disable: throw new Exception(); case SslMode.Require: Console.WriteLine("Host=h;SSL Mode=Require"); break; }""",
        """Equal(SslMode.Require, b.SslMode); static void Equal<T>(T expected, T actual) { if (!Equals(expected, actual)) throw new Exception(); }""",
        """Console.WriteLine(SslMode.Require);""",
        """var weak = new[] { SslMode.Disable, SslMode.Allow, SslMode.Prefer, SslMode.Require }; if (weak.Contains(b.SslMode)) throw new Exception();""",
        """var weak = new HashSet<SslMode> { SslMode.Disable, SslMode.Require }; if (weak.Contains(b.SslMode)) throw new Exception();""",
        """var names = new Dictionary<string, SslMode> { ["require"] = SslMode.Require, ["prefer"] = SslMode.Prefer }; Console.WriteLine(names.Count);""",
        """if (cs.Contains("SSL Mode=Require")) throw new Exception("Host=h;SSL Mode=Require");""",
        """if (cs == "Host=h;SSL Mode=Require") return;""",
        """if (cs is "Host=h;SSL Mode=Require" or "Host=h;SSL Mode=Prefer") return;""",
        """cs = cs.Replace("SSL Mode=Require", "SSL Mode=VerifyFull"); Console.WriteLine(cs);""",
        """var parts = cs.Split("SSL Mode=Require"); Console.WriteLine(parts.Length);""",
        """Console.WriteLine("Usage: tool \"Host=h;SSL Mode=Require\"");""",
        """throw new ArgumentException("Use Host=h;SSL Mode=Require or better", nameof(cs));""",
        """var texts = new[] { "Host=h;SSL Mode=Require", "Host=h;SSL Mode=Prefer" }; Console.WriteLine(texts.Length);""",
        """bool Weak(SslMode mode) => mode == SslMode.Require; Console.WriteLine(Weak(b.SslMode));""",
        """Console.WriteLine(nameof(SslMode.Require) + b.SslMode.HasFlag(SslMode.Require) + Enum.IsDefined(SslMode.Prefer));""",
        """b.SslMode.CompareTo(SslMode.Require);""",
        """Console.WriteLine(new NpgsqlConnectionStringBuilder("Host=h;SSL Mode=Require").SslMode);""",
    };

    [Theory, MemberData(nameof(Reads))]
    public Task Reads_and_comparisons(string statements)
        => Verify.SilentAsync(null, "class Shop { void M(NpgsqlConnectionStringBuilder b, string cs) { " + statements + " } }");

    public static TheoryData<string> Attributes => new()
    {
        """class Shop { [Obsolete("Host=h;SSL Mode=Require")] void M() { } }""",
        """class WeakAttribute(SslMode mode) : Attribute { public SslMode Mode => mode; } class Shop { [Weak(SslMode.Require)] void M() { } }""",
        """class Shop { /* "Host=h;SSL Mode=Require" */ void M() { } } // SslMode = SslMode.Require""",
        """class Shop { void M(SslMode mode) { if (mode is not SslMode.VerifyFull) throw new Exception(); } }""",
        """enum SslMode2 { Require } class Shop { SslMode2 Mode { get; set; } = SslMode2.Require; }""",
        """namespace Own { enum SslMode { Require } class Builder { public SslMode SslMode { get; set; } } class Shop { object M() => new Builder { SslMode = SslMode.Require }; } }""",
    };

    [Theory, MemberData(nameof(Attributes))]
    public Task Prose_and_lookalikes(string program) => Verify.SilentAsync(null, program);

    /// <summary>Only loopback gets the weak value.</summary>
    public static TheoryData<string> Loopback => new()
    {
        """var mode = host == "localhost" ? {|PGSSL1006:SslMode.Disable|} : SslMode.VerifyFull; _ = new NpgsqlConnectionStringBuilder { Host = host, SslMode = mode }.ToString();""",
        """_ = new NpgsqlConnection($"Host={host};SSL Mode={(host is "localhost" or "127.0.0.1" ? {|PGSSL1006:"Disable"|} : "VerifyFull")}");""",
        """
        var b = new NpgsqlConnectionStringBuilder { Host = host, SslMode = SslMode.VerifyFull };
        if (host == "localhost" || host == "127.0.0.1")
            {|PGSSL1006:b.SslMode = SslMode.Disable|};
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """
        var cs = $"Host={host}";
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            cs += ";{|PGSSL1006:SSL Mode=Prefer|}";
        else
            cs += ";SSL Mode=VerifyFull";
        _ = new NpgsqlConnection(cs);
        """,
        """
        var mode = SslMode.VerifyFull;
        if (uri.IsLoopback)
            mode = {|PGSSL1006:SslMode.Disable|};
        _ = new NpgsqlConnectionStringBuilder { Host = uri.Host, SslMode = mode }.ToString();
        """,
        """_ = new NpgsqlConnectionStringBuilder { Host = host, SslMode = host switch { "localhost" => {|PGSSL1006:SslMode.Disable|}, _ => SslMode.VerifyFull } }.ToString();""",
        """bool local = host == "localhost"; _ = new NpgsqlConnectionStringBuilder { Host = host, SslMode = local ? {|PGSSL1006:SslMode.Disable|} : SslMode.VerifyFull }.ToString();""",
        """_ = new NpgsqlConnectionStringBuilder { Host = host, SslMode = host != "localhost" ? SslMode.VerifyFull : {|PGSSL1006:SslMode.Disable|} }.ToString();""",
        """var local = host == "localhost" || host == "127.0.0.1"; _ = new NpgsqlConnection($"Host={host};SSL Mode={(local ? {|PGSSL1006:"Disable"|} : "VerifyFull")}");""",
        """var remote = !(host is "localhost" or "::1"); _ = new NpgsqlConnection($"Host={host};SSL Mode={(remote ? "VerifyFull" : {|PGSSL1006:"Disable"|})}");""",
        """_ = new NpgsqlConnection($"Host={host};SSL Mode={(IsLocal(host) ? {|PGSSL1006:"Disable"|} : "VerifyFull")}"); static bool IsLocal(string host) => host is "localhost" or "127.0.0.1";""",
        """
        static bool IsLocal(string host) { if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase)) return true; return host == "::1"; }
        var b = new NpgsqlConnectionStringBuilder { Host = host, SslMode = SslMode.VerifyFull };
        if (IsLocal(host)) {|PGSSL1006:b.SslMode = SslMode.Prefer|};
        _ = new NpgsqlConnection(b.ConnectionString);
        """,
        """
        if (host != "localhost")
        {
            _ = new NpgsqlConnection($"Host={host};SSL Mode=VerifyFull");
            return;
        }
        _ = new NpgsqlConnection($"Host={host};{|PGSSL1006:SSL Mode=Disable|}");
        """,
    };

    [Theory, MemberData(nameof(Loopback))]
    public Task A_weak_mode_for_loopback_is_development(string statements) => Verify.WeakStatementsAsync(statements);

    /// <summary>The other way round, or with other hosts, it is not.</summary>
    public static TheoryData<string> NotLoopback => new()
    {
        """_ = new NpgsqlConnectionStringBuilder { Host = host, SslMode = host == "localhost" ? SslMode.VerifyFull : {|PGSSL1001:SslMode.Disable|} }.ToString();""",
        """_ = new NpgsqlConnectionStringBuilder { Host = host, SslMode = host is "localhost" or "db.example.org" ? {|PGSSL1001:SslMode.Disable|} : SslMode.VerifyFull }.ToString();""",
        """_ = new NpgsqlConnectionStringBuilder { Host = host, SslMode = host == "localhost" || flag ? {|PGSSL1001:SslMode.Disable|} : SslMode.VerifyFull }.ToString();""",
        """_ = new NpgsqlConnectionStringBuilder { Host = host, SslMode = host == "db" ? {|PGSSL1001:SslMode.Disable|} : SslMode.VerifyFull }.ToString();""",
        """_ = new NpgsqlConnectionStringBuilder { Host = host, SslMode = flag ? {|PGSSL1001:SslMode.Disable|} : SslMode.VerifyFull }.ToString();""",
        """var local = host == "localhost" || flag; _ = new NpgsqlConnectionStringBuilder { Host = host, SslMode = local ? {|PGSSL1001:SslMode.Disable|} : SslMode.VerifyFull }.ToString();""",
        """static bool IsRemote(string host) => host != "localhost"; _ = new NpgsqlConnectionStringBuilder { Host = host, SslMode = IsRemote(host) ? {|PGSSL1001:SslMode.Disable|} : SslMode.VerifyFull }.ToString();""",
    };

    [Theory, MemberData(nameof(NotLoopback))]
    public Task Anything_else_is_not(string statements) => Verify.WeakStatementsAsync(statements);
}
