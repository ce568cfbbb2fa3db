namespace PgSslAnalyzers.Tests.Builders;

/// <summary>A builder in a member: if nobody gets it out of the type, and the type sets no mode, the mode is missing where it is made. Otherwise nobody knows.</summary>
public sealed class KeptBuilderTests
{
    /// <summary>A member in which the mode is missing, and the nearest in which it may be set.</summary>
    public static TheoryData<string, string> Members => new()
    {
        {
            """private readonly NpgsqlConnectionStringBuilder b = {|PGSSL1005:new()|} { Host = "a.example.com" }; object M(string db) { b.Database = db; return new NpgsqlConnection(b.ToString()); }""",
            """private readonly NpgsqlConnectionStringBuilder b = new() { Host = "a.example.com" }; object M(string db) { b.SslMode = SslMode.VerifyFull; return new NpgsqlConnection(b.ToString()); }"""
        },
        {
            """private readonly NpgsqlConnectionStringBuilder b = {|PGSSL1005:new()|} { Host = "a.example.com" }; object M(string db) { b.Database = db; return new NpgsqlConnection(b.ToString()); }""",
            """private readonly NpgsqlConnectionStringBuilder b = new() { Host = "a.example.com" }; object M(string db) { b.Database = db; return new NpgsqlConnection({|PGSSL1007:b.ToString()|}); } void Set(SslMode mode) => b.SslMode = mode;"""
        },
        {
            """private readonly NpgsqlConnectionStringBuilder b = {|PGSSL1005:new()|} { Host = "a.example.com" }; object M(string db) { b.Database = db; return new NpgsqlConnection(b.ToString()); }""",
            """private readonly NpgsqlConnectionStringBuilder b = new() { Host = "a.example.com" }; object M(string db) { b.Database = db; return new NpgsqlConnection({|PGSSL1007:b.ToString()|}); } public object Out() => b;"""
        },
        {
            """private NpgsqlConnectionStringBuilder B { get; } = {|PGSSL1005:new()|} { Host = "a.example.com" }; object M() => new NpgsqlConnection(B.ConnectionString);""",
            """public NpgsqlConnectionStringBuilder B { get; } = new() { Host = "a.example.com" }; object M() => new NpgsqlConnection({|PGSSL1007:B.ConnectionString|});"""
        },
        // A constructor writes to it.
        {
            """private readonly NpgsqlConnectionStringBuilder b = {|PGSSL1005:new()|}; public A() { b.Host = "a.example.com"; } object M() => new NpgsqlConnection(b.ConnectionString);""",
            """private readonly NpgsqlConnectionStringBuilder b = new(); public A() { b.Host = "a.example.com"; b.SslMode = SslMode.VerifyFull; } object M() => new NpgsqlConnection(b.ConnectionString);"""
        },
        {
            """private readonly NpgsqlConnectionStringBuilder b = {|PGSSL1005:new()|} { Database = "d" }; public A(string host) => b.Host = host; object M() => new NpgsqlConnection(b.ConnectionString);""",
            """private readonly NpgsqlConnectionStringBuilder b = new() { Host = "a.example.com" }; public A() => b.SslMode = SslMode.VerifyFull; object M() => new NpgsqlConnection(b.ConnectionString);"""
        },
        {
            """private readonly NpgsqlConnectionStringBuilder b = {|PGSSL1006:new()|}; public A() => b.Host = "localhost"; object M() => new NpgsqlConnection(b.ConnectionString);""",
            """private readonly NpgsqlConnectionStringBuilder b = new(); object M() => new NpgsqlConnection(b.ConnectionString);"""
        },
        {
            """private readonly NpgsqlConnectionStringBuilder b = {|PGSSL1005:new()|} { Host = "a.example.com" }; public A() : this("d") { } public A(string db) { b.Database = db; } object M() => new NpgsqlConnection(b.ConnectionString);""",
            """private readonly NpgsqlConnectionStringBuilder b = new() { Host = "a.example.com" }; public A() { } public A(SslMode mode) { b.SslMode = mode; } object M() => new NpgsqlConnection({|PGSSL1007:b.ConnectionString|});"""
        },
        {
            """private readonly NpgsqlConnectionStringBuilder b = {|PGSSL1005:new()|}; public A() { b.Host = "a.example.com"; new NpgsqlConnection(b.ConnectionString).Open(); b.SslMode = SslMode.VerifyFull; }""",
            """private readonly NpgsqlConnectionStringBuilder b = new(); public A() { b.Host = "a.example.com"; b.SslMode = SslMode.VerifyFull; new NpgsqlConnection(b.ConnectionString).Open(); }"""
        },
        {
            """private static readonly NpgsqlConnectionStringBuilder B = {|PGSSL1005:new()|}; static A() => B.Host = "a.example.com"; object M() => new NpgsqlConnection(B.ConnectionString);""",
            """private static readonly NpgsqlConnectionStringBuilder B = new() { Host = "a.example.com" }; static A() => B.SslMode = SslMode.VerifyFull; object M() => new NpgsqlConnection(B.ConnectionString);"""
        },
        {
            """private readonly string text = "Host=a.example.com;{|PGSSL1003:SSL Mode=Require|}"; public A() { } public A(int port) => text = $"Host=a.example.com;Port={port};SSL Mode=VerifyFull"; object M() => new NpgsqlConnection(text);""",
            """private readonly string text = "Host=a.example.com;SSL Mode=VerifyFull"; public A(int port) => text = $"Host=a.example.com;Port={port};SSL Mode=VerifyFull"; object M() => new NpgsqlConnection(text);"""
        },
        {
            """public static NpgsqlConnectionStringBuilder B => new({|PGSSL1005:"Host=a.example.com;Username=app"|}); object M() => NpgsqlDataSource.Create(B);""",
            """public static NpgsqlConnectionStringBuilder B => new("Host=a.example.com;Username=app;SSL Mode=VerifyFull"); object M() => NpgsqlDataSource.Create(B);"""
        },
    };

    [Theory, MemberData(nameof(Members))]
    public async Task Missing_and_set(string missing, string set)
    {
        await Verify.ProgramAsync("class A { " + missing + " }");
        await Verify.ProgramAsync("class A { " + set + " }");
    }

    /// <summary>A proof wants to see every write.</summary>
    [Fact]
    public Task In_a_proof()
        => Strict.StrictProgram.IsReportedAsync("""private readonly NpgsqlConnectionStringBuilder b = new() { Host = "a.example.com" }; object M(string db) { b.Database = db; return new NpgsqlConnection(b.ToString()); }""");
}
