using Microsoft.CodeAnalysis;

namespace PgSslAnalyzers.Tests.Strings;

/// <summary>A text that many files use is reported once, where it stands, if it alone says enough; at its uses, with the name of its declaration, if it does not.</summary>
public sealed class SharedTextTests
{
    private const string Uses = """
        class A { object M() => new NpgsqlConnection(Shared.Text); object N() => NpgsqlDataSource.Create(Shared.Text); }
        class B { object M() => new NpgsqlConnection(Shared.Text + ";Timeout=3"); }
        """;

    public static TheoryData<string> Declared => new()
    {
        """public static readonly string Text = Environment.GetEnvironmentVariable("x") ?? {|PGSSL1006:"Host=localhost;Port=5432;Database=d;Username=u;Password=p"|};""",
        """public static readonly string Text = Environment.GetEnvironmentVariable("x") ?? {|PGSSL1005:"Host=db.example.com;Database=d;Username=u;Password=p"|};""",
        """public const string Text = {|PGSSL1005:"Host=db.example.com;Port=5432;Username=u;Password=p"|};""",
        """public const string Text = "Host=db.example.com;{|PGSSL1003:SSL Mode=Require|}";""",
        """public static string Text => {|PGSSL1006:"Server=127.0.0.1;Port=5432;Database=d;User Id=u;Password=p"|};""",
        """public static string Text { get; } = "Host=localhost;Database=d;Username=u;{|PGSSL1006:SSL Mode=Disable|}";""",
        """public const string Text = "Host=db.example.com;Database=d;Username=u;SSL Mode=VerifyFull";""",
    };

    [Theory, MemberData(nameof(Declared))]
    public Task Once_in_its_own_file(string declaration) => Verify.ProgramAsync(Uses, files: "public static class Shared { " + declaration + " }");

    /// <summary>What does not prove that it is Npgsql's is said where Npgsql gets it.</summary>
    [Theory]
    [InlineData("Host=bus.example.com;Username=u;Password=p")]
    [InlineData("Host=db.example.com;Port=3306;Database=d;Username=u")]
    [InlineData("Host=<your-host>;Database=d;Username=u")]
    public Task At_its_uses(string text)
        => Verify.ProgramAsync("class A { object M() => new NpgsqlConnection({|PGSSL1005:Shared.Text|}); }", files: $$"""public static class Shared { public const string Text = "{{text}}"; }""");

    /// <summary>A template that is filled in many places lacks the mode in one.</summary>
    [Fact]
    public Task A_template_under_a_name()
        => Verify.ProgramAsync("""
            class A
            {
                const string Template = {|PGSSL1005:"Host={0};Database=d;Username=u"|};
                object M(string host) => new NpgsqlConnection(string.Format(Template, host));
                object N(string other) => new NpgsqlConnection(string.Format(Template, other));
            }
            """);

    /// <summary>A head that others complete is no whole string; where it is used as one the mode is missing.</summary>
    [Fact]
    public Task A_head_of_other_texts()
        => Verify.ProgramAsync("""
            class A
            {
                const string Head = "Host=db.example.com;Username=a", Tail = ";SSL Mode=VerifyFull";
                object M() => new NpgsqlConnection(Head + Tail);
                object N() => new NpgsqlConnection({|PGSSL1005:Head|});
            }
            """);

    [Fact]
    public async Task The_message_names_the_declaration()
    {
        IReadOnlyList<Diagnostic> findings = await Verify.FindingsAsync(null, "class A { object M() => new NpgsqlConnection(Shared.Text); }", """public static class Shared { public const string Text = "Host=db.example.com"; }""");
        Assert.EndsWith("Declared in Shared.Text.", Assert.Single(findings).GetMessage(), StringComparison.Ordinal);
    }

    /// <summary>What a name says is for readers, and a password that is masked, is no connection.</summary>
    [Theory]
    [InlineData("""const string Documentation = "Host=db.example.com;Database=d;Username=u;SSL Mode=Require";""")]
    [InlineData("""public static readonly string UsageExample = "Host=db.example.com;Database=d;Username=u;SSL Mode=Require";""")]
    [InlineData("""const string Shown = "Host=db.example.com;Database=d;Username=u;Password=***;SSL Mode=Require";""")]
    [InlineData("""static readonly string[] Keys = ["SSL Mode", "Host=db.example.com;Database=d;Username=u"];""")]
    public Task For_readers(string declaration) => Verify.SilentAsync(null, "class A { " + declaration + " }");
}
