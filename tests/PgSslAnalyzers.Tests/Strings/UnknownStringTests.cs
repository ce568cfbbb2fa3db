using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Tests.Strings;

/// <summary>PGSSL1007 is said once, where something can be done about it, and not of a string that was judged before.</summary>
public sealed class UnknownStringTests
{
    public static TheoryData<string> Copied => new()
    {
        "object M(NpgsqlConnection c) => new NpgsqlConnection(c.ConnectionString);",
        "object M(NpgsqlDataSource s) => NpgsqlDataSource.Create(s.ConnectionString);",
        "object M(DbConnection c) => new NpgsqlConnection(c.ConnectionString);",
        """object M(NpgsqlConnection c) => new NpgsqlConnection(c.ConnectionString + ";Timeout=3");""",
        """object M(NpgsqlConnection c) { var b = new NpgsqlConnectionStringBuilder(c.ConnectionString) { Database = "d" }; return new NpgsqlConnection(b.ConnectionString); }""",
        "object M(NpgsqlConnection c) => c.CloneWith(c.ConnectionString);",
    };

    [Theory, MemberData(nameof(Copied))]
    public Task A_copy_was_judged_where_it_was_made(string member) => Verify.SilentAsync(null, "class A { " + member + " }");

    [Theory]
    [InlineData("object M(NpgsqlConnection c) => new NpgsqlConnection(new NpgsqlConnectionStringBuilder(c.ConnectionString) { {|PGSSL1003:SslMode = SslMode.Require|} }.ConnectionString);")]
    [InlineData("""object M(NpgsqlConnection c) => new NpgsqlConnection(c.ConnectionString + ";{|PGSSL1003:SSL Mode=Require|}");""")]
    [InlineData("object M(NpgsqlConnection c, string rest) => new NpgsqlConnection({|PGSSL1007:c.ConnectionString + rest|});")]
    public Task A_copy_with_something_else(string member) => Verify.ProgramAsync("class A { " + member + " }");

    /// <summary>One string, one report: for each variable, and not again at the links of a chain that hand it on.</summary>
    [Theory]
    [InlineData("void M(string cs) { new NpgsqlConnection({|PGSSL1007:cs|}).Open(); new NpgsqlConnection(cs).Open(); }")]
    [InlineData("readonly string cs; A(string s) => cs = s; object M() => new NpgsqlConnection({|PGSSL1007:cs|}); object N() => NpgsqlDataSource.Create(cs);")]
    [InlineData("object M(string cs) => N(cs); object N(string cs) => O(cs, 1); object O(string cs, int n) => new NpgsqlConnection({|PGSSL1007:cs|});")]
    [InlineData("void M(string a, string b) { new NpgsqlConnection({|PGSSL1007:a|}).Open(); new NpgsqlConnection({|PGSSL1007:b|}).Open(); }")]
    // A property of a library is as many strings as there are objects.
    [InlineData("object M(NpgsqlConnectionStringBuilder a, NpgsqlConnectionStringBuilder b) => new[] { new NpgsqlConnection({|PGSSL1007:a.ConnectionString|}), new NpgsqlConnection({|PGSSL1007:b.ConnectionString|}), new NpgsqlConnection(a.ConnectionString) };")]
    [InlineData("object M(string t) => new[] { new NpgsqlConnection({|PGSSL1007:F(t).ConnectionString|}), new NpgsqlConnection({|PGSSL1007:G(t).ConnectionString|}) }; static NpgsqlConnectionStringBuilder F(string t) => new(t); static NpgsqlConnectionStringBuilder G(string t) => new(t);")]
    public Task Once(string members) => Verify.ProgramAsync("class A { " + members + " }");

    /// <summary>A builder made from an unknown text whose own text goes out of sight.</summary>
    [Theory]
    [InlineData("""string M(string t) { var b = {|PGSSL1007:new NpgsqlConnectionStringBuilder|}(t) { Database = "d" }; return b.ConnectionString; }""")]
    [InlineData("""void M(string t, IDictionary<string, string> d) { var b = {|PGSSL1007:new NpgsqlConnectionStringBuilder(t)|}; d["x"] = b.ToString(); }""")]
    [InlineData("string M(string t, bool late) { var b = {|PGSSL1007:new NpgsqlConnectionStringBuilder(t)|}; if (late) b.SslMode = SslMode.VerifyFull; return b.ConnectionString; }")]
    [InlineData("""string M(string t) => new NpgsqlConnectionStringBuilder(t) { Database = "d" }.ToString(); object N(string t) => new NpgsqlConnection({|PGSSL1007:M(t)|});""")]
    [InlineData("string M(string t) => new NpgsqlConnectionStringBuilder(t) { SslMode = SslMode.VerifyFull }.ConnectionString;")]
    [InlineData("""string M(string t) => new NpgsqlConnectionStringBuilder(t) { Password = "***" }.ConnectionString;""")]
    [InlineData("""string M(string t) { var b = new NpgsqlConnectionStringBuilder(t); b.Remove("Password"); return b.ConnectionString; }""")]
    [InlineData("string? M(string t) => new NpgsqlConnectionStringBuilder(t).Host;")]
    // Whoever gets the builder may raise the mode; where it is raised on one way, it was to be raised here.
    [InlineData("void M(string t, bool late, IDictionary<string, DbConnectionStringBuilder> d) { var b = {|PGSSL1007:new NpgsqlConnectionStringBuilder(t)|}; if (late) b.SslMode = SslMode.VerifyFull; d.TryAdd(\"x\", b); }")]
    [InlineData("void M(string t, bool late, Dictionary<string, NpgsqlConnectionStringBuilder> d) { var b = {|PGSSL1007:new NpgsqlConnectionStringBuilder(t)|}; if (late) b.SslMode = SslMode.VerifyFull; d[\"x\"] = b; }")]
    [InlineData("void M(string t, Dictionary<string, NpgsqlConnectionStringBuilder> d) { var b = new NpgsqlConnectionStringBuilder(t); d[\"x\"] = b; }")]
    [InlineData("void M(string t, Dictionary<string, NpgsqlConnectionStringBuilder> d) { var b = new NpgsqlConnectionStringBuilder(t); b.SslMode = SslMode.VerifyFull; d[\"x\"] = b; }")]
    public Task A_builder_whose_text_goes_out_of_sight(string members) => Verify.ProgramAsync("class A { " + members + " }");

    /// <summary>A builder that another file makes is judged there only if its text is read there.</summary>
    [Theory]
    [InlineData("class A { object M(string t) => new NpgsqlConnection({|PGSSL1007:F.Of(t).ConnectionString|}); }", "static class F { public static NpgsqlConnectionStringBuilder Of(string t) => new(t); }")]
    [InlineData("class A { object M(string t) { var b = F.Of(t); b.SslMode = SslMode.VerifyFull; return new NpgsqlConnection(b.ConnectionString); } }", "static class F { public static NpgsqlConnectionStringBuilder Of(string t) => new(t); }")]
    [InlineData("static class F { public static string Of(string t) => {|PGSSL1007:new NpgsqlConnectionStringBuilder|}(t) { Pooling = false }.ConnectionString; }", "class A { object M(string t) => new NpgsqlConnection(F.Of(t)); }")]
    public Task A_builder_of_another_file(string file, string other) => Verify.ProgramAsync(file, files: other);

    /// <summary>A builder made from the text says what the text holds.</summary>
    [Theory]
    [InlineData("if (b is not { SslMode: SslMode.VerifyFull }) throw new Exception(); return new NpgsqlConnection(t);")]
    [InlineData("if (b.SslMode != SslMode.VerifyFull) throw new Exception(); return new NpgsqlConnection(t);")]
    [InlineData("if (b.SslMode == SslMode.VerifyFull) throw new Exception(); return new NpgsqlConnection({|PGSSL1007:t|});")]
    [InlineData("if (b.Host == null) throw new Exception(); return new NpgsqlConnection({|PGSSL1007:t|});")]
    public Task A_text_that_was_checked(string statements) => Verify.ProgramAsync("class A { object M(string t) { var b = new NpgsqlConnectionStringBuilder(t); " + statements + " } }");

    /// <summary>What tests connect to is made for them. A count wants to know, and a proof; a weak mode is one in a test, too.</summary>
    [Theory]
    [InlineData("object M(string t) => new NpgsqlConnection(t);", "")]
    [InlineData("object M(string t) => new NpgsqlConnection(t);", "build_property.PgSslAnalysisMode = Enforce")]
    [InlineData("object M(string t) => new NpgsqlConnection({|PGSSL1007:t|});", "build_property.PgSslAnalysisMode = Audit")]
    [InlineData("object M(string t) => new NpgsqlConnection({|PGSSL1007:t|});", "build_property.PgSslAnalysisMode = Strict")]
    [InlineData("object M(string t) => new NpgsqlConnection({|PGSSL1007:t|});", "build_property.PgSslCountsConnections = true")]
    [InlineData("object M(string t) => {|PGSSL1008:new NpgsqlSlimDataSourceBuilder(t)|}.Build();", "")]
    [InlineData("object M(string t) => new NpgsqlConnection(t + \";{|PGSSL1003:SSL Mode=Require|}\");", "")]
    public Task In_a_test_project(string member, string option) => Verify.ProgramAsync("class A { " + member + " }", options: "build_property.IsTestProject = true\n" + option);

    /// <summary>A text without a Host opens nothing.</summary>
    [Theory]
    [InlineData("""flag ? null : "Database=x" """)]
    [InlineData("\"Database=x;Username=u\"")]
    public Task Without_host(string text) => Verify.SilentAsync(null, "class A { object M(bool flag) => new NpgsqlConnection(" + text + "); }");

    [Theory]
    [InlineData("""flag ? "Host=h.example.org;SSL Mode=VerifyFull" : t""", true)]
    [InlineData("t", false)]
    public async Task The_message_says_what_is_missing(string text, bool isPartial)
    {
        Diagnostic finding = Assert.Single(await Verify.FindingsAsync(null, $"class A {{ object M(bool flag, string t) => new NpgsqlConnection({text}); }}"));
        Assert.Equal("PGSSL1007", finding.Id);
        Assert.Equal(isPartial, finding.GetMessage().Contains("not set on every way", StringComparison.Ordinal));
    }

    /// <summary>A name is judged in the configuration file: there it is weak, or good, and nothing is left to say.</summary>
    [Theory]
    [InlineData("""new NpgsqlConnection({|PGSSL1009:c.GetConnectionString("Main")|})""", "{|PGSSL1003:SSL Mode=Require|}")]
    [InlineData("""new NpgsqlConnection({|PGSSL1007:c.GetConnectionString("Main")|})""", "SSL Mode=VerifyFull")]
    public Task One_of_1007_and_1009(string use, string mode)
        => Verify.WithConfigurationAsync("using Microsoft.Extensions.Configuration; class A { object M(IConfiguration c) => " + use + "; }", "",
            ("appsettings.json", """{ "ConnectionStrings": { "Main": "Host=db.example.com;Database=d;Username=u;""" + mode + "\" } }"));
}
