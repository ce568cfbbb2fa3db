using PgSslAnalyzers.Text;

namespace PgSslAnalyzers.Tests.Callbacks;

/// <summary>PGSSL3001: a validation callback whose every path returns true, however it is written, and nothing that may look at the certificate.</summary>
public sealed class ValidationCallbackTests
{
    public static TheoryData<string> AcceptsAnything =>
    [
        "(_, _, _, _) => true",
        "(sender, certificate, chain, errors) => { return true; }",
        "(sender, certificate, chain, errors) => { Console.WriteLine(errors); return true; }",
        "(sender, certificate, chain, errors) => { if (errors == SslPolicyErrors.None) return true; Console.WriteLine(errors); return true; }",
        "(sender, certificate, chain, errors) => errors == SslPolicyErrors.None || true",
        "(sender, certificate, chain, errors) => errors == SslPolicyErrors.None ? true : true",
        "(sender, certificate, chain, errors) => errors switch { SslPolicyErrors.None => true, _ => true }",
        "(sender, certificate, chain, errors) => { try { Console.WriteLine(errors); } catch (IOException) { return true; } return true; }",
        "(sender, certificate, chain, errors) => { if (certificate == null) throw new InvalidOperationException(); return true; }",
        "(sender, certificate, chain, errors) => { var accepted = true; if (errors != SslPolicyErrors.None) Console.WriteLine(errors); return accepted; }",
        "(sender, certificate, chain, errors) => Helper(errors)",
        "delegate { return true; }",
        "delegate(object s, X509Certificate? c, X509Chain? h, SslPolicyErrors e) { return true; }",
        "Accept",
        "this.Accept",
        "Callbacks.AcceptFromOtherType",
        "Local",
        "new RemoteCertificateValidationCallback(Accept)",
        "(RemoteCertificateValidationCallback)((_, _, _, _) => true)",
        "staticField",
        "Property",
        "GetOnly",
        "MakeCallback()",
        "variable",
        "flag ? (_, _, _, _) => true : Check",
        "flag ? null : Accept",
        "parameter ?? Accept",
        "flag switch { true => Check, _ => Accept }",
        "(_, _, _, _) => AcceptAll",
        "(_, _, _, _) => trust",

        // A server that answers shows a certificate.
        "(_, certificate, _, _) => certificate is not null",
        "(_, certificate, _, _) => certificate != null",
        "(_, certificate, _, _) => null != (object?)certificate",
        "(_, certificate, _, _) => certificate is { }",
        "(_, certificate, _, _) => !(certificate is null)",
        "(_, certificate, _, errors) => certificate is not null || errors == SslPolicyErrors.None",
        "(_, certificate, _, errors) => errors == SslPolicyErrors.None || certificate != null",
        "(_, certificate, _, errors) => { if (certificate is null) return false; return true; }",
        "(_, certificate, _, errors) => { if (certificate == null || false) { Console.WriteLine(errors); return false; } return true; }",
        "(_, certificate, _, errors) => certificate == null ? errors == SslPolicyErrors.None : true",
        "RefusesNone",
    ];

    [Theory, MemberData(nameof(AcceptsAnything))]
    public Task Every_path_returns_true(string callback) => Verify.ProgramAsync(Program("{|PGSSL3001:builder.UseUserCertificateValidationCallback(" + callback + ")|};"));

    public static TheoryData<string> MayCheck =>
    [
        "null",
        "default",
        "(_, _, _, _) => false",
        "(_, _, _, errors) => errors == SslPolicyErrors.None",
        "(_, _, _, errors) => { if (errors == SslPolicyErrors.None) return true; return false; }",
        "(_, _, _, errors) => errors == SslPolicyErrors.None || flag",
        "(_, _, _, errors) => { var accepted = true; if (errors != SslPolicyErrors.None) accepted = false; return accepted; }",
        "(_, _, _, errors) => { var accepted = true; Decide(ref accepted); return accepted; }",
        "(_, _, _, errors) => { bool accepted; Decide(out accepted); return accepted; }",
        "(_, _, _, errors) => { var accepted = true; accepted &= errors == SslPolicyErrors.None; return accepted; }",
        "(_, certificate, _, _) => certificate?.GetCertHashString() == pin",
        "(_, _, _, _) => throw new NotSupportedException()",
        "delegate { throw new NotSupportedException(); }",
        "(_, _, _, errors) => { try { return errors == SslPolicyErrors.None; } catch (IOException) { return true; } }",
        "Check",
        "Overridable",
        "parameter",
        "settable",
        "(_, _, _, _) => flag",
        "flag ? Check : null",
        "(_, _, _, _) => changing",
        "(_, certificate, _, _) => certificate is null",
        "(_, certificate, _, _) => certificate is System.Security.Cryptography.X509Certificates.X509Certificate2",
        "(_, certificate, _, _) => certificate is { Issuer: \"CN=root\" }",
        "(_, certificate, _, _) => certificate is not null && certificate.Issuer == pin",
        "(_, certificate, _, errors) => certificate is not null && errors == SslPolicyErrors.None",
        "(_, certificate, _, errors) => { if (certificate is null) return true; return errors == SslPolicyErrors.None; }",
        "(_, certificate, chain, _) => { certificate = Trusted(chain); return certificate is not null; }",
        "(_, _, chain, _) => chain is not null",
    ];

    [Theory, MemberData(nameof(MayCheck))]
    public Task Something_is_looked_at(string callback) => Verify.ProgramAsync(Program("builder.UseUserCertificateValidationCallback(" + callback + ");"));

    private static string Program(string statement) => $$"""
        #pragma warning disable CS0618
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        public class C
        {
            private static readonly RemoteCertificateValidationCallback staticField = (_, _, _, _) => true;
            public RemoteCertificateValidationCallback? settable;
            private static RemoteCertificateValidationCallback Property => (_, _, _, _) => true;
            private static RemoteCertificateValidationCallback GetOnly { get; } = staticField;
            private static bool AcceptAll => true;
            private string pin = "";

            private static RemoteCertificateValidationCallback MakeCallback() { return Accept2; bool Accept2(object s, X509Certificate? c, X509Chain? h, SslPolicyErrors e) => true; }
            private bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) { return true; }
            private bool Check(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => errors == SslPolicyErrors.None;
            public virtual bool Overridable(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;
            private static bool Helper(SslPolicyErrors errors) { if (errors != SslPolicyErrors.None) Console.WriteLine(errors); return true; }
            private static void Decide(ref bool accepted, int _ = 0) => accepted = false;
            private static X509Certificate? Trusted(X509Chain? chain) => null;
            private static bool RefusesNone(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) { if (certificate is null) throw new ArgumentNullException(nameof(certificate)); return certificate is not null; }
            private static void Decide(out bool accepted) => accepted = false;

            public void Configure(NpgsqlDataSourceBuilder builder, bool flag, RemoteCertificateValidationCallback? parameter)
            {
                RemoteCertificateValidationCallback variable = (_, _, _, _) => true;
                bool trust = true, changing = true;
                if (flag) changing = false;
                bool Local(object s, X509Certificate? c, X509Chain? h, SslPolicyErrors e) => true;
                {{statement}}
            }
        }

        static class Callbacks
        {
            public static bool AcceptFromOtherType(object s, X509Certificate? c, X509Chain? h, SslPolicyErrors e) => true;
        }
        """;

    public static TheoryData<string> Places =>
    [
        "{|PGSSL3001:connection.UserCertificateValidationCallback = (_, _, _, _) => true|};",
        "{|PGSSL3001:connection.UserCertificateValidationCallback += (_, _, _, _) => true|};",
        "{|PGSSL3001:connection.UserCertificateValidationCallback ??= (_, _, _, _) => true|};",
        "_ = new NpgsqlConnection { {|PGSSL3001:UserCertificateValidationCallback = (_, _, _, _) => true|} };",
        "builder.EnableParameterLogging().{|PGSSL3001:UseUserCertificateValidationCallback((_, _, _, _) => true)|};",
        "builder?{|PGSSL3001:.UseUserCertificateValidationCallback((_, _, _, _) => true)|};",
        "{|PGSSL3001:slim.UseUserCertificateValidationCallback((_, _, _, _) => true)|};",
        "builder.UseSslClientAuthenticationOptionsCallback(o => {|PGSSL3001:o.RemoteCertificateValidationCallback = (_, _, _, _) => true|});",
        "builder.UseSslClientAuthenticationOptionsCallback(o => { o.EnabledSslProtocols = default; {|PGSSL3001:o.RemoteCertificateValidationCallback = delegate { return true; }|}; });",
        "builder.UseSslClientAuthenticationOptionsCallback(Set); void Set(SslClientAuthenticationOptions o) => {|PGSSL3001:o.RemoteCertificateValidationCallback = (_, _, _, _) => true|};",
        "builder.UseSslClientAuthenticationOptionsCallback(o => Set(1, o)); void Set(int i, SslClientAuthenticationOptions o) => {|PGSSL3001:o.RemoteCertificateValidationCallback = (_, _, _, _) => true|};",
        "builder.UseSslClientAuthenticationOptionsCallback(o => { var options = o; {|PGSSL3001:options.RemoteCertificateValidationCallback = (_, _, _, _) => true|}; });",
        "connection.SslClientAuthenticationOptionsCallback = o => {|PGSSL3001:o.RemoteCertificateValidationCallback = (_, _, _, _) => true|};",
        "services.AddNpgsqlDataSource(text, b => {|PGSSL3001:b.UseUserCertificateValidationCallback((_, _, _, _) => true)|});",
        "services.AddNpgsqlDataSource(text, b => b.UseSslClientAuthenticationOptionsCallback(o => {|PGSSL3001:o.RemoteCertificateValidationCallback = (_, _, _, _) => true|}));",
        "ef.UseNpgsql(text, o => {|PGSSL3001:o.RemoteCertificateValidationCallback((_, _, _, _) => true)|});",
        "ef.UseNpgsql(text, o => o.EnableRetryOnFailure().{|PGSSL3001:RemoteCertificateValidationCallback((_, _, _, _) => true)|});",
        "ef.UseNpgsql(text, o => o.ConfigureDataSource(b => {|PGSSL3001:b.UseUserCertificateValidationCallback((_, _, _, _) => true)|}));",
        "{|PGSSL3001:dbup.UserCertificateValidationCallback = (_, _, _, _) => true|};",

        // Callbacks of others.
        "new SslStream(Stream.Null, false, (_, _, _, _) => true).Dispose();",
        "new SslClientAuthenticationOptions().RemoteCertificateValidationCallback = (_, _, _, _) => true;",
        "new System.Net.Http.SocketsHttpHandler().SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;",
        "new System.Net.Http.HttpClientHandler().ServerCertificateCustomValidationCallback = (_, _, _, _) => true;",
        "mysql.RemoteCertificateValidationCallback = (_, _, _, _) => true;",
        "other.UserCertificateValidationCallback = (_, _, _, _) => true; other.UseUserCertificateValidationCallback((_, _, _, _) => true);",
        "builder.UseSslClientAuthenticationOptionsCallback(o => new SslClientAuthenticationOptions().RemoteCertificateValidationCallback = (_, _, _, _) => true);",

        // Reading and taking away.
        "connection.UserCertificateValidationCallback = null; _ = connection.UserCertificateValidationCallback;",
        "builder.UseSslClientAuthenticationOptionsCallback(null);",
    ];

    [Theory, MemberData(nameof(Places))]
    public Task Callbacks_of_Npgsql_and_nobody_else(string statements) => Verify.ProgramAsync($$"""
        #pragma warning disable CS0618, CS8602, CS8604
        using System.Net.Security;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;

        class C
        {
            void M(NpgsqlConnection connection, NpgsqlDataSourceBuilder builder, NpgsqlSlimDataSourceBuilder slim, IServiceCollection services, DbContextOptionsBuilder ef,
                DbUp.Postgresql.PostgresqlConnectionOptions dbup, MySqlConnector.MySqlConnection mysql, Other other)
            {
                const string text = "Host=db.example.com;SSL Mode=VerifyFull";
                {{statements}}
            }
        }

        class Other
        {
            public RemoteCertificateValidationCallback? UserCertificateValidationCallback { get; set; }
            public void UseUserCertificateValidationCallback(RemoteCertificateValidationCallback callback) { }
        }

        namespace DbUp.Postgresql
        {
            class PostgresqlConnectionOptions { public RemoteCertificateValidationCallback? UserCertificateValidationCallback { get; set; } }
        }
        """, TestReferences.All);

    [Fact]
    public Task A_function_of_another_file_is_reported_where_it_is_handed_over() => Verify.ProgramAsync("""
        class C
        {
            void M(NpgsqlDataSourceBuilder builder) => {|PGSSL3001:builder.UseSslClientAuthenticationOptionsCallback(Tls.Set)|};
        }
        """, files: """
        static class Tls
        {
            public static void Set(System.Net.Security.SslClientAuthenticationOptions options) => options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        }
        """);

    [Fact]
    public Task A_function_that_is_handed_over_twice_is_reported_once() => Verify.ProgramAsync("""
        class C
        {
            void M(NpgsqlDataSourceBuilder a, NpgsqlDataSourceBuilder b) { a.UseSslClientAuthenticationOptionsCallback(Set); b.UseSslClientAuthenticationOptionsCallback(Set); }

            static void Set(System.Net.Security.SslClientAuthenticationOptions options) => {|PGSSL3001:options.RemoteCertificateValidationCallback = (_, _, _, _) => true|};
        }
        """);

    [Fact]
    public Task Functions_that_call_each_other_end() => Verify.ProgramAsync("""
        #pragma warning disable CS0618
        using System.Net.Security;

        class C
        {
            RemoteCertificateValidationCallback A => B;
            RemoteCertificateValidationCallback B => A;
            void M(NpgsqlDataSourceBuilder b)
            {
                b.UseUserCertificateValidationCallback(A);
                b.UseUserCertificateValidationCallback((_, _, _, _) => Ping());
                b.UseSslClientAuthenticationOptionsCallback(Again);
                RemoteCertificateValidationCallback c = null!;
                c = c;
                b.UseUserCertificateValidationCallback(c);
            }
            bool Ping() => Pong();
            bool Pong() => Ping();
            void Again(SslClientAuthenticationOptions o) => Again(o);
        }
        """);
}
