using PgSslAnalyzers.Tests.Strict;

namespace PgSslAnalyzers.Tests.Flow;

/// <summary>A condition on the mode of a builder is a fact about that builder, as it was then, on the branch behind the condition.</summary>
public sealed class CheckedModeTests
{
    private const string Gss = "b.GssEncryptionMode = GssEncryptionMode.Disable; ";

    /// <summary>Proven: silent in every mode.</summary>
    public static TheoryData<string> Proven =>
    [
        "if (b.SslMode != SslMode.VerifyFull) throw new InvalidOperationException();",
        "if (SslMode.VerifyFull != b.SslMode) throw new InvalidOperationException();",
        "if (!(b.SslMode == SslMode.VerifyFull)) throw new InvalidOperationException();",
        "if (b.SslMode is not SslMode.VerifyFull) throw new InvalidOperationException();",
        "if (b is not { SslMode: SslMode.VerifyFull }) throw new InvalidOperationException();",
        "if (b.SslMode != SslMode.VerifyFull) b.SslMode = SslMode.VerifyFull;",
        "switch (b.SslMode) { case SslMode.VerifyFull: break; default: throw new InvalidOperationException(); }",
        "var mode = b.SslMode; if (mode != SslMode.VerifyFull) throw new InvalidOperationException();",
        "bool isStrong = b.SslMode == SslMode.VerifyFull; if (!isStrong) throw new InvalidOperationException();",
        "if (b.SslMode != SslMode.VerifyFull || b.Host == null) throw new InvalidOperationException();",
        "while (b.SslMode != SslMode.VerifyFull) { b.SslMode = SslMode.VerifyFull; }",
    ];

    /// <summary>Likely, not proven: an undefined number passes.</summary>
    public static TheoryData<string> Likely =>
    [
        "if (b.SslMode < SslMode.VerifyFull) throw new InvalidOperationException();",
        "if (b.SslMode < SslMode.VerifyFull) b.SslMode = SslMode.VerifyFull;",
        "if (b.SslMode is not >= SslMode.VerifyFull) throw new InvalidOperationException();",
        "if (b.SslMode <= SslMode.VerifyCA) throw new InvalidOperationException();",
        "if (b.SslMode is SslMode.Disable or SslMode.Allow or SslMode.Prefer or SslMode.Require or SslMode.VerifyCA) throw new InvalidOperationException();",
    ];

    /// <summary>The fact is about something else, or no longer true.</summary>
    public static TheoryData<string> Unknown =>
    [
        "if (b.SslMode == SslMode.VerifyFull) throw new InvalidOperationException();",
        "if (b.SslMode != SslMode.VerifyFull) Console.WriteLine();",
        "if (b.SslMode < SslMode.Require) throw new InvalidOperationException();",
        "if (b.SslMode > SslMode.VerifyFull) throw new InvalidOperationException();",
        "if (other.SslMode != SslMode.VerifyFull) throw new InvalidOperationException();",
        "if (b.SslMode != SslMode.VerifyFull) throw new InvalidOperationException(); b.ConnectionString = text;",
        "if (b.SslMode != SslMode.VerifyFull) throw new InvalidOperationException(); b.Remove(\"SSL Mode\"); b.ConnectionString = text;",
        "if (b.SslMode != SslMode.VerifyFull) throw new InvalidOperationException(); b = other;",
        "bool isStrong = b.SslMode == SslMode.VerifyFull; b.ConnectionString = text; if (!isStrong) throw new InvalidOperationException();",
        "try { if (b.SslMode != SslMode.VerifyFull) throw new InvalidOperationException(); } catch (InvalidOperationException) { }",
        "if (b.SslMode != SslMode.VerifyFull && number > 0) throw new InvalidOperationException();",
    ];

    /// <summary>The mode is lowered after it was checked.</summary>
    public static TheoryData<string> Lowered =>
    [
        "if (b.SslMode != SslMode.VerifyFull) throw new InvalidOperationException(); {|PGSSL1003:b.SslMode = SslMode.Require|};",
        "if (b.SslMode != SslMode.VerifyFull) throw new InvalidOperationException(); var alias = b; {|PGSSL1003:alias.SslMode = SslMode.Require|};",
    ];

    /// <summary>The fact may have been undone behind the back of the analysis: strict mode asks for more.</summary>
    public static TheoryData<string> InDoubt =>
    [
        "if (b.SslMode != SslMode.VerifyFull) throw new InvalidOperationException(); Outside.It.Take(b);",
        "Action lower = () => b.SslMode = SslMode.Require; if (b.SslMode != SslMode.VerifyFull) throw new InvalidOperationException(); lower();",
        "if (b.SslMode != SslMode.VerifyFull) throw new InvalidOperationException(); foreach (var one in new[] { b }) { one.ConnectionString = text; }",
    ];

    private static string Program(string statements) => $$"""
        class Program
        {
            void M(string text, int number, NpgsqlConnectionStringBuilder other)
            {
                var b = new NpgsqlConnectionStringBuilder(text);
                {{statements}}
                _ = new NpgsqlConnection(b.ConnectionString);
            }
        }
        """;

    private static string Member(string statements)
        => $"void M(string text, int number, NpgsqlConnectionStringBuilder other) {{ var b = new NpgsqlConnectionStringBuilder(text); {statements} {Gss} new NpgsqlConnection(b.ConnectionString).Open(); }}";

    [Theory, MemberData(nameof(Proven)), MemberData(nameof(Likely))]
    public Task Silent(string statements) => Verify.SilentAsync(null, Program(statements));

    [Theory, MemberData(nameof(Unknown))]
    public async Task Not_known(string statements) => Assert.Contains(await Verify.FindingsAsync(null, Program(statements)), static finding => finding.Id == "PGSSL1007");

    [Theory, MemberData(nameof(Lowered))]
    public Task Reported(string statements) => Verify.ProgramAsync(Program(statements));

    [Theory, MemberData(nameof(Proven))]
    public Task Passes_in_strict_mode(string statements) => StrictProgram.PassesAsync(Member(statements));

    [Theory, MemberData(nameof(Likely)), MemberData(nameof(Unknown)), MemberData(nameof(InDoubt))]
    public Task Is_reported_in_strict_mode(string statements) => StrictProgram.IsReportedAsync(Member(statements));

    [Fact]
    public Task Says_nothing_about_GSS()
        => StrictProgram.IsReportedAsync("void M(string text) { var b = new NpgsqlConnectionStringBuilder(text); if (b.SslMode != SslMode.VerifyFull) throw new InvalidOperationException(); new NpgsqlConnection(b.ConnectionString).Open(); }");

    [Fact]
    public Task Both_settings_can_be_checked()
        => StrictProgram.PassesAsync("void M(string text) { var b = new NpgsqlConnectionStringBuilder(text); if (b is not { SslMode: SslMode.VerifyFull, GssEncryptionMode: GssEncryptionMode.Disable }) throw new InvalidOperationException(); new NpgsqlConnection(b.ConnectionString).Open(); }");
}
