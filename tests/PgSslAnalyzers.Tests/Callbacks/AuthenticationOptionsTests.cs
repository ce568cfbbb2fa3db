namespace PgSslAnalyzers.Tests.Callbacks;

/// <summary>PGSSL3002: what VerifyFull does not notice in the options of TLS.</summary>
public sealed class AuthenticationOptionsTests
{
    public static TheoryData<string> Weakens =>
    [
        "{|PGSSL3002:o.CertificateChainPolicy = new X509ChainPolicy { VerificationFlags = X509VerificationFlags.AllFlags }|};",
        "{|PGSSL3002:o.CertificateChainPolicy = new() { VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority }|};",
        "{|PGSSL3002:o.CertificateChainPolicy = new() { VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid | X509VerificationFlags.AllowUnknownCertificateAuthority }|};",
        "{|PGSSL3002:o.CertificateChainPolicy = flag ? null : new() { VerificationFlags = X509VerificationFlags.AllFlags }|};",
        "var policy = new X509ChainPolicy(); policy.VerificationFlags = X509VerificationFlags.AllFlags; {|PGSSL3002:o.CertificateChainPolicy = policy|};",
        "var policy = new X509ChainPolicy(); policy.VerificationFlags |= X509VerificationFlags.AllowUnknownCertificateAuthority; {|PGSSL3002:o.CertificateChainPolicy = policy|};",
        "o.CertificateChainPolicy = new(); {|PGSSL3002:o.CertificateChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags|};",
        "{|PGSSL3002:o.TargetHost = \"other.example.com\"|};",
        "{|PGSSL3002:o.TargetHost = null|};",
        "{|PGSSL3002:o.TargetHost = name|};",
        "if (flag) {|PGSSL3002:o.TargetHost = name|};",
    ];

    [Theory, MemberData(nameof(Weakens))]
    public async Task Weakens_VerifyFull(string statements)
    {
        await Verify.ProgramAsync(Program(statements));
        await Verify.ProgramAsync(Program(statements), options: "build_property.PgSslAnalysisMode = Strict");
    }

    public static TheoryData<string> KeepsVerifyFull =>
    [
        "o.EnabledSslProtocols = System.Security.Authentication.SslProtocols.Tls13;",
        "o.ClientCertificates = new X509CertificateCollection(); o.ClientCertificates.Clear();",
        "(o.ClientCertificates ??= []).Clear();",
        "o.CertificateRevocationCheckMode = X509RevocationMode.Online;",
        "o.CertificateChainPolicy = null;",
        "o.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { root } };",
        "o.CertificateChainPolicy = new X509ChainPolicy { VerificationFlags = X509VerificationFlags.NoFlag };",
        "o.CertificateChainPolicy = new X509ChainPolicy { VerificationFlags = X509VerificationFlags.IgnoreEndRevocationUnknown };",
        "var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck }; policy.CustomTrustStore.Add(root); o.CertificateChainPolicy = policy;",
        "Console.WriteLine(o.TargetHost); if (o.CertificateChainPolicy == null) return; _ = o is null;",
    ];

    [Theory, MemberData(nameof(KeepsVerifyFull))]
    public async Task Keeps_VerifyFull(string statements)
    {
        await Verify.ProgramAsync(Program(statements));
        await Verify.ProgramAsync(Program(statements), options: "build_property.PgSslAnalysisMode = Strict");
    }

    public static TheoryData<string> NotUnderstood =>
    [
        "Elsewhere([|o|]);",
        "var list = new List<object> { [|o|] };",
        "[|o.CertificateChainPolicy = policy|];",
        "[|o.CertificateChainPolicy = new X509ChainPolicy { VerificationFlags = flags }|];",
        "[|o.CertificateChainPolicy = new X509ChainPolicy { VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid }|];",
        "var local = new X509ChainPolicy(); Change(local); [|o.CertificateChainPolicy = local|];",
        "[|o.EncryptionPolicy = EncryptionPolicy.RequireEncryption|];",
        "Change([|o.CertificateChainPolicy|]);",
    ];

    [Theory, MemberData(nameof(NotUnderstood))]
    public async Task What_is_not_understood_is_reported_in_strict_mode_alone(string statements)
    {
        await Verify.ProgramAsync(Program(statements.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)));
        string marked = statements.Replace("[|", "{|PGSSL3002:", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal);
        await Verify.ProgramAsync(Program(marked), options: "build_property.PgSslAnalysisMode = Strict");
    }

    [Theory]
    [InlineData("builder.UseSslClientAuthenticationOptionsCallback({|PGSSL3002:callback|});")]
    [InlineData("connection.SslClientAuthenticationOptionsCallback = {|PGSSL3002:callback|};")]
    [InlineData("builder.UseSslClientAuthenticationOptionsCallback(null);")]
    public Task A_callback_from_elsewhere_proves_nothing_in_strict_mode(string statement) => Verify.ProgramAsync($$"""
        class C
        {
            void M(NpgsqlDataSourceBuilder builder, NpgsqlConnection connection, Action<System.Net.Security.SslClientAuthenticationOptions> callback) { {{statement}} }
        }
        """, options: "build_property.PgSslAnalysisMode = Strict");

    private static string Program(string statements) => $$"""
        #pragma warning disable SYSLIB0040
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        abstract class C
        {
            public abstract void Elsewhere(SslClientAuthenticationOptions options);
            public abstract void Change(X509ChainPolicy? policy);

            void M(NpgsqlDataSourceBuilder builder, bool flag, string name, X509ChainPolicy policy, X509Certificate2 root, X509VerificationFlags flags)
            {
                builder.UseSslClientAuthenticationOptionsCallback(o =>
                {
                    {{statements}}
                });
            }
        }
        """;
}
