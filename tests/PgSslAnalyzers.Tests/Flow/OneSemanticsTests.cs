using PgSslAnalyzers.Tests.Strict;

namespace PgSslAnalyzers.Tests.Flow;

/// <summary>What a program means is the same in every mode: each program with what is strong in it stays silent, the nearest weak one is reported where the mode is written.</summary>
public sealed class OneSemanticsTests
{
    public static TheoryData<string> Strong =>
    [
        """_ = new NpgsqlConnection("Host=h.example.org;SSL Mode=Require".Replace(newValue: "SSL Mode=VerifyFull", oldValue: "SSL Mode=Require"));""",
        """var list = new List<string> { "Host=h.example.org", "SSL Mode=Require" }; list[1] = "SSL Mode=VerifyFull"; _ = new NpgsqlConnection(string.Join(";", list));""",
        """var sb = new StringBuilder("Host=h.example.org;SSL Mode=verify-full"); sb.Length = 0; sb.Append("Host=h.example.org;SSL Mode=VerifyFull"); _ = new NpgsqlConnection(sb.ToString());""",
        """(string Text, int Number) t = ("Host=h.example.org;SSL Mode=Require", 1); t.Text = "Host=h.example.org;SSL Mode=VerifyFull"; _ = new NpgsqlConnection(t.Text);""",
        """string s = "Host=h.example.org;SSL Mode=Require"; s = "Host=h.example.org;SSL Mode=VerifyFull"; _ = new NpgsqlConnection(s);""",
        """var list = new List<string> { "Host=h.example.org", "SSL Mode=VerifyFull" }; var copy = list.ToList(); list[1] = "SSL Mode=Require"; _ = new NpgsqlConnection(string.Join(";", copy));""",
    ];

    public static TheoryData<string> Weak =>
    [
        """_ = new NpgsqlConnection("Host=h.example.org;SSL Mode=VerifyFull".Replace(newValue: "{|PGSSL1003:SSL Mode=Require|}", oldValue: "SSL Mode=VerifyFull"));""",
        """var list = new List<string> { "Host=h.example.org", "SSL Mode=VerifyFull" }; list[1] = "{|PGSSL1003:SSL Mode=Require|}"; _ = new NpgsqlConnection(string.Join(";", list));""",
        """var sb = new StringBuilder("Host=h.example.org;SSL Mode=verify-full"); sb.Length = 0; sb.Append("Host=h.example.org;{|PGSSL1003:SSL Mode=Require|}"); _ = new NpgsqlConnection(sb.ToString());""",
        """(string Text, int Number) t = ("Host=h.example.org;SSL Mode=VerifyFull", 1); t.Text = "Host=h.example.org;{|PGSSL1003:SSL Mode=Require|}"; _ = new NpgsqlConnection(t.Text);""",
        """string s = "Host=h.example.org;SSL Mode=VerifyFull"; s = "Host=h.example.org;{|PGSSL1003:SSL Mode=Require|}"; _ = new NpgsqlConnection(s);""",
        """var list = new List<string> { "Host=h.example.org", "{|PGSSL1003:SSL Mode=Require|}" }; var copy = list.ToList(); list[1] = "SSL Mode=VerifyFull"; _ = new NpgsqlConnection(string.Join(";", copy));""",
    ];

    [Theory, MemberData(nameof(Strong))]
    public Task Silent(string statements) => Verify.SilentStatementsAsync(statements);

    [Theory, MemberData(nameof(Weak))]
    public Task Reported(string statements) => Verify.StatementsAsync(statements);

    [Theory, MemberData(nameof(Strong))]
    public Task Passes_in_strict_mode(string statements) => StrictProgram.PassesAsync($"void M() {{ {statements.Replace("SSL Mode=VerifyFull\"", "SSL Mode=VerifyFull;GSS Encryption Mode=Disable\"")} }}");

    [Fact]
    public Task A_field_of_another_object_is_not_the_own_one() => Verify.ProgramAsync("""
        class Options { public string Text = ""; }
        class Program : Options
        {
            void M(Program other)
            {
                Text = "Host=h.example.org;SSL Mode=VerifyFull";
                other.Text = "Host=h.example.org;{|PGSSL1003:SSL Mode=Require|}";
                _ = new NpgsqlConnection(Text);
                _ = new NpgsqlConnection(other.Text);
            }
        }
        """);
}
