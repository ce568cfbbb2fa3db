using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Tests.Strings;

/// <summary>Settings that are to be filled in, and fragments that derived types may replace.</summary>
public sealed class SettingsClassTests
{
    private const string Settings = """
        class Settings
        {
            public string Host { get; set; } = "";
            public int Port { get; set; } = 5432;
            public string User { get; set; } = null!;
            public string Password { get; set; } = string.Empty;
            public string Database { get; set; } = "shop";
            public string Rest { get; set; } = "";
        """;

    [Theory]
    [InlineData("""object M() => new NpgsqlConnection({|PGSSL1005:$"Host={Host};Port={Port};Username={User};Password={Password};Database={Database}"|}); }""")]
    [InlineData("""} class A { object M(Settings s) => new NpgsqlConnection({|PGSSL1005:$"Host={s.Host};Port={s.Port};Username={s.User};Password={s.Password};Database={s.Database}"|}); }""")]
    [InlineData("""} class A { object M(Settings s) => new NpgsqlConnection({|PGSSL1005:"Host=" + s.Host + ";Username=" + s.User + ";Password=" + s.Password|}); }""")]
    [InlineData("""object M() => new NpgsqlConnection($"Host={Host};SSL Mode=VerifyFull"); }""")]
    [InlineData("""object M() => new NpgsqlConnection({|PGSSL1007:$"Host={Host};{Rest}"|}); }""")]
    public Task A_place_to_be_filled_proves_nothing(string rest) => Verify.ProgramAsync(Settings + rest);

    [Theory]
    [InlineData("""protected virtual string Extra => "{|PGSSL1003:SSL Mode=Require|}"; object M(string host) => new NpgsqlConnection($"Host={host};{Extra}");""")]
    [InlineData("""protected virtual string Mode { get; } = {|PGSSL1002:"Prefer"|}; object M(string host) => new NpgsqlConnection($"Host={host};SSL Mode={Mode}");""")]
    [InlineData("""static readonly CompositeFormat Format = CompositeFormat.Parse("Host={0};{|PGSSL1003:SSL Mode=Require|}"); object M(string host) => new NpgsqlConnection(string.Format(null, Format, host));""")]
    [InlineData("""protected virtual string Extra => "SSL Mode=VerifyFull"; object M(string host) => new NpgsqlConnection({|PGSSL1007:$"Host={host};{Extra}"|});""")]
    public Task A_fragment_of_a_member(string members) => Verify.ProgramAsync("class A { " + members + " }");

    /// <summary>The start of a host tells a socket, where there is no TLS.</summary>
    [Theory]
    [InlineData("""new NpgsqlConnection($"Host=/cloudsql/{i};SSL Mode=Disable")""")]
    [InlineData("""new NpgsqlConnection("Host=/cloudsql/" + i + ";Username=u")""")]
    [InlineData("""new NpgsqlConnection(string.Format("Host=/cloudsql/{0};SSL Mode=Disable", i))""")]
    [InlineData("""new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = $"/cloudsql/{i}", SslMode = SslMode.Disable }.ConnectionString)""")]
    [InlineData("""new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = Path.Combine("/cloudsql", i), Username = "u" }.ConnectionString)""")]
    [InlineData("""new NpgsqlConnection($"Host={Dir}/{i};SSL Mode=Disable")""")]
    public Task A_socket_with_an_unknown_end(string use) => Verify.SilentAsync(null, "class A { static readonly string Dir = \"/cloudsql\"; object M(string i) => " + use + "; }");

    [Theory]
    [InlineData("""new NpgsqlConnection($"Host=cloudsql-{i};{|PGSSL1001:SSL Mode=Disable|}")""")]
    [InlineData("""new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = Path.Combine("cloudsql", i), {|PGSSL1001:SslMode = SslMode.Disable|} }.ConnectionString)""")]
    public Task A_host_with_an_unknown_end(string use) => Verify.ProgramAsync("class A { object M(string i) => " + use + "; }");

    /// <summary>The message names a keyword that is known to be wrong, and stands on it.</summary>
    [Fact]
    public async Task A_keyword_of_another_driver()
    {
        Diagnostic finding = Assert.Single(await Verify.FindingsAsync(null, """class A { object M(string path) => new NpgsqlConnection($"Host=h.example.org;SSL Mode=VerifyFull;sslrootcert={path}"); }"""));
        Assert.Contains("the keyword sslrootcert", finding.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("sslrootcert", (await finding.Location.SourceTree!.GetTextAsync()).ToString(finding.Location.SourceSpan));
    }
}
