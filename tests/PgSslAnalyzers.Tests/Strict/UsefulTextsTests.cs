namespace PgSslAnalyzers.Tests.Strict;

/// <summary>Connection strings that are put together: proven as people write it, each with the smallest change that is not proven any more.</summary>
public sealed class UsefulTextsTests
{
    /// <summary>A program, a part of it, and what stands there in its weak twin.</summary>
    public static TheoryData<string, string, string> Programs => new()
    {
        {
            """
            class Use { public NpgsqlConnection Open(string host, string user, string password) => new("Host=" + host + ";Username=" + user + ";Password=" + password + ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable"); }
            """,
            "+ \";SSL Mode=VerifyFull;GSS Encryption Mode=Disable\"",
            "+ \";SSL Mode=Require;GSS Encryption Mode=Disable\""
        },
        {
            """
            class Use { public NpgsqlConnection Open(string host, int port) => new($"Host={host};Timeout=3;SSL Mode=VerifyFull;GSS Encryption Mode=Disable;Port={port}"); }
            """,
            "int port",
            "string port"
        },
        {
            """
            class Use { public NpgsqlConnection Open(string host, string db) => new(string.Format("Host={0};Database={1};SSL Mode=VerifyFull;GSS Encryption Mode=Disable", host, db)); }
            """,
            "Database={1};SSL Mode=VerifyFull;GSS Encryption Mode=Disable",
            "SSL Mode=VerifyFull;GSS Encryption Mode=Disable;Database={1}"
        },
        {
            """
            class Use
            {
                public NpgsqlConnection Open(string host, string? password)
                {
                    var text = new StringBuilder();
                    text.Append("Host=").Append(host);
                    if (password != null) text.Append(";Password=").Append(password);
                    text.Append(";SSL Mode=VerifyFull;GSS Encryption Mode=Disable");
                    return new NpgsqlConnection(text.ToString());
                }
            }
            """,
            "text.Append(\";SSL Mode=VerifyFull;GSS Encryption Mode=Disable\");",
            "if (password != null) text.Append(\";SSL Mode=VerifyFull\"); text.Append(\";GSS Encryption Mode=Disable\");"
        },
        {
            """
            class Use
            {
                protected virtual void Add(List<string> parts) => parts.Add("SSL Mode=VerifyFull");
                public NpgsqlConnection Open(string host)
                {
                    var parts = new List<string> { "Host=" + host, "Username=app" };
                    parts.Add("SSL Mode=VerifyFull");
                    parts.Add("GSS Encryption Mode=Disable");
                    return new NpgsqlConnection(string.Join(";", parts));
                }
            }
            """,
            "        parts.Add(\"SSL Mode=VerifyFull\");\n",
            "        Add(parts);\n"
        },
        {
            """
            class Use
            {
                public NpgsqlConnection Open()
                {
                    var text = Environment.GetEnvironmentVariable("DB") ?? throw new InvalidOperationException();
                    text += ";";
                    text += "SSL Mode=VerifyFull;GSS Encryption Mode=Disable";
                    return new NpgsqlConnection(text);
                }
            }
            """,
            "text += \"SSL Mode=VerifyFull;GSS Encryption Mode=Disable\";",
            "text = \"SSL Mode=VerifyFull;GSS Encryption Mode=Disable;\" + text;"
        },
        {
            """
            class Use { public NpgsqlConnection Open(IConfiguration configuration) => new($"{configuration["Db"]};SSL Mode=VerifyFull;GSS Encryption Mode=Disable"); }
            """,
            "{configuration[\"Db\"]};SSL Mode=VerifyFull;",
            "SSL Mode=VerifyFull;{configuration[\"Db\"]};"
        },
        {
            """
            class Use
            {
                private const string Template = "Host={0};SSL Mode=VerifyFull;GSS Encryption Mode=Disable";
                public NpgsqlConnection Open(bool isEurope) => new(string.Format(Template, isEurope ? "eu.example.org" : "us.example.org"));
            }
            """,
            "string.Format(Template, isEurope ? \"eu.example.org\" : \"us.example.org\")",
            "string.Format(Template + \";Options={1}\", isEurope ? \"eu.example.org\" : \"us.example.org\", Environment.GetEnvironmentVariable(\"OPTIONS\"))"
        },
        {
            """
            class Use
            {
                public NpgsqlConnection Open(string env)
                {
                    var host = env switch { "prod" => "pg.example.org", "test" => "pg.test.example.org", _ => throw new ArgumentException(env) };
                    return new NpgsqlConnection($"Host={host};SSL Mode=VerifyFull;GSS Encryption Mode=Disable");
                }
            }
            """,
            "GSS Encryption Mode=Disable\");",
            "GSS Encryption Mode=Disable;Application Name={env}\");"
        },
        {
            """
            class Use
            {
                private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "certs", "root.crt");
                public NpgsqlConnection Open(string text) => new(new NpgsqlConnectionStringBuilder(text) { RootCertificate = Root, SslMode = SslMode.VerifyFull, GssEncryptionMode = GssEncryptionMode.Disable }.ConnectionString);
            }
            """,
            "SslMode = SslMode.VerifyFull, ",
            ""
        },
        {
            """
            class Use
            {
                public void Run()
                {
                    using (var connection = new NpgsqlConnection(Text())) connection.Open();
                    using (var connection = new NpgsqlConnection(Text())) connection.Open();
                }
                static string Text() => (Environment.GetEnvironmentVariable("DB") ?? "Host=pg.example.org") + ";SSL Mode=VerifyFull;GSS Encryption Mode=Disable";
            }
            """,
            ") + \";SSL Mode=VerifyFull;GSS Encryption Mode=Disable\"",
            ") + \";SSL Mode=VerifyFull;GSS Encryption Mode=Disable\" + Environment.GetEnvironmentVariable(\"DB_MORE\")"
        },
    };

    [Theory, MemberData(nameof(Programs))]
    public Task Passes_and_its_twin_is_reported(string program, string part, string weak) => StrictProgram.FilePassesAndTwinIsReportedAsync(program, part, weak);
}
