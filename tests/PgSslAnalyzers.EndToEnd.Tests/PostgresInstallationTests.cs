using PgSslAnalyzers.Servers;

namespace PgSslAnalyzers.EndToEnd.Tests;

public sealed class PostgresInstallationTests
{
    [Fact]
    public void Without_PostgreSQL_the_reason_says_what_to_install()
    {
        (PostgresInstallation? installation, string? whyNot) = PostgresInstallation.Find("/nowhere", "/nowhere/postgresql");

        Assert.Null(installation);
        if (OperatingSystem.IsLinux())
            Assert.Contains("apt-get install postgresql", whyNot, StringComparison.Ordinal);
    }
}
