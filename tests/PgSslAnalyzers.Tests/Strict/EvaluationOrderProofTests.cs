namespace PgSslAnalyzers.Tests.Strict;

/// <summary>C# chooses the object before it evaluates what is assigned to it, and reads an argument by reference after all arguments are evaluated.</summary>
public sealed class EvaluationOrderProofTests
{
    private const string Weak = "new NpgsqlConnectionStringBuilder(W) { GssEncryptionMode = GssEncryptionMode.Disable }";

    public static TheoryData<string> Reported =>
    [
        "static NpgsqlConnection M() { var b = " + Weak + "; b.SslMode = Swap(out b); return new(b.ConnectionString); } static SslMode Swap(out NpgsqlConnectionStringBuilder b) { b = " + Weak + "; return SslMode.VerifyFull; }",
        "static NpgsqlConnection M() { var b = " + Weak + "; b.SslMode = (b = " + Weak + ") != null ? SslMode.VerifyFull : SslMode.VerifyFull; return new(b.ConnectionString); }",
        "static NpgsqlConnection M() { var b = " + Weak + "; b[\"SSL Mode\"] = (b = " + Weak + ") != null ? SslMode.VerifyFull : SslMode.VerifyFull; return new(b.ConnectionString); }",
        "static NpgsqlConnection M() { var b = " + Weak + "; b.ConnectionString = (b = " + Weak + ") == null ? V : V; return new(b.ConnectionString); }",
        "static NpgsqlConnection M() { var b = " + Weak + "; (b, b.SslMode) = (" + Weak + ", SslMode.VerifyFull); return new(b.ConnectionString); }",
        "static NpgsqlConnection M() { var b = " + Weak + "; (_, (b, b.SslMode)) = (1, (" + Weak + ", SslMode.VerifyFull)); return new(b.ConnectionString); }",
        "static NpgsqlConnection M() { var b = " + Weak + "; ((b, _), b.SslMode) = ((" + Weak + ", 1), SslMode.VerifyFull); return new(b.ConnectionString); }",
        "static NpgsqlConnection M() { var b = " + Weak + "; b.SslMode = S(); return new(b.ConnectionString); SslMode S() { b = " + Weak + "; return SslMode.VerifyFull; } }",
        "class P { NpgsqlConnectionStringBuilder S { get; set; } = new(); SslMode Swap() { S = " + Weak + "; return SslMode.VerifyFull; } NpgsqlConnection M() { S.SslMode = Swap(); return new(S.ConnectionString); } }",
        "static string Pick(ref string t, string _) => t; static NpgsqlConnection M() { var t = V; return new(Pick(ref t, t = W)); }",
        "static string Pick(in string t, string _) => t; static NpgsqlConnection M() { var t = V; return new(Pick(in t, t = W)); }",
        "static string Pick(in string t, string _) => t; static NpgsqlConnection M(bool f) { var t = V; return new(Pick(in t, f ? t = W : t = W)); }",
        "static string Pick(string _, in string t) => t; static NpgsqlConnection M() { var t = V; return new(Pick(t: in t, _: t = W)); }",
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.MembersIsReportedAsync(members);

    public static TheoryData<string> Proven =>
    [
        "static NpgsqlConnection M() { var b = " + Weak + "; b.SslMode = b.Pooling ? SslMode.VerifyFull : SslMode.VerifyFull; return new(b.ConnectionString); }",
        "static NpgsqlConnection M() { var b = " + Weak + "; b = " + Weak + "; b.SslMode = SslMode.VerifyFull; return new(b.ConnectionString); }",
        "static string Pick(in string t, string _) => t; static NpgsqlConnection M() { var t = V; return new(Pick(in t, W)); }",
        "static string Pick(string t, string _) => t; static NpgsqlConnection M() { var t = V; return new(Pick(t, t = W)); }",
    ];

    [Theory, MemberData(nameof(Proven))]
    public Task Passes(string members) => StrictProgram.MembersPassesAsync(members);
}
