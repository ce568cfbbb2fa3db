namespace PgSslAnalyzers.Tests.Builders;

/// <summary>Data source builders, and the lambdas that configure them.</summary>
public sealed class DataSourceBuilderTests
{
    public static TheoryData<string> Statements => new()
    {
        """using var source = new NpgsqlDataSourceBuilder("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}").Build();""",
        """
        var b = new NpgsqlDataSourceBuilder($"Host={host};{|PGSSL1003:SSL Mode=Require|}");
        b.UseLoggerFactory(null).EnableParameterLogging();
        using var source = b.Build();
        """,
        """
        var b = new NpgsqlDataSourceBuilder(Env("DB"));
        {|PGSSL1001:b.ConnectionStringBuilder.SslMode = SslMode.Disable|};
        using var source = b.Build();
        """,
        """
        var b = new NpgsqlDataSourceBuilder();
        b.ConnectionStringBuilder.Host = host;
        {|PGSSL1003:b.ConnectionStringBuilder["SSL Mode"] = "Require"|};
        using var source = b.BuildMultiHost();
        """,
        """
        var b = new NpgsqlDataSourceBuilder($"Host={host};SSL Mode=VerifyFull");
        var settings = b.ConnectionStringBuilder;
        {|PGSSL1003:settings.SslMode = SslMode.Require|};
        using var source = b.Build();
        """,
        """
        var b = new NpgsqlDataSourceBuilder { ConnectionStringBuilder = { Host = host, {|PGSSL1003:SslMode = SslMode.Require|} } };
        using var source = b.Build();
        """,
        """
        var b = new NpgsqlDataSourceBuilder();
        b.ConnectionStringBuilder.ConnectionString = $"Host={host};{|PGSSL1003:SSL Mode=Require|}";
        using var source = b.Build();
        """,
        """
        var b = new NpgsqlSlimDataSourceBuilder($"Host={host};{|PGSSL1003:SSL Mode=Require|}");
        b.EnableTransportSecurity();
        using var source = b.Build();
        """,
    };

    [Theory, MemberData(nameof(Statements))]
    public Task Weak_and_nearest_strong(string statements) => Verify.WeakStatementsAsync(statements);

    public static TheoryData<string> Programs => new()
    {
        """class Shop { void M(NpgsqlDataSourceBuilder b) => {|PGSSL1003:b.ConnectionStringBuilder.SslMode = SslMode.Require|}; }""",
        """
        class Shop
        {
            static NpgsqlDataSource M(string host) => Make(host).Build();
            static NpgsqlDataSourceBuilder Make(string host)
            {
                var b = new NpgsqlDataSourceBuilder($"Host={host}");
                {|PGSSL1003:b.ConnectionStringBuilder.SslMode = SslMode.Require|};
                return b;
            }
        }
        """,
        """
        class Shop
        {
            static NpgsqlDataSource M(string host) { var b = new NpgsqlDataSourceBuilder($"Host={host}"); Configure(b); return b.Build(); }
            static void Configure(NpgsqlDataSourceBuilder b) => {|PGSSL1003:b.ConnectionStringBuilder.SslMode = SslMode.Require|};
        }
        """,
        """
        class Shop
        {
            readonly NpgsqlDataSourceBuilder builder = new("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}");
            NpgsqlDataSource M() => builder.Build();
        }
        """,
    };

    [Theory, MemberData(nameof(Programs))]
    public Task In_helpers_and_members(string program) => Verify.WeakAsync(program);

    /// <summary>Dependency injection and EF Core hand the builder to a lambda before they build it.</summary>
    public static TheoryData<string> Lambdas => new()
    {
        """services.AddNpgsqlDataSource("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}");""",
        """services.AddNpgsqlDataSource($"Host={host}", b => {|PGSSL1003:b.ConnectionStringBuilder.SslMode = SslMode.Require|});""",
        """services.AddNpgsqlDataSource(cs, b => { b.EnableParameterLogging(); {|PGSSL1003:b.ConnectionStringBuilder.SslMode = SslMode.Require|}; });""",
        """services.AddNpgsqlDataSource(cs, (provider, b) => {|PGSSL1003:b.ConnectionStringBuilder.SslMode = SslMode.Require|});""",
        """services.AddNpgsqlDataSource(cs, Configure); static void Configure(NpgsqlDataSourceBuilder b) => {|PGSSL1003:b.ConnectionStringBuilder.SslMode = SslMode.Require|};""",
        """services.AddMultiHostNpgsqlDataSource("Host=a.example.org,b.example.org;{|PGSSL1003:SSL Mode=Require|}");""",
        """services.AddNpgsqlSlimDataSource("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}", b => b.EnableTransportSecurity());""",
        """options.UseNpgsql("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}");""",
        """options.UseNpgsql($"Host={host};{|PGSSL1003:SSL Mode=Require|}", npgsql => npgsql.EnableRetryOnFailure());""",
        """options.UseNpgsql($"Host={host}", npgsql => npgsql.ConfigureDataSource(b => {|PGSSL1003:b.ConnectionStringBuilder.SslMode = SslMode.Require|}));""",
        """options.UseNpgsql(new NpgsqlConnection("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}"));""",
        """options.UseNpgsql(new NpgsqlDataSourceBuilder("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}").Build());""",
        """services.AddDbContext<Context>(o => o.UseNpgsql("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}").EnableDetailedErrors());""",
        """services.AddDbContext<Context>((provider, o) => { var text = $"Host={host};{|PGSSL1003:SSL Mode=Require|}"; o.UseNpgsql(text); });""",
        """services.AddDbContextPool<Context>(o => o.UseNpgsql(Build(host))); static string Build(string host) => $"Host={host};{|PGSSL1003:SSL Mode=Require|}";""",
        """services.AddNpgsql<Context>("Host=pg.example.org;{|PGSSL1003:SSL Mode=Require|}");""",
        """services.AddSingleton(_ => NpgsqlDataSource.Create($"Host={host};{|PGSSL1003:SSL Mode=Require|}"));""",
    };

    [Theory, MemberData(nameof(Lambdas))]
    public Task In_lambdas(string statements) => Verify.WeakAsync(
        $$"""
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        class Context(DbContextOptions options) : DbContext(options);
        class Program
        {
            static void Configure(IServiceCollection services, DbContextOptionsBuilder options, Context context, string host, string cs)
            {
                {{statements}}
            }
        }
        """, TestReferences.All);
}
