namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Chain policies and options that are used otherwise than member by member.</summary>
public sealed class PoliciesProofTests
{
    public static TheoryData<string> Reported =>
    [
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { var p = new X509ChainPolicy(); p.VerificationFlags |= X509VerificationFlags.AllFlags; o.CertificateChainPolicy = p; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { o.CertificateChainPolicy = new X509ChainPolicy(); var p = o.CertificateChainPolicy; p.VerificationFlags = X509VerificationFlags.AllFlags; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { o.CertificateChainPolicy = new X509ChainPolicy { VerificationFlags = (X509VerificationFlags)Environment.ProcessId }; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { var p = new X509ChainPolicy(); Action a = () => p.VerificationFlags = X509VerificationFlags.AllFlags; a(); o.CertificateChainPolicy = p; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { var p = new X509ChainPolicy(); List<X509ChainPolicy> l = [p]; l[0].VerificationFlags = X509VerificationFlags.AllFlags; o.CertificateChainPolicy = p; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { X509ChainPolicy p; o.CertificateChainPolicy = p = new X509ChainPolicy(); p.VerificationFlags = X509VerificationFlags.AllFlags; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { var p = o.CertificateChainPolicy = new X509ChainPolicy(); p.VerificationFlags = X509VerificationFlags.AllFlags; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { (o.CertificateChainPolicy = new X509ChainPolicy()).VerificationFlags = X509VerificationFlags.AllFlags; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { if (o is { CertificateChainPolicy: var p }) p!.VerificationFlags = X509VerificationFlags.AllFlags; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { o.CertificateChainPolicy = new X509ChainPolicy { ExtraStore = { } }; o.CertificateChainPolicy!.VerificationFlags = X509VerificationFlags.AllFlags; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { var p = new X509ChainPolicy(); var t = (p, 1); t.p.VerificationFlags = X509VerificationFlags.AllFlags; o.CertificateChainPolicy = p; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { var p = new X509ChainPolicy(); (p.VerificationFlags, _) = (X509VerificationFlags.AllFlags, 1); o.CertificateChainPolicy = p; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { o.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.System }.Clone(); o.CertificateChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { var p = new X509ChainPolicy(); typeof(X509ChainPolicy).GetProperty("VerificationFlags")!.SetValue(p, X509VerificationFlags.AllFlags); o.CertificateChainPolicy = p; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { var p = new X509ChainPolicy(); object q = p; ((X509ChainPolicy)q).VerificationFlags = X509VerificationFlags.AllFlags; o.CertificateChainPolicy = p; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { var p = new X509ChainPolicy(); if (p is { } q) q.VerificationFlags = X509VerificationFlags.AllFlags; o.CertificateChainPolicy = p; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { o.TargetHost += "x"; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { o.CertificateChainPolicy = X(); static X509ChainPolicy X() => new() { VerificationFlags = X509VerificationFlags.AllFlags }; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { var p = o; p.TargetHost = "x"; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { new List<SslClientAuthenticationOptions> { o }[0].TargetHost = "x"; }); return b.Build(); }""",
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.MembersIsReportedAsync(members);

    public static TheoryData<string> Passed =>
    [
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { o.CertificateChainPolicy = new X509ChainPolicy { RevocationMode = X509RevocationMode.Online }; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { o.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { new X509Certificate2("a") } }; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { var p = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust }; p.CustomTrustStore.Add(new X509Certificate2("a")); o.CertificateChainPolicy = p; }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { o.CertificateChainPolicy ??= new X509ChainPolicy(); }); return b.Build(); }""",
        """static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { o.CertificateChainPolicy!.RevocationFlag = X509RevocationFlag.EndCertificateOnly; }); return b.Build(); }""",
    ];

    [Theory, MemberData(nameof(Passed))]
    public Task Passes(string members) => StrictProgram.MembersPassesAsync(members);
}
