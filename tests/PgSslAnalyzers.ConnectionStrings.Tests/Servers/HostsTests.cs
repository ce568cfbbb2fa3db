using PgSslAnalyzers.ConnectionStrings.Servers;
using PgSslAnalyzers.ConnectionStrings.Tests.Differential;
using static PgSslAnalyzers.ConnectionStrings.Servers.HostKind;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Servers;

public class HostsTests
{
    [Theory]
    [InlineData(null, Unknown)]
    [InlineData("", Unknown)]
    [InlineData("  ", Unknown)]
    [InlineData(",", Unknown)]
    [InlineData("/var/run/postgresql", UnixSocket)]
    [InlineData("@abstract", UnixSocket)]
    [InlineData("C:\\sockets", UnixSocket)]
    [InlineData("c:/sockets", UnixSocket)]
    [InlineData("localhost", Loopback)]
    [InlineData("LocalHost", Loopback)]
    [InlineData(" localhost ", Loopback)]
    [InlineData("localhost.", Loopback)]
    [InlineData("localhost:5433", Loopback)]
    [InlineData("db.localhost", Loopback)]
    [InlineData("notlocalhost", SingleLabel)]
    [InlineData("localhost.example.com", Remote)]
    [InlineData("127.0.0.1", Loopback)]
    [InlineData("127.8.9.10:5432", Loopback)]
    [InlineData("128.0.0.1", Address)]
    [InlineData("::1", Loopback)]
    [InlineData("[::1]", Loopback)]
    [InlineData("[::1]:5432", Loopback)]
    [InlineData("::2", Address)]
    [InlineData("fe80::1%eth0", Address)]
    [InlineData("[2001:db8::5]:5432", Address)]
    [InlineData("host.docker.internal", Loopback)]
    [InlineData("docker.internal", Remote)]
    [InlineData("db", SingleLabel)]
    [InlineData("db:5432", SingleLabel)]
    [InlineData("nobody.invalid", SingleLabel)]
    [InlineData("invalid.example.com", Remote)]
    [InlineData("d:5432", SingleLabel)]
    [InlineData("12", SingleLabel)]
    [InlineData("10.0.0.5", Address)]
    [InlineData("db.example.com", Remote)]
    [InlineData("db.example.com:6432", Remote)]
    [InlineData("ep-x.eu-central-1.aws.neon.tech", Remote)]
    // A list is what its most distant member is.
    [InlineData("localhost:5440,localhost:5441", Loopback)]
    [InlineData("localhost, 127.0.0.1 ,[::1]:5432", Loopback)]
    [InlineData("localhost,", Loopback)]
    [InlineData("localhost,db", SingleLabel)]
    [InlineData("/tmp,/var/run", UnixSocket)]
    [InlineData("/tmp,localhost", Loopback)]
    [InlineData("/tmp,db.example.com", Remote)]
    [InlineData("db,10.0.0.5", Address)]
    [InlineData("10.0.0.5,db.example.com", Remote)]
    public void Kind(string? host, HostKind kind) => Assert.Equal(kind, Hosts.Classify(host));

    [Theory]
    [InlineData("db:5432")]
    [InlineData("db.example.com")]
    [InlineData(" db.example.com:1 ")]
    [InlineData("1.2.3.4:55")]
    [InlineData("::1")]
    [InlineData("a:b:c")]
    [InlineData("fe80::1%eth0")]
    public void A_name_is_what_Npgsql_takes_for_it(string member)
        => Assert.All(RealNpgsql.All, npgsql => Assert.Equal(npgsql.HostName(member), Hosts.NameOf(member)));

    [Theory]
    [InlineData("[::1]", "::1")]
    [InlineData("[fe80::1]:5432", "fe80::1")]
    [InlineData("[::1", "[::1")]
    [InlineData("", "")]
    public void Brackets_do_not_belong_to_the_name(string member, string name) => Assert.Equal(name, Hosts.NameOf(member));

    [Theory]
    [InlineData("/var/run/postgresql")]
    [InlineData("/tmp:5432")]
    [InlineData("@abstract")]
    [InlineData("localhost")]
    [InlineData("db/x")]
    [InlineData("::1")]
    public void A_socket_is_what_Npgsql_takes_for_one(string host)
        => Assert.All(RealNpgsql.All, npgsql => Assert.Equal(npgsql.IsUnixSocket(host), Hosts.Classify(host) == UnixSocket));

    [Theory]
    [InlineData("db", "db", true)]
    [InlineData("DB:5432", "db", true)]
    [InlineData("db2", "db", false)]
    [InlineData("db", "", false)]
    [InlineData("db", "*", true)]
    [InlineData("db.test.local", "*.local", true)]
    [InlineData("local", "*.local", false)]
    [InlineData("db.local.example.com", "*.local", false)]
    [InlineData("db-7", "db-*", true)]
    [InlineData("db-7.test.local", "db-*.local", true)]
    [InlineData("db-.local", "db-*.local", true)]
    [InlineData("db.local", "db.*.local", false)]
    [InlineData("a.db.eu.local", "*.db.*", true)]
    [InlineData("a.dbx.eu.local", "*.db.*", false)]
    [InlineData("abab", "*ab*ab*", true)]
    [InlineData("aba", "*ab*ab*", false)]
    [InlineData("localhost", "loopback", true)]
    [InlineData("127.0.0.1", "Loopback", true)]
    [InlineData("/var/run", "loopback", false)]
    [InlineData("loopback", "loopback", false)]
    public void Exempt_pattern(string host, string pattern, bool matches) => Assert.Equal(matches, Hosts.AllMatch(host, [pattern]));

    [Fact]
    public void Of_a_list_every_member_must_be_matched_by_some_pattern()
    {
        Assert.True(Hosts.AllMatch("db:1, localhost:2", ["loopback", "db"]));
        Assert.False(Hosts.AllMatch("db:1,localhost:2", ["loopback"]));
        Assert.False(Hosts.AllMatch("db", []));
    }
}
