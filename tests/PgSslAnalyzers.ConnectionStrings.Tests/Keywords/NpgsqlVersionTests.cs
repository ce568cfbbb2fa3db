using PgSslAnalyzers.ConnectionStrings.Keywords;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Keywords;

public class NpgsqlVersionTests
{
    [Theory]
    [InlineData("10", 10, 0, 0)]
    [InlineData("8.0", 8, 0, 0)]
    [InlineData("9.0.5", 9, 0, 5)]
    [InlineData(" 9.0.5 ", 9, 0, 5)]
    [InlineData("10.0.3.0", 10, 0, 3)]
    public void Version_text(string text, int major, int minor, int patch)
    {
        Assert.True(NpgsqlVersion.TryParse(text, out NpgsqlVersion version));
        Assert.Equal(new NpgsqlVersion(major, minor, patch), version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("latest")]
    [InlineData("0.1")]
    [InlineData("2.2.7")]
    [InlineData("9.")]
    [InlineData("9.x")]
    [InlineData("-9")]
    [InlineData("9.0.5-preview.1")]
    [InlineData("9.0.5.0.1")]
    [InlineData("99999999999")]
    public void No_version_text(string text) => Assert.False(NpgsqlVersion.TryParse(text, out _));

    [Theory]
    // What a version has: VerifyFull, Root Certificate, its default mode, a Require that needs Trust Server Certificate, a root that replaces the system's authorities.
    [InlineData(3, false, false, SslMode.Disable, false, false)]
    [InlineData(4, false, false, SslMode.Disable, false, false)]
    [InlineData(5, false, true, SslMode.Disable, false, false)]
    [InlineData(6, true, true, SslMode.Prefer, true, false)]
    [InlineData(7, true, true, SslMode.Prefer, true, false)]
    [InlineData(8, true, true, SslMode.Prefer, false, false)]
    [InlineData(9, true, true, SslMode.Prefer, false, false)]
    [InlineData(10, true, true, SslMode.Prefer, false, true)]
    [InlineData(11, true, true, SslMode.Prefer, false, true)]
    public void What_a_version_has(int major, bool verifyFull, bool root, SslMode defaultMode, bool requireNeedsTrust, bool rootReplaces)
    {
        var version = new NpgsqlVersion(major);
        Assert.Equal(
            (verifyFull, root, defaultMode, requireNeedsTrust, rootReplaces),
            (version.HasVerifyFull, version.HasRootCertificate, version.DefaultMode, version.RequireNeedsTrust, version.RootReplacesSystemStore));
    }

    [Theory]
    [InlineData(8, 0, true)]
    [InlineData(8, 1, false)]
    [InlineData(7, 9, true)]
    [InlineData(9, 0, false)]
    public void Is_at_least(int major, int minor, bool expected) => Assert.Equal(expected, new NpgsqlVersion(8, 0, 9).IsAtLeast(major, minor));
}
