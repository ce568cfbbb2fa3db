namespace PgSslAnalyzers.Tests.Strings;

/// <summary>Hosts of which enough is known to tell a Unix-domain socket: there is no TLS on one, and nothing to say of the mode.</summary>
public sealed class SocketHostTests
{
    /// <summary>The host of a socket, and the nearest one that is none.</summary>
    public static TheoryData<string, string> Hosts => new()
    {
        { """Path.Combine("/var/run", "postgresql")""", """Path.Combine("db", "postgresql")""" },
        { """Path.Combine("/cloudsql", name)""", """Path.Combine(name, "cloudsql")""" },
        { "$\"{Environment.GetEnvironmentVariable(\"D\") ?? \"/cloudsql\"}/{name}\"", "$\"{Environment.GetEnvironmentVariable(\"D\") ?? \"db\"}.{name}\"" },
        { "$\"{name}/{name}\"", "$\"{name}.{name}\"" },
        { """(name.Length > 3 ? "/tmp" : "/var/run/postgresql")""", """(name.Length > 3 ? "/tmp" : "db")""" },
    };

    [Theory, MemberData(nameof(Hosts))]
    public async Task In_a_text(string socket, string other)
    {
        await Verify.SilentAsync(null, Program($$"""new NpgsqlConnection("Host=" + {{socket}} + ";Username=app;SSL Mode=Disable")"""));
        Assert.Equal(["PGSSL1001"], (await Verify.FindingsAsync(null, Program($$"""new NpgsqlConnection("Host=" + {{other}} + ";Username=app;SSL Mode=Disable")"""))).Select(static finding => finding.Id));
    }

    [Theory, MemberData(nameof(Hosts))]
    public async Task On_a_builder(string socket, string other)
    {
        await Verify.SilentAsync(null, Program($$"""new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = {{socket}}, SslMode = SslMode.Disable }.ToString())"""));
        Assert.Equal(["PGSSL1001"], (await Verify.FindingsAsync(null, Program($$"""new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = {{other}}, SslMode = SslMode.Disable }.ToString())"""))).Select(static finding => finding.Id));
    }

    private static string Program(string expression) => "using System; using System.IO; using Npgsql; class A { object M(string name) => " + expression + "; }";
}
