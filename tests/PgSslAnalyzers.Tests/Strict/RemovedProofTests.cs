namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Calls that the compiler may leave out, with what stands in their arguments.</summary>
public sealed class RemovedProofTests
{
    public static TheoryData<string> Reported =>
    [
        """[System.Diagnostics.Conditional("NOPE")] static void Log(object o) { } static void M() { var b = new NpgsqlConnectionStringBuilder(B) { GssEncryptionMode = GssEncryptionMode.Disable }; Log(b.SslMode = SslMode.VerifyFull); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """static void M() { var s = W; System.Diagnostics.Debug.Assert((s = V) != null); new NpgsqlConnection(s).Open(); }""",
        """static void M(bool x) { var s = W; System.Diagnostics.Debug.WriteLine(s = x ? V : V); new NpgsqlConnection(s).Open(); }""",
        """static void M(bool x) { var s = W; System.Diagnostics.Debug.WriteLineIf(x, s = x ? V : V); new NpgsqlConnection(s).Open(); }""",
        """static void M() { cs = W; System.Diagnostics.Trace.WriteLine(cs = V); new NpgsqlConnection(cs).Open(); }""",
        """static string Set(ref string s) { s = V; return s; } static void M() { var s = W; System.Diagnostics.Debug.WriteLine(Set(ref s)); new NpgsqlConnection(s).Open(); }""",
        """static string Set(NpgsqlConnectionStringBuilder b) { b.SslMode = SslMode.VerifyFull; b.GssEncryptionMode = GssEncryptionMode.Disable; return ""; } static void M() { var b = new NpgsqlConnectionStringBuilder(B); System.Diagnostics.Debug.WriteLine(Set(b)); new NpgsqlConnection(b.ConnectionString).Open(); }""",
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.MembersIsReportedAsync(members);
}
