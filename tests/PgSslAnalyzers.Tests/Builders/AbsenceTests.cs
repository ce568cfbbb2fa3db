namespace PgSslAnalyzers.Tests.Builders;

/// <summary>A mode that is not set: certain only if no way sets one (1005, on loopback 1006); otherwise nobody knows (1007).</summary>
public sealed class AbsenceTests
{
    public static TheoryData<string, string> Builders => new()
    {
        {
            """var b = {|PGSSL1005:new NpgsqlConnectionStringBuilder|} { Host = host }; _ = new NpgsqlConnection(b.ConnectionString);""",
            """var b = new NpgsqlConnectionStringBuilder { Host = host, SslMode = SslMode.VerifyFull }; _ = new NpgsqlConnection(b.ConnectionString);"""
        },
        {
            """NpgsqlConnectionStringBuilder b = {|PGSSL1005:new()|} { Host = host }; _ = NpgsqlDataSource.Create(b);""",
            """NpgsqlConnectionStringBuilder b = new() { Host = host, SslMode = SslMode.VerifyFull }; _ = NpgsqlDataSource.Create(b);"""
        },
        {
            """var b = {|PGSSL1005:new NpgsqlConnectionStringBuilder()|}; b.Host = host; _ = new NpgsqlConnection(b.ToString());""",
            """var b = new NpgsqlConnectionStringBuilder(); b.Host = host; b.SslMode = SslMode.VerifyFull; _ = new NpgsqlConnection(b.ToString());"""
        },
        {
            """var b = new NpgsqlConnectionStringBuilder({|PGSSL1005:"Host=pg.example.org"|}) { Pooling = false }; _ = new NpgsqlConnection(b.ToString());""",
            """var b = new NpgsqlConnectionStringBuilder("Host=pg.example.org") { Pooling = false, SslMode = SslMode.VerifyFull }; _ = new NpgsqlConnection(b.ToString());"""
        },
        {
            """var b = new NpgsqlConnectionStringBuilder { SslMode = SslMode.VerifyFull }; b.ConnectionString = {|PGSSL1005:"Host=pg.example.org"|}; _ = new NpgsqlConnection(b.ToString());""",
            """var b = new NpgsqlConnectionStringBuilder(); b.ConnectionString = "Host=pg.example.org"; b.SslMode = SslMode.VerifyFull; _ = new NpgsqlConnection(b.ToString());"""
        },
        {
            """var b = new NpgsqlConnectionStringBuilder { Host = host, SslMode = SslMode.VerifyFull }; {|PGSSL1005:b.Remove("SSL Mode")|}; _ = new NpgsqlConnection(b.ToString());""",
            """var b = new NpgsqlConnectionStringBuilder { Host = host, SslMode = SslMode.VerifyFull }; b.Remove("Port"); _ = new NpgsqlConnection(b.ToString());"""
        },
        {
            """var b = new NpgsqlConnectionStringBuilder { Host = host, SslMode = SslMode.VerifyFull }; {|PGSSL1005:b["SSL Mode"] = null!|}; _ = new NpgsqlConnection(b.ToString());""",
            """var b = new NpgsqlConnectionStringBuilder { Host = host, SslMode = SslMode.VerifyFull }; b["Port"] = null!; _ = new NpgsqlConnection(b.ToString());"""
        },
        {
            """var b = {|PGSSL1005:new NpgsqlConnectionStringBuilder|} { SslMode = SslMode.VerifyFull }; b.Clear(); b.Host = host; _ = new NpgsqlConnection(b.ToString());""",
            """var b = new NpgsqlConnectionStringBuilder(); b.Clear(); b.Host = host; b.SslMode = SslMode.VerifyFull; _ = new NpgsqlConnection(b.ToString());"""
        },
        {
            """var b = {|PGSSL1005:new DbConnectionStringBuilder|} { ["Host"] = host }; _ = new NpgsqlConnection(b.ToString());""",
            """var b = new DbConnectionStringBuilder { ["Host"] = host, ["Ssl Mode"] = "VerifyFull" }; _ = new NpgsqlConnection(b.ToString());"""
        },
        {
            """using var source = new NpgsqlDataSourceBuilder({|PGSSL1005:"Host=pg.example.org"|}).Build();""",
            """var b = new NpgsqlDataSourceBuilder("Host=pg.example.org"); b.ConnectionStringBuilder.SslMode = SslMode.VerifyFull; using var source = b.Build();"""
        },
        {
            """var b = {|PGSSL1005:new NpgsqlDataSourceBuilder()|}; b.ConnectionStringBuilder.Host = host; using var source = b.Build();""",
            """var b = new NpgsqlDataSourceBuilder(); b.ConnectionStringBuilder.Host = host; b.ConnectionStringBuilder.SslMode = SslMode.VerifyFull; using var source = b.Build();"""
        },
        {
            """_ = new NpgsqlConnection({|PGSSL1005:new NpgsqlConnectionStringBuilder|} { Host = host } + ";Pooling=false");""",
            """_ = new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = host } + ";SSL Mode=VerifyFull");"""
        },
        // Who hands a text on has finished it.
        {
            """Console.WriteLine({|PGSSL1005:new NpgsqlConnectionStringBuilder|} { Host = host }.ConnectionString);""",
            """Console.WriteLine(new NpgsqlConnectionStringBuilder { Host = host, SslMode = SslMode.VerifyFull }.ConnectionString);"""
        },
        // Loopback is development.
        {
            """var b = {|PGSSL1006:new NpgsqlConnectionStringBuilder|} { Host = "localhost" }; _ = new NpgsqlConnection(b.ConnectionString);""",
            """var b = new NpgsqlConnectionStringBuilder { Host = "/run/postgresql" }; _ = new NpgsqlConnection(b.ConnectionString);"""
        },
        {
            """var b = {|PGSSL1005:new NpgsqlConnectionStringBuilder|} { Host = flag ? "localhost" : "pg.example.org" }; _ = new NpgsqlConnection(b.ConnectionString);""",
            """var b = new NpgsqlConnectionStringBuilder { Database = "no host, no connection" }; _ = new NpgsqlConnection(b.ConnectionString);"""
        },
        // Some way may lack it.
        {
            """var b = new NpgsqlConnectionStringBuilder { Host = host }; if (flag) b.SslMode = SslMode.VerifyFull; _ = new NpgsqlConnection({|PGSSL1007:b.ConnectionString|});""",
            """var b = new NpgsqlConnectionStringBuilder { Host = host }; if (flag) b.SslMode = SslMode.VerifyFull; else throw new Exception(); _ = new NpgsqlConnection(b.ConnectionString);"""
        },
        {
            """var b = new NpgsqlConnectionStringBuilder(host); _ = new NpgsqlConnection({|PGSSL1007:b.ConnectionString|});""",
            """var b = new NpgsqlConnectionStringBuilder(host) { SslMode = SslMode.VerifyFull }; _ = new NpgsqlConnection(b.ConnectionString);"""
        },
        {
            """using var source = new NpgsqlDataSourceBuilder({|PGSSL1007:host|}).Build();""",
            """var b = new NpgsqlDataSourceBuilder(host); b.ConnectionStringBuilder.SslMode = SslMode.VerifyFull; using var source = b.Build();"""
        },
        {
            """var b = new NpgsqlConnectionStringBuilder { Host = host }; b.SslMode = Enum.Parse<SslMode>(user); _ = new NpgsqlConnection({|PGSSL1007:b.ConnectionString|});""",
            """var b = new NpgsqlConnectionStringBuilder { Host = host }; b.SslMode = Enum.Parse<SslMode>("VerifyFull"); _ = new NpgsqlConnection(b.ConnectionString);"""
        },
    };

    [Theory, MemberData(nameof(Builders))]
    public async Task Weak_and_nearest_strong(string weak, string strong)
    {
        await Verify.StatementsAsync(weak);
        await Verify.SilentStatementsAsync(strong);
    }

    /// <summary>A mode that somebody may still set is not missing.</summary>
    public static TheoryData<string> NotYet => new()
    {
        """class Shop { static NpgsqlConnectionStringBuilder Make(string host) => new() { Host = host }; }""",
        """class Shop { object M(string host, Action<NpgsqlConnectionStringBuilder> configure) { var b = new NpgsqlConnectionStringBuilder { Host = host }; configure(b); return b; } }""",
        """class Shop { readonly NpgsqlConnectionStringBuilder builder = new() { Host = "pg.example.org" }; }""",
        """
        class Shop
        {
            object M(string host) => new NpgsqlConnection(Make(host, b => b.SslMode = SslMode.VerifyFull).ToString());
            static NpgsqlConnectionStringBuilder Make(string host, Action<NpgsqlConnectionStringBuilder> configure) { var b = new NpgsqlConnectionStringBuilder { Host = host }; configure(b); return b; }
        }
        """,
        """
        class Shop
        {
            object M(string host) { var b = new NpgsqlConnectionStringBuilder { Host = host }; Secure(b); return new NpgsqlConnection(b.ConnectionString); }
            static void Secure(NpgsqlConnectionStringBuilder b) => b.SslMode = SslMode.VerifyFull;
        }
        """,
        """
        class Shop
        {
            object M(string host) => new NpgsqlConnection(Secure(new NpgsqlConnectionStringBuilder { Host = host }).ConnectionString);
            static NpgsqlConnectionStringBuilder Secure(NpgsqlConnectionStringBuilder b) { b.SslMode = SslMode.VerifyFull; return b; }
        }
        """,
    };

    [Theory, MemberData(nameof(NotYet))]
    public Task What_may_still_come_is_not_missing(string program) => Verify.SilentAsync(null, program);

    /// <summary>In strict mode what others may have changed proves nothing.</summary>
    [Theory]
    [InlineData("GC.KeepAlive(b);")]
    [InlineData("b[host] = host;")]
    [InlineData("configure(b);")]
    public async Task Strict_mode_wants_proof(string statement)
    {
        const string Program = "class Shop {{ object M(string host, Action<object> configure) {{ var b = new NpgsqlConnectionStringBuilder {{ Host = host, SslMode = SslMode.VerifyFull }}; {0} return new NpgsqlConnection({1}); }} }}";
        await Verify.SilentAsync(null, string.Format(System.Globalization.CultureInfo.InvariantCulture, Program, statement, "b.ConnectionString"));
        Assert.Equal("PGSSL1007", Assert.Single(await Analysis.Compile([("/src/File.cs", "using System; using Npgsql; " + string.Format(System.Globalization.CultureInfo.InvariantCulture, Program, statement, "b.ConnectionString"))])
            .FindingsAsync(options: new Analysis.TestOptions(("build_property.PgSslAnalysisMode", "Strict")))).Id);
    }

    public static TheoryData<string> Escaped => new()
    {
        """object M(string host) { var b = new NpgsqlConnectionStringBuilder { Host = host }; GC.KeepAlive(b); return new NpgsqlConnection({|PGSSL1007:b.ConnectionString|}); }""",
        """object M(string host, Action<NpgsqlConnectionStringBuilder> configure) { var b = new NpgsqlConnectionStringBuilder { Host = host }; configure(b); return new NpgsqlConnection({|PGSSL1007:b.ConnectionString|}); }""",
        """NpgsqlConnectionStringBuilder? last; object M(string host) { last = new NpgsqlConnectionStringBuilder { Host = host }; Other(); return new NpgsqlConnection({|PGSSL1007:last.ConnectionString|}); } protected virtual void Other() { }""",
    };

    [Theory, MemberData(nameof(Escaped))]
    public Task What_others_may_have_set_is_unknown(string members) => Verify.ProgramAsync("class Shop { " + members + " }");

    /// <summary>Dependency injection and EF Core build what the lambda has configured.</summary>
    public static TheoryData<string, string> Lambdas => new()
    {
        {
            """services.AddNpgsqlDataSource({|PGSSL1005:"Host=pg.example.org"|}, b => b.EnableParameterLogging());""",
            """services.AddNpgsqlDataSource("Host=pg.example.org", b => b.ConnectionStringBuilder.SslMode = SslMode.VerifyFull);"""
        },
        {
            """services.AddNpgsqlDataSource({|PGSSL1007:cs|});""",
            """services.AddNpgsqlDataSource(cs, b => { b.ConnectionStringBuilder.SslMode = SslMode.VerifyFull; });"""
        },
        {
            """services.AddNpgsqlDataSource({|PGSSL1005:"Host=pg.example.org"|}, Configure); static void Configure(NpgsqlDataSourceBuilder b) { }""",
            """services.AddNpgsqlDataSource("Host=pg.example.org", Configure); static void Configure(NpgsqlDataSourceBuilder b) => b.ConnectionStringBuilder.SslMode = SslMode.VerifyFull;"""
        },
        {
            """options.UseNpgsql({|PGSSL1005:$"Host={host};Database=d"|}, npgsql => npgsql.EnableRetryOnFailure());""",
            """options.UseNpgsql($"Host={host};Database=d", npgsql => npgsql.ConfigureDataSource(b => b.ConnectionStringBuilder.SslMode = SslMode.VerifyFull));"""
        },
        {
            """options.UseNpgsql({|PGSSL1007:cs|}, npgsql => npgsql.CommandTimeout(3));""",
            """options.UseNpgsql(cs, npgsql => npgsql.ConfigureDataSource(b => b.ConnectionStringBuilder.SslMode = SslMode.VerifyFull));"""
        },
        // Without a text: the host comes where the data source is configured.
        {
            """options.UseNpgsql({|PGSSL1005:npgsql => npgsql.ConfigureDataSource(b => b.ConnectionStringBuilder.Host = host)|});""",
            """options.UseNpgsql(npgsql => npgsql.ConfigureDataSource(b => { b.ConnectionStringBuilder.Host = host; b.ConnectionStringBuilder.SslMode = SslMode.VerifyFull; }));"""
        },
        {
            """options.UseNpgsql(npgsql => npgsql.ConfigureDataSource(b => b.ConnectionStringBuilder.ConnectionString = {|PGSSL1005:"Host=pg.example.org;Database=d"|}));""",
            """options.UseNpgsql(npgsql => npgsql.ConfigureDataSource(b => b.EnableParameterLogging()));"""
        },
        {
            """options.UseNpgsql(new NpgsqlDataSourceBuilder({|PGSSL1007:cs|}).Build());""",
            """var b = new NpgsqlDataSourceBuilder(cs); b.ConnectionStringBuilder.SslMode = SslMode.VerifyFull; var source = b.Build(); services.AddSingleton(source); options.UseNpgsql(source);"""
        },
    };

    [Theory, MemberData(nameof(Lambdas))]
    public async Task Configured_in_lambdas(string weak, string strong)
    {
        await Verify.ProgramAsync(Program(weak), TestReferences.All);
        await Verify.SilentAsync(TestReferences.All, Program(strong));
    }

    private static string Program(string statements) =>
        $$"""
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        class Program { static void Configure(IServiceCollection services, DbContextOptionsBuilder options, string host, string cs) { {{statements}} } }
        """;
}
