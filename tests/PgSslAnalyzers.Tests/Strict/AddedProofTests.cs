namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Members that the program adds to a builder.</summary>
public sealed class AddedProofTests
{
    public static TheoryData<string> Reported =>
    [
        """static void Deconstruct(this NpgsqlConnectionStringBuilder b, out int x, out int y) { b.SslMode = Weak; x = y = 1; } static void M() { var b = new NpgsqlConnectionStringBuilder(V); if (b is (1, 1)) { } new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """static void Add(this NpgsqlConnectionStringBuilder b, int x) { b.SslMode = Weak; } static void M() { var b = new NpgsqlConnectionStringBuilder(V) { 1 }; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """static void Soften(this object b) { ((NpgsqlConnectionStringBuilder)b).SslMode = Weak; } static void M() { var b = new NpgsqlConnectionStringBuilder(V); b.Soften(); new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """static T Soften<T>(this T b) { ((NpgsqlConnectionStringBuilder)(object)b!).SslMode = Weak; return b; } static void M() { var b = new NpgsqlConnectionStringBuilder(V); b.Soften(); new NpgsqlConnection(b.ConnectionString).Open(); }""",
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.MembersIsReportedAsync(members);
}
