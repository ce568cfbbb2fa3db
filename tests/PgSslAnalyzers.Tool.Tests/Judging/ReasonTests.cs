using System.Security.Cryptography.X509Certificates;
using PgSslAnalyzers.Certificates;
using PgSslAnalyzers.Tool.Certificates;
using PgSslAnalyzers.Tool.Probing;

namespace PgSslAnalyzers.Tool.Tests.Judging;

/// <summary>What is said to be missing.</summary>
public sealed class ReasonTests(RootFolder folder) : IClassFixture<RootFolder>
{
    [Theory]
    [InlineData("10.0.0.5", "db1.internal and db2.internal", "db1.internal", "db2.internal")]
    [InlineData("db.example.com", "db.internal", "db.internal")]
    [InlineData("db.example.com", "*.internal, 10.0.0.5 and ::1", "*.internal", "10.0.0.5", "::1")]
    [InlineData("db.example.com", "a, b, c, d, e and 2 more", "a", "b", "c", "d", "e", "f", "g")]
    public void Another_name(string host, string names, params string[] inCertificate)
    {
        using TestAuthority root = TestAuthority.Root();
        HostResult result = Question.Judge([root.Issue(inCertificate)], folder.Write("names.crt", root.Pem), host: host, nameMatches: false);
        Assert.Equal($"the certificate is for {names}, not for {host}", Assert.Single(result.Reasons()));
    }

    [Fact]
    public void A_name_in_the_wrong_place()
    {
        using TestAuthority root = TestAuthority.Root();
        string file = folder.Write("places.crt", root.Pem);
        Assert.Equal("the certificate is for other.internal, not for db.internal (its common name does not count beside a subjectAltName)",
            Assert.Single(Question.Judge([root.Issue(Spec.Server("other.internal") with { CommonName = "db.internal" })], file, host: "db.internal", nameMatches: false).Reasons()));
        Assert.Equal("the certificate is for db.internal, not for db.example.com",
            Assert.Single(Question.Judge([root.Issue(Spec.Server() with { CommonName = "db.internal" })], file, host: "db.example.com", nameMatches: false).Reasons()));
    }

    [Fact]
    public void Another_authority()
    {
        using TestAuthority root = TestAuthority.Root("Shop CA"), other = TestAuthority.Root("Other CA"), namesake = TestAuthority.Root("Shop CA");
        X509Certificate2 leaf = root.Issue("localhost");
        string sha256 = Fingerprint.Of(root.Certificate).ToString();
        string file = folder.Write("other.crt", other.Pem);
        Assert.Equal($"the chain ends at an authority that this machine does not trust: CN=Shop CA, SHA-256 {sha256}", Assert.Single(Question.Judge([leaf, root.Certificate]).Reasons()));
        Assert.Equal($"the chain ends at an authority that is not in {file}: CN=Shop CA, SHA-256 {sha256}", Assert.Single(Question.Judge([leaf, root.Certificate], file).Reasons()));
        Assert.Equal($"the server did not send the intermediate CN=Shop CA; if that is no intermediate but the root certificate, {file} does not hold it", Assert.Single(Question.Judge([leaf], file).Reasons()));
        string same = folder.Write("namesake.crt", namesake.Pem);
        Assert.Contains($"was not issued by the CN=Shop CA of {same}, but by another authority of the same name", Assert.Single(Question.Judge([leaf], same).Reasons()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-12, "it expired 12 days ago")]
    [InlineData(-0.25, "it expired 6 hours ago")]
    public void Too_late(double days, string expected)
    {
        using TestAuthority root = TestAuthority.Root();
        X509Certificate2 leaf = root.Issue(Spec.Server("localhost") with { To = DateTimeOffset.UtcNow.AddDays(days).AddMinutes(-1) });
        Assert.StartsWith(expected, Assert.Single(Question.Judge([leaf], folder.Write("late.crt", root.Pem)).Reasons()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_that_stops_at_an_intermediate()
    {
        using TestAuthority root = TestAuthority.Root("Shop CA"), middle = root.Intermediate("Middle CA");
        Assert.Equal("the chain ends at CN=Middle CA: its issuer, CN=Shop CA, was not sent, and this machine does not have it",
            Assert.Single(Question.Judge([middle.Issue("localhost"), middle.Certificate]).Reasons()));
    }

    [Fact]
    public void Root_files()
    {
        using TestAuthority root = TestAuthority.Root();
        X509Certificate2[] sent = [root.Issue("localhost")];
        Assert.Equal($"the root certificate file {folder.Path("none.crt")} is not there", Assert.Single(Question.Judge(sent, folder.Path("none.crt")).Reasons()));
        Assert.Contains("holds no certificate that this Npgsql reads", Assert.Single(Question.Judge(sent, folder.Write("text.crt", "text")).Reasons()), StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Single(Question.Judge(sent, Path.GetTempPath()).Reasons()), StringComparison.Ordinal);
    }
}
