namespace PgSslAnalyzers.Tests.Callbacks;

/// <summary>
/// What a callback or a root certificate given by code means for the mode of the same connection: PGSSL2006 where they throw together, PGSSL2002 where the root
/// is not looked at, and one finding a place.
/// </summary>
public sealed class CombinationTests
{
    public static TheoryData<string> DataSources => new(
        // A callback that may check: it throws with VerifyCA and VerifyFull, and does the checking with Require.
        Source("Host=h.example.com;{|PGSSL2006:SSL Mode=VerifyFull|}", "b.UseUserCertificateValidationCallback(Check);"),
        Source("Host=h.example.com;{|PGSSL2006:SSL Mode=VerifyCA|}", "b.UseUserCertificateValidationCallback(Check);"),
        Source("Host=h.example.com;{|PGSSL2006:SSL Mode=VerifyFull|}", "b.UseUserCertificateValidationCallback(callback);"),
        Source("Host=h.example.com;{|PGSSL2006:SSL Mode=VerifyFull|}", "if (flag) b.UseUserCertificateValidationCallback(Check);"),
        Source("Host=h.example.com;{|PGSSL2006:SSL Mode=VerifyFull|}", "b.UseSslClientAuthenticationOptionsCallback(o => o.RemoteCertificateValidationCallback = Check);"),
        Source("Host=h.example.com;SSL Mode=Require", "b.UseUserCertificateValidationCallback(Check);"),
        Source("Host=h.example.com;{|PGSSL1002:SSL Mode=Prefer|}", "b.UseUserCertificateValidationCallback(Check);"),
        Source("Host=h.example.com;{|PGSSL1001:SSL Mode=Disable|}", "b.UseUserCertificateValidationCallback(Check);"),
        Source("Host=h.example.com;SSL Mode=Require;{|PGSSL2006:Root Certificate=/r.crt|}", "b.UseUserCertificateValidationCallback(Check);"),
        Source("Host=h.example.com;SSL Mode=Require", "b.UseUserCertificateValidationCallback(Check); {|PGSSL2006:b.UseRootCertificate(root)|};"),

        // None.
        Source("Host=h.example.com;SSL Mode=VerifyFull", "b.UseUserCertificateValidationCallback(null);"),
        Source("Host=h.example.com;SSL Mode=VerifyFull", "b.UseSslClientAuthenticationOptionsCallback(o => o.ClientCertificates = null);"),
        Source("Host=h.example.com;{|PGSSL1003:SSL Mode=Require|}", "b.UseUserCertificateValidationCallback(null);"),
        Source("Host=h.example.com;{|PGSSL1003:SSL Mode=Require|}", "b.UseSslClientAuthenticationOptionsCallback(o => o.ClientCertificates = null);"),

        // A callback that accepts anything is said once.
        Source("Host=h.example.com;SSL Mode=VerifyFull", "{|PGSSL3001:b.UseUserCertificateValidationCallback((_, _, _, _) => true)|};"),
        Source("Host=h.example.com;{|PGSSL1004:SSL Mode=VerifyCA|}", "{|PGSSL3001:b.UseUserCertificateValidationCallback((_, _, _, _) => true)|};"),
        Source("Host=h.example.com;{|PGSSL1003:SSL Mode=Require|}", "{|PGSSL3001:b.UseUserCertificateValidationCallback((_, _, _, _) => true)|};"),
        Source("Host=h.example.com;SSL Mode=VerifyFull;Root Certificate=/r.crt", "b.UseSslClientAuthenticationOptionsCallback(o => {|PGSSL3001:o.RemoteCertificateValidationCallback = (_, _, _, _) => true|});"),

        // Root certificates given by code.
        Source("Host=h.example.com;SSL Mode=VerifyFull", "b.UseRootCertificate(root);"),
        Source("Host=h.example.com;{|PGSSL1003:SSL Mode=Require|}", "{|PGSSL2002:b.UseRootCertificate(root)|};"),
        Source("Host=h.example.com;{|PGSSL1003:SSL Mode=Require|}", "{|PGSSL2002:b.UseRootCertificates([root])|};"),
        Source("Host=h.example.com;{|PGSSL1002:SSL Mode=Prefer|}", "{|PGSSL2002:b.UseRootCertificateCallback(() => root)|};"),
        Source("Host=h.example.com;{|PGSSL1001:SSL Mode=Disable|}", "{|PGSSL2002:b.UseRootCertificatesCallback(() => [root])|};"),
        Source("Host=h.example.com;{|PGSSL1003:SSL Mode=Require|}", "b.EnableParameterLogging().{|PGSSL2002:UseRootCertificate(root)|};"),
        Source("Host=h.example.com;{|PGSSL1003:SSL Mode=Require|}", "b.UseRootCertificate(null);"),
        Source("Host=h.example.com;{|PGSSL1003:SSL Mode=Require|}", "b.UseRootCertificate(root).UseRootCertificate(null);"),
        Source("Host=h.example.com;{|PGSSL1003:SSL Mode=Require|}", "b.UseClientCertificate(root);"),
        Source("Host=h.example.com", "b.ConnectionStringBuilder.SslMode = SslMode.Require; b.UseUserCertificateValidationCallback(Check);"));

    [Theory, MemberData(nameof(DataSources))]
    public Task On_a_data_source(string statements) => Verify.ProgramAsync(Program(statements));

    public static TheoryData<string> Connections => new(
        "var c = new NpgsqlConnection(\"Host=h.example.com;{|PGSSL2006:SSL Mode=VerifyFull|}\"); c.UserCertificateValidationCallback = Check;",
        "var c = new NpgsqlConnection(\"Host=h.example.com;{|PGSSL2006:SSL Mode=VerifyFull|}\") { UserCertificateValidationCallback = Check };",
        "using var c = new NpgsqlConnection { ConnectionString = \"Host=h.example.com;{|PGSSL2006:SSL Mode=VerifyFull|}\", UserCertificateValidationCallback = Check };",
        "using var c = new NpgsqlConnection { ConnectionString = \"Host=h.example.com;{|PGSSL2006:SSL Mode=VerifyFull|}\" }; c.UserCertificateValidationCallback = Check;",
        "var c = new NpgsqlConnection(); c.UserCertificateValidationCallback = Check; c.ConnectionString = \"Host=h.example.com;{|PGSSL2006:SSL Mode=VerifyFull|}\";",
        "field = new NpgsqlConnection(\"Host=h.example.com;{|PGSSL2006:SSL Mode=VerifyFull|}\"); if (flag) field.UserCertificateValidationCallback = Check;",
        "var c = new NpgsqlConnection(\"Host=h.example.com;{|PGSSL2006:SSL Mode=VerifyFull|}\"); c.SslClientAuthenticationOptionsCallback = o => o.RemoteCertificateValidationCallback = Check;",
        "var c = new NpgsqlConnection(\"Host=h.example.com;SSL Mode=VerifyFull\"); c.SslClientAuthenticationOptionsCallback = o => o.ClientCertificates = null;",
        "var c = new NpgsqlConnection(\"Host=h.example.com;SSL Mode=VerifyFull\"); field.UserCertificateValidationCallback = Check;",
        "var c = new NpgsqlConnection(\"Host=h.example.com;SSL Mode=VerifyFull\"); c.UserCertificateValidationCallback = null;",
        "var c = new NpgsqlConnection(\"Host=h.example.com;SSL Mode=VerifyFull\"); {|PGSSL3001:c.UserCertificateValidationCallback = (_, _, _, _) => true|};",
        "var c = new NpgsqlConnection(\"Host=h.example.com;{|PGSSL1003:SSL Mode=Require|}\"); {|PGSSL3001:c.UserCertificateValidationCallback = (_, _, _, _) => true|};",
        "var c = new NpgsqlConnection(\"Host=h.example.com;SSL Mode=Require\"); c.UserCertificateValidationCallback = Check;",
        "var c = new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = \"h.example.com\", SslMode = SslMode.Require }.ToString()); c.UserCertificateValidationCallback = Check;");

    [Theory, MemberData(nameof(Connections))]
    public Task On_a_connection(string statements) => Verify.ProgramAsync(Program(statements));

    public static TheoryData<string> Configured => new(
        "services.AddNpgsqlDataSource(\"Host=h.example.com;{|PGSSL2006:SSL Mode=VerifyFull|}\", b => b.UseUserCertificateValidationCallback(Check));",
        "services.AddNpgsqlDataSource(\"Host=h.example.com;SSL Mode=VerifyFull\", b => {|PGSSL3001:b.UseUserCertificateValidationCallback((_, _, _, _) => true)|});",
        "services.AddNpgsqlDataSource(\"Host=h.example.com;{|PGSSL1003:SSL Mode=Require|}\", b => {|PGSSL2002:b.UseRootCertificate(root)|});",
        "ef.UseNpgsql(\"Host=h.example.com;{|PGSSL2006:SSL Mode=VerifyFull|}\", o => o.RemoteCertificateValidationCallback(Check));",
        "ef.UseNpgsql(\"Host=h.example.com;{|PGSSL2006:SSL Mode=VerifyFull|}\", o => o.ConfigureDataSource(b => b.UseUserCertificateValidationCallback(Check)));",
        "ef.UseNpgsql(\"Host=h.example.com;SSL Mode=Require\", o => o.RemoteCertificateValidationCallback(Check));",
        "ef.UseNpgsql(\"Host=h.example.com;SSL Mode=VerifyFull\", o => o.ConfigureDataSource(b => b.UseRootCertificate(root)));");

    [Theory, MemberData(nameof(Configured))]
    public Task Through_configuring_lambdas(string statements) => Verify.ProgramAsync(
        Program(statements, "using Microsoft.EntityFrameworkCore; using Microsoft.Extensions.DependencyInjection;", ", IServiceCollection services, DbContextOptionsBuilder ef"), TestReferences.All);

    public static TheoryData<string> Slim => new(
        "new NpgsqlSlimDataSourceBuilder(\"Host=h.example.com;{|PGSSL2006:SSL Mode=VerifyFull|}\").Build();",
        "new NpgsqlSlimDataSourceBuilder(\"Host=h.example.com;SSL Mode=VerifyFull\").EnableTransportSecurity().Build();",
        "new NpgsqlSlimDataSourceBuilder(\"Host=h.example.com;{|PGSSL1003:SSL Mode=Require|}\").Build();",
        "new NpgsqlSlimDataSourceBuilder(\"Host=h.example.com;{|PGSSL1003:SSL Mode=Require|}\").EnableTransportSecurity().Build();",
        "new NpgsqlSlimDataSourceBuilder({|PGSSL1005:\"Host=h.example.com\"|}).Build();",
        "new NpgsqlSlimDataSourceBuilder({|PGSSL1005:\"Host=h.example.com\"|}).EnableTransportSecurity().Build();",
        "{|PGSSL1008:new NpgsqlSlimDataSourceBuilder(text)|}.Build();",
        "new NpgsqlSlimDataSourceBuilder({|PGSSL1007:text|}).EnableTransportSecurity().Build();",
        "var s = {|PGSSL1008:new NpgsqlSlimDataSourceBuilder(text)|}; s.EnableArrays(); s.Build();",
        "var s = new NpgsqlSlimDataSourceBuilder({|PGSSL1007:text|}); s.EnableTransportSecurity(); s.Build();",
        "var s = new NpgsqlSlimDataSourceBuilder(text); s.EnableTransportSecurity(); s.ConnectionStringBuilder.SslMode = SslMode.VerifyFull; s.Build();",
        "var s = new NpgsqlSlimDataSourceBuilder(text); {|PGSSL2006:s.ConnectionStringBuilder.SslMode = SslMode.VerifyFull|}; s.Build();",
        "var s = new NpgsqlSlimDataSourceBuilder(\"Host=/tmp\"); s.Build();");

    [Theory, MemberData(nameof(Slim))]
    public Task On_a_slim_builder(string statements) => Verify.ProgramAsync(Program(statements));

    public static TheoryData<string> Others => new(
        "new NpgsqlConnection(\"Host=/var/run/postgresql;{|PGSSL2006:SSL Mode=VerifyFull|}\");",
        "new NpgsqlConnection(\"Host=/var/run/postgresql;{|PGSSL2006:SSL Mode=Require|}\");",
        "new NpgsqlConnection(\"Host=@abstract;SSL Mode=Prefer\");",
        "new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = \"/tmp\", {|PGSSL2006:SslMode = SslMode.VerifyFull|} }.ConnectionString);",
        "new NpgsqlConnection(\"Host=h.example.com;{|PGSSL1002:SSL Mode=Prefer|};{|PGSSL2006:SSL Negotiation=Direct|}\");",
        "new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = \"h.example.com\", {|PGSSL1002:SslMode = SslMode.Prefer|}, {|PGSSL2006:SslNegotiation = SslNegotiation.Direct|} }.ConnectionString);",
        "new NpgsqlConnection(\"Host=h.example.com;SSL Mode=VerifyFull;SSL Negotiation=Direct\");");

    [Theory, MemberData(nameof(Others))]
    public Task Sockets_and_direct_negotiation(string expression) => Verify.ProgramAsync(Program("_ = " + expression));

    private static string Source(string text, string configuration) => $"var b = new NpgsqlDataSourceBuilder(\"{text}\"); {configuration} b.Build();";

    private static string Program(string statements, string usings = "", string parameters = "") => $$"""
        #pragma warning disable CS0618
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;
        {{usings}}

        class C
        {
            private NpgsqlConnection field = new();
            private static bool Check(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => errors == SslPolicyErrors.None;

            void M(string text, bool flag, X509Certificate2 root, RemoteCertificateValidationCallback callback{{parameters}})
            {
                {{statements}}
            }
        }
        """;
}
