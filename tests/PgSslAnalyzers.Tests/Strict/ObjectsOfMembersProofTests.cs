namespace PgSslAnalyzers.Tests.Strict;

/// <summary>A member names as many objects as there are objects that have it; a property that is computed, one for each read.</summary>
public sealed class ObjectsOfMembersProofTests
{
    /// <summary>What is written to one object is not written to the other.</summary>
    public static TheoryData<string> Reported =>
    [
        "class In { public readonly NpgsqlConnectionStringBuilder S = new(W); } static NpgsqlConnection M() { In a = new(), b = new(); a.S.ConnectionString = V; return new(b.S.ConnectionString); }",
        "class In { public NpgsqlConnectionStringBuilder S { get; } = new(W); } static NpgsqlConnection M() { In a = new(), b = new(); a.S.ConnectionString = V; return new(b.S.ConnectionString); }",
        "class In { public readonly NpgsqlConnectionStringBuilder S = new(W); } static NpgsqlConnection M() { new In().S.ConnectionString = V; return new(new In().S.ConnectionString); }",
        "class In { public readonly NpgsqlConnectionStringBuilder S = new(W); } static NpgsqlConnection M() { In a = new(); a.S.ConnectionString = V; a = new(); return new(a.S.ConnectionString); }",
        "class In { public readonly NpgsqlConnectionStringBuilder S = new(W); } static NpgsqlConnection M(List<In> l) { foreach (var i in l) i.S.ConnectionString = V; return new(l[0].S.ConnectionString); }",
        "class In { public readonly NpgsqlConnectionStringBuilder S = new(W); public NpgsqlConnection M(In o) { S.ConnectionString = V; return new(o.S.ConnectionString); } }",
        "class In { public readonly NpgsqlConnectionStringBuilder S = new(W); public NpgsqlConnection M(In o) { o.S.ConnectionString = V; return new(S.ConnectionString); } }",
        "class In { public readonly NpgsqlDataSourceBuilder D = new(W); } static NpgsqlDataSource M() { In a = new(), b = new(); a.D.ConnectionStringBuilder.ConnectionString = V; return b.D.Build(); }",
        "class In { public readonly NpgsqlConnectionStringBuilder S = new(W); } class Out { public In I { get; set; } = new(); } static Out o = new(); static NpgsqlConnection M() { o.I.S.ConnectionString = V; o.I = new(); return new(o.I.S.ConnectionString); }",
        "class In { public readonly NpgsqlConnectionStringBuilder S = new(W); } static In s = new(); static NpgsqlConnection M() { if (s.S.SslMode != SslMode.VerifyFull || s.S.GssEncryptionMode != GssEncryptionMode.Disable) throw new Exception(); s = new(); return new(s.S.ConnectionString); }",
        "static NpgsqlConnectionStringBuilder S => new(W); static NpgsqlConnection M() { S.ConnectionString = V; return new(S.ConnectionString); }",
        "class P(string w) { NpgsqlConnectionStringBuilder S { get { return new(w); } } NpgsqlConnection M() { S.SslMode = SslMode.VerifyFull; S.GssEncryptionMode = GssEncryptionMode.Disable; return new(S.ConnectionString); } }",
        "static NpgsqlConnectionStringBuilder S => new(W); static NpgsqlConnection M() { var one = S; var other = S; other.ConnectionString = V; return new(one.ConnectionString); }",
        "static NpgsqlDataSourceBuilder D => new(W); static NpgsqlDataSource M() { D.ConnectionStringBuilder.ConnectionString = V; return D.Build(); }",
        "static int n; static readonly List<NpgsqlConnectionStringBuilder> l = new() { new(), new(W) }; static NpgsqlConnectionStringBuilder S => l[n]; static NpgsqlConnection M() { S.ConnectionString = V; n = 1; return new(S.ConnectionString); }",
        """static string S { get => field + Environment.GetEnvironmentVariable("MORE"); } = V; static NpgsqlConnection M() => new(S);""",
        "static string S { get => Environment.GetEnvironmentVariable(\"OTHER\") ?? field; } = V; static NpgsqlConnection M() => new(S);",
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => members.Contains("field", StringComparison.Ordinal) && !Analysis.KnowsExtensionMembers ? Task.CompletedTask : StrictProgram.MembersIsReportedAsync(members);

    public static TheoryData<string> Proven =>
    [
        "class In { public readonly NpgsqlConnectionStringBuilder S = new(W); public NpgsqlConnection M() { S.ConnectionString = V; return new(S.ConnectionString); } }",
        "class P(string w) { string S => new NpgsqlConnectionStringBuilder(w) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable }.ConnectionString; NpgsqlConnection M() => new(S); NpgsqlConnection N() => new(S); }",
        "static NpgsqlConnectionStringBuilder S => new(W); static NpgsqlConnection M() { var one = S; one.SslMode = SslMode.VerifyFull; one.GssEncryptionMode = GssEncryptionMode.Disable; return new(one.ConnectionString); }",
        "class In { public readonly string S = V; } static NpgsqlConnection M(In a) => new(a.S);",
    ];

    [Theory, MemberData(nameof(Proven))]
    public Task Passes(string members) => StrictProgram.MembersPassesAsync(members);
}
