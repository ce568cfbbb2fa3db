namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Builders on their way through a method: proven as people write it, each with the smallest change that is not proven any more.</summary>
public sealed class UsefulBuildersTests
{
    /// <summary>A program, a part of it, and what stands there in its weak twin.</summary>
    public static TheoryData<string, string, string> Programs => new()
    {
        {
            """
            class Use
            {
                public void Run(string text)
                {
                    var builder = new NpgsqlConnectionStringBuilder(text);
                    if (builder.SslMode != SslMode.VerifyFull) throw new InvalidOperationException("VerifyFull is required");
                    builder.GssEncryptionMode = GssEncryptionMode.Disable;
                    using var connection = new NpgsqlConnection(builder.ConnectionString);
                    connection.Open();
                }
            }
            """,
            "builder.SslMode != SslMode.VerifyFull",
            "builder.SslMode < SslMode.VerifyFull"
        },
        {
            """
            class Use
            {
                public void Run(string text)
                {
                    var builder = new NpgsqlConnectionStringBuilder(text);
                    if (builder is not { SslMode: SslMode.VerifyFull, GssEncryptionMode: GssEncryptionMode.Disable }) throw new InvalidOperationException("VerifyFull is required");
                    using var connection = new NpgsqlConnection(builder.ConnectionString);
                    connection.Open();
                }
            }
            """,
            "SslMode: SslMode.VerifyFull, ",
            ""
        },
        {
            """
            class Use
            {
                public NpgsqlConnection Run(string text, bool isProduction, ILogger logger)
                {
                    var builder = new NpgsqlConnectionStringBuilder(text) { ApplicationName = "shop", SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable };
                    if (isProduction) { builder.MaxPoolSize = 50; logger.LogInformation("Production"); }
                    else builder.Pooling = false;
                    builder.CommandTimeout = 30;
                    Console.WriteLine($"Connecting to {builder.Host}");
                    return new NpgsqlConnection(builder.ConnectionString);
                }
            }
            """,
            "builder.CommandTimeout = 30;",
            "builder.CommandTimeout = 30; if (!isProduction) builder.SslMode = SslMode.Prefer;"
        },
        {
            """
            class Use
            {
                public NpgsqlConnection Run(string text)
                {
                    var builder = new NpgsqlConnectionStringBuilder(text);
                    Harden(builder);
                    return new NpgsqlConnection(builder.ConnectionString);
                }
                private static void Harden(NpgsqlConnectionStringBuilder builder)
                {
                    builder.SslMode = SslMode.VerifyFull;
                    builder.GssEncryptionMode = GssEncryptionMode.Disable;
                    builder.RootCertificate = "/etc/pg/root.crt";
                }
            }
            """,
            "private static void",
            "protected virtual void"
        },
        {
            """
            static class Extensions
            {
                public static NpgsqlConnectionStringBuilder Harden(this NpgsqlConnectionStringBuilder builder)
                {
                    builder.SslMode = SslMode.VerifyFull;
                    builder.GssEncryptionMode = GssEncryptionMode.Disable;
                    return builder;
                }
                public static NpgsqlConnection Open(string text) => new(new NpgsqlConnectionStringBuilder(text).Harden().ConnectionString);
            }
            """,
            "builder.SslMode = SslMode.VerifyFull;",
            "if (builder.Host != \"db\") builder.SslMode = SslMode.VerifyFull;"
        },
        {
            """
            class Use
            {
                public NpgsqlConnectionStringBuilder? Seen;
                public async Task<int> Count(string text, CancellationToken token)
                {
                    var builder = new NpgsqlConnectionStringBuilder(text) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable };
                    await Task.Delay(10, token);
                    await using var connection = new NpgsqlConnection(builder.ConnectionString);
                    await connection.OpenAsync(token).ConfigureAwait(false);
                    await using var command = connection.CreateCommand();
                    command.CommandText = "select count(*) from orders";
                    return Convert.ToInt32(await command.ExecuteScalarAsync(token));
                }
            }
            """,
            "await Task.Delay(10, token);",
            "Seen = builder; await Task.Delay(10, token);"
        },
        {
            """
            class Use
            {
                public NpgsqlConnection Open(Uri url)
                {
                    var user = url.UserInfo.Split(':');
                    var builder = new NpgsqlConnectionStringBuilder
                    {
                        Host = url.Host,
                        Port = url.Port,
                        Username = user[0],
                        Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
                        Database = url.AbsolutePath.TrimStart('/'),
                        SslMode = SslMode.VerifyFull,
                        GssEncryptionMode = GssEncryptionMode.Disable,
                    };
                    return new NpgsqlConnection(builder.ToString());
                }
            }
            """,
            "SslMode = SslMode.VerifyFull,",
            "SslMode = SslMode.Require,"
        },
        {
            """
            class Use
            {
                public NpgsqlConnection Open()
                {
                    var uri = new Uri(Environment.GetEnvironmentVariable("DATABASE_URL")!);
                    return new NpgsqlConnection($"Host={uri.Host};Port={uri.Port};Database={uri.LocalPath.TrimStart('/')};SSL Mode=VerifyFull;GSS Encryption Mode=Disable");
                }
            }
            """,
            "SSL Mode=VerifyFull;GSS Encryption Mode=Disable\"",
            "GSS Encryption Mode=Disable;SSL Mode=\" + \"Require\""
        },
        {
            """
            class Use
            {
                public NpgsqlConnection Open(string text, string? host)
                {
                    var builder = new NpgsqlConnectionStringBuilder(text) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable };
                    if (!string.IsNullOrEmpty(host)) builder.Host = host;
                    foreach (var pair in new Dictionary<string, int> { ["a"] = 1 }) builder.Timeout = pair.Value;
                    return new NpgsqlConnection(builder.ConnectionString);
                }
            }
            """,
            "if (!string.IsNullOrEmpty(host)) builder.Host = host;",
            "if (!string.IsNullOrEmpty(host)) builder[host] = host;"
        },
        {
            """
            class Use
            {
                public NpgsqlConnection Open(string text, int attempts)
                {
                    var builder = new NpgsqlConnectionStringBuilder(text) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable };
                    for (var i = 0; ; i++)
                    {
                        try
                        {
                            var connection = new NpgsqlConnection(builder.ConnectionString);
                            connection.Open();
                            return connection;
                        }
                        catch (NpgsqlException) when (i < attempts)
                        {
                            Thread.Sleep(1000);
                        }
                    }
                }
            }
            """,
            "Thread.Sleep(1000);",
            "builder.SslMode = SslMode.Prefer;"
        },
        {
            """
            class Use
            {
                private readonly object _gate = new();
                public NpgsqlConnection Open(string text)
                {
                    lock (_gate)
                    {
                        var builder = new NpgsqlConnectionStringBuilder(text) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable };
                        return new NpgsqlConnection(builder.ConnectionString);
                    }
                }
            }
            """,
            "SslMode = SslMode.VerifyFull, ",
            ""
        },
        {
            """
            class Use
            {
                public NpgsqlConnection Open(string text)
                {
                    var connection = new NpgsqlConnection();
                    var builder = new NpgsqlConnectionStringBuilder(text);
                    builder["SSL Mode"] = "VerifyFull";
                    builder["GSS Encryption Mode"] = "Disable";
                    connection.ConnectionString = builder.ConnectionString;
                    return connection;
                }
            }
            """,
            "builder[\"SSL Mode\"] = \"VerifyFull\";",
            "builder[\"SSL Mode\"] = \"Require\";"
        },
        {
            """
            class Use
            {
                public NpgsqlConnection Open(string text)
                {
                    var builder = new NpgsqlConnectionStringBuilder(text);
                    builder.SslMode = SslMode.VerifyFull;
                    builder.GssEncryptionMode = GssEncryptionMode.Disable;
                    builder.Remove("Trust Server Certificate");
                    return new NpgsqlConnection(builder.ConnectionString);
                }
            }
            """,
            "builder.SslMode = SslMode.VerifyFull;",
            "builder.SslMode = builder.SslMode == SslMode.Require ? builder.SslMode : SslMode.VerifyFull;"
        },
        {
            """
            class Use
            {
                public IEnumerable<NpgsqlConnection> OpenAll(IEnumerable<string> texts)
                {
                    foreach (var text in texts)
                    {
                        var builder = new NpgsqlConnectionStringBuilder(text) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable };
                        yield return new NpgsqlConnection(builder.ConnectionString);
                    }
                }
            }
            """,
            "SslMode = SslMode.VerifyFull, ",
            ""
        },
        {
            """
            class Use
            {
                public List<NpgsqlDataSource> OpenAll(string[] texts)
                    => texts.Select(text => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(text) { SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable })).ToList();
            }
            """,
            "SslMode = SslMode.VerifyFull, ",
            ""
        },
        {
            """
            class Use
            {
                public async Task Listen(string text, Func<string, Task> handle, CancellationToken token)
                {
                    await using var source = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(text) { KeepAlive = 30, SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable }.ConnectionString).Build();
                    await using var connection = await source.OpenConnectionAsync(token);
                    connection.Notification += (_, e) => handle(e.Payload);
                    while (!token.IsCancellationRequested) await connection.WaitAsync(token);
                }
            }
            """,
            "SslMode = SslMode.VerifyFull, ",
            ""
        },
        {
            """
            class Use
            {
                public NpgsqlConnection Open(Settings settings)
                {
                    ArgumentNullException.ThrowIfNull(settings);
                    var builder = new NpgsqlConnectionStringBuilder();
                    builder.Host = settings.Host;
                    builder.Port = settings.Port ?? 5432;
                    builder.Username = settings.User;
                    builder.SslMode = SslMode.VerifyFull;
                    builder.GssEncryptionMode = GssEncryptionMode.Disable;
                    if (settings.Certificate is { Length: > 0 } certificate) builder.RootCertificate = certificate;
                    return new NpgsqlConnection(builder.ConnectionString);
                }
            }
            class Settings { public string Host { get; set; } = ""; public int? Port { get; set; } public string? User { get; set; } public string? Certificate { get; set; } }
            """,
            "builder.SslMode = SslMode.VerifyFull;",
            "builder.SslMode = settings.Certificate is null ? SslMode.Require : SslMode.VerifyFull;"
        },
    };

    [Theory, MemberData(nameof(Programs))]
    public Task Passes_and_its_twin_is_reported(string program, string part, string weak) => StrictProgram.FilePassesAndTwinIsReportedAsync(program, part, weak);
}
