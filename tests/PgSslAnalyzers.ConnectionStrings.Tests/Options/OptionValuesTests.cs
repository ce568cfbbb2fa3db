using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Servers;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Options;

public class OptionValuesTests
{
    [Theory]
    [InlineData("VerifyFull", SslMode.VerifyFull)]
    [InlineData(" verifyca ", SslMode.VerifyCA)]
    [InlineData("REQUIRE", SslMode.Require)]
    public void Minimum_mode(string text, SslMode mode)
    {
        Assert.True(OptionValues.TryReadMinimumMode(text, out SslMode read));
        Assert.Equal(mode, read);
    }

    [Theory]
    [InlineData("Prefer")]
    [InlineData("verify-full")]
    [InlineData("5")]
    [InlineData("")]
    public void No_minimum_mode(string text)
    {
        Assert.False(OptionValues.TryReadMinimumMode(text, out SslMode read));
        Assert.Equal(SslMode.VerifyFull, read);
    }

    [Theory]
    [InlineData("loopback, db", new[] { "loopback", "db" })]
    [InlineData("db;*.local  ci,", new[] { "db", "*.local", "ci" })]
    [InlineData("[::1],fe80::1", new[] { "::1", "fe80::1" })]
    [InlineData(" ", new string[0])]
    public void Hosts(string text, string[] hosts) => Assert.Equal(hosts, OptionValues.SplitHosts(text));

    [Theory]
    [InlineData("/etc/pg/root.crt", true)]
    [InlineData("C:\\pg\\root.crt", true)]
    [InlineData("\\\\server\\share\\root.crt", true)]
    [InlineData("/", false)]
    [InlineData("", false)]
    [InlineData("root.crt", false)]
    [InlineData("C:root.crt", false)]
    [InlineData("~/root.crt", false)]
    public void Absolute_path(string path, bool isAbsolute) => Assert.Equal(isAbsolute, OptionValues.IsAbsolutePath(path));

    [Theory]
    [InlineData("db", true)]
    [InlineData("*.internal", true)]
    [InlineData("db-7.eu_west.example.com", true)]
    [InlineData("bücher.example", true)]
    [InlineData("10.0.*", true)]
    [InlineData("::1", true)]
    [InlineData("fe80::1%eth0", true)]
    [InlineData("*", true)]
    [InlineData("", false)]
    [InlineData("db:5432", false)]
    [InlineData("postgres://db", false)]
    [InlineData("/run/postgresql", false)]
    [InlineData("Host=db", false)]
    [InlineData("'db'", false)]
    public void Host_pattern(string pattern, bool isPattern) => Assert.Equal(isPattern, OptionValues.IsHostPattern(pattern));

    [Theory]
    [InlineData("loopback", true)]
    [InlineData("Loopback", true)]
    [InlineData("localhost", true)]
    [InlineData("db.localhost", true)]
    [InlineData("*.localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("host.docker.internal", true)]
    [InlineData("db", false)]
    [InlineData("*", false)]
    [InlineData("127.*", false)]
    [InlineData("local*", false)]
    [InlineData("*localhost", false)]
    public void Loopback_pattern(string pattern, bool isLoopback) => Assert.Equal(isLoopback, OptionValues.IsLoopbackPattern(pattern));

    [Theory]
    [InlineData("/etc/pg/root.crt", true)]
    [InlineData("app:certs/root.crt", true)]
    [InlineData("APP:/root.crt", true)]
    [InlineData("app:", false)]
    [InlineData("app: /", false)]
    [InlineData("certs/root.crt", false)]
    [InlineData("~/root.crt", false)]
    public void Root_certificate(string text, bool isOne) => Assert.Equal(isOne, OptionValues.IsRootCertificate(text));
}
