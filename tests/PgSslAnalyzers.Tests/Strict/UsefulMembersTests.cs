namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Factories, options classes, contexts and services that keep a connection string: proven as people write it, each with the smallest change that is not proven any more.</summary>
public sealed class UsefulMembersTests
{
    /// <summary>A program, a part of it, and what stands there in its weak twin.</summary>
    public static TheoryData<string, string, string> Programs => new()
    {
        {
            """
            sealed class Factory
            {
                private readonly string _connectionString;
                public Factory(IConfiguration configuration)
                {
                    var builder = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("Shop"));
                    builder.SslMode = SslMode.VerifyFull;
                    builder.GssEncryptionMode = GssEncryptionMode.Disable;
                    _connectionString = builder.ConnectionString;
                }
                public NpgsqlConnection Create() => new(_connectionString);
                public async Task<NpgsqlConnection> OpenAsync() { var connection = new NpgsqlConnection(_connectionString); await connection.OpenAsync(); return connection; }
            }
            """,
            "builder.SslMode = SslMode.VerifyFull;",
            ""
        },
        {
            """
            sealed class Factory
            {
                private readonly string _connectionString;
                private readonly ILogger<Factory> _logger;
                public Factory(IConfiguration configuration, ILogger<Factory> logger)
                {
                    _logger = logger ?? throw new ArgumentNullException(nameof(logger));
                    _connectionString = Secure(configuration["Db"]!);
                    _logger.LogInformation("Ready");
                }
                public NpgsqlConnection Create() { _logger.LogDebug("Create"); return new NpgsqlConnection(_connectionString); }
                private static string Secure(string text) => new NpgsqlConnectionStringBuilder(text) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable }.ToString();
            }
            """,
            "private readonly string _connectionString;",
            "private string _connectionString;"
        },
        {
            """
            abstract class Repository
            {
                private readonly string _connectionString;
                protected Repository(string host) => _connectionString = new NpgsqlConnectionStringBuilder { Host = host, SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable }.ConnectionString;
                protected NpgsqlConnection Connect() => new(_connectionString);
            }
            sealed class Orders(string host) : Repository(host) { public NpgsqlConnection Open() { var connection = Connect(); connection.Open(); return connection; } }
            """,
            "SslMode = SslMode.VerifyFull, ",
            ""
        },
        {
            """
            static class Db
            {
                private const string Tls = ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable";
                private static readonly string Host = Environment.GetEnvironmentVariable("DB_HOST") ?? "pg.example.org";
                private static readonly string ConnectionString = "Host=" + Host + Tls;
                public static NpgsqlConnection Open() { var connection = new NpgsqlConnection(ConnectionString); connection.Open(); return connection; }
            }
            """,
            " + Tls;",
            "+ Tls + Environment.GetEnvironmentVariable(\"DB_TAIL\");"
        },
        {
            """
            static class Db
            {
                private static readonly NpgsqlDataSource Source = Create();
                private static NpgsqlDataSource Create()
                {
                    var builder = new NpgsqlDataSourceBuilder(Environment.GetEnvironmentVariable("DB"));
                    builder.ConnectionStringBuilder.SslMode = SslMode.VerifyFull;
                    builder.ConnectionStringBuilder.GssEncryptionMode = GssEncryptionMode.Disable;
                    return builder.Build();
                }
                private static readonly SslMode Mode = SslMode.VerifyFull;
                public static NpgsqlConnection Open() => Source.OpenConnection();
            }
            """,
            "builder.ConnectionStringBuilder.SslMode = SslMode.VerifyFull;",
            "builder.ConnectionStringBuilder.SslMode = Mode;"
        },
        {
            """
            static class Db
            {
                private static readonly Lazy<NpgsqlDataSource> Source = new(() => NpgsqlDataSource.Create(Text));
                private static readonly string Text = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("DB")) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable }.ConnectionString;
                public static NpgsqlConnection Open() => Source.Value.OpenConnection();
            }
            """,
            "private static readonly string Text",
            "private static string Text"
        },
        {
            """
            class Shop : DbContext
            {
                private readonly string _connectionString;
                public Shop(string connectionString) => _connectionString = new NpgsqlConnectionStringBuilder(connectionString) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable }.ConnectionString;
                protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql(_connectionString);
            }
            """,
            "SslMode = SslMode.VerifyFull, ",
            ""
        },
        {
            """
            class ShopFactory : IDesignTimeDbContextFactory<Shop>
            {
                public Shop CreateDbContext(string[] args)
                {
                    var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
                    var builder = new NpgsqlConnectionStringBuilder(configuration["Db"]) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable };
                    var options = new DbContextOptionsBuilder<Shop>();
                    options.UseNpgsql(builder.ConnectionString);
                    return new Shop(options.Options);
                }
            }
            class Shop(DbContextOptions<Shop> options) : DbContext(options);
            """,
            "SslMode = SslMode.VerifyFull, ",
            ""
        },
        {
            """
            sealed class Worker : BackgroundService
            {
                private readonly string _text;
                private readonly ILogger<Worker> _logger;
                public Worker(ILogger<Worker> logger, IConfiguration configuration)
                {
                    _logger = logger;
                    _text = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("Jobs")) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable }.ConnectionString;
                }
                protected override async Task ExecuteAsync(CancellationToken token)
                {
                    while (!token.IsCancellationRequested)
                    {
                        try
                        {
                            await using var connection = new NpgsqlConnection(_text);
                            await connection.OpenAsync(token);
                        }
                        catch (NpgsqlException exception)
                        {
                            _logger.LogError(exception, "Failed");
                        }
                        await Task.Delay(TimeSpan.FromSeconds(5), token);
                    }
                }
            }
            """,
            "private readonly string _text;",
            "private string _text;"
        },
        {
            """
            sealed class Options
            {
                public string? Host { get; init; }
                public int Port { get; init; } = 5432;
                public string? Password { get; init; }
                public NpgsqlConnectionStringBuilder ToBuilder() => new() { Host = Host, Port = Port, Password = Password, SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable };
                public string ConnectionString => ToBuilder().ConnectionString;
            }
            class Use { public NpgsqlConnection Open(Options options) => new(options.ConnectionString); }
            """,
            "SslMode = SslMode.VerifyFull, ",
            ""
        },
        {
            """
            sealed record Target(string Host, string Database)
            {
                public string Text => $"Host={Host};Database={Database};SSL Mode=VerifyFull;GSS Encryption Mode=Disable";
            }
            class Use { public NpgsqlConnection Open(Target target) => new(target.Text); }
            """,
            "Database={Database};SSL Mode=VerifyFull;GSS Encryption Mode=Disable",
            "SSL Mode=VerifyFull;GSS Encryption Mode=Disable;Database={Database}"
        },
        {
            """
            sealed class Pool : IAsyncDisposable
            {
                private readonly NpgsqlDataSource _source;
                public Pool(string text)
                {
                    var builder = new NpgsqlDataSourceBuilder(text) { ConnectionStringBuilder = { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable } };
                    _source = builder.Build();
                }
                public ValueTask<NpgsqlConnection> OpenAsync() => _source.OpenConnectionAsync();
                public ValueTask DisposeAsync() => _source.DisposeAsync();
            }
            """,
            "SslMode = SslMode.VerifyFull, ",
            ""
        },
        {
            """
            sealed class Tenants(IConfiguration configuration)
            {
                private readonly Dictionary<string, NpgsqlDataSource> _sources = new();
                public NpgsqlDataSource For(string tenant)
                {
                    if (!_sources.TryGetValue(tenant, out var source))
                    {
                        var builder = new NpgsqlConnectionStringBuilder(configuration["Tenants"]) { Database = tenant, SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable };
                        source = NpgsqlDataSource.Create(builder.ConnectionString);
                        _sources[tenant] = source;
                    }
                    return source;
                }
            }
            """,
            "SslMode = SslMode.VerifyFull, ",
            ""
        },
        {
            """
            sealed class Factory
            {
                private readonly NpgsqlConnectionStringBuilder _builder;
                public Factory(string text)
                {
                    _builder = new NpgsqlConnectionStringBuilder(text) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable };
                }
                public string Database => _builder.Database!;
                public NpgsqlConnection Create() => new(_builder.ConnectionString);
            }
            """,
            "public string Database => _builder.Database!;",
            "public NpgsqlConnectionStringBuilder Builder => _builder;"
        },
        {
            """
            sealed class Factory
            {
                private readonly string _text;
                private readonly TimeSpan _timeout = TimeSpan.FromSeconds(3);
                public Factory(string host) : this(host, 5432) { }
                public Factory(string host, int port) => _text = new NpgsqlConnectionStringBuilder { Host = host, Port = port, Timeout = (int)_timeout.TotalSeconds, SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable }.ConnectionString;
                public NpgsqlConnection Create() => new(_text);
            }
            """,
            "SslMode = SslMode.VerifyFull, ",
            ""
        },
        {
            """
            class Fixture : IAsyncLifetime
            {
                private NpgsqlDataSource _source = null!;
                public async Task InitializeAsync()
                {
                    await Task.Yield();
                    var builder = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("TEST_DB")) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable, Pooling = false };
                    _source = NpgsqlDataSource.Create(builder);
                    await using var connection = await _source.OpenConnectionAsync();
                }
                public async Task DisposeAsync() => await _source.DisposeAsync();
            }
            interface IAsyncLifetime { Task InitializeAsync(); Task DisposeAsync(); }
            """,
            "SslMode = SslMode.VerifyFull, ",
            ""
        },
        {
            """
            class Local
            {
                private const string ConnectionString = "Host=localhost;Port=5433;Username=postgres;Password=postgres";
                public NpgsqlConnection Open() { var connection = new NpgsqlConnection(ConnectionString); connection.Open(); return connection; }
            }
            """,
            "Host=localhost",
            "Host=host.docker.internal"
        },
        {
            """
            class Local
            {
                public NpgsqlConnection Open(int port) => new($"Host=127.0.0.1;Port={port};Username=postgres;Password=postgres");
            }
            """,
            "Open(int port)",
            "Open(string port)"
        },
        {
            """
            class Socket { public NpgsqlConnection Open() => new("Host=/var/run/postgresql;Username=app"); }
            """,
            "\"Host=/var/run/postgresql;Username=app\"",
            "\"Host=/cloudsql/\" + Environment.GetEnvironmentVariable(\"INSTANCE\")"
        },
    };

    [Theory, MemberData(nameof(Programs))]
    public Task Passes_and_its_twin_is_reported(string program, string part, string weak) => StrictProgram.FilePassesAndTwinIsReportedAsync(program, part, weak);
}
