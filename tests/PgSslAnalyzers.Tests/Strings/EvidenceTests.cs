using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Tests.Strings;

/// <summary>A text that reaches no sink in sight is judged where it is kept, returned or written to the configuration, if only Npgsql could accept it.</summary>
public sealed class EvidenceTests
{
    private const string Require = "Host=pg.example.org;Database=d;Username=u;Password=p;{|PGSSL1003:SSL Mode=Require|}";

    public static TheoryData<string> Kept => new()
    {
        $$"""class Shop { const string Cs = "{{Require}}"; }""",
        $$"""class Shop { static readonly string Cs = "{{Require}}"; }""",
        $$"""class Shop { string cs = "{{Require}}"; }""",
        $$"""class Shop { public string Cs { get; set; } = "{{Require}}"; }""",
        $$"""class Shop { public string Cs => "{{Require}}"; }""",
        $$"""class Shop { public string Cs { get { return "{{Require}}"; } } }""",
        $$"""class Shop { string Build() => "{{Require}}"; }""",
        $$"""class Shop { string Build(bool b) { if (b) return "{{Require}}"; return ""; } }""",
        $$"""class Shop { void M() { var cs = "{{Require}}"; Other(cs); } void Other(string s) { } }""",
        $$"""class Shop { void M() { string cs; cs = "{{Require}}"; GC.KeepAlive(cs); } }""",
        $$"""class Shop { string? cs; void M() { cs = "{{Require}}"; } }""",
        $$"""class Shop { void M(Shop shop) { shop.Cs = "{{Require}}"; } public string? Cs { get; set; } }""",
        $$"""class Shop { object M() => new Shop { Cs = "{{Require}}" }; public string? Cs { get; set; } }""",
        $$"""class Shop { void M(string cs = "{{Require}}") { } }""",
        $$"""class Shop { string M() { string Local() => "{{Require}}"; return Local(); } }""",
        $$"""record Shop(string Cs); class Other { object M() => new Shop("{{Require}}"); }""",
        $$"""class Shop { string M(string host) { var cs = $"Host={host};{|PGSSL1003:SSL Mode=Require|};Database=d"; return cs; } }""",
        $$"""class Shop { string M(string host) => "Host=" + host + ";{|PGSSL1003:SSL Mode=Require|}"; }""",
        $$"""class Shop { string M(string host) => string.Join(";", "Host=" + host, "{|PGSSL1003:SSL Mode=Require|}"); }""",
        $$"""class Shop { string M(string host) { var b = new StringBuilder("Host=").Append(host).Append(";{|PGSSL1003:SSL Mode=Require|}"); return b.ToString(); } }""",
        $$"""class Shop { void M() => Environment.SetEnvironmentVariable("ConnectionStrings__Main", "{{Require}}"); }""",
        $$"""class Shop { string? M() => Environment.GetEnvironmentVariable("X") ?? "{{Require}}"; }""",
        """class Shop { string Cs => "Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}"; }""",
        """class Shop { string Cs => "Host=pg.example.org;{|PGSSL1004:SSL Mode=VerifyCA|};Include Error Detail=true"; }""",
        """class Shop { string Cs => "Server=pg.example.org;{|PGSSL1002:SSL Mode=Prefer|};Search Path=shop"; }""",
    };

    [Theory, MemberData(nameof(Kept))]
    public Task Where_a_text_is_kept(string program) => Verify.WeakAsync(program);

    /// <summary>A keyword that only Npgsql has proves also a text that lacks the mode.</summary>
    [Theory]
    [InlineData("Host=pg.example.org;Database=d;Include Error Detail=true")]
    [InlineData("Host=pg.example.org;Search Path=shop")]
    public async Task Absence(string text)
    {
        await Verify.ProgramAsync($$"""class Shop { string Cs => {|PGSSL1005:"{{text}}"|}; }""");
        await Verify.SilentAsync(null, $$"""class Shop { string Cs => "{{text}};SSL Mode=VerifyFull"; }""");
    }

    /// <summary>The habit of Npgsql's strings proves less: that the mode is missing is an information, unless the text reaches Npgsql in the same file.</summary>
    [Theory]
    [InlineData("Host=pg.example.org;Database=d;Username=u;Password=p", true)]
    [InlineData("Host=pg.example.org;Port=5432;User Name=u", true)]
    [InlineData("Server=pg.example.org;Database=d;User Id=u", true)]
    [InlineData("Server=pg.example.org;Database=d;User Id=u;TrustServerCertificate=true", false)]
    [InlineData("Host=pg.example.org;Username=u;Password=p", false)]
    [InlineData("Host=pg.example.org;Port=5672;Username=u", false)]
    [InlineData("Host=pg.example.org;Port=3306;Database=d;Username=u", false)]
    public async Task Habit(string text, bool isNpgsqls)
    {
        IReadOnlyList<Diagnostic> findings = await Verify.FindingsAsync(null, $$"""class Shop { string Cs => "{{text}}"; }""");
        if (!isNpgsqls)
            Assert.Empty(findings);
        else
            Assert.Equal(("PGSSL1005", Microsoft.CodeAnalysis.DiagnosticSeverity.Info), (Assert.Single(findings).Id, findings[0].Severity));
    }

    /// <summary>Where a driver is referenced that shares keywords, only Npgsql's own names count.</summary>
    [Theory]
    [InlineData("Host=pg.example.org;Database=d;Username=u", 1)]
    [InlineData("Server=pg.example.org;Database=d;User Id=u", 0)]
    public async Task Habit_beside_other_drivers(string text, int count)
        => Assert.Equal(count, (await Verify.FindingsAsync(TestReferences.All, $$"""class Shop { string Cs => "{{text}}"; }""")).Count);

    /// <summary>Not kept, or nothing that only Npgsql could accept.</summary>
    public static TheoryData<string> Nobodys => new()
    {
        // No place where a connection string is kept.
        """class Shop { void M() => Console.WriteLine("Host=h.example.org;SSL Mode=Require"); }""",
        """class Shop { string[] all = { "Host=h.example.org;SSL Mode=Require" }; }""",
        """class Shop { bool M(string s) => s == "Host=h.example.org;SSL Mode=Require"; }""",
        """class Shop { bool M(string s) => s is "Host=h.example.org;SSL Mode=Require"; }""",
        """class Shop { bool M(string s) => s.EndsWith("Host=h.example.org;SSL Mode=Require"); }""",
        """class Shop { [Obsolete("Host=h.example.org;SSL Mode=Require")] void M() { } }""",
        """class Shop { void M() => throw new Exception("Host=h.example.org;SSL Mode=Require"); }""",
        // Other engines, and texts that prove nothing.
        """class Shop { string cs = "Server=h.example.org;Database=d;User Id=u;Password=p;TrustServerCertificate=true"; }""",
        """class Shop { string cs = "Server=h.example.org;Database=d;Uid=u;Pwd=p;SslMode=Required"; }""",
        """class Shop { string cs = "Server=h.example.org;Database=d;Uid=u;Pwd=p;SslMode=VerifyCA"; }""",
        """class Shop { string cs = "Host=h.example.org;Port=8123;Protocol=https;Database=d;Username=u;Password=p"; }""",
        """class Shop { string cs = "host=h.example.org;virtualHost=/;username=u;password=p;ssl=true"; }""",
        """class Shop { string cs = "Data Source=h.example.org;Initial Catalog=d;Encrypt=false"; }""",
        """class Shop { string cs = "Driver={PostgreSQL};Server=h.example.org;sslmode=require"; }""",
        """class Shop { string cs = "host=h.example.org dbname=d sslmode=require"; }""",
        """class Shop { string cs = "jdbc:postgresql://h.example.org/d?sslmode=require"; }""",
        """class Shop { string cs = "postgresql://h.example.org/d?sslmode=require"; }""",
        """class Shop { string cs = "SSL Mode=Require"; }""",
        """class Shop { string help = "Set Host=h and SSL Mode=Require"; }""",
        """class Shop { string help = "Use SSL Mode=Require; it encrypts. Host=h;"; }""",
        """class Shop { string cs = "Host=h.example.org;SSL Mode=Require;Trusted_Connection=true"; }""",
        """class Shop { string cs = "Host=h.example.org;SSL Mode=Require;Unclosed=\"x"; }""",
    };

    [Theory, MemberData(nameof(Nobodys))]
    public Task What_proves_nothing(string program) => Verify.SilentAsync(null, program);

    /// <summary>A text that a connection of another driver takes is that driver's, whatever it says.</summary>
    [Theory]
    [InlineData("const string Cs = \"Host=h.example.org;Database=d;Username=u;SslMode=Required\"; object M() => new MySqlConnector.MySqlConnection(Cs);", 0)]
    [InlineData("const string Cs = \"Host=h.example.org;Database=d;Username=u;SSL Mode=Require\"; object M() => new MySqlConnector.MySqlConnection(Cs);", 0)]
    [InlineData("static readonly string Cs = Environment.GetEnvironmentVariable(\"DB\") ?? \"Host=h.example.org;Database=d;Username=u;SslMode=VerifyCA\"; object M() => new MySqlConnector.MySqlConnection(Cs);", 0)]
    [InlineData("const string Cs = \"Host=h.example.org;Database=d;Username=u;SSL Mode=Require\"; object M() => new NpgsqlConnection(Cs);", 1)]
    [InlineData("const string Cs = \"Host=h.example.org;Database=d;Username=u;SSL Mode=Require\"; object M() => new Uri(Cs);", 1)]
    public async Task Taken_by_another_driver(string members, int count)
        => Assert.Equal(count, (await Verify.FindingsAsync(TestReferences.All, "class Shop { " + members + " }")).Count);

    [Fact]
    public Task A_configuration_is_written()
        => Verify.WeakAsync(
            """
            using Microsoft.Extensions.Configuration;
            class Shop { void M(IConfiguration configuration, string host) => configuration["ConnectionStrings:Main"] = $"Host={host};{|PGSSL1003:SSL Mode=Require|}"; }
            """, TestReferences.All);

    /// <summary>A sink in sight has the word: what it judges is not judged again.</summary>
    [Fact]
    public Task A_sink_in_sight_has_the_word()
        => Verify.ProgramAsync("""
            class Shop
            {
                const string Weak = "Host=pg.example.org;Include Error Detail=true";
                object M() => new NpgsqlConnection(Weak + ";SSL Mode=VerifyFull");
                object N() { var cs = "Host=pg.example.org;Include Error Detail=true"; cs += ";SSL Mode=VerifyFull"; return new NpgsqlConnection(cs); }
                object O() { var cs = "Host=pg.example.org;Search Path=x;SSL Mode=Require"; return new NpgsqlConnectionStringBuilder(cs) { SslMode = SslMode.VerifyFull }.ToString(); }
            }
            """);
}
