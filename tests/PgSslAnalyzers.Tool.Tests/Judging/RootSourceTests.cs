using PgSslAnalyzers.Tool.Judging;

namespace PgSslAnalyzers.Tool.Tests.Judging;

public sealed class RootSourceTests
{
    // given, PGSSLROOTCERT, HOME or APPDATA, whether the user's file exists
    [Theory]
    [InlineData("/a.crt", "/b.crt", "/home/me", true, "Given", "/a.crt")]
    [InlineData("", "/b.crt", "/home/me", true, "Variable", "/b.crt")]
    [InlineData(null, "/b.crt", "/home/me", true, "Variable", "/b.crt")]
    // Npgsql takes an empty variable for the name of a file.
    [InlineData(null, "", "/home/me", true, "Variable", "")]
    [InlineData(null, null, "/home/me", true, "UserFile", "/home/me/.postgresql/root.crt")]
    [InlineData(null, null, "/home/me", false, "OperatingSystem", null)]
    [InlineData(null, null, null, true, "OperatingSystem", null)]
    public void Order(string? given, string? variable, string? home, bool exists, string origin, string? path)
    {
        RootSource source = RootSource.Find(given, name => name == "PGSSLROOTCERT" ? variable : name == "HOME" ? home : null, _ => exists, isWindows: false);
        Assert.Equal((origin, path), (source.Origin.ToString(), source.Path?.Replace('\\', '/')));
    }

    [Fact]
    public void On_Windows_the_file_is_in_APPDATA()
        => Assert.Equal(Path.Combine("data", "postgresql", "root.crt"), RootSource.Find(null, static name => name == "APPDATA" ? "data" : null, static _ => true, isWindows: true).Path);
}
