namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Operators, conversions and properties of the program get the options, or the policy, like any other function.</summary>
public sealed class OptionsMembersProofTests
{
    private const string Soften = "o.CertificateChainPolicy = new() { VerificationFlags = X509VerificationFlags.AllFlags };";

    private const string Kind = " class K { public static K I = new(); public static bool operator ==(SslClientAuthenticationOptions o, K k) { " + Soften + " return true; } public static bool operator !=(SslClientAuthenticationOptions o, K k) => true;"
        + " public static bool operator ==(X509ChainPolicy o, K k) { o.VerificationFlags = X509VerificationFlags.AllFlags; return true; } public static bool operator !=(X509ChainPolicy o, K k) => true;"
        + " public static implicit operator K(SslClientAuthenticationOptions o) { " + Soften + " return new(); } public static implicit operator K(X509ChainPolicy o) { o.VerificationFlags = X509VerificationFlags.AllFlags; return new(); }"
        + " public static implicit operator X509ChainPolicy(K k) => new() { VerificationFlags = X509VerificationFlags.AllFlags }; }";

    private const string Added = " } static class Added { extension(SslClientAuthenticationOptions o) { public bool Weak { get { " + Soften + " return true; } } } extension(SslClientAuthenticationOptions) { public static int operator +(SslClientAuthenticationOptions o, int i) { " + Soften + " return 1; } }"
        + " extension(X509ChainPolicy o) { public bool Weak { get { o.VerificationFlags = X509VerificationFlags.AllFlags; return true; } } }";

    public static TheoryData<string> Reported =>
    [
        Callback("K k = o;") + Kind,
        Callback("_ = (K)o;") + Kind,
        Callback("_ = o == K.I;") + Kind,
        Callback("static void Take(K k) { } Take(o);") + Kind,
        Callback("o.CertificateChainPolicy = new(); _ = o.CertificateChainPolicy == K.I;") + Kind,
        Callback("o.CertificateChainPolicy = new(); K k = o.CertificateChainPolicy;") + Kind,
        Callback("var p = new X509ChainPolicy(); o.CertificateChainPolicy = p; _ = p == K.I;") + Kind,
        Callback("o.CertificateChainPolicy = (X509ChainPolicy)(K)new X509ChainPolicy();") + Kind,
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.MembersIsReportedAsync(members);

    public static TheoryData<string> ReportedExtensions =>
    [
        Callback("if (o is { Weak: true }) { }") + Added,
        Callback("if (o is { ClientCertificates: null, Weak: true }) { }") + Added,
        Callback("_ = o + 1;") + Added,
        Callback("o.CertificateChainPolicy = new(); if (o.CertificateChainPolicy is { Weak: true }) { }") + Added,
        Callback("if (o is { CertificateChainPolicy: { Weak: true } }) { }") + Added,
        Callback("_ = o.Weak;") + Added,
    ];

    [Theory, MemberData(nameof(ReportedExtensions))]
    public Task Extension_is_reported(string members) => Analysis.KnowsExtensionMembers ? StrictProgram.MembersIsReportedAsync(members) : Task.CompletedTask;

    public static TheoryData<string> Proven =>
    [
        Callback("if (o == null) { }"),
        Callback("if (o is { TargetHost: null, CertificateChainPolicy: null }) { }"),
        Callback("if (o.CertificateChainPolicy == null) { }"),
        Callback("o.EnabledSslProtocols = System.Security.Authentication.SslProtocols.Tls13;"),
    ];

    [Theory, MemberData(nameof(Proven))]
    public Task Passes(string members) => StrictProgram.MembersPassesAsync(members);

    private static string Callback(string body) => "static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(V); b.UseSslClientAuthenticationOptionsCallback(o => { " + body + " }); return b.Build(); }";
}
