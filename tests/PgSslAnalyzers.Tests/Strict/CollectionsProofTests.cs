namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Objects that are put into something.</summary>
public sealed class CollectionsProofTests
{
    public static TheoryData<string> Reported =>
    [
        """static void M() { var b = new NpgsqlConnectionStringBuilder(V); HashSet<NpgsqlConnectionStringBuilder> l = [b]; l.First().SslMode = Weak; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """static void M() { var b = new NpgsqlConnectionStringBuilder(V); var d = new Dictionary<int, NpgsqlConnectionStringBuilder> { [1] = b }; d[1].SslMode = Weak; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """static void M() { var b = new NpgsqlConnectionStringBuilder(V); var d = new { X = b }; d.X.SslMode = Weak; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """class Hh { public NpgsqlConnectionStringBuilder X; } static void M() { var b = new NpgsqlConnectionStringBuilder(V); var d = new Hh { X = b }; d.X.SslMode = Weak; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """record Rr(NpgsqlConnectionStringBuilder X); static void M() { var b = new NpgsqlConnectionStringBuilder(V); var d = new Rr(b); d.X.SslMode = Weak; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """static void M() { var b = new NpgsqlConnectionStringBuilder(V); var d = new Lazy<NpgsqlConnectionStringBuilder>(b); d.Value.SslMode = Weak; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """static void M() { var b = new NpgsqlConnectionStringBuilder(V); var d = Task.FromResult(b); d.Result.SslMode = Weak; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """static void M() { var b = new NpgsqlConnectionStringBuilder(V); var d = new StrongBox<NpgsqlConnectionStringBuilder>(b); d.Value!.SslMode = Weak; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """static void M() { var b = new NpgsqlConnectionStringBuilder(V); var d = ValueTuple.Create(b, 1); d.Item1.SslMode = Weak; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """static void M() { var b = new NpgsqlConnectionStringBuilder(V); var l = new List<NpgsqlConnectionStringBuilder>(); l.Add(b); l[0].SslMode = Weak; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """static void M() { var b = new NpgsqlConnectionStringBuilder(V); NpgsqlConnectionStringBuilder? q = null; q ??= b; q.SslMode = Weak; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """static void M(bool x) { var b = new NpgsqlConnectionStringBuilder(V); var q = x ? b : new(); q.SslMode = Weak; new NpgsqlConnection(b.ConnectionString).Open(); }""",
        """static NpgsqlConnectionStringBuilder Id(NpgsqlConnectionStringBuilder b) => b; static void M() { var b = new NpgsqlConnectionStringBuilder(V); Id(b).SslMode = Weak; new NpgsqlConnection(b.ConnectionString).Open(); }""",
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.MembersIsReportedAsync(members);
}
