namespace PgSslAnalyzers.Tests.Strings;

/// <summary>A weak mode behind a condition that finds a Unix-domain socket: there is no TLS on one. Strict mode wants to know more.</summary>
public sealed class SocketConditionTests
{
    [Theory]
    [InlineData("host.StartsWith('/')")]
    [InlineData("host.StartsWith(\"/cloudsql/\", StringComparison.Ordinal)")]
    [InlineData("host[0] == '/'")]
    [InlineData("host is ['/', ..]")]
    [InlineData("System.IO.Path.IsPathRooted(host)")]
    public Task Is_a_socket(string condition) => Verify.ProgramAsync(Program(condition, "SslMode.Disable", "SslMode.VerifyFull"));

    [Theory]
    [InlineData("!host.StartsWith('/')")]
    [InlineData("host.StartsWith('d')")]
    [InlineData("host[0] != '/'")]
    [InlineData("host[1] == '/'")]
    [InlineData("host is ['d', ..]")]
    public Task Is_none(string condition) => Verify.ProgramAsync(Program(condition, "{|PGSSL1001:SslMode.Disable|}", "SslMode.VerifyFull"));

    /// <summary>The other way counts.</summary>
    [Fact]
    public Task The_other_way() => Verify.ProgramAsync(Program("host.StartsWith('/')", "SslMode.Disable", "{|PGSSL1003:SslMode.Require|}"));

    private static string Program(string condition, string socket, string other)
        => "class A { object M(string host) { var b = new NpgsqlConnectionStringBuilder { Host = host, SslMode = " + condition + " ? " + socket + " : " + other + " }; return new NpgsqlConnection(b.ConnectionString); } }";
}
