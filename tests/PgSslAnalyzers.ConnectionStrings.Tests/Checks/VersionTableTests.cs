using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.ConnectionStrings.Tests.Differential;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Checks;

/// <summary>The checker says what <see cref="VersionTable"/> says, and the versions of Npgsql that can be asked agree.</summary>
public class VersionTableTests
{
    [Theory]
    [MemberData(nameof(VersionTable.Rows), MemberType = typeof(VersionTable))]
    public void Meaning(int[] versions, string settings, string[] expected)
    {
        foreach (int major in versions)
        {
            CheckResult result = Checker.Check(ConnectionStringParser.Parse(VersionTable.Host + settings), new CheckOptions { Version = new(major) }, ConnectionUse.Plain);
            Assert.Equal(
                expected.Select(line => line.Replace("{N}", "Npgsql " + major)),
                result.Findings.Where(f => f.Rule.IsEnabledByDefault).Select(f => $"{f.Rule.Id} {f.Message}"));
        }
    }

    /// <summary>Where no version is known the newest one is meant, and nothing is said about keywords.</summary>
    [Theory]
    [InlineData("SSL Mode=Require", "PGSSL1003 SSL Mode=Require: use VerifyFull. Npgsql 6 and later encrypts but does not check who answers: an impostor gets the login and every query, even if a root certificate is set.")]
    [InlineData("", "PGSSL1005 SSL Mode is not set: use VerifyFull. Npgsql 6 and later then uses Prefer: it logs in to any server that answers, without encryption if that server offers none.")]
    [InlineData("SSL Mode=VerifyFull;Integrated Security=true", null)]
    [InlineData("SSL Mode=VerifyFull;GSS Encryption Mode=Disable", null)]
    public void Unknown_version(string settings, string? expected)
        => Assert.Equal(
            expected,
            Checker.Check(ConnectionStringParser.Parse(VersionTable.Host + settings), CheckOptions.Default, ConnectionUse.Plain).Findings
                .Where(f => f.Rule.IsEnabledByDefault).Select(f => $"{f.Rule.Id} {f.Message}").SingleOrDefault());

    /// <summary>The versions that can be asked are asked: they throw where the table says so, and only there.</summary>
    [Theory]
    [MemberData(nameof(VersionTable.Rows), MemberType = typeof(VersionTable))]
    public void Throws_where_the_table_says_so(int[] versions, string settings, string[] expected)
    {
        foreach (RealNpgsql npgsql in RealNpgsql.All.Where(n => versions.Contains(n.Version.Major)))
        {
            Assert.Equal(expected.Any(line => line.StartsWith("PGSSL2003", StringComparison.Ordinal)), npgsql.Read(VersionTable.Host + settings).Throws is not null);
            Assert.Equal(expected.Any(line => line.StartsWith("PGSSL200", StringComparison.Ordinal) && line.Contains("throws", StringComparison.Ordinal)), npgsql.RefusesDataSource(VersionTable.Host + settings));
        }
    }
}
