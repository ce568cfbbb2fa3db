using PgSslAnalyzers.ConnectionStrings.Catalog;
using PgSslAnalyzers.ConnectionStrings.Checks;
using PgSslAnalyzers.ConnectionStrings.Keywords;
using PgSslAnalyzers.ConnectionStrings.Parsing;

namespace PgSslAnalyzers.ConnectionStrings.Tests.Checks;

/// <summary>PGSSL1001 to 1006: which mode takes effect, and on which host it is worth a word.</summary>
public class ModeTests
{
    [Theory]
    [InlineData("Host=db.example.com;{|PGSSL1001:SSL Mode=Disable|}")]
    [InlineData("Host=db.example.com;{|PGSSL1002:SSL Mode=Allow|}")]
    [InlineData("Host=db.example.com;{|PGSSL1002:SSL Mode=Prefer|}")]
    [InlineData("Host=db.example.com;{|PGSSL1003:SSL Mode=Require|}")]
    [InlineData("Host=db.example.com;{|PGSSL1004:SSL Mode=VerifyCA|}")]
    [InlineData("Host=db.example.com;SSL Mode=VerifyFull")]
    [InlineData("{|PGSSL1005:Host=db.example.com|}")]
    [InlineData("{|PGSSL1003:sslmode=require|};Host=db.example.com;")]
    [InlineData("Host=db.example.com; {|PGSSL1003:SSL Mode = 'Require'|} ;")]
    [InlineData("Host=db.example.com;{|PGSSL1005:SSL Mode=|};Database=d")]
    [InlineData("{|PGSSL1005:Host=db.example.com;Password=\"a;SSL Mode=VerifyFull\"|}")]
    [InlineData("Host=db.example.com;Password=\"a;SSL Mode=Disable\";SSL Mode=VerifyFull")]
    // Without a host it is not yet the string of a connection; a written mode is one already.
    [InlineData("Database=d")]
    [InlineData("Host=;Database=d")]
    [InlineData("Database=d;{|PGSSL1003:SSL Mode=Require|}")]
    // A written mode is reported whatever the host, but for a socket.
    [InlineData("Host=localhost;{|PGSSL1006:SSL Mode=Disable|}")]
    [InlineData("Host=/var/run;SSL Mode=Disable")]
    [InlineData("Host=/var/run;SSL Mode=Prefer")]
    [InlineData("Host=/var/run;SSL Mode=42")]
    [InlineData("Host=/var/run")]
    [InlineData("Host=@abstract")]
    [InlineData("{|PGSSL1005:Host=/var/run,db.example.com|}")]
    // An absent mode on loopback is a development connection.
    [InlineData("{|PGSSL1006:Host=localhost;Port=5433|}")]
    [InlineData("{|PGSSL1006:Server=127.0.0.1|}")]
    [InlineData("{|PGSSL1006:Host=localhost:1,localhost:2|}")]
    [InlineData("{|PGSSL1005:Host=localhost,db|}")]
    [InlineData("{|PGSSL1005:Host=db|}")]
    [InlineData("Host=localhost;{|PGSSL1006:SSL Mode=|}")]
    public void Mode_and_host(string marked) => Judge.Findings(marked);

    [Theory]
    // Absence is silent where a part may carry the mode.
    [InlineData("Host=db.example.com;□")]
    [InlineData("□;Host=db.example.com")]
    [InlineData("□Host=db.example.com")]
    [InlineData("Host=db.example.com;Password=a□")]
    [InlineData("Host=□:5432;Database=d")]
    [InlineData("Host=db.example.com;□=VerifyFull")]
    [InlineData("Host=db.example.com;SSL Mode=□")]
    [InlineData("Host=db.example.com;SSL Mode='□'")]
    [InlineData("Host=db.example.com;SSL Mode=Verify□")]
    // A hole that is a whole value carries nothing.
    [InlineData("{|PGSSL1005:Host=db.example.com;Password=□|}")]
    [InlineData("{|PGSSL1005:Host=□;Database=□|}")]
    [InlineData("{|PGSSL1006:Host=localhost;Password='□'|}")]
    // A written mode is judged all the same.
    [InlineData("□;{|PGSSL1003:SSL Mode=Require|}")]
    [InlineData("□{|PGSSL1003:SSL Mode=Require|};□")]
    [InlineData("Host=a□b;{|PGSSL1001:SSL Mode=Disable|};□")]
    [InlineData("Host=□;{|PGSSL1003:SSL Mode=Require|};Password=□□")]
    [InlineData("□SSL Mode=VerifyFull")]
    // A later unknown mode may be the strong one; a later known one is what counts.
    [InlineData("Host=h;{|PGSSL2004:SSL Mode=Disable|};SSL Mode=□")]
    [InlineData("Host=h;{|PGSSL2004:SSL Mode=□|};{|PGSSL1001:SSL Mode=Disable|}")]
    public void Holes(string marked) => Judge.Findings(marked);

    [Theory]
    [InlineData("Host=db.example.com;SSL Mode=VerifyFull", ModeVerdict.Strong)]
    [InlineData("Host=db.example.com;SSL Mode=Require", ModeVerdict.Weak)]
    [InlineData("Host=db.example.com;SSL Mode=42", ModeVerdict.Weak)]
    [InlineData("Host=/var/run;SSL Mode=Disable", ModeVerdict.Weak)]
    [InlineData("Host=db.example.com", ModeVerdict.Absent)]
    [InlineData("Host=/var/run", ModeVerdict.Absent)]
    [InlineData("Database=d", ModeVerdict.Absent)]
    [InlineData("", ModeVerdict.Absent)]
    [InlineData("Host=db.example.com;SSL Mode=", ModeVerdict.Absent)]
    [InlineData("Host=db.example.com;SSL Mode=□", ModeVerdict.Unknown)]
    [InlineData("Host=db.example.com;□", ModeVerdict.Unknown)]
    [InlineData("□", ModeVerdict.Unknown)]
    [InlineData("Host='db.example.com", ModeVerdict.Unknown)]
    [InlineData("host=h sslmode=require", ModeVerdict.Unknown)]
    [InlineData("Host=db.example.com;SSL Mode=verify-full", ModeVerdict.Rejected)]
    [InlineData("Host=db.example.com;SSL Mode=verify-full;SSL Mode=VerifyFull", ModeVerdict.Rejected)]
    [InlineData("postgres://u@h/d", ModeVerdict.Rejected)]
    public void Verdict(string text, ModeVerdict verdict) => Assert.Equal(verdict, Checker.Check(Marked.Parse(text), Judge.Version(10), Judge.AtSink).Mode);

    [Theory]
    [InlineData(SslMode.VerifyFull, "Host=db.example.com;{|PGSSL1004:SSL Mode=VerifyCA|}")]
    [InlineData(SslMode.VerifyCA, "Host=db.example.com;SSL Mode=VerifyCA")]
    [InlineData(SslMode.VerifyCA, "Host=db.example.com;{|PGSSL1003:SSL Mode=Require|}")]
    [InlineData(SslMode.Require, "Host=db.example.com;SSL Mode=Require")]
    [InlineData(SslMode.Require, "Host=db.example.com;{|PGSSL1002:SSL Mode=Prefer|}")]
    [InlineData(SslMode.Require, "Host=db.example.com;{|PGSSL1001:SSL Mode=42|}")]
    [InlineData(SslMode.Require, "{|PGSSL1005:Host=db.example.com|}")]
    public void Minimum_mode(SslMode minimum, string marked) => Judge.Findings(marked, Judge.Version(10) with { MinimumMode = minimum });

    /// <summary>Up to 5 Require with a root certificate is what VerifyCA is since 6.</summary>
    [Theory]
    [InlineData(SslMode.VerifyFull, "Host=db.example.com;{|PGSSL1004:SSL Mode=Require|};Root Certificate=/r.crt")]
    [InlineData(SslMode.VerifyCA, "Host=db.example.com;SSL Mode=Require;Root Certificate=/r.crt")]
    [InlineData(SslMode.VerifyCA, "Host=db.example.com;{|PGSSL1003:SSL Mode=Require|};{|PGSSL2001:Trust Server Certificate=true|}")]
    public void Minimum_mode_before_6(SslMode minimum, string marked) => Judge.Findings(marked, Judge.Version(5) with { MinimumMode = minimum });

    [Fact]
    public void In_strict_mode_there_is_no_lower_minimum()
        => Judge.Findings("Host=db.example.com;{|PGSSL1003:SSL Mode=Require|}", Judge.Version(10) with { MinimumMode = SslMode.Require, IsStrict = true });

    [Theory]
    [InlineData("Host=db;SSL Mode=Require", "db")]
    [InlineData("Host=db", "db")]
    [InlineData("Host=db:5432,db2", "db*")]
    [InlineData("{|PGSSL1005:Host=db,other|}", "db")]
    [InlineData("Host=other;{|PGSSL1003:SSL Mode=Require|}", "db")]
    [InlineData("Host=□;{|PGSSL1003:SSL Mode=Require|}", "*")]
    [InlineData("Host=localhost;SSL Mode=Disable", "loopback")]
    [InlineData("Host=localhost", "loopback")]
    [InlineData("Host=db;{|PGSSL2003:SSL Mode=verify-full|}", "db")]
    public void Exempt_host(string marked, string pattern) => Judge.Findings(marked, Judge.Version(10) with { ExemptHosts = [pattern] });

    [Theory]
    [InlineData("Host=db;{|PGSSL1003:SSL Mode=Require|}")]
    [InlineData("Host=localhost;SSL Mode=Require")]
    public void In_strict_mode_only_loopback_can_be_exempt(string marked)
        => Judge.Findings(marked, Judge.Version(10) with { ExemptHosts = ["db", "Loopback"], IsStrict = true });

    [Theory]
    [InlineData("Host=localhost;SSL Mode=Require")]
    [InlineData("Host=127.0.0.1;{|PGSSL1006:SSL Mode=Require|}")]
    [InlineData("Host=127.evil.example.com;{|PGSSL1003:SSL Mode=Require|}")]
    public void In_strict_mode_a_name_that_is_loopback_can_be_exempt(string marked)
        => Judge.Findings(marked, Judge.Version(10) with { ExemptHosts = ["localhost", "127.*"], IsStrict = true });

    [Theory]
    [InlineData("{|PGSSL1006:Host=db|}")]
    [InlineData("{|PGSSL1006:Host=□|}")]
    [InlineData("{|PGSSL1006:Host=localhost|}")]
    [InlineData("{|PGSSL1005:Host=db.example.com|}")]
    [InlineData("{|PGSSL1005:Host=10.0.0.5|}")]
    [InlineData("Host=db;{|PGSSL1001:SSL Mode=Disable|}")]
    public void In_a_test_project_an_absent_mode_on_a_short_name_is_development(string marked) => Judge.Findings(marked, Judge.Version(10) with { IsTestProject = true });

    [Theory]
    [InlineData("Host=□;{|PGSSL1006:SSL Mode=Disable|}")]
    [InlineData("{|PGSSL1006:Host=□|}")]
    [InlineData("Host=□;{|PGSSL1001:SSL Mode=42|}")]
    [InlineData("Host=□;SSL Mode=VerifyFull")]
    public void Behind_a_loopback_guard_a_weak_mode_is_development(string marked) => Judge.Findings(marked, use: new ConnectionUse { IsLoopbackGuarded = true });

    [Theory]
    [InlineData("{|PGSSL1005:Host=db.example.com|}", FindingSeverity.Warning)]
    [InlineData("Host=db.example.com;{|PGSSL1003:SSL Mode=Require|}", FindingSeverity.Warning)]
    [InlineData("{|PGSSL1006:Host=localhost|}", FindingSeverity.Info)]
    public void Severity(string marked, FindingSeverity severity) => Assert.Equal(severity, Assert.Single(Judge.Findings(marked).Findings).Severity);

    [Theory]
    [InlineData("{|PGSSL1006:Host=localhost|}", 10, "SSL Mode is not set: fine on this host; for any other, use VerifyFull. Npgsql 10 then uses Prefer, which does not verify the server.")]
    [InlineData("{|PGSSL1006:Host=localhost|}", 5, "SSL Mode is not set: fine on this host; for any other, VerifyFull needs Npgsql 6 or later. Npgsql 5 then uses Disable, which does not verify the server.")]
    public void Message_for_development(string marked, int version, string message)
        => Assert.Equal(message, Assert.Single(Judge.Findings(marked, Judge.Version(version)).Findings).Message);

    [Fact]
    public void Message_behind_a_loopback_guard()
        => Assert.Equal(
            "SSL Mode=Disable: fine on this host; for any other, use VerifyFull. The code uses it for loopback only; it does not verify the server.",
            Assert.Single(Judge.Findings("Host=□;{|PGSSL1006:SSL Mode=Disable|}", use: new ConnectionUse { IsLoopbackGuarded = true }).Findings).Message);

    [Fact]
    public void Message_for_a_slim_builder()
        => Assert.Equal(
            "SSL Mode is not set: use VerifyFull. Npgsql 10 then uses plain text, because transport security is not enabled on the slim builder: anyone on the network path reads the login and every query.",
            Assert.Single(Judge.Findings("{|PGSSL1005:Host=db.example.com|}", use: new ConnectionUse { IsSlim = true }).Findings).Message);

    /// <summary>Settings that come from assignments to a builder are judged like those of a text.</summary>
    [Fact]
    public void Builder()
    {
        object origin = new();
        var settings = new ConnectionSettings(
            [
                new Setting { Key = "Host", Keyword = KeywordTable.Host, Value = "db.example.com" },
                new Setting { Key = "SslMode", Keyword = KeywordTable.SslMode, Value = "Disable" },
                new Setting { Key = "SslMode", Keyword = KeywordTable.SslMode, Value = "Require", Origin = origin },
            ],
            mayCarryMore: false);
        CheckResult result = Checker.Check(settings, Judge.Version(10), ConnectionUse.Plain);
        // Code that overrules a text is no duplicate.
        Assert.Equal([Rules.ServerNotAuthenticated], result.Findings.Select(f => f.Rule));
        Assert.Same(origin, result.Findings[0].Setting!.Origin);
    }
}
