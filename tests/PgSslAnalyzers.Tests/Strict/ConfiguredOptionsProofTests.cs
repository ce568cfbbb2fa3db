namespace PgSslAnalyzers.Tests.Strict;

/// <summary>
/// A callback of Entity Framework or Aspire that sets the mode, each form beside weak ones. The last function that ConfigureDataSource gets takes the place of the others, and starts from the text again.
/// </summary>
public sealed class ConfiguredOptionsProofTests
{
    private const string Strengthen = "{ d.ConnectionStringBuilder.SslMode = SslMode.VerifyFull; d.ConnectionStringBuilder.GssEncryptionMode = GssEncryptionMode.Disable; }";

    private const string Around = """
        class Ctx(DbContextOptions<Ctx> o) : DbContext(o);
        static class Strong { public static string Of(string s) => new NpgsqlConnectionStringBuilder(s) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable }.ConnectionString; }
        static class Program {

        """;

    public static TheoryData<string> Proven =>
    [
        "static void M(DbContextOptionsBuilder o, string s) => o.UseNpgsql(s, n => n.ConfigureDataSource(d => STRONG));",
        "static void M(DbContextOptionsBuilder o, string s, Action<NpgsqlDbContextOptionsBuilder> c) => o.UseNpgsql(s, n => { c?.Invoke(n); n.ConfigureDataSource(d => STRONG); });",
        "static void M(DbContextOptionsBuilder o, string s) => o.UseNpgsql(s, n => { n.ConfigureDataSource(d => d.EnableParameterLogging()); n.ConfigureDataSource(d => STRONG); });",
        "static void M(DbContextOptionsBuilder o, string s) => o.UseNpgsql(Strong.Of(s), n => { n.ConfigureDataSource(d => d.EnableParameterLogging()); n.ConfigureDataSource(d => d.EnableParameterLogging()); });",
        "static void M(DbContextOptionsBuilder o, string s) => o.UseNpgsql(Strong.Of(s), n => n.EnableRetryOnFailure().ConfigureDataSource(d => d.EnableParameterLogging())); static void N(DbContextOptionsBuilder o, string s) => o.UseNpgsql(s, n => n.ConfigureDataSource(d => STRONG));",
        "static void M(IServiceCollection s, string t) => s.AddNpgsql<Ctx>(t, n => n.ConfigureDataSource(d => STRONG));",
        "static object M(Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal.NpgsqlOptionsExtension e) => e.WithDataSourceConfiguration(d => d.EnableParameterLogging());",
    ];

    [Theory, MemberData(nameof(Proven))]
    public Task Passes(string members) => StrictProgram.FilePassesAsync(File(members));

    public static TheoryData<string> Reported =>
    [
        "static object M(Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal.NpgsqlOptionsExtension e) => e.WithDataSourceConfiguration(d => d.ConnectionStringBuilder.SslMode = (SslMode)int.Parse(\"3\"));",
        "static void M(DbContextOptionsBuilder o, string s) => o.UseNpgsql(s, n => { n.ConfigureDataSource(d => STRONG); n.ConfigureDataSource(d => d.EnableParameterLogging()); });",
        "static void M(DbContextOptionsBuilder o, string s) => o.UseNpgsql(s, n => { n.ConfigureDataSource(d => STRONG); n.ConfigureDataSource(null); });",
        "static void M(DbContextOptionsBuilder o, string s, bool x) => o.UseNpgsql(s, n => { n.ConfigureDataSource(d => STRONG); if (x) n.ConfigureDataSource(d => d.EnableParameterLogging()); });",
        "static void M(DbContextOptionsBuilder o, string s, Action<NpgsqlDataSourceBuilder> c) => o.UseNpgsql(s, n => { n.ConfigureDataSource(d => STRONG); n.ConfigureDataSource(c); });",
        "static void M(DbContextOptionsBuilder o, string s) => o.UseNpgsql(s, n => n.ConfigureDataSource(d => STRONG)).UseNpgsql(n => n.ConfigureDataSource(d => d.EnableParameterLogging()));",
        "static void M(IServiceCollection s, string t) { s.AddDbContext<Ctx>(o => o.UseNpgsql(t, n => n.ConfigureDataSource(d => STRONG))); s.ConfigureDbContext<Ctx>(o => o.UseNpgsql(n => n.ConfigureDataSource(d => d.EnableParameterLogging()))); }",
        "static void M(DbContextOptionsBuilder o, string s) { o.UseNpgsql(s, n => n.ConfigureDataSource(d => STRONG)); new NpgsqlDbContextOptionsBuilder(o).ConfigureDataSource(d => d.EnableParameterLogging()); }",
        "static void M(IServiceCollection s, string t) => s.AddNpgsql<Ctx>(t, n => { n.ConfigureDataSource(d => STRONG); n.ConfigureDataSource(d => d.EnableParameterLogging()); });",
        "static void M(DbContextOptionsBuilder o, string s) => o.UseNpgsql(Strong.Of(s)).UseNpgsql(n => n.ConfigureDataSource(d => d.ConnectionStringBuilder.SslMode = SslMode.Require));",
        "static void M(DbContextOptionsBuilder o, string s, Action<NpgsqlDbContextOptionsBuilder> c) => o.UseNpgsql(s, n => { n.ConfigureDataSource(d => STRONG); c(n); });",
        "static void M(DbContextOptionsBuilder o, string s, Action<NpgsqlDbContextOptionsBuilder> c, Action more) => o.UseNpgsql(s, n => { c(n); n.ConfigureDataSource(d => STRONG); more(); });",
        "static void M(DbContextOptionsBuilder o, string s, Action<NpgsqlDbContextOptionsBuilder> c, bool x) => o.UseNpgsql(s, n => { c(n); if (x) n.ConfigureDataSource(d => STRONG); });",
        "static void M(DbContextOptionsBuilder o, string s, Action<NpgsqlDbContextOptionsBuilder> c, SslMode m) => o.UseNpgsql(s, n => { c(n); n.ConfigureDataSource(d => { d.ConnectionStringBuilder.SslMode = m; d.ConnectionStringBuilder.GssEncryptionMode = GssEncryptionMode.Disable; }); });",
        "static void M(DbContextOptionsBuilder o, string s, NpgsqlDbContextOptionsBuilder other) => o.UseNpgsql(s, n => { n = other; n.ConfigureDataSource(d => STRONG); });",
        "static void M(DbContextOptionsBuilder o, string s, Action<NpgsqlDbContextOptionsBuilder> c) => o.UseNpgsql(Strong.Of(s), c);",
        "static void M(DbContextOptionsBuilder o, string s, Action<NpgsqlDbContextOptionsBuilder> c) => o.UseNpgsql(Strong.Of(s), n => c(n));",
        "static void M(DbContextOptionsBuilder o, string s, Action<NpgsqlDbContextOptionsBuilder> c) => o.UseNpgsql(s, n => { c(n); n.ConfigureDataSource(d => STRONG); }); class Own(DbContextOptionsBuilder o) : NpgsqlDbContextOptionsBuilder(o) { public override NpgsqlDbContextOptionsBuilder ConfigureDataSource(Action<NpgsqlDataSourceBuilder> a) => this; }",
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.FileIsReportedAsync(File(members));

    private const string Aspire = """
        namespace Aspire.Npgsql { public sealed class NpgsqlSettings { public string? ConnectionString { get; set; } public bool DisableTracing { get; set; } } }
        namespace Microsoft.Extensions.Hosting
        {
            public static class AspirePostgreSqlNpgsqlExtensions
            {
                public static void AddNpgsqlDataSource(this IHostApplicationBuilder builder, string connectionName, System.Action<Aspire.Npgsql.NpgsqlSettings>? configureSettings = null, System.Action<global::Npgsql.NpgsqlDataSourceBuilder>? configureDataSourceBuilder = null) { }
            }
        }

        """;

    /// <summary>A function over the settings, and the function over the data source builder.</summary>
    public static TheoryData<string, bool> Settings => new()
    {
        { "t => t.ConnectionString = Strong.Of(t.ConnectionString!)", true },
        { "t => { t.DisableTracing = true; var s = t.ConnectionString; t.ConnectionString = Strong.Of(s!); }", true },
        { "t => t.ConnectionString = Strong.Of(t.ConnectionString!), d => STRONG", true },
        { "null, d => STRONG", true },
        { "t => { if (t.DisableTracing) return; t.ConnectionString = Strong.Of(t.ConnectionString!); }", false },
        { "t => { if (t.DisableTracing) t.ConnectionString = Strong.Of(t.ConnectionString!); }", false },
        { "t => { t.ConnectionString = Strong.Of(t.ConnectionString!); t.DisableTracing = true; }", false },
        { "t => { t = new(); t.ConnectionString = Strong.Of(t.ConnectionString!); }", false },
        { "async t => { await Task.Yield(); t.ConnectionString = Strong.Of(t.ConnectionString!); }", false },
        { "t => t.ConnectionString ??= Strong.Of(\"\")", false },
        { "t => t.ConnectionString += \";SSL Mode=VerifyFull;GSS Encryption Mode=Disable\"", false },
        { "t => t.ConnectionString = Environment.GetEnvironmentVariable(\"DB\")", false },
        { "t => t.ConnectionString = Strong.Of(t.ConnectionString!), d => d.ConnectionStringBuilder.SslMode = SslMode.Require", false },
        { "t => t.ConnectionString = Strong.Of(t.ConnectionString!), more", false },
    };

    [Theory, MemberData(nameof(Settings))]
    public Task Settings_of_Aspire(string arguments, bool passes)
    {
        string file = File($"static void M(IHostApplicationBuilder h, Action<NpgsqlDataSourceBuilder> more) => h.AddNpgsqlDataSource(\"shop\", {arguments});") + Aspire;
        return passes ? StrictProgram.FilePassesAsync(file) : StrictProgram.FileIsReportedAsync(file);
    }

    private static string File(string members) => Around + members.Replace("STRONG", Strengthen, StringComparison.Ordinal) + "\n}\n";
}
