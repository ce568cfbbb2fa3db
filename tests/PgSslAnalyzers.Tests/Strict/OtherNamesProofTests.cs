namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Two names for one object, from out of sight.</summary>
public sealed class OtherNamesProofTests
{
    public static TheoryData<string> Reported =>
    [
        """static NpgsqlConnectionStringBuilder kept = new(V); static NpgsqlConnectionStringBuilder Get() => kept; static void M() { var a = Get(); var b = Get(); a.SslMode = SslMode.VerifyFull; a.GssEncryptionMode = GssEncryptionMode.Disable; b.SslMode = Weak; new NpgsqlConnection(a.ConnectionString).Open(); }""",
        """static void M(NpgsqlConnectionStringBuilder a, NpgsqlConnectionStringBuilder b) { a.SslMode = SslMode.VerifyFull; a.GssEncryptionMode = GssEncryptionMode.Disable; b.SslMode = Weak; new NpgsqlConnection(a.ConnectionString).Open(); }""",
        """static void M(NpgsqlConnectionStringBuilder a, DbConnectionStringBuilder b) { a.SslMode = SslMode.VerifyFull; a.GssEncryptionMode = GssEncryptionMode.Disable; b["SSL Mode"] = W; new NpgsqlConnection(a.ConnectionString).Open(); }""",
        """static void M(NpgsqlConnectionStringBuilder a, object b) { a.SslMode = SslMode.VerifyFull; a.GssEncryptionMode = GssEncryptionMode.Disable; ((NpgsqlConnectionStringBuilder)b).SslMode = Weak; new NpgsqlConnection(a.ConnectionString).Open(); }""",
        """static void M(NpgsqlConnectionStringBuilder a, System.Collections.IDictionary b) { a.SslMode = SslMode.VerifyFull; a.GssEncryptionMode = GssEncryptionMode.Disable; b["SSL Mode"] = W; new NpgsqlConnection(a.ConnectionString).Open(); }""",
        """static void M(NpgsqlDataSourceBuilder a, NpgsqlDataSourceBuilder b) { a.ConnectionStringBuilder.SslMode = SslMode.VerifyFull; a.ConnectionStringBuilder.GssEncryptionMode = GssEncryptionMode.Disable; b.ConnectionStringBuilder.SslMode = Weak; a.Build(); }""",
        """static void M(StringBuilder a, StringBuilder b) { a.Clear().Append(V); b.Append(";SSL Mode=Disable"); new NpgsqlConnection(a.ToString()).Open(); }""",
        """static void M(List<string> a, List<string> b) { a.Clear(); a.Add(V); b.Add("SSL Mode=Disable"); new NpgsqlConnection(string.Join(";", a)).Open(); }""",
        """static void M(NpgsqlConnectionStringBuilder[] a) { a[0].SslMode = SslMode.VerifyFull; a[0].GssEncryptionMode = GssEncryptionMode.Disable; a[1].SslMode = Weak; new NpgsqlConnection(a[0].ConnectionString).Open(); }""",
        """static void M(string[] a, string[] b) { a[0] = V; b[0] = W; new NpgsqlConnection(a[0]).Open(); }""",
        """class H { public string T = ""; } static void M(H a, H b) { a.T = V; b.T = W; new NpgsqlConnection(a.T).Open(); }""",
        """class H { public string T { get; set; } = ""; } static void M(H a, H b) { a.T = V; b.T = W; new NpgsqlConnection(a.T).Open(); }""",
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.MembersIsReportedAsync(members);
}
