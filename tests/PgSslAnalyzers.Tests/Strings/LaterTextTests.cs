namespace PgSslAnalyzers.Tests.Strings;

/// <summary>Texts that a Lazy gives when it is asked, and defaults of the parameters of a record.</summary>
public sealed class LaterTextTests
{
    [Theory]
    [InlineData("""static readonly Lazy<string> Text = new(() => "Host=a.example.com;Username=app;{|PGSSL1002:SSL Mode=Prefer|}"); object M() => new NpgsqlConnection(Text.Value);""")]
    [InlineData("""static readonly Lazy<string> Text = new(() => { var given = Environment.GetEnvironmentVariable("PG"); return given ?? {|PGSSL1005:"Host=a.example.com;Username=app"|}; }); object M() => new NpgsqlConnection(Text.Value);""")]
    [InlineData("""static readonly Lazy<string> Text = new(Read); static string Read() => "Host=a.example.com;Username=app;{|PGSSL1003:SSL Mode=Require|}"; object M() => new NpgsqlConnection(Text.Value);""")]
    [InlineData("""object M() { var text = new Lazy<string>(() => "Host=a.example.com;Username=app;{|PGSSL1001:SSL Mode=Disable|}"); return new NpgsqlConnection(text.Value); }""")]
    [InlineData("""static readonly Lazy<string> Text = new(() => "Host=a.example.com;Username=app;SSL Mode=VerifyFull"); object M() => new NpgsqlConnection(Text.Value);""")]
    public Task Lazily(string members) => Verify.ProgramAsync("class A { " + members + " }");

    /// <summary>Such a text is no proof.</summary>
    [Fact]
    public Task In_a_proof()
        => Strict.StrictProgram.IsReportedAsync("""static readonly Lazy<string> Text = new(() => "Host=a.example.com;Username=app;SSL Mode=VerifyFull;GSS Encryption Mode=Disable"); object M() => new NpgsqlConnection(Text.Value);""");

    /// <summary>Said once, where the default is declared, whoever makes the record.</summary>
    [Theory]
    [InlineData("""record R(string Host, string SslMode = {|PGSSL1003:"Require"|}) { public object Open() => new NpgsqlConnection($"Host={Host};Username=app;SSL Mode={SslMode}"); }""")]
    [InlineData("""record R(string Host, string SslMode = "VerifyFull") { public object Open() => new NpgsqlConnection({|PGSSL1007:$"Host={Host};Username=app;SSL Mode={SslMode}"|}); }""")]
    [InlineData("""record R(string Host, SslMode Mode = {|PGSSL1002:SslMode.Prefer|}) { public object Open() => new NpgsqlConnectionStringBuilder { Host = Host, SslMode = Mode }.ToString(); } class A { object M() => new R("a.example.com"); }""")]
    [InlineData("""record R(string Host, SslMode Mode = SslMode.VerifyFull) { public object Open() => new NpgsqlConnectionStringBuilder { Host = Host, SslMode = Mode }.ToString(); } class A { object M() => new R("a.example.com"); }""")]
    public Task Defaults_of_a_record(string program) => Verify.ProgramAsync(program);
}
