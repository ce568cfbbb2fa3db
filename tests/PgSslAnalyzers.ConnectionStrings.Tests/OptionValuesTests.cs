namespace PgSslAnalyzers.ConnectionStrings.Tests;

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
}
