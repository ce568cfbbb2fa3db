using System.Security.Cryptography.X509Certificates;
using PgSslAnalyzers.Certificates;
using PgSslAnalyzers.Tool.Judging;

namespace PgSslAnalyzers.Tool.Tests.Judging;

/// <summary>Npgsql's rules without a network. That they are Npgsql's, the end-to-end tests show with real servers and the real Npgsql.</summary>
public sealed class HandshakeJudgeTests(RootFolder folder) : IClassFixture<RootFolder>
{
    private const string Good = "Accepted Accepted Accepted", No = "Accepted Rejected Rejected", NotTheName = "Accepted Accepted Rejected", Fault = "Accepted RootFileFault RootFileFault";

    [Theory]
    [InlineData("right.crt", true, Good)]
    [InlineData("right.crt", false, NotTheName)]
    [InlineData("wrong.crt", true, No)]
    [InlineData("", true, No)]
    [InlineData("missing.crt", true, Fault)]
    // The name is looked at before the file.
    [InlineData("missing.crt", false, "Accepted RootFileFault Rejected")]
    [InlineData("empty.crt", true, Fault)]
    [InlineData("text.crt", true, Fault)]
    [InlineData("key.pem", true, Fault)]
    [InlineData("bundle.crt", true, Good)]
    [InlineData("right.pfx", true, Good)]
    [InlineData("leaf.crt", true, No)]
    public void Roots(string root, bool nameMatches, string expected)
    {
        using TestAuthority right = TestAuthority.Root(), wrong = TestAuthority.Root("Another CA");
        X509Certificate2 leaf = right.Issue("localhost");
        folder.Write("right.crt", right.Pem);
        folder.Write("wrong.crt", wrong.Pem);
        folder.Write("bundle.crt", "both:\n" + wrong.Pem + right.Pem);
        folder.Write("empty.crt", "");
        folder.Write("text.crt", "the authority is in the other file");
        folder.Write("key.pem", right.Certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        folder.Write("leaf.crt", leaf.ExportCertificatePem());
        folder.Write("right.pfx", X509CertificateLoader.LoadCertificate(right.Certificate.RawData).Export(X509ContentType.Pfx));
        foreach (int npgsql in (int[])[8, 9, 10])
            Assert.Equal(expected, Question.Judge([leaf], root.Length == 0 ? null : folder.Path(root), npgsql, nameMatches: nameMatches).Ends());
    }

    // 10 reads what is not PEM as PKCS#12 alone (on .NET 9 and later).
    [Theory]
    [InlineData(8, Good)]
    [InlineData(9, Good)]
    [InlineData(10, Fault)]
    public void A_DER_file(int npgsql, string expected)
    {
        using TestAuthority root = TestAuthority.Root();
        Assert.Equal(expected, Question.Judge([root.Issue("localhost")], folder.Write("root.der", root.Certificate.Export(X509ContentType.Cert)), npgsql).Ends());
    }

    [Fact]
    public void A_chain_with_and_without_its_intermediate()
    {
        using TestAuthority root = TestAuthority.Root(), middle = root.Intermediate("Middle");
        string file = folder.Write("chain-root.crt", root.Pem);
        Assert.Equal(Good, Question.Judge([middle.Issue("localhost"), middle.Certificate], file).Ends());
        Assert.Equal(No, Question.Judge([middle.Issue("localhost")], file).Ends());
        Assert.Equal("Accepted Depends Depends", Question.Judge([middle.Issue(Spec.Server("localhost") with { Download = "http://127.0.0.1:1/" })], file).Ends());
        // A download cannot help where something else is wrong too.
        Assert.Equal(No, Question.Judge([middle.Issue(Spec.Server("localhost") with { Download = "http://127.0.0.1:1/", To = DateTimeOffset.UtcNow.AddDays(-1) })], file).Ends());
        Assert.Equal("Accepted Depends Rejected", Question.Judge([middle.Issue(Spec.Server("localhost") with { Download = "http://127.0.0.1:1/" })], file, nameMatches: false).Ends());
    }

    [Fact]
    public void Revocation_that_Npgsql_would_check_is_left_open()
    {
        using TestAuthority root = TestAuthority.Root();
        string file = folder.Write("revocation-root.crt", root.Pem);
        Assert.Equal("Accepted Depends Depends", Question.Judge([root.Issue("localhost")], file, fetch: Question.FetchNothing with { NpgsqlChecksRevocation = true }).Ends());
    }

    [Fact]
    public void A_certificate_that_does_not_serve()
    {
        using TestAuthority root = TestAuthority.Root();
        string file = folder.Write("bad-root.crt", root.Pem);
        Assert.Equal(No, Question.Judge([root.Issue(Spec.Server("localhost") with { To = DateTimeOffset.UtcNow.AddDays(-1) })], file).Ends());
        Assert.Equal(No, Question.Judge([root.Issue(Spec.Server("localhost") with { From = DateTimeOffset.UtcNow.AddDays(1) })], file).Ends());
        Assert.Equal(No, Question.Judge([root.Issue(Spec.Server("localhost") with { Usage = Spec.ForClients })], file).Ends());
        Assert.Equal(No, Question.Judge([], file).Ends());
    }

    [Fact]
    public void A_self_signed_certificate_can_be_its_own_root()
    {
        X509Certificate2 own = TestAuthority.SelfSigned(Spec.Server("localhost"));
        Assert.Equal(Good, Question.Judge([own], folder.Write("own.crt", own.ExportCertificatePem())).Ends());
        Assert.Equal(No, Question.Judge([own]).Ends());
    }
}
