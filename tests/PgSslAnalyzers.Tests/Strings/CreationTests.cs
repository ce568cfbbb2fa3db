namespace PgSslAnalyzers.Tests.Strings;

/// <summary>Every way to write the creation of a connection: with its type, with the type that a declaration around it says, and with one that only binding tells.</summary>
public sealed class CreationTests
{
    private static string Program(string member) => $$"""
        using System.Collections.Immutable;
        using Conn = Npgsql.NpgsqlConnection;
        class Db
        {
            static string Cs() => Environment.GetEnvironmentVariable("DB")!;
            static void Use(object o, NpgsqlConnection c) { }
        {{member}}
        }
        """;

    public static TheoryData<string> Members => new()
    {
        """readonly NpgsqlConnection c = new({|PGSSL1007:Cs()|});""",
        """readonly Conn c = new({|PGSSL1007:Cs()|});""",
        """readonly Npgsql.NpgsqlConnection? c = new({|PGSSL1007:Cs()|});""",
        """NpgsqlConnection C { get; } = new({|PGSSL1007:Cs()|});""",
        """NpgsqlConnection C => new({|PGSSL1007:Cs()|});""",
        """NpgsqlConnection C { get { return new({|PGSSL1007:Cs()|}); } }""",
        """NpgsqlConnection C() => new({|PGSSL1007:Cs()|});""",
        """NpgsqlConnection C() { return new({|PGSSL1007:Cs()|}); }""",
        """async Task<NpgsqlConnection> C() { await Task.Yield(); return new({|PGSSL1007:Cs()|}); }""",
        """void M() { NpgsqlConnection C() => new({|PGSSL1007:Cs()|}); C(); }""",
        """void M() { Func<NpgsqlConnection> c = () => { return new({|PGSSL1007:Cs()|}); }; c(); }""",
        """void M() { Func<NpgsqlConnection> c = () => new({|PGSSL1007:Cs()|}); c(); }""",
        """void M() { NpgsqlConnection c = new({|PGSSL1007:Cs()|}); }""",
        """void M() { NpgsqlConnection c; c = new({|PGSSL1007:Cs()|}); }""",
        """void M(bool b, NpgsqlConnection d) { NpgsqlConnection c = b ? new({|PGSSL1007:Cs()|}) : d; }""",
        """void M() => Use(1, new({|PGSSL1007:Cs()|}));""",
        """void M() { var all = new List<NpgsqlConnection> { new({|PGSSL1007:Cs()|}) }; }""",
        """void M() { var all = new NpgsqlConnection[] { new({|PGSSL1007:Cs()|}) }; }""",
        """void M() { var c = new Conn({|PGSSL1007:Cs()|}); }""",
        """void M() { List<int> l = new(5); Uri u = new(Cs()); object o = new Uri(Cs()); }""",
    };

    [Theory, MemberData(nameof(Members))]
    public Task Unknown_text(string member) => Verify.ProgramAsync(Program(member));

    /// <summary>Constructors of base types, by the option for sinks of one's own: Npgsql's types are sealed.</summary>
    [Theory]
    [InlineData("class My : Acme.Db { public My(string cs) : base({|PGSSL1007:cs|}) { } }")]
    [InlineData("class My(string cs) : Acme.Db({|PGSSL1007:cs|});")]
    [InlineData("class My : Acme.Db { public My(string cs) : base({|PGSSL1007:cs|}) { } public My() : this(\"Host=h.example.org;{|PGSSL1003:SSL Mode=Require|}\") { } }")]
    [InlineData("partial class My { public My(string cs) : base({|PGSSL1007:cs|}) { } } partial class My : Acme.Db { }")]
    [InlineData("class Other(string cs) : Exception(cs);")]
    public Task Base_constructor(string type)
        => Verify.ProgramAsync($"{type}\nnamespace Acme {{ class Db {{ public Db(string connectionString) {{ }} }} }}", options: "pgssl.connection_string_sinks = Acme.Db..ctor(connectionString)");

    /// <summary>A file without a word of Npgsql: what it passes to Npgsql is looked at, and a type that only binding tells in strict mode.</summary>
    [Fact]
    public Task Without_a_word_of_Npgsql()
    {
        string[] files = ["static class Db { public static void Use(NpgsqlConnection c) { } }", "class Other { void M(string cs) { Db.Use(new(\"Host=h.example.org;{|PGSSL1003:SSL Mode=Require|}\")); } void N(string cs) => Db.Use(new(cs)); }"];
        return Verify.ProgramAsync("", files: files);
    }

    [Fact]
    public Task Without_a_word_of_Npgsql_in_strict_mode()
    {
        string[] files = ["static class Db { public static void Use(NpgsqlConnection c) { } }", "class Other { void M(string cs) { Db.Use(new({|PGSSL1007:cs|})); } }"];
        return Verify.ProgramAsync("", options: "build_property.PgSslAnalysisMode = Strict", files: files);
    }
}
