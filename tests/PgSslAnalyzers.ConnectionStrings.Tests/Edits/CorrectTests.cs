using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Edits;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Options;
using PgSslAnalyzers.ConnectionStrings.Parsing;
using PgSslAnalyzers.ConnectionStrings.Tests.Differential;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Edits;

/// <summary>What other drivers call something is written as Npgsql calls it, where it is clear what was meant.</summary>
public class CorrectTests
{
    private static readonly ConnectionUse AtSink = new() { IsAtSink = true };

    [Theory]
    [InlineData("Host=h;sslrootcert=/r.crt;SSL Mode=VerifyFull", "Host=h;Root Certificate=/r.crt;SSL Mode=VerifyFull")]
    [InlineData("Host=h; SslRootCert = '/r;s.crt' ;SSL Mode=VerifyFull", "Host=h; Root Certificate = '/r;s.crt' ;SSL Mode=VerifyFull")]
    [InlineData("data source=h;initial catalog=d;user=u;Password=p", "Host=h;Database=d;Username=u;Password=p")]
    [InlineData("Host=h;dbname=d;connect_timeout=3;application_name=a;max pool size=9", "Host=h;Database=d;Timeout=3;Application Name=a;Maximum Pool Size=9")]
    [InlineData("Host=h;gssencmode=disable", "Host=h;GSS Encryption Mode=disable")]
    [InlineData("Host=h;channel_binding=require", "Host=h;Channel Binding=require")]
    // A mode under another name stays; what is no mode of Npgsql becomes VerifyFull.
    [InlineData("Host=h;ssl_mode=require", "Host=h;SSL Mode=require")]
    [InlineData("Host=h;ssl-mode=verify-full", "Host=h;SSL Mode=VerifyFull")]
    [InlineData("Host=h;ssl=true", "Host=h;SSL Mode=VerifyFull")]
    [InlineData("Host=h;Use SSL=1", "Host=h;SSL Mode=VerifyFull")]
    [InlineData("Host=h;Encrypt=yes", "Host=h;SSL Mode=VerifyFull")]
    // true and false.
    [InlineData("Host=h;Pooling=no;Enlist=1;Multiplexing=off", "Host=h;Pooling=false;Enlist=true;Multiplexing=false")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Trust Server Certificate=yes", "Host=h;SSL Mode=VerifyFull")]
    public void Corrected(string before, string after)
    {
        string text = before;
        for (int round = 0; round < 10 && Next(text) is { } edited; round++)
            text = edited;
        Assert.Equal(after, text);
        Assert.NotNull(RealNpgsql.Version10.Read(before).Throws);
        Assert.Null(RealNpgsql.Version10.Read(after).Throws);
    }

    [Theory]
    // Nothing like it, values with other names, no telling which of two was meant, and what is unknown.
    [InlineData("Host=h;service=s")]
    [InlineData("Host=h;sslcrl=/crl")]
    [InlineData("Host=h;require_auth=scram-sha-256")]
    [InlineData("Host=h;data source=g")]
    [InlineData("Root Certificate=/a;Host=h;sslrootcert=/b")]
    [InlineData("Host=h;ssl=□")]
    [InlineData("Host=h;nonsense=1")]
    [InlineData("host=h sslmode=verify-full")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Integrated Security=true")]
    public void Left_alone(string marked)
        => Assert.All(
            Checker.Check(Marked.Parse(marked), Options(10), AtSink).Findings.Where(static finding => finding.Rule == Rules.RejectedSetting),
            finding => Assert.Empty(Upgrade.Correct(Marked.Parse(marked), finding.Setting!, new NpgsqlVersion(10))));

    [Fact]
    public void A_keyword_that_the_version_lacks_is_not_written()
    {
        ConnectionString text = ConnectionStringParser.Parse("Host=h;SSL Mode=VerifyFull;gssencmode=disable");
        Finding finding = Assert.Single(Checker.Check(text, Options(9), AtSink).Findings, static finding => finding.Rule == Rules.RejectedSetting);
        Assert.Empty(Upgrade.Correct(text, finding.Setting!, new NpgsqlVersion(9)));
    }

    [Fact]
    public void An_unknown_value_keeps_its_place()
    {
        ConnectionString text = Marked.Parse("Host=h;sslrootcert=□");
        Setting setting = text.Settings[1];
        Assert.Equal("Host=h;Root Certificate=" + PartialText.HoleCharacter, Upgrade.Apply(text.Text.Text, Upgrade.Correct(text, setting, new NpgsqlVersion(10))));
    }

    private static CheckOptions Options(int major) => new() { Version = new(major) };

    private static string? Next(string text)
    {
        ConnectionString parsed = ConnectionStringParser.Parse(text);
        foreach (Finding finding in Checker.Check(parsed, Options(10), AtSink).Findings)
        {
            if (finding.Rule == Rules.RejectedSetting && Upgrade.Correct(parsed, finding.Setting!, new NpgsqlVersion(10)) is { Count: > 0 } edits)
                return Upgrade.Apply(text, edits);
        }
        return null;
    }
}
