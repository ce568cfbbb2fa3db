namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Options that a callback may change. Above what strict mode passes, below what it has to report: each of them has been, or would be, a way to hand the password to somebody else.</summary>
public sealed class CallbacksProofTests
{
    public static TheoryData<string> Passed =>
    [
        """void M() { var b = new NpgsqlDataSourceBuilder(Strong); b.UseSslClientAuthenticationOptionsCallback(o => o.AllowRenegotiation = false); b.Build(); }""",
        """void M() { var b = new NpgsqlDataSourceBuilder(Strong); b.UseSslClientAuthenticationOptionsCallback(o => { if (o.TargetHost is null) o.AllowRenegotiation = false; }); b.Build(); }""",
        """void M() => new NpgsqlConnection(Strong) { ProvideClientCertificatesCallback = c => c.Clear() }.Open();""",
    ];

    public static TheoryData<string> Reported =>
    [
        """void M(Action<SslClientAuthenticationOptions> set) { var b = new NpgsqlDataSourceBuilder(Strong); b.UseSslClientAuthenticationOptionsCallback(set); b.Build(); }""",
        """void M() { var b = new NpgsqlDataSourceBuilder(Strong); b.UseSslClientAuthenticationOptionsCallback(o => { if (o is SslClientAuthenticationOptions p) p.TargetHost = Env(); }); b.Build(); }""",
        """void M() { var b = new NpgsqlDataSourceBuilder(Strong); b.UseSslClientAuthenticationOptionsCallback(o => { if (o is { } p) p.TargetHost = Env(); }); b.Build(); }""",
        """void M() { var b = new NpgsqlDataSourceBuilder(Strong); b.UseSslClientAuthenticationOptionsCallback(o => { if (o is { CertificateChainPolicy: { } p }) p.VerificationFlags = X509VerificationFlags.AllFlags; }); b.Build(); }""",
        """void M() { var b = new NpgsqlDataSourceBuilder(Strong); b.UseSslClientAuthenticationOptionsCallback(o => { switch (o) { case { } p: p.TargetHost = Env(); break; } }); b.Build(); }""",
        """void M() { var b = new NpgsqlDataSourceBuilder(Strong); b.UseSslClientAuthenticationOptionsCallback(o => { var p = (o, 1); p.o.TargetHost = Env(); }); b.Build(); }""",
        """void M() { var b = new NpgsqlDataSourceBuilder(Strong); b.UseSslClientAuthenticationOptionsCallback(o => { (o ?? new()).TargetHost = Env(); }); b.Build(); }""",
        """void M() { var b = new NpgsqlDataSourceBuilder(Strong); b.UseSslClientAuthenticationOptionsCallback(o => { ((dynamic)o).TargetHost = Env(); }); b.Build(); }""",
        """void M() { var b = new NpgsqlDataSourceBuilder(Strong); b.UseSslClientAuthenticationOptionsCallback(o => { Outside.It.Take(o); }); b.Build(); }""",
        """void M() { var b = new NpgsqlDataSourceBuilder(Strong); Func<Action<SslClientAuthenticationOptions>, NpgsqlDataSourceBuilder> use = b.UseSslClientAuthenticationOptionsCallback; use(o => o.TargetHost = Env()); b.Build(); }""",
        """Action<SslClientAuthenticationOptions> set = o => { }; void M() { var b = new NpgsqlDataSourceBuilder(Strong); b.UseSslClientAuthenticationOptionsCallback(set); b.Build(); }""",
        """readonly Action<SslClientAuthenticationOptions> set = o => { }; public Program() { set = Outside.It.Take; } void M() { var b = new NpgsqlDataSourceBuilder(Strong); b.UseSslClientAuthenticationOptionsCallback(set); b.Build(); }""",
        """Action<SslClientAuthenticationOptions> Set { get; } = o => { }; public Program() { Set = Outside.It.Take; } void M() { var b = new NpgsqlDataSourceBuilder(Strong); b.UseSslClientAuthenticationOptionsCallback(Set); b.Build(); }""",
        """void M() { Action<SslClientAuthenticationOptions> set = o => { }; Change(ref set); var b = new NpgsqlDataSourceBuilder(Strong); b.UseSslClientAuthenticationOptionsCallback(set); b.Build(); } static void Change(ref Action<SslClientAuthenticationOptions> set) => set = o => o.TargetHost = Env();""",
        """void M() { var b = new NpgsqlDataSourceBuilder(Strong); b.UseSslClientAuthenticationOptionsCallback(o => { Outside.It.Run(() => o.TargetHost = Env()); }); b.Build(); }""",
        """void M() => new NpgsqlConnection(Strong) { SslClientAuthenticationOptionsCallback = Outside.It.Take }.Open();""",
    ];

    [Theory, MemberData(nameof(Passed))]
    public Task Passes(string members) => StrictProgram.PassesAsync(members);

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.IsReportedAsync(members);
}
