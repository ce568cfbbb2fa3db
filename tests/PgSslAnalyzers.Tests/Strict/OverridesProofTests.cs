namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Overrides that are overridden again, local functions deeper than they are followed.</summary>
public sealed class OverridesProofTests
{
    public static TheoryData<string> Reported =>
    [
        """class A0 { public virtual string T() => V; } class A1 : A0 { public override string T() => V; public NpgsqlConnection O() { Func<string> f = T; return new(f()); } } class A2 : A1 { public override string T() => W; }""",
        """static void M() { var b = new NpgsqlConnectionStringBuilder(V); void A() { Bx(); void Bx() { Cx(); void Cx() { Dx(); void Dx() { Ex(); void Ex() { b.SslMode = Weak; } } } } } A(); new NpgsqlConnection(b.ConnectionString).Open(); }""",
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.MembersIsReportedAsync(members);
}
