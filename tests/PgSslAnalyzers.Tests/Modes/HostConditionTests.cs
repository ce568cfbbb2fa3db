namespace PgSslAnalyzers.Tests.Modes;

/// <summary>Conditions on the host: which of them say that it is this machine, and which say nothing of it.</summary>
public sealed class HostConditionTests
{
    /// <summary>A condition that says so, and the nearest one that does not.</summary>
    public static TheoryData<string, string> Conditions => new()
    {
        { """host.StartsWith("127.")""", """host.StartsWith("128.")""" },
        { """host.StartsWith("127.0.0", StringComparison.Ordinal)""", """host.StartsWith("127.example", StringComparison.Ordinal)""" },
        { """string.Compare(host, "localhost", StringComparison.OrdinalIgnoreCase) == 0""", """string.Compare(host, "localhost", StringComparison.OrdinalIgnoreCase) != 0""" },
        { """string.Compare("localhost", host, true) == 0""", """string.Compare("db.example.com", host, true) == 0""" },
        { """string.CompareOrdinal(host, "localhost") == 0""", """string.CompareOrdinal(host, "localhost") == 1""" },
        { """host.CompareTo("localhost") == 0""", """host.CompareTo("localhost") < 0""" },
        { """StringComparer.OrdinalIgnoreCase.Equals(host, "localhost")""", """StringComparer.OrdinalIgnoreCase.Equals(host, "db")""" },
        { "\"localhost\".Equals(host)", "\"localhost.example.com\".Equals(host)" },
        { """object.Equals(host, "localhost")""", """object.Equals(host, other)""" },
        { """host == "localhost" || host.StartsWith("127.")""", """host == "localhost" || other.Length == 0""" },
        { """host == "localhost" """, """other == "localhost" """ },
        { """host == "localhost" && other == "localhost" """, """other is "localhost" or "127.0.0.1" """ },
        { """string.Equals(host, "localhost")""", """string.Equals(other, "localhost")""" },
    };

    [Theory, MemberData(nameof(Conditions))]
    public async Task In_a_text(string here, string elsewhere)
    {
        await Verify.ProgramAsync(Text(here, "PGSSL1006"));
        await Verify.ProgramAsync(Text(elsewhere, "PGSSL1001"));
    }

    [Theory, MemberData(nameof(Conditions))]
    public async Task On_a_builder(string here, string elsewhere)
    {
        await Verify.ProgramAsync(Builder(here, "PGSSL1006"));
        await Verify.ProgramAsync(Builder(elsewhere, "PGSSL1001"));
    }

    /// <summary>What is made of the host speaks of the host.</summary>
    [Theory]
    [InlineData("""var plain = host.Trim(); var mode = plain == "localhost" ? {|PGSSL1006:SslMode.Disable|} : SslMode.VerifyFull; _ = new NpgsqlConnection($"Host={host};SSL Mode={mode}");""")]
    [InlineData("""var name = other.Trim(); var mode = other == "localhost" ? {|PGSSL1006:SslMode.Disable|} : SslMode.VerifyFull; _ = new NpgsqlConnection($"Host={name};SSL Mode={mode}");""")]
    public Task Derived_names(string statements) => Verify.ProgramAsync("class A { void M(string host, string other) { " + statements + " } }");

    private static string Text(string condition, string rule)
        => "class A { void M(string host, string other) { var mode = " + condition + " ? {|" + rule + """:SslMode.Disable|} : SslMode.VerifyFull; _ = new NpgsqlConnection($"Host={host};SSL Mode={mode}"); } }""";

    private static string Builder(string condition, string rule)
        => "class A { void M(string host, string other) { var b = new NpgsqlConnectionStringBuilder { Host = host, SslMode = SslMode.VerifyFull }; if (" + condition + ") {|" + rule + ":b.SslMode = SslMode.Disable|}; _ = new NpgsqlConnection(b.ToString()); } }";
}
