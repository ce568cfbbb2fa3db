using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Keywords;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Checks;

/// <summary>PGSSL3003 to 3006: what the certificate of the server is checked against.</summary>
public class RootCertificateTests
{
    private const string NotFound = "Npgsql does not expand ~, $VARIABLE or %VARIABLE% in the path of the root certificate: every connection fails. Write the path itself.";
    private const string Placeholder = "The path of the root certificate is a placeholder: put the file of your authority there, or write its path.";
    private const string Relative
        = "The path of the root certificate is relative to the current directory of the process: whoever chooses that directory chooses the authority. Write an absolute path.";

    [Theory]
    [InlineData("/etc/pg/root.crt", null)]
    [InlineData("C:\\pg\\root.crt", null)]
    [InlineData("c:/pg/root.crt", null)]
    [InlineData("\\\\server\\c$\\pg\\root.crt", null)]
    [InlineData("/etc/pg/100%/root.crt", null)]
    [InlineData("/etc/pg/a%20b%20c.crt", NotFound)] // reads like a variable
    [InlineData("/etc/pg/~/root.crt", null)]
    [InlineData("'/etc/p;g/root.crt'", null)]
    [InlineData("", null)]
    [InlineData("''", null)]
    [InlineData("□", null)]
    [InlineData("□/root.crt", null)]
    [InlineData("root.crt", Relative)]
    [InlineData("certs/root.crt", Relative)]
    [InlineData("./root.crt", Relative)]
    [InlineData("..\\root.crt", Relative)]
    [InlineData("C:root.crt", Relative)]
    [InlineData("system", Relative)]
    [InlineData("~root.crt", Relative)]
    [InlineData("' /etc/pg/root.crt'", Relative)]
    [InlineData("~", NotFound)]
    [InlineData("~/.postgresql/root.crt", NotFound)]
    [InlineData("~\\root.crt", NotFound)]
    [InlineData("$HOME/root.crt", NotFound)]
    [InlineData("${HOME}/root.crt", NotFound)]
    [InlineData("$(CertDir)/root.crt", NotFound)]
    [InlineData("/etc/$_env/root.crt", NotFound)]
    [InlineData("%APPDATA%\\postgresql\\root.crt", NotFound)]
    [InlineData("C:\\%SITE%\\root.crt", NotFound)]
    [InlineData("%ProgramFiles(x86)%\\root.crt", NotFound)]
    [InlineData("|DataDirectory|\\root.crt", NotFound)]
    [InlineData("/path/to/root.crt", Placeholder)]
    [InlineData("<path>", Placeholder)]
    [InlineData("<", Relative)]
    public void Path(string value, string? message)
    {
        string setting = "Root Certificate=" + value;
        string marked = message is null ? setting : $"{{|PGSSL3006:{setting}|}}";
        Finding? finding = Judge.Findings("Host=h;SSL Mode=VerifyFull;" + marked).Findings.SingleOrDefault();
        Assert.Equal(message, finding?.Message);
        Assert.Equal(message is null or Relative ? FindingSeverity.Info : FindingSeverity.Warning, finding?.Severity ?? FindingSeverity.Info);
    }

    [Theory]
    [InlineData("Host=h;{|PGSSL3003:SSL Mode=VerifyFull|}")]
    [InlineData("Host=h;{|PGSSL3003:SSL Mode=VerifyFull|};Root Certificate=")]
    [InlineData("Host=h;{|PGSSL3003:SSL Mode=VerifyFull|};Root Certificate=''")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Root Certificate=/r.crt")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Root Certificate=□")]
    [InlineData("Host=h;SSL Mode=VerifyFull;□")]
    [InlineData("Host=h;{|PGSSL1004:SSL Mode=VerifyCA|}")]
    [InlineData("Host=h;{|PGSSL1003:SSL Mode=Require|}")]
    public void No_root_certificate_of_its_own(string marked) => Judge.Findings(marked, also: Rules.NoOwnRootCertificate);

    [Fact]
    public void A_root_given_by_code_is_one_of_its_own()
        => Judge.Findings("Host=h;SSL Mode=VerifyFull", use: new ConnectionUse { HasRootCallback = true }, also: Rules.NoOwnRootCertificate);

    [Theory]
    [InlineData(9, SslMode.VerifyFull, "SSL Mode=VerifyFull has no root certificate of its own: the authorities of the operating system are trusted, and with Npgsql 9 a root certificate adds to them and does not replace them.")]
    [InlineData(10, SslMode.VerifyFull, "SSL Mode=VerifyFull has no root certificate of its own: PGSSLROOTCERT, the user's root.crt or the operating system decides whom the program trusts.")]
    [InlineData(10, SslMode.VerifyCA, "SSL Mode=VerifyCA has no root certificate of its own: PGSSLROOTCERT, the user's root.crt or the operating system decides whom the program trusts.")]
    public void Message_without_a_root_of_its_own(int version, SslMode mode, string message)
        => Assert.Equal(message, Assert.Single(Judge.Findings(
            $"Host=h;{{|PGSSL3003:SSL Mode={mode}|}}", Judge.Version(version) with { MinimumMode = mode }, also: Rules.NoOwnRootCertificate).Findings).Message);

    [Theory]
    [InlineData("Host=h;{|PGSSL3004:SSL Mode=VerifyFull|}")]
    [InlineData("Host=h;{|PGSSL3004:SSL Mode=VerifyFull|};Check Certificate Revocation=false")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Check Certificate Revocation=true")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Check Certificate Revocation=□")]
    [InlineData("Host=h;SSL Mode=VerifyFull;□")]
    [InlineData("Host=h;{|PGSSL1003:SSL Mode=Require|}")]
    public void Revocation_is_not_checked(string marked) => Judge.Findings(marked, also: Rules.RevocationNotChecked);

    [Theory]
    [InlineData(10, "Host=h;{|PGSSL3005:SSL Mode=VerifyFull|}")]
    [InlineData(10, "Host=h;{|PGSSL3005:SSL Mode=VerifyFull|};GSS Encryption Mode=Prefer")]
    [InlineData(10, "Host=h;{|PGSSL3005:SSL Mode=VerifyFull|};GSS Encryption Mode=2")]
    [InlineData(10, "Host=h;SSL Mode=VerifyFull;GSS Encryption Mode=Disable")]
    [InlineData(10, "Host=h;SSL Mode=VerifyFull;gssencryptionmode=' disable '")]
    [InlineData(10, "Host=h;SSL Mode=VerifyFull;GSS Encryption Mode=+0")]
    [InlineData(10, "Host=h;SSL Mode=VerifyFull;GSS Encryption Mode=□")]
    [InlineData(10, "Host=h;SSL Mode=VerifyFull;□")]
    [InlineData(10, "Host=h;{|PGSSL1003:SSL Mode=Require|}")]
    [InlineData(9, "Host=h;SSL Mode=VerifyFull")]
    [InlineData(11, "Host=h;{|PGSSL3005:SSL Mode=VerifyFull|}")]
    public void Gss_may_replace_tls(int version, string marked) => Judge.Findings(marked, Judge.Version(version), also: Rules.GssMayReplaceTls);
}
