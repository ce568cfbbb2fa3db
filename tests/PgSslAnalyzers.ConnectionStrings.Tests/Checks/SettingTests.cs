using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Keywords;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Checks;

/// <summary>PGSSL2001 to 2006: settings without effect, misread, repeated or thrown on.</summary>
public class SettingTests
{
    [Theory]
    [InlineData("Host=h;SSL Mode=VerifyFull;{|PGSSL2001:Trust Server Certificate=true|}")]
    [InlineData("Host=h;{|PGSSL2001:trustservercertificate=' TRUE '|};SSL Mode=VerifyFull")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Trust Server Certificate=false")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Trust Server Certificate=")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Trust Server Certificate=true;TrustServerCertificate=false")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Trust Server Certificate=□")]
    [InlineData("Host=h;SSL Mode=□;{|PGSSL2001:Trust Server Certificate=true|}")]
    public void Trust_server_certificate(string marked) => Judge.Findings(marked);

    [Theory]
    [InlineData("Host=h;{|PGSSL1003:SSL Mode=Require|};{|PGSSL2002:Root Certificate=/etc/pg/root.crt|}")]
    [InlineData("{|PGSSL1005:Host=h;{|PGSSL2002:Root Certificate=/etc/pg/root.crt|}|}")]
    [InlineData("Host=h;{|PGSSL1003:SSL Mode=Require|};{|PGSSL2002:Root Certificate=□|}")]
    [InlineData("Host=h;{|PGSSL1001:SSL Mode=Disable|};{|PGSSL2002:Root Certificate=relative.crt|}")]
    [InlineData("Host=h;{|PGSSL1004:SSL Mode=VerifyCA|};Root Certificate=/etc/pg/root.crt")]
    [InlineData("Host=h;SSL Mode=□;Root Certificate=/etc/pg/root.crt")]
    [InlineData("Host=h;□;Root Certificate=/etc/pg/root.crt")]
    // An empty one counts as none.
    [InlineData("Host=h;{|PGSSL1003:SSL Mode=Require|};Root Certificate=''")]
    [InlineData("Host=h;{|PGSSL1003:SSL Mode=Require|};Root Certificate=/etc/pg/root.crt;Root Certificate=")]
    public void Root_certificate_is_not_used(string marked) => Judge.Findings(marked);

    [Theory]
    [InlineData("Host=h;{|PGSSL2004:SSL Mode=VerifyFull|};{|PGSSL1001:SslMode=Disable|}", FindingSeverity.Warning, "SSL Mode is set more than once: keep one. The last one wins, and it is weaker than this one.")]
    [InlineData("Host=h;{|PGSSL2004:SSL Mode=VerifyFull|};{|PGSSL1001:SslMode=42|}", FindingSeverity.Warning, "SSL Mode is set more than once: keep one. The last one wins, and it is weaker than this one.")]
    [InlineData("Host=h;{|PGSSL2004:SSL Mode=Disable|};{|PGSSL1003:SslMode=Require|}", FindingSeverity.Warning, "SSL Mode is set more than once: keep one. The last one wins, and it is weak.")]
    [InlineData("Host=h;{|PGSSL2004:SSL Mode=VerifyFull|};{|PGSSL1005:SslMode=|}", FindingSeverity.Warning, "SSL Mode is set more than once: keep one. The last one wins, and it is empty, so the default applies.")]
    [InlineData("Host=h;{|PGSSL2004:SSL Mode=Disable|};SslMode=VerifyFull", FindingSeverity.Info, "SSL Mode is set more than once: keep one. The last one wins.")]
    [InlineData("Host=h;{|PGSSL2004:SSL Mode=VerifyFull|};SSL Mode=Disable;SslMode=VerifyFull", FindingSeverity.Info, "SSL Mode is set more than once: keep one. The last one wins.")]
    [InlineData("Host=h;{|PGSSL2004:SSL Mode=Disable|};SslMode=□", FindingSeverity.Info, "SSL Mode is set more than once: keep one. The last one wins.")]
    public void Mode_set_twice(string marked, FindingSeverity severity, string message)
    {
        Finding finding = Judge.Findings(marked).Findings.Single(f => f.Rule == Rules.DuplicateSslMode);
        Assert.Equal((severity, message), (finding.Severity, finding.Message));
    }

    [Theory]
    // Values of the mode that Npgsql throws on; the intent of some is clear.
    [InlineData("Host=h;{|PGSSL2003:SSL Mode=verify-full|}", "Npgsql 10 does not know SSL Mode=verify-full and throws: write VerifyFull.")]
    [InlineData("Host=h;{|PGSSL2003:SSL Mode='VERIFY_FULL'|}", "Npgsql 10 does not know SSL Mode=VERIFY_FULL and throws: write VerifyFull.")]
    [InlineData("Host=h;{|PGSSL2003:SSL Mode=verify-ca|}", "Npgsql 10 does not know SSL Mode=verify-ca and throws: it is called VerifyCA, and VerifyFull is the mode that checks who answers.")]
    [InlineData("Host=h;{|PGSSL2003:SSL Mode=Required|}", "Npgsql 10 does not know SSL Mode=Required and throws: it is called Require, and VerifyFull is the mode that checks who answers.")]
    [InlineData("Host=h;{|PGSSL2003:SSL Mode=true|}", "Npgsql 10 does not know SSL Mode=true and throws: write VerifyFull.")]
    [InlineData("Host=h;{|PGSSL2003:SSL Mode=hunter2|}", "Npgsql 10 does not know this value of SSL Mode and throws: write VerifyFull.")]
    [InlineData("Host=h;{|PGSSL2003:SSL Mode=''|}", "Npgsql 10 does not know this value of SSL Mode and throws: write VerifyFull.")]
    [InlineData("Host=h;{|PGSSL2003:SSL Mode=none|};SSL Mode=VerifyFull", "Npgsql 10 does not know SSL Mode=none and throws: write VerifyFull.")]
    // The mode as a part of another value.
    [InlineData("{|PGSSL2003:Host=h,SSL Mode=VerifyFull|}", "Npgsql 10 reads the sslmode in here as part of the value of Host, so that SSL Mode is not set: separate settings with ';'.")]
    [InlineData("{|PGSSL2003:host=h port=5432 sslmode=verify-full|}", "Npgsql 10 reads the sslmode in here as part of the value of Host, so that SSL Mode is not set: separate settings with ';'.")]
    [InlineData("{|PGSSL2003:host=□ dbname=□ sslmode = require|}", "Npgsql 10 reads the sslmode in here as part of the value of Host, so that SSL Mode is not set: separate settings with ';'.")]
    [InlineData("Host=h;{|PGSSL2003:Password=□ SSL Mode=Require|}", "Npgsql 10 reads the sslmode in here as part of the value of Password, so that SSL Mode is not set: separate settings with ';'.")]
    [InlineData("{|PGSSL2003:Host=sslmode,sslmode=x|};Root Certificate=/r", "Npgsql 10 reads the sslmode in here as part of the value of Host, so that SSL Mode is not set: separate settings with ';'.")]
    // Booleans of other drivers.
    [InlineData("Host=h;SSL Mode=VerifyFull;{|PGSSL2003:Trust Server Certificate=yes|}", "Npgsql 10 takes only true or false for Trust Server Certificate and throws on yes.")]
    [InlineData("Host=h;SSL Mode=VerifyFull;{|PGSSL2003:Pooling=1|}", "Npgsql 10 takes only true or false for Pooling and throws on 1.")]
    public void Rejected_or_misread(string marked, string message) => Assert.Equal(message, Assert.Single(Judge.Findings(marked).Findings).Message);

    [Theory]
    // The nearest good ones.
    [InlineData("{|PGSSL1005:Host=h;Password='a sslmode=x'|}")]
    [InlineData("{|PGSSL1005:Host=h;Password=a\\sslmode=x|}")]
    [InlineData("{|PGSSL1005:Host=h;Application Name=sslmode=x|}")]
    [InlineData("{|PGSSL1005:Host=h;Application Name=about sslmode|}")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Pooling=True;Enlist=' false '")]
    [InlineData("Host=h;SSL Mode=VerifyFull;Port=1")]
    // Keys that nobody has a name for, and text that is no connection string: unknown, so silent.
    [InlineData("Host=h;hunter2=x;SSL Mode=VerifyFull")]
    [InlineData("Host='h;SSL Mode=Disable")]
    public void Not_misread(string marked) => Judge.Findings(marked, use: Judge.AtSink);

    [Theory]
    [InlineData("sslrootcert", "Root Certificate")]
    [InlineData("sslcert", "SSL Certificate")]
    [InlineData("SSL_MODE", "SSL Mode")]
    [InlineData("ssl-mode", "SSL Mode")]
    [InlineData("SSL", "SSL Mode")]
    [InlineData("Use SSL", "SSL Mode")]
    [InlineData("Encrypt", "SSL Mode")]
    [InlineData("gssencmode", "GSS Encryption Mode")]
    [InlineData("require_auth", "Require Auth")]
    [InlineData("channel_binding", "Channel Binding")]
    [InlineData("dbname", "Database")]
    [InlineData("Initial Catalog", "Database")]
    [InlineData("Data Source", "Host")]
    [InlineData("Address", "Host")]
    [InlineData("hostaddr", "Host")]
    [InlineData("User", "Username")]
    [InlineData("Connect Timeout", "Timeout")]
    [InlineData("Connection Timeout", "Timeout")]
    [InlineData("connect_timeout", "Timeout")]
    [InlineData("application_name", "Application Name")]
    [InlineData("Max Pool Size", "Maximum Pool Size")]
    [InlineData("Min Pool Size", "Minimum Pool Size")]
    [InlineData("Service", null)]
    [InlineData("sslcrl", null)]
    [InlineData("MultipleActiveResultSets", null)]
    [InlineData("Trusted_Connection", null)]
    public void Keyword_of_another_driver(string key, string? meant)
    {
        string marked = $"Host=h;SSL Mode=VerifyFull;{{|PGSSL2003:{key}=x|}}";
        string expected = $"Npgsql 10 does not know the keyword {key} and throws" + (meant is null ? "." : $": it is called {meant}.");
        Assert.Equal(expected, Assert.Single(Judge.Findings(marked, use: Judge.AtSink).Findings).Message);
        Assert.All(Differential.RealNpgsql.All, npgsql => Assert.NotNull(npgsql.Read($"Host=h;{key}=x").Throws));
        // Away from a sink nobody knows whose string it is.
        Judge.Findings($"Host=h;SSL Mode=VerifyFull;{key}=x");
    }

    [Theory]
    [InlineData("gssencmode", 9)]
    [InlineData("channel_binding", 7)]
    [InlineData("sslrootcert", 4)]
    public void A_keyword_is_not_recommended_to_a_version_that_lacks_it(string key, int version)
        => Assert.Equal(
            $"Npgsql {version} does not know the keyword {key} and throws.",
            Judge.Findings($"Database=d;{{|PGSSL2003:{key}=x|}}", Judge.Version(version), Judge.AtSink).Findings[0].Message);

    [Theory]
    // A mode was meant: its absence needs no second word.
    [InlineData("Host=h;{|PGSSL2003:ssl_mode=require|}")]
    [InlineData("{|PGSSL1005:Host=h;{|PGSSL2003:sslrootcert=/r|}|}")]
    // An unquoted semicolon in a password: Npgsql reads "b;SSL Mode" as one keyword.
    [InlineData("Host=h;Password=a;{|PGSSL2003:b;SSL Mode=Disable|}")]
    [InlineData("{|PGSSL1005:Password=a;{|PGSSL2003:b; Database=d|};Host=h|}")]
    [InlineData("{|PGSSL1005:Password='a;b';Host=h|}")]
    public void A_keyword_that_meant_the_mode(string marked) => Judge.Findings(marked, use: Judge.AtSink);

    [Theory]
    [InlineData("postgres://u:p@db.example.com/d?sslmode=require")]
    [InlineData("  PostgreSQL://db.example.com/d")]
    public void Uri(string text)
    {
        Finding finding = Assert.Single(Judge.Findings($"{{|PGSSL2003:{text}|}}", use: Judge.AtSink).Findings);
        Assert.Equal("Npgsql 10 does not read postgres:// URIs and throws: write Host=...;Username=...;SSL Mode=VerifyFull.", finding.Message);
        // Other libraries do read them.
        Judge.Findings(text);
        Assert.All(Differential.RealNpgsql.All, npgsql => Assert.NotNull(npgsql.Read(text).Throws));
    }

    [Theory]
    // Unix sockets have no TLS.
    [InlineData("Host=/var/run;{|PGSSL2006:SSL Mode=Require|}", "SSL Mode=Require over a Unix-domain socket: remove it. Npgsql 10 throws on it, because PostgreSQL has no TLS there.")]
    [InlineData("Host=/var/run;{|PGSSL2006:SSL Mode=VerifyFull|}", "SSL Mode=VerifyFull over a Unix-domain socket: remove it. Npgsql 10 throws on it, because PostgreSQL has no TLS there.")]
    // Direct negotiation, also by number.
    [InlineData("Host=/tmp;SSL Mode=Prefer;{|PGSSL2006:SSL Negotiation=Direct|}", "SSL Negotiation=Direct: use VerifyFull. Npgsql 10 throws on it below SSL Mode=Require.")]
    [InlineData("Host=/tmp;{|PGSSL2006:SSL Negotiation=' direct '|}", "SSL Negotiation=Direct: use VerifyFull. Npgsql 10 throws on it below SSL Mode=Require.")]
    [InlineData("Host=/tmp;{|PGSSL2006:SSL Negotiation=1|}", "SSL Negotiation=Direct: use VerifyFull. Npgsql 10 throws on it below SSL Mode=Require.")]
    [InlineData("Host=/tmp;SSL Mode=42;{|PGSSL2006:SSL Negotiation=Direct|}", "SSL Negotiation=Direct: use VerifyFull. Npgsql 10 throws on it below SSL Mode=Require.")]
    public void Throws(string marked, string message)
    {
        Assert.Equal(message, Assert.Single(Judge.Findings(marked).Findings).Message);
        if (marked.Contains("Negotiation", StringComparison.Ordinal))
            Assert.All([Differential.RealNpgsql.Version9, Differential.RealNpgsql.Version10], npgsql => Assert.True(npgsql.RefusesDataSource(Marked.Text(marked).Text)));
    }

    [Theory]
    [InlineData("Host=/var/run;SSL Mode=Prefer")]
    [InlineData("Host=h;SSL Mode=VerifyFull;SSL Negotiation=Direct")]
    [InlineData("Host=/tmp;SSL Mode=Prefer;SSL Negotiation=Postgres")]
    [InlineData("Host=/tmp;SSL Mode=Prefer;SSL Negotiation=0")]
    [InlineData("Host=/tmp;SSL Mode=Prefer;SSL Negotiation=7")]
    public void Does_not_throw(string text)
    {
        Judge.Findings(text);
        Assert.All([Differential.RealNpgsql.Version9, Differential.RealNpgsql.Version10], npgsql => Assert.False(npgsql.RefusesDataSource(text)));
    }

    [Theory]
    [InlineData("Host=h;SSL Mode=□;SSL Negotiation=Direct")]
    [InlineData("Host=h;□;SSL Negotiation=Direct")]
    [InlineData("Host=h;SSL Mode=VerifyFull;SSL Negotiation=□")]
    [InlineData("Host=□;SSL Mode=VerifyFull")]
    public void Unknown_does_not_throw(string marked) => Judge.Findings(marked);

    [Theory]
    [InlineData(10, "Host=h;{|PGSSL2006:SSL Mode=VerifyFull|}")]
    [InlineData(6, "Host=h;{|PGSSL2006:SSL Mode=VerifyFull|};Root Certificate=/r.crt")]
    [InlineData(10, "Host=h;{|PGSSL2006:SSL Mode=VerifyCA|}")]
    // With Require the callback does the checking.
    [InlineData(10, "Host=h;SSL Mode=Require")]
    [InlineData(10, "Host=h;SSL Mode=Require;{|PGSSL2006:Root Certificate=/r.crt|}")]
    [InlineData(10, "{|PGSSL1005:Host=h;{|PGSSL2006:Root Certificate=/r.crt|}|}")]
    [InlineData(10, "Host=h;{|PGSSL1001:SSL Mode=Disable|};{|PGSSL2002:Root Certificate=/r.crt|}")]
    [InlineData(10, "Host=h;SSL Mode=□;Root Certificate=/r.crt")]
    [InlineData(5, "Host=h;SSL Mode=Require")]
    // Trust Server Certificate beat the callback before 6, not since.
    [InlineData(5, "Host=h;{|PGSSL1003:SSL Mode=Require|};{|PGSSL2001:Trust Server Certificate=true|}")]
    [InlineData(7, "Host=h;SSL Mode=Require;{|PGSSL2001:Trust Server Certificate=true|}")]
    public void With_a_validation_callback(int version, string marked)
        => Judge.Findings(marked, Judge.Version(version), new ConnectionUse { HasValidationCallback = true });

    [Theory]
    // That it accepts anything is said where it is set: here only the mode counts.
    [InlineData("Host=h;SSL Mode=VerifyFull")]
    [InlineData("Host=h;{|PGSSL1004:SSL Mode=VerifyCA|}")]
    [InlineData("Host=h;{|PGSSL1003:SSL Mode=Require|}")]
    [InlineData("Host=h;{|PGSSL1003:SSL Mode=Require|};Root Certificate=/r.crt")]
    public void With_a_callback_that_accepts_anything(string marked)
        => Judge.Findings(marked, use: new ConnectionUse { HasValidationCallback = true, AcceptsAnyCertificate = true });

    [Fact]
    public void In_strict_mode_a_callback_does_not_excuse_Require()
        => Judge.Findings("Host=h;{|PGSSL1003:SSL Mode=Require|}", Judge.Version(10) with { IsStrict = true }, new ConnectionUse { HasValidationCallback = true });

    /// <summary>A root certificate that code gives is as unused as one that the string gives.</summary>
    [Theory]
    [InlineData("Host=h;SSL Mode=Require", true)]
    [InlineData("Host=h;SSL Mode=VerifyFull", false)]
    [InlineData("Host=h;SSL Mode=□", false)]
    public void A_root_certificate_given_by_code(string text, bool isReported)
    {
        object origin = new();
        CheckResult result = Checker.Check(Marked.Parse(text), Judge.Version(10), new ConnectionUse { HasRootCallback = true, RootOrigin = origin });
        Assert.Equal(isReported ? origin : null, result.Findings.SingleOrDefault(f => f.Rule == Rules.RootCertificateNotUsed)?.Setting!.Origin);
    }

    [Theory]
    [InlineData("Host=h;{|PGSSL2006:SSL Mode=VerifyFull|}")]
    [InlineData("Host=h;{|PGSSL1003:SSL Mode=Require|}")]
    [InlineData("Host=h;{|PGSSL1002:SSL Mode=Prefer|}")]
    [InlineData("{|PGSSL1005:Host=h|}")]
    [InlineData("Host=h;SSL Mode=□")]
    public void On_a_slim_builder_without_transport_security(string marked) => Judge.Findings(marked, use: new ConnectionUse { IsSlim = true });

    [Theory]
    // 6 and 7 want Trust Server Certificate for Require; said where PGSSL1003 does not say it.
    [InlineData(7, "Host=h;{|PGSSL2006:SSL Mode=Require|}")]
    [InlineData(7, "Host=h;{|PGSSL2006:SSL Mode=Require|};Trust Server Certificate=false")]
    [InlineData(7, "Host=h;SSL Mode=Require;{|PGSSL2001:Trust Server Certificate=true|}")]
    [InlineData(7, "Host=h;SSL Mode=Require;Trust Server Certificate=□")]
    [InlineData(7, "Host=h;SSL Mode=Require;□")]
    [InlineData(8, "Host=h;SSL Mode=Require")]
    [InlineData(5, "Host=h;SSL Mode=Require")]
    public void Require_without_trust(int version, string marked) => Judge.Findings(marked, Judge.Version(version) with { MinimumMode = SslMode.Require });
}
