namespace PgSslAnalyzers.Tests.Strict;

/// <summary>A text without a host opens no connection; with a host that is added to it, it does.</summary>
public sealed class AddedHostsProofTests
{
    private const string Context = " class Ctx(DbContextOptions<Ctx> o) : DbContext(o) { } static IServiceCollection s = new ServiceCollection();";

    public static TheoryData<string> Reported =>
    [
        "static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(\"Username=u;Password=p\"); b.ConnectionStringBuilder.Host = \"db.example.com\"; return b.Build(); }",
        "static NpgsqlDataSource M(string h) { var b = new NpgsqlDataSourceBuilder(\"\"); b.ConnectionStringBuilder.Host = h; return b.Build(); }",
        "static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(\"Username=u\"); b.ConnectionStringBuilder[\"server\"] = \"db.example.com\"; return b.Build(); }",
        "static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(\"Username=u\"); var c = b.ConnectionStringBuilder; c.Add(\"Host\", \"db.example.com\"); return b.Build(); }",
        "static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(\"Username=u\") { ConnectionStringBuilder = { [\"Host\"] = \"db.example.com\" } }; return b.Build(); }",
        "static NpgsqlDataSource M() { var b = new NpgsqlSlimDataSourceBuilder(\"Username=u\"); b.EnableTransportSecurity(); b.ConnectionStringBuilder.ConnectionString += \";Host=db.example.com\"; return b.Build(); }",
        "static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(\"Username=u\"); Fill(b); return b.Build(); } static void Fill(NpgsqlDataSourceBuilder b) => b.ConnectionStringBuilder.Host = \"db.example.com\";",
        "static NpgsqlDataSource M(Action<NpgsqlDataSourceBuilder> fill) { var b = new NpgsqlDataSourceBuilder(\"Username=u\"); fill(b); return b.Build(); }",
        "static NpgsqlConnection M() => new(Text(\"Username=u\")); static string Text(string s) { var c = new NpgsqlConnectionStringBuilder(s); c[\"Host\"] = \"db.example.com\"; return c.ToString(); }",
        "static NpgsqlConnection M() { var c = new NpgsqlConnectionStringBuilder(\"Username=u\"); ((System.Collections.IDictionary)c)[\"Host\"] = \"db.example.com\"; return new(c.ToString()); }",
        "static NpgsqlConnection M() { var c = new NpgsqlConnectionStringBuilder(\"Username=u\"); c.ConnectionString += \";Host=db.example.com\"; return new(c.ToString()); }",
        "static NpgsqlConnection M() { var c = new NpgsqlConnection(\"Username=u\"); c.ConnectionString += \";Host=db.example.com\"; return c; }",
        "static void M() => s.AddNpgsqlDataSource(\"Username=u\", d => d.ConnectionStringBuilder.Host = \"db.example.com\");" + Context,
        "static void M(Action<NpgsqlDataSourceBuilder> fill) => s.AddNpgsqlDataSource(\"Username=u\", fill);" + Context,
        "static void M() => s.AddDbContext<Ctx>(o => o.UseNpgsql(\"Username=u\", n => n.ConfigureDataSource(d => d.ConnectionStringBuilder.Add(\"Host\", \"db.example.com\"))));" + Context,
        "static void M() => s.AddDbContext<Ctx>(o => o.UseNpgsql(n => n.ConfigureDataSource(d => d.ConnectionStringBuilder.Add(\"Host\", \"db.example.com\"))));" + Context,
        "static void M() => s.AddDbContext<Ctx>(o => o.UseNpgsql(n => n.ConfigureDataSource(d => d.ConnectionStringBuilder.ConnectionString = W)));" + Context,
        "static void M() => s.AddDbContext<Ctx>(o => o.UseNpgsql(n => n.ConfigureDataSource(d => Fill(d)))); static void Fill(NpgsqlDataSourceBuilder d) => Host(d.ConnectionStringBuilder); static void Host(NpgsqlConnectionStringBuilder b) => b.Host = \"db.example.com\";" + Context,
        "static void M() => s.AddDbContext<Ctx>(o => o.UseNpgsql((string)null, n => n.ConfigureDataSource(d => d.ConnectionStringBuilder.ConnectionString = W)));" + Context,
        "static void M() => s.AddDbContext<Ctx>(o => o.UseNpgsql(default(string), n => n.ConfigureDataSource(d => d.ConnectionStringBuilder.Add(\"Host\", \"db.example.com\"))));" + Context,
        "static void M() => s.AddNpgsqlDataSource(null, d => d.ConnectionStringBuilder.ConnectionString = W);" + Context,
        "static void M() => s.AddDbContext<Ctx>(o => { o.UseNpgsql(); new Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder(o).ConfigureDataSource(d => d.ConnectionStringBuilder.ConnectionString = W); });" + Context,
        "static void M() => s.AddDbContext<Ctx>(o => { o.UseNpgsql(V); new Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder(o).ConfigureDataSource(d => d.ConnectionStringBuilder.ConnectionString = W); });" + Context,
        "static void M() => s.AddDbContext<Ctx>(o => { o.UseNpgsql(V); Fill(new Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder(o)); }); static void Fill(Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder n) => n.ConfigureDataSource(d => d.ConnectionStringBuilder.ConnectionString = W);" + Context,
        "static void M() => s.AddDbContext<Ctx>(o => { o.UseNpgsql(V); Fill(new Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder(o)); }); public static void Fill(Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder n) => n.ConfigureDataSource(Set); static void Set(NpgsqlDataSourceBuilder d) => d.ConnectionStringBuilder.ConnectionString = W;" + Context,
        "static void M(Action<NpgsqlDataSourceBuilder> fill) => s.AddDbContext<Ctx>(o => { o.UseNpgsql(V); new Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder(o).ConfigureDataSource(fill); });" + Context,
    ];

    [Theory, MemberData(nameof(Reported))]
    public Task Is_reported(string members) => StrictProgram.MembersIsReportedAsync(members);

    public static TheoryData<string> Proven =>
    [
        "static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(\"Username=u;Password=p\"); b.ConnectionStringBuilder.Host = \"localhost\"; return b.Build(); }",
        "static NpgsqlDataSource M() { var b = new NpgsqlDataSourceBuilder(\"Username=u;SSL Mode=VerifyFull;GSS Encryption Mode=Disable\"); b.ConnectionStringBuilder.Host = \"db.example.com\"; return b.Build(); }",
        "static NpgsqlConnection M() { var c = new NpgsqlConnection(\"\"); c.ConnectionString = V; return c; }",
        "static void M() => s.AddNpgsqlDataSource(V, d => d.ConnectionStringBuilder.Host = \"db.example.com\");" + Context,
        "static void M() => s.AddDbContext<Ctx>(o => o.UseNpgsql(n => n.EnableRetryOnFailure()));" + Context,
        "static void M() => s.AddDbContext<Ctx>(o => o.UseNpgsql(n => n.ConfigureDataSource(d => d.ConnectionStringBuilder.ConnectionString = V)));" + Context,
        "static void M() => s.AddDbContext<Ctx>(o => o.UseNpgsql((string)null, n => n.ConfigureDataSource(d => d.ConnectionStringBuilder.ConnectionString = V)));" + Context,
        "static void M() => s.AddDbContext<Ctx>(o => o.UseNpgsql((string)null, n => n.EnableRetryOnFailure()));" + Context,
        "static void M() => s.AddNpgsqlDataSource(null, d => d.ConnectionStringBuilder.ConnectionString = V);" + Context,
        "static void M() => s.AddDbContext<Ctx>(o => { o.UseNpgsql(V); new Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.NpgsqlDbContextOptionsBuilder(o).ConfigureDataSource(d => d.UseLoggerFactory(null)); });" + Context,
    ];

    [Theory, MemberData(nameof(Proven))]
    public Task Passes(string members) => StrictProgram.MembersPassesAsync(members);
}
