namespace PgSslAnalyzers.Tests.Modes;

/// <summary>Disable that nobody has written: what TryParse leaves behind, and what a nullable without a value gives. Who asks first has seen to it.</summary>
public sealed class LeftDisabledTests
{
    /// <summary>A program that ends with Disable, and the nearest that does not.</summary>
    public static TheoryData<string, string> Pairs => new()
    {
        {
            """{|PGSSL1001:Enum.TryParse<SslMode>(text, true, out var mode)|}; return new NpgsqlConnectionStringBuilder { Host = "h.example.com", SslMode = mode };""",
            """if (!Enum.TryParse<SslMode>(text, true, out var mode)) throw new InvalidOperationException(); return new NpgsqlConnectionStringBuilder { Host = "h.example.com", SslMode = mode };"""
        },
        {
            """_ = {|PGSSL1001:Enum.TryParse(text, out SslMode mode)|}; return new NpgsqlConnectionStringBuilder { Host = "h.example.com", SslMode = mode };""",
            """var isMode = Enum.TryParse(text, out SslMode mode); return new NpgsqlConnectionStringBuilder { Host = "h.example.com", SslMode = isMode ? mode : SslMode.VerifyFull };"""
        },
        {
            """{|PGSSL1001:Enum.TryParse(text, out SslMode mode)|}; return new NpgsqlConnectionStringBuilder { Host = "h.example.com", SslMode = mode };""",
            """Enum.TryParse(text, out SslMode mode); if (mode < SslMode.VerifyFull) mode = SslMode.VerifyFull; return new NpgsqlConnectionStringBuilder { Host = "h.example.com", SslMode = mode };"""
        },
        {
            """{|PGSSL1001:Enum.TryParse(text, out SslMode mode)|}; return new NpgsqlConnectionStringBuilder { Host = "h.example.com", SslMode = mode };""",
            """Enum.TryParse("VerifyFull", out SslMode mode); return new NpgsqlConnectionStringBuilder { Host = "h.example.com", SslMode = mode };"""
        },
        {
            """return new NpgsqlConnectionStringBuilder { Host = "h.example.com", {|PGSSL1001:SslMode = given.GetValueOrDefault()|} };""",
            """return new NpgsqlConnectionStringBuilder { Host = "h.example.com", SslMode = given.GetValueOrDefault(SslMode.VerifyFull) };"""
        },
        {
            """return new NpgsqlConnectionStringBuilder { Host = "h.example.com", {|PGSSL1001:SslMode = given.GetValueOrDefault()|} };""",
            """return new NpgsqlConnectionStringBuilder { Host = "h.example.com", SslMode = given.HasValue ? given.GetValueOrDefault() : SslMode.VerifyFull };"""
        },
        {
            """return new NpgsqlConnectionStringBuilder { Host = "h.example.com", {|PGSSL1001:SslMode = given.GetValueOrDefault()|} };""",
            """if (given is null) throw new InvalidOperationException(); return new NpgsqlConnectionStringBuilder { Host = "h.example.com", SslMode = given.GetValueOrDefault() };"""
        },
    };

    [Theory, MemberData(nameof(Pairs))]
    public async Task Of_the_program(string left, string seen)
    {
        await Verify.ProgramAsync(Program(left));
        await Verify.ProgramAsync(Program(seen));
    }

    private static string Program(string statements) => "class A { object M(string text, SslMode? given) { " + statements + " } }";
}
