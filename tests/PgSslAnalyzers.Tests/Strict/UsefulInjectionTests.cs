namespace PgSslAnalyzers.Tests.Strict;

/// <summary>How programs register connections, data sources and contexts with dependency injection: proven as people write it, each with the smallest change that is not proven any more.</summary>
public sealed class UsefulInjectionTests
{
    /// <summary>A program, a part of it, and what stands there in its weak twin.</summary>
    public static TheoryData<string, string, string> Programs => new()
    {
        {
            """
            static class Setup
            {
                public static void AddDatabase(this IServiceCollection services, IConfiguration configuration)
                {
                    var builder = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("Shop")) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable };
                    services.AddDbContext<Shop>(options => options.UseNpgsql(builder.ConnectionString));
                }
            }
            class Shop(DbContextOptions<Shop> options) : DbContext(options);
            """,
            "SslMode = SslMode.VerifyFull, ",
            ""
        },
        {
            """
            static class Setup
            {
                public static void AddDatabase(this IServiceCollection services, IConfiguration configuration, ILogger logger)
                {
                    var builder = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("Shop"));
                    builder.SslMode = SslMode.VerifyFull;
                    builder.GssEncryptionMode = GssEncryptionMode.Disable;
                    var connectionString = builder.ConnectionString;
                    logger.LogInformation("Database {Database} on {Host}", builder.Database, builder.Host);
                    services.AddDbContext<Shop>(options => options.UseNpgsql(connectionString, npgsql => npgsql.EnableRetryOnFailure()));
                    services.AddHealthChecks();
                }
            }
            class Shop(DbContextOptions<Shop> options) : DbContext(options);
            """,
            "builder.SslMode = SslMode.VerifyFull;",
            ""
        },
        {
            """
            static class Setup
            {
                public static void AddDatabase(this IServiceCollection services)
                    => services.AddDbContextPool<Shop>((provider, options) =>
                    {
                        var configuration = provider.GetRequiredService<IConfiguration>();
                        var builder = new NpgsqlConnectionStringBuilder(configuration["Database"]) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable };
                        options.UseNpgsql(builder.ConnectionString);
                        options.EnableDetailedErrors();
                    });
            }
            class Shop(DbContextOptions<Shop> options) : DbContext(options);
            """,
            "new NpgsqlConnectionStringBuilder(configuration[\"Database\"]) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable }",
            "new NpgsqlConnectionStringBuilder(configuration[\"Database\"])"
        },
        {
            """
            static class Setup
            {
                public static void AddDatabase(this IServiceCollection services, string text)
                {
                    var source = new NpgsqlDataSourceBuilder(text);
                    source.ConnectionStringBuilder.SslMode = SslMode.VerifyFull;
                    source.ConnectionStringBuilder.GssEncryptionMode = GssEncryptionMode.Disable;
                    source.EnableParameterLogging();
                    services.AddSingleton(source.Build());
                    services.AddSingleton<Orders>();
                }
            }
            class Orders(NpgsqlDataSource source) { public NpgsqlConnection Open() => source.OpenConnection(); }
            """,
            "source.ConnectionStringBuilder.SslMode = SslMode.VerifyFull;",
            ""
        },
        {
            """
            static class Setup
            {
                public static void AddDatabase(this IServiceCollection services)
                    => services.AddSingleton(provider =>
                    {
                        var text = provider.GetRequiredService<IConfiguration>().GetConnectionString("Shop");
                        var source = new NpgsqlDataSourceBuilder(text);
                        source.UseLoggerFactory(provider.GetService<ILoggerFactory>());
                        source.ConnectionStringBuilder.SslMode = SslMode.VerifyFull;
                        source.ConnectionStringBuilder.GssEncryptionMode = GssEncryptionMode.Disable;
                        return source.Build();
                    });
            }
            """,
            "source.ConnectionStringBuilder.SslMode = SslMode.VerifyFull;",
            "source.ConnectionStringBuilder.SslMode = SslMode.Require;"
        },
        {
            """
            static class Setup
            {
                public static void AddDatabase(this IServiceCollection services, IConfiguration configuration)
                {
                    string Text()
                    {
                        var builder = new NpgsqlConnectionStringBuilder(configuration["Db"]);
                        builder.SslMode = SslMode.VerifyFull;
                        builder.GssEncryptionMode = GssEncryptionMode.Disable;
                        return builder.ToString();
                    }
                    services.AddScoped(_ => new NpgsqlConnection(Text()));
                }
            }
            """,
            "builder.SslMode = SslMode.VerifyFull;",
            ""
        },
        {
            """
            static class Setup
            {
                public static void AddDatabase(this IServiceCollection services, string text)
                    => services.AddNpgsqlDataSource(text + ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable");
            }
            """,
            ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable",
            ";GSS Encryption Mode=Disable"
        },
        {
            """
            static class Setup
            {
                public static void AddDatabase(this IServiceCollection services, IConfiguration configuration)
                    => services.AddNpgsqlDataSource(Secure(configuration.GetConnectionString("Shop")!), source => source.UseJsonNet());
                static NpgsqlDataSourceBuilder UseJsonNet(this NpgsqlDataSourceBuilder source) { source.EnableParameterLogging(); return source; }
                static string Secure(string text) => new NpgsqlConnectionStringBuilder(text) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable }.ConnectionString;
            }
            """,
            "SslMode = SslMode.VerifyFull, ",
            ""
        },
        {
            """
            class Startup(IConfiguration configuration)
            {
                public void ConfigureServices(IServiceCollection services)
                {
                    services.AddLogging();
                    services.AddDbContext<Shop>(options => options.UseNpgsql(ConnectionString()));
                }
                private string ConnectionString()
                {
                    var builder = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("Shop"))
                    {
                        Password = configuration["Db:Password"],
                        SslMode = SslMode.VerifyFull,
                        GssEncryptionMode = GssEncryptionMode.Disable,
                    };
                    return builder.ConnectionString;
                }
            }
            class Shop(DbContextOptions<Shop> options) : DbContext(options);
            """,
            "SslMode = SslMode.VerifyFull,",
            "SslMode = SslMode.Prefer,"
        },
        {
            """
            static class Setup
            {
                public static void AddDatabase(this IHostApplicationBuilder host)
                {
                    var text = host.Configuration.GetConnectionString("Shop") ?? throw new InvalidOperationException("No connection string");
                    var builder = new NpgsqlConnectionStringBuilder(text);
                    if (host.Environment.IsDevelopment())
                        builder.IncludeErrorDetail = true;
                    builder.SslMode = SslMode.VerifyFull;
                    builder.GssEncryptionMode = GssEncryptionMode.Disable;
                    host.Services.AddDbContextFactory<Shop>(options => options.UseNpgsql(builder.ConnectionString).EnableSensitiveDataLogging(false));
                }
            }
            class Shop(DbContextOptions<Shop> options) : DbContext(options);
            """,
            "builder.SslMode = SslMode.VerifyFull;",
            "if (!host.Environment.IsDevelopment()) builder.SslMode = SslMode.VerifyFull;"
        },
        {
            """
            static class Setup
            {
                public static void AddDatabase(this IServiceCollection services, IConfiguration configuration)
                {
                    foreach (var name in new[] { "Orders", "Stock" })
                    {
                        var builder = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString(name)) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable };
                        var text = builder.ConnectionString;
                        services.AddKeyedSingleton(name, (_, _) => NpgsqlDataSource.Create(text));
                    }
                }
            }
            """,
            "SslMode = SslMode.VerifyFull, ",
            ""
        },
        {
            """
            static class Setup
            {
                public static void AddDatabase(this IServiceCollection services, Action<NpgsqlDataSourceBuilder>? configure = null)
                {
                    var source = new NpgsqlDataSourceBuilder(Environment.GetEnvironmentVariable("DB"));
                    configure?.Invoke(source);
                    source.ConnectionStringBuilder.SslMode = SslMode.VerifyFull;
                    source.ConnectionStringBuilder.GssEncryptionMode = GssEncryptionMode.Disable;
                    services.AddSingleton(source.Build());
                }
            }
            """,
            "        configure?.Invoke(source);\n        source.ConnectionStringBuilder.SslMode = SslMode.VerifyFull;\n        source.ConnectionStringBuilder.GssEncryptionMode = GssEncryptionMode.Disable;\n",
            "        source.ConnectionStringBuilder.SslMode = SslMode.VerifyFull;\n        source.ConnectionStringBuilder.GssEncryptionMode = GssEncryptionMode.Disable;\n        configure?.Invoke(source);\n"
        },
        {
            """
            static class Setup
            {
                public static void AddDatabase(this IServiceCollection services, DatabaseOptions options)
                    => services.AddSingleton<Func<NpgsqlConnection>>(() => new NpgsqlConnection(options.Build()));
            }
            sealed class DatabaseOptions
            {
                public string Host { get; set; } = "";
                public string Database { get; set; } = "";
                public string Build() => new NpgsqlConnectionStringBuilder { Host = Host, Database = Database, SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable }.ConnectionString;
            }
            """,
            "SslMode = SslMode.VerifyFull,",
            "SslMode = Mode,\n    GssEncryptionMode = GssEncryptionMode.Disable }.ConnectionString;\n    public SslMode Mode { get; set; } = SslMode.VerifyFull; string Other() => new NpgsqlConnectionStringBuilder {"
        },
        {
            """
            static class Setup
            {
                public static void AddDatabase(this IServiceCollection services)
                {
                    services.AddOptions<DatabaseOptions>().BindConfiguration("Database");
                    services.AddDbContext<Shop>((provider, options) =>
                    {
                        var database = provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;
                        options.UseNpgsql($"Host={database.Host};Database={database.Database};Username={database.User};Password={database.Password};SSL Mode=VerifyFull;GSS Encryption Mode=Disable");
                    });
                }
            }
            class DatabaseOptions { public string Host { get; set; } = ""; public string Database { get; set; } = ""; public string User { get; set; } = ""; public string Password { get; set; } = ""; }
            class Shop(DbContextOptions<Shop> options) : DbContext(options);
            """,
            "Password={database.Password};SSL Mode=VerifyFull;GSS Encryption Mode=Disable",
            "SSL Mode=VerifyFull;GSS Encryption Mode=Disable;Password={database.Password}"
        },
        {
            """
            static class Setup
            {
                public static async Task MigrateAsync(IServiceProvider services, CancellationToken token)
                {
                    await using var scope = services.CreateAsyncScope();
                    var configuration = scope.ServiceProvider.GetRequiredService<IConfiguration>();
                    var builder = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("Shop")) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable };
                    await using var connection = new NpgsqlConnection(builder.ConnectionString);
                    await connection.OpenAsync(token);
                    await using var command = new NpgsqlCommand("select 1", connection);
                    await command.ExecuteNonQueryAsync(token);
                }
            }
            """,
            "SslMode = SslMode.VerifyFull, ",
            ""
        },
    };

    [Theory, MemberData(nameof(Programs))]
    public Task Passes_and_its_twin_is_reported(string program, string part, string weak) => StrictProgram.FilePassesAndTwinIsReportedAsync(program, part, weak);
}
